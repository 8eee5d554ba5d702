import { loginLimits, settingsOf } from "@pacte-hub/institution/database/limits";
import { withClient } from "@pacte-hub/postgres/connect";
import { partnerIds } from "@pacte-hub/schema/model/partner";
import { logins } from "@pacte-hub/server/logins";
import { describe, expect, test } from "vitest";
import { adminUrl, freshDatabase, urlsOf } from "./database.ts";

describe.each(partnerIds)("the logins of %s", (partner) => {
  test("are bounded in connections and in time, each as it is declared", async () => {
    for (const login of logins) {
      const url = urlsOf(partner)[login];
      const { rows } = await withClient(url, (client) =>
        client.query("select rolconnlimit from pg_roles where rolname = current_user"),
      );
      expect([login, rows[0].rolconnlimit]).toEqual([login, loginLimits[login].connections]);
      for (const [name, value] of settingsOf(loginLimits[login])) {
        const found = await withClient(url, (client) =>
          client.query("select setting from pg_settings where name = $1", [name]),
        );
        expect([login, name, found.rows[0].setting]).toEqual([login, name, value]);
      }
    }
  });

  test.each([
    ["keep a large object", "select lo_create(0)"],
    ["keep a large object from bytes", "select lo_from_bytea(0, 'x')"],
    ["see who is connected, and what they ask", "select * from pg_stat_activity"],
    ["count what is written in tables it cannot read", "select * from pg_stat_user_tables"],
    ["count their rows", "select reltuples from pg_class where relname = 'count'"],
    ["weigh them", "select pg_relation_size('pg_catalog.pg_class')"],
    ["weigh the database", "select pg_database_size(current_database())"],
    ["read the planner's samples", "select * from pg_stats"],
    ["watch others' locks", "select * from pg_locks"],
    ["watch how much is written", "select pg_current_wal_lsn()"],
    ["run a program of its own", "do $$ begin end $$"],
    ["make a function", "create function pg_temp.mine() returns int language sql as 'select 1'"],
    ["read the server's files", "select pg_read_file('postgresql.conf')"],
  ])("may not %s: %s", async (_, sql) => {
    for (const login of ["READER", "PUBLISHER", "STEWARD"] as const) {
      const refused = withClient(urlsOf(partner)[login], (client) => client.query(sql));
      await expect(refused, login).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("have left no large object, and no login of theirs reaches one", async () => {
    const { rows } = await withClient(urlsOf(partner).OWNER, (owner) =>
      owner.query("select oid from pg_largeobject_metadata"),
    );
    expect(rows).toEqual([]);
  });

  test("may still tell each other something (NOTIFY cannot be taken away): nothing is in it, and nothing is believed of it", async () => {
    const told = await withClient(urlsOf(partner).READER, (client) => client.query("notify published, 'x'"));
    expect(told.command).toBe("NOTIFY");
  });
});

test("what PostgreSQL does not let us take away, tried: a login's own time limits, and NOTIFY", async () => {
  const database = await freshDatabase("caf");
  const name = new URL(database.READER).pathname.slice(1);
  try {
    await withClient(adminUrl(name), async (admin) => {
      await admin.query("revoke set on parameter statement_timeout from public");
      await admin.query("revoke execute on function pg_notify(text, text) from public");
    });
    await withClient(database.READER, async (reader) => {
      await reader.query("set statement_timeout = 0");
      expect((await reader.query("show statement_timeout")).rows).toEqual([{ statement_timeout: "0" }]);
      await reader.query("begin; alter role current_user set statement_timeout = 0; rollback");
      await expect(reader.query("select pg_notify('published', '')")).rejects.toMatchObject({ code: "42501" });
      await reader.query("notify published");
      await expect(reader.query("alter role current_user connection limit 100")).rejects.toMatchObject({
        code: "42501",
      });
    });
  } finally {
    await database.drop();
  }
});
