import { migrate } from "@pacte-hub/institution/database/migrate";
import { enterWhole } from "@pacte-hub/institution/registers/enter";
import { recordsOf } from "@pacte-hub/institution/registers/records";
import { readerPool, withClient, workingConnection } from "@pacte-hub/postgres/connect";
import type { Knex } from "knex";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "../database.ts";

interface Nouns {
  readonly seat: { readonly id: string; readonly name: string };
}

let database: Awaited<ReturnType<typeof freshDatabase>>;
let steward: Knex;
let reader: Knex;
beforeAll(async () => {
  database = await freshDatabase("siae");
  await migrate("siae", database);
  steward = workingConnection(database.STEWARD, "steward");
  reader = readerPool(database.READER);
});
afterAll(async () => {
  await steward.destroy();
  await reader.destroy();
  await database.drop();
});

const said = (seats: Readonly<Record<string, string>>, demonstration = false) =>
  enterWhole(steward, {
    register: "seat",
    entries: Object.entries(seats).map(([id, name]) => ({ id, subject: "committee", body: { id, name } })),
    recordedBy: "test",
    demonstration,
  });

const now = () => recordsOf<Nouns>(reader, null);
const codeOf = (sql: string, url = database.STEWARD) =>
  withClient(url, (client) => client.query(sql)).then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

describe("a register only grows", () => {
  test("what is said anew gets a next version, what is no longer said is closed, what is said again stays", async () => {
    expect(await said({ a: "Préfecture", b: "CPAM", c: "MSA" })).toBe(3);
    const before = (await now().all("seat"))[0]?.record.recordedAt ?? "";
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await said({ a: "Préfecture", b: "CPAM de la Meuse" })).toBe(2);
    expect(await said({ a: "Préfecture", b: "CPAM de la Meuse" })).toBe(0);
    const after = await now().all("seat");
    expect(after.map(({ id, name, record }) => [id, name, record.version])).toEqual([
      ["a", "Préfecture", 1],
      ["b", "CPAM de la Meuse", 2],
    ]);
    const then = await recordsOf<Nouns>(reader, before).all("seat");
    expect(then.map(({ name }) => name)).toContain("CPAM");
    expect(then.map(({ name }) => name)).not.toContain("CPAM de la Meuse");
  });

  test("a new file changes and closes only what files said: what a steward said last stays as they said it", async () => {
    const file = (seats: Readonly<Record<string, string>>) =>
      enterWhole(steward, {
        register: "stool",
        entries: Object.entries(seats).map(([id, name]) => ({ id, body: { id, name } })),
        recordedBy: "file",
        demonstration: false,
      });
    expect(await file({ a: "Préfecture", b: "CPAM", c: "MSA" })).toBe(3);
    await enterWhole(steward, {
      register: "stool",
      entries: [{ id: "d", body: { id: "d", name: "Invitée" } }],
      recordedBy: "steward",
      demonstration: false,
    });
    await steward.raw(
      `insert into pact.record (register, id, version, position, body, demonstration, recorded_by)
       values ('stool', 'a', 2, 0, '{"id":"a","name":"Préfète"}', false, 'steward')`,
    );
    expect(await file({ a: "Préfecture de la Meuse", b: "CPAM de la Meuse" })).toBe(2);
    const stools = await recordsOf<{ readonly stool: Nouns["seat"] }>(reader, null).all("stool");
    expect(stools.map(({ id, name }) => [id, name]).sort()).toEqual([
      ["a", "Préfète"],
      ["b", "CPAM de la Meuse"],
      ["d", "Invitée"],
    ]);
  });

  test("everything an entry ever said can be read, with who said it and when", async () => {
    const history = await now().history("seat", "b");
    expect(history.map(({ name, record }) => [name, record.version, record.recordedBy])).toEqual([
      ["CPAM", 1, "test"],
      ["CPAM de la Meuse", 2, "test"],
    ]);
    expect((history[0]?.record.recordedAt ?? "") < (history[1]?.record.recordedAt ?? "")).toBe(true);
    expect((await now().about("seat", "committee")).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(await now().about("seat", "elsewhere")).toEqual([]);
  });

  test.each(["update pact.record set body = '{}'", "delete from pact.record", "truncate pact.record"])(
    "even its steward is refused: %s",
    async (sql) => {
      expect(await codeOf(sql)).toBe("42501");
    },
  );

  const entered = (version: number, demonstration: boolean, id = "a") =>
    `insert into pact.record values ('seat', '${id}', ${version}, 0, null, '{}', ${demonstration}, 'test', '2017-01-01')`;

  test("of two who change the same version, the second is told", async () => {
    expect(await codeOf(entered(1, false))).toBe("40001");
    expect(await codeOf(entered(3, false))).toBe("40001");
  });

  test("the register dates its entries, whatever they say of themselves", async () => {
    expect(await codeOf(entered(1, false, "dated"))).toBe("done");
    const [entry] = await now().history("seat", "dated");
    expect(entry?.record.recordedAt.slice(0, 4)).not.toBe("2017");
  });

  test("a generated entry is refused outside a demonstration database, and never takes the place of a real one", async () => {
    expect(await codeOf(entered(1, true, "generated"))).toBe("42501");
    await withClient(database.OWNER, (client) =>
      client.query("insert into authority.mark (demonstration) values (true)"),
    );
    expect(await codeOf(entered(1, true, "generated"))).toBe("done");
    expect(await codeOf(entered(2, true, "a"))).toBe("42501");
    expect(await said({ x: "Association inventée" }, true)).toBe(2);
    expect((await now().all("seat")).map(({ name }) => name)).toContain("Association inventée");
  });
});

test("all registers asked at once are one statement", async () => {
  const statements: string[] = [];
  reader.on("query", ({ sql }: { sql: string }) => statements.push(sql));
  const records = recordsOf<Nouns & { vote: object }>(reader, null);
  await Promise.all([records.all("seat"), records.all("vote"), records.all("seat")]);
  await Promise.all([records.about("seat", "committee"), records.about("vote", "a")]);
  expect(statements).toHaveLength(2);
});
