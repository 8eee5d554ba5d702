import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withClient } from "@pacte-hub/postgres/connect";
import { readSettings } from "@pacte-hub/server/config";
import type { ClientBase } from "pg";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { completedByFolder } from "../hub/start/embedded.ts";
import type { ReaderContext } from "../packages/institution/database/context/readerContext.ts";
import { saysAsProcess } from "./context.ts";

/** What a request's transaction says of who asks, under the seal of the institution's process. */
type Context = Partial<ReaderContext>;

describe("behind the code, the database itself holds the reader's login back", () => {
  let reader: string;
  beforeAll(async () => {
    const { dataDir, ports } = inject("hub");
    await readFile(join(dataDir, "passwords.json"));
    const settings = await completedByFolder(readSettings({ HUB_DATA_DIR: dataDir, PG_PORT: String(ports.PG_PORT) }));
    reader = settings.databases.caf?.READER ?? "";
  });

  /** How many rows the login sees in a context; nothing of it stays. */
  const seen = (sql: string, context: Context = {}): Promise<number> =>
    withClient(reader, async (client) => {
      await client.query("begin read only");
      if (Object.keys(context).length > 0) await saysAsProcess(client, "caf", context);
      const { rows } = await client.query(`select count(*)::int as seen from (${sql}) as all_rows`);
      await client.query("rollback");
      return rows[0].seen;
    });

  const cells = "select from published.cell";
  const anonymous: Context = { asking: "ANONYMOUS" };
  const analyst: Context = { asking: "READER", institution: "caf", roles: ["ANALYST"] };

  test("without a context there is not one cell, not one grant and not one line of the journal", async () => {
    expect(await seen(cells)).toBe(0);
    expect(await seen("select from authority.access_grant")).toBe(0);
    expect(await seen("select from authority.journal_read(null, 500)")).toBe(0);
  });

  test("nobody in particular sees the cells of open releases alone", async () => {
    const open = "select from published.cell join published.release on id = release where policy_kind = 'NONE'";
    const others = "select from published.cell join published.release on id = release where policy_kind <> 'NONE'";
    expect(await seen(open, anonymous)).toBeGreaterThan(1_000);
    expect(await seen(others, anonymous)).toBe(0);
  });

  test.each([
    ["the name of a grant that does not exist", { ...analyst, grant: "caf:invented" }],
    [
      "a grant that another institution's readers hold",
      { ...analyst, grant: "caf:demonstration:rsa-people-covered:department-meuse:analyst" },
    ],
    [
      "a grant of a role he does not say",
      { ...analyst, roles: ["STEERING"], grant: "caf:demonstration:rsa-people-covered:caf:analyst" },
    ],
    [
      "a grant in the name of nobody in particular",
      { asking: "ANONYMOUS", grant: "caf:demonstration:rsa-people-covered:caf:analyst" },
    ],
  ] as const)("%s opens nothing", async (_, context) => {
    const others = "select from published.cell join published.release on id = release where policy_kind <> 'NONE'";
    expect(await seen(others, context)).toBe(0);
  });

  const refusedWith = (sql: string): Promise<string | null> =>
    withClient(reader, async (client: ClientBase) =>
      client.query(`begin; set transaction read write; ${sql}`).then(
        () => null,
        ({ code }: { code: string }) => code,
      ),
    );

  test.each([
    ["write a grant", "insert into authority.access_grant select * from authority.access_grant"],
    ["approve one", "insert into authority.grant_approval values ('a', 'b', 'c', now())"],
    ["lift a revocation", "delete from authority.grant_revocation"],
    ["open the door", "insert into authority.door_change (closes, changed_by, reason) values (false, 'x', 'x')"],
    ["change a cell", "update published.cell set value = 0"],
    ["read the journal's table", "select * from authority.journal"],
    ["cut the journal", "delete from authority.journal"],
    ["give back a nonce", "delete from authority.nonce"],
    ["read who is behind a pseudonym", "select * from authority.subject"],
    ["order a publication", "insert into authority.publication_order values ('a', 'b', null, 'c', now(), false)"],
    ["read what was delivered", "select * from intake.count"],
    ["read what was deposited", "select * from intake.deposited_file"],
    ["take the wall down", "alter table published.cell disable row level security"],
    ["put itself above the wall", "alter table published.cell no force row level security"],
    [
      "become the owner",
      "do $$ begin execute format('set role %I', (select tableowner from pg_tables where schemaname = 'published' limit 1)); end $$",
    ],
  ])("an attempt to %s is refused by the database (42501)", async (_, sql) => {
    expect(await refusedWith(sql)).toBe("42501");
  });
});
