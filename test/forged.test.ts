import { contextKey } from "@pacte-hub/institution/database/context/contextKey";
import { addContextKey, endContextKey } from "@pacte-hub/institution/database/context/databaseKeys";
import { readerPool, withClient } from "@pacte-hub/postgres/connect";
import { anonymous } from "@pacte-hub/schema/model/viewer";
import type { ClientBase } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ContextNotBelieved, openReaderSession } from "../packages/institution/access/readerSession.ts";
import { holdContextKey } from "../packages/institution/database/context/heldKeys.ts";
import {
  contextText,
  type ReaderContext,
  sealedBatch,
} from "../packages/institution/database/context/readerContext.ts";
import {
  type Session,
  type SessionRow,
  sessionIn,
  sessionQuery,
} from "../packages/institution/database/context/session.ts";
import { nobodyAsks, saysAsProcess } from "./context.ts";
import { contextKeyOfHub, migratedDatabase } from "./database.ts";

let urls: Awaited<ReturnType<typeof migratedDatabase>>;
beforeAll(async () => {
  urls = await migratedDatabase("caf");
  await withClient(urls.STEWARD, (client) =>
    client.query(`insert into authority.access_grant (id, dataset, institution, role, finest, dimensions, purpose, legal_basis,
        starts_on, granted_by, needs_approval, demonstration)
      values ('one', 'sanctions', 'siae', 'ANALYST', 'EPCI', '{}', 'STATISTICS', 'AGREEMENT', '2020-01-01', 'test', false, false)`),
  );
});
afterAll(() => urls.drop());

const key = () => contextKeyOfHub("caf");
const steward: ReaderContext = {
  ...nobodyAsks,
  asking: "STEWARD",
  institution: "caf",
  roles: ["STEWARD"],
  person: "steward:x",
};

/** What the wall believes after `text` was said: who asks, and how many grants are seen. */
async function believed(client: ClientBase, text: string): Promise<readonly [string, number | null]> {
  await client.query("select set_config('hub.context', $1, false)", [text]);
  const { rows } = await client.query("select authority.asking() as asking");
  return [rows[0].asking, (await client.query("select from authority.access_grant")).rowCount];
}

async function sessionOn(client: ClientBase): Promise<Session> {
  return sessionIn((await client.query<SessionRow>(sessionQuery)).rows[0] as SessionRow);
}

const asThief = <T>(work: (client: ClientBase, session: Session) => Promise<T>): Promise<T> =>
  withClient(urls.READER, async (client) => work(client, await sessionOn(client)));

describe("whoever holds the reader's login without the process's secret says who asks in vain:", () => {
  test("what the process itself says is believed", async () => {
    expect(await asThief((client, session) => believed(client, contextText(key(), session, steward)))).toEqual([
      "STEWARD",
      1,
    ]);
  });

  const forgeries: Readonly<Record<string, (session: Session) => string>> = {
    "the former settings": () => "",
    "no seal": ({ pid }) => JSON.stringify({ pid, at: Date.now(), ...steward }),
    "a seal of a key of its own": (session) =>
      contextText(contextKey("a secret of the thief's own making"), session, steward),
    "the known key's name over a seal of its own": (session) =>
      key().id + contextText(contextKey("a secret of the thief's own making"), session, steward).slice(16),
    "a seal that is null in JSON": ({ pid }) => `${key().id} ${"0".repeat(64)} {"pid":${pid},"asking":"STEWARD"}`,
    "words altered after they were sealed": (session) =>
      contextText(key(), session, { ...steward, asking: "READER" }).replace('"READER"', '"STEWARD"'),
    "words sealed for another connection": (session) =>
      contextText(key(), { ...session, pid: session.pid + 1 }, steward),
    "words sealed a minute ago": (session) =>
      contextText(key(), { ...session, now: () => session.now() - 60_000 }, steward),
    "words sealed for later": (session) =>
      contextText(key(), { ...session, now: () => session.now() + 60_000 }, steward),
    "a journal's seal over a context": ({ pid }) => {
      const body = JSON.stringify({ pid, at: Date.now(), ...steward });
      return `${key().id} ${key().seal(`hub-journal\n${body}`)} ${body}`;
    },
  };
  test.each(Object.keys(forgeries))("%s: nobody asks, nothing is seen", async (name) => {
    const seen = await asThief((client, session) => believed(client, forgeries[name]?.(session) ?? ""));
    expect(seen).toEqual(["", 0]);
  });

  test("what another connection of the same login said is of no use to it, even word for word", async () => {
    const text = await withClient(urls.READER, (client) => saysAsProcess(client, "caf", steward));
    expect(await asThief((client) => believed(client, text))).toEqual(["", 0]);
  });

  test("it reads no key, makes none, and has nothing sealed for it by the database", async () => {
    for (const sql of [
      "select * from authority.context_key",
      "insert into authority.context_key (id, inner_pad, outer_pad) values ('aaaaaaaaaaaaaaaa', '', '')",
      "select authority.seal_of('x', 'y')",
      "select authority.is_sealed('x', 'y', 'z')",
      "select authority.context()",
      "select authority.held_grant()",
    ])
      for (const login of ["READER", "STEWARD", "PUBLISHER"] as const) {
        const refused = withClient(urls[login], (client) => client.query(sql));
        await expect(refused, `${login}: ${sql}`).rejects.toMatchObject({ code: "42501" });
      }
  });

  test("a secret that was ended opens nothing from then on, while the next one does", async () => {
    const [former, next] = ["the former secret, 32 characters...", "the next secret, 32 characters......"].map(
      contextKey,
    );
    if (!former || !next) throw new Error("two keys");
    await withClient(urls.OWNER, async (owner) => {
      for (const one of [former, next]) expect(await addContextKey(owner, one)).toBe("ADDED");
      const asking = (one: typeof former) =>
        asThief(async (client, session) => (await believed(client, contextText(one, session, steward)))[0]);
      expect([await asking(former), await asking(next)]).toEqual(["STEWARD", "STEWARD"]);
      expect(await endContextKey(owner, former.id)).toBe(true);
      expect([await asking(former), await asking(next)]).toEqual(["", "STEWARD"]);
      expect(await addContextKey(owner, former)).toBe("KNOWN");
      expect(await asking(former)).toBe("");
    });
  });
});

test("a process whose secret the database does not believe refuses to answer: it never says that there is nothing", async () => {
  const db = readerPool(urls.READER, 1);
  const asked = async () => {
    const session = openReaderSession(db, anonymous, false);
    try {
      return await session.admission;
    } finally {
      await session.end();
    }
  };
  expect((await asked()).published).toBeGreaterThanOrEqual(0);
  holdContextKey(urls.READER, contextKey("a secret that this database was never told of"));
  await expect(asked()).rejects.toThrow(ContextNotBelieved);
  holdContextKey(urls.READER, key());
  await asked();
  await db.destroy();
});

describe("no login plants a line in the journal:", () => {
  const batch = JSON.stringify([{ nonce: null, subject: null, entries: ['{"kind":"CONSULTATION"}'], open: [] }]);
  let before: number;
  const lines = () =>
    withClient(urls.STEWARD, async (client) => (await client.query("select from authority.journal")).rowCount ?? 0);
  beforeEach(async () => {
    before = await lines();
  });

  test("the process's own lines are taken", async () => {
    await asThief((client, session) =>
      client.query("select authority.journal_write($1, $2, $3, $4)", [...sealedBatch(key(), session, batch)]),
    );
    expect(await lines()).toBe(before + 1);
  });

  const forged: Readonly<Record<string, (session: Session) => readonly unknown[]>> = {
    "nothing at all": () => [batch, null, null, null],
    "a key nobody knows and no seal": ({ now }) => [batch, "unknown", Math.floor(now()), null],
    "a seal of a key of its own": (session) =>
      sealedBatch(contextKey("a secret of the thief's own making"), session, batch),
    "a seal over other lines": (session) => [batch, ...sealedBatch(key(), session, "[]").slice(1)],
    "a seal for another connection": (session) => sealedBatch(key(), { ...session, pid: session.pid + 1 }, batch),
    "a seal of a minute ago": (session) => sealedBatch(key(), { ...session, now: () => session.now() - 60_000 }, batch),
  };
  test.each(Object.keys(forged))("with %s it is refused", async (name) => {
    for (const login of ["READER", "STEWARD", "PUBLISHER"] as const) {
      const refused = withClient(urls[login], async (client) =>
        client.query("select authority.journal_write($1, $2, $3, $4)", [
          ...(forged[name]?.(await sessionOn(client)) ?? []),
        ]),
      );
      await expect(refused).rejects.toMatchObject({ code: "42501" });
      const past = withClient(urls[login], (client) => client.query("select authority.journal_record($1)", [batch]));
      await expect(past).rejects.toMatchObject({ code: "42501" });
    }
    expect(await lines()).toBe(before);
  });

  test("the steward's login journals its own acts by its own name, and no consultation", async () => {
    const journalled = (entry: object) =>
      withClient(urls.STEWARD, (client) => client.query("select authority.journal_act($1)", [JSON.stringify(entry)]));
    await expect(journalled({ kind: "CONSULTATION", dataset: "sanctions" })).rejects.toMatchObject({ code: "42501" });
    await expect(journalled({})).rejects.toMatchObject({ code: "42501" });
    await journalled({ kind: "ACT", name: "GrantAccess", login: "another", institution: "department-meuse" });
    const { rows } = await withClient(urls.STEWARD, (client) =>
      client.query("select entry from authority.journal order by seq desc limit 1"),
    );
    const said = JSON.parse(rows[0].entry.slice(rows[0].entry.indexOf("{")));
    expect([said.login, said.institution]).toEqual([new URL(urls.STEWARD).username, null]);
  });
});
