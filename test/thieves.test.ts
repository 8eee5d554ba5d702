import { withClient } from "@pacte-hub/postgres/connect";
import type { Login } from "@pacte-hub/server/logins";
import type { ClientBase } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migratedDatabase } from "./database.ts";

/**
 * What docs/security.md says of the thief of each login of a database, done: with the login's address and nothing else.
 * `may` is what remains possible and must stay written there; `mayNot` is refused by PostgreSQL itself.
 */
let urls: Awaited<ReturnType<typeof migratedDatabase>>;
let alone: Awaited<ReturnType<typeof migratedDatabase>>;
beforeAll(async () => {
  // One that decides by two, and one that decides alone.
  [urls, alone] = await Promise.all([migratedDatabase("caf"), migratedDatabase("siae")]);
});
afterAll(() => Promise.all([urls.drop(), alone.drop()]));

/** Rows, or the code of the refusal; nothing of it stays. */
const outcome = (login: Login, sql: string, of = urls): Promise<number | string> =>
  withClient(of[login], async (client: ClientBase) => {
    await client.query("begin");
    const told = await client.query(sql).then(
      (results) => [results].flat().at(-1)?.rowCount ?? 0,
      ({ code }: { code: string }) => code,
    );
    await client.query("rollback");
    return told;
  });

const grant = (
  dataset: string,
) => `insert into authority.access_grant (id, dataset, institution, role, finest, dimensions,
  purpose, legal_basis, starts_on, granted_by, needs_approval, demonstration)
  values ('stolen', '${dataset}', 'siae', 'ANALYST', 'EPCI', '{}', 'STATISTICS', 'AGREEMENT', '2020-01-01', 'x', false, false)`;
const delivery = "insert into intake.delivery (dataset, file_name, file_sha256) values ('x', 'x', 'x')";
const release = (
  kind: string,
) => `insert into published.release (id, dataset, period, first_day, last_day, vintage, unit, measure,
  provisional, producer, publisher, source_title, source_licence, policy_kind, policy, content_hash, signature, public_key,
  demonstration) values ('f', 'siae-employees', '2017', '2017-01-01', '2017-12-31', 1, 'PERSON', 'STOCK', false, 'x', 'x', 'x',
  'x', '${kind}', '{}', 'x', 'a false signature', 'x', false)`;
const audited = `insert into published.audit (release, content_hash, findings, cells) values ('f', 'x', 0, 0);
  insert into published.publication (release, content_hash) values ('f', 'x')`;

type Tried = Readonly<Record<string, string>>;

const thieves: Readonly<Record<Exclude<Login, "OWNER">, { readonly may: Tried; readonly mayNot: Tried }>> = {
  READER: {
    may: {
      "read what releases say of themselves": "select * from published.standing",
      "read the registers, which are open": "select * from pact.record",
      "read which issuers and gateways are believed": "select * from authority.issuer, authority.gateway_key",
      "read where the journal ends": "select * from authority.journal_head",
      "lift its own time limits, and keep the server busy": "set statement_timeout = 0; select pg_sleep(0.01)",
      "wake the process that listens, which reads the list of releases again": "notify published",
    },
    mayNot: {
      "read one raw count": "select * from intake.count",
      "read the digest or the signature of a release in its table":
        "select content_hash, signature from published.release",
      "read the digest with which it was published": "select content_hash from published.publication",
      "read that of its audit": "select content_hash from published.audit",
      "count what a release withholds": "select withheld from published.size",
      "write a line of the journal": "select authority.journal_record('[]')",
      "write one by the function that does": "select authority.journal_write('[]', 'x', 0, 'x')",
      "write an act": `select authority.journal_act('{"kind":"ACT"}')`,
      "keep a head": "select authority.witness('siae', 9, repeat('0', 64), 'x', 'x')",
      "replace one": "update authority.witnessed_head set seq = 0",
      "read the key of the wall": "select * from authority.context_key",
      "write a grant": grant("sanctions"),
      "open the door": "insert into authority.door_change (closes, changed_by, reason) values (false, 'x', 'x')",
      publish: release("SUPPRESSION"),
      withdraw: "insert into published.withdrawal (release, reason) values ('f', 'x')",
    },
  },
  PUBLISHER: {
    may: {
      "read and delete raw counts: it is their keeper": "select * from intake.count; delete from intake.delivery",
      "read the cells of every release, under embargo and withdrawn too": "select * from published.cell",
      "bring false counts": delivery,
      "say that structures share a holding, which withholds the more": "insert into intake.holding values ('a', 'b')",
      "lay a deposit down, which stewards must order":
        "insert into authority.deposit select * from jsonb_populate_record(null::authority.deposit, jsonb_build_object('id', 'd', 'datasets', array['x'], 'file_names', array['x'], 'sha256', repeat('0', 64), 'seal', repeat('0', 64), 'provisional', false, 'demonstration', false, 'deposited_at', now()))",
      "wake the process that listens": "notify published",
    },
    mayNot: {
      "publish where two decide, without their order": `${release("SUPPRESSION")}; ${audited}`,
      "call open what its source has not opened": release("NONE"),
      "unsay which structures share a holding": "delete from intake.holding",
      "change a cell that is published": "update published.cell set value = 0",
      withdraw: "insert into published.withdrawal (release, reason) values ('f', 'x')",
      "order what it laid down":
        "insert into authority.publication_order (id, deposit, ordered_by, needs_approval) values ('o', 'd', 'x', false)",
      approve: "insert into authority.publication_approval values ('o', 'x', 'y', now())",
      "read grants": "select * from authority.access_grant",
      "read or write the journal": "select * from authority.journal",
      "plant a line": "select authority.journal_write('[]', 'x', 0, 'x')",
      "say a word of what another has published": "select authority.journal_word('f', '{}')",
      "ask for a withdrawal":
        "insert into authority.withdrawal_order (release, ordered_by, reason) values ('f', 'x', 'x')",
      "keep a head": "select authority.witness('siae', 9, repeat('0', 64), 'x', 'x')",
      "change a register": "delete from pact.record",
    },
  },
  STEWARD: {
    may: {
      "ask for a grant, which waits for a second person": grant("sanctions"),
      "close the door, or open it":
        "insert into authority.door_change (closes, changed_by, reason) values (true, 'x', 'x')",
      "read what is published, to ask for its withdrawal": "select * from published.standing",
      "believe an issuer or a gateway of its own":
        "insert into authority.issuer (issuer, claim, claim_value, institution) values ('https://x', 'a', 'b', 'caf')",
      "enter in the registers, under their next version": `insert into pact.record (register, id, version, position, body, demonstration, recorded_by, recorded_at)
         values ('r', 'i', 1, 1, '{}', false, 'x', now())`,
      "read the journal": "select * from authority.journal",
      "tell the journal an act that was not done, under its own login": `select authority.journal_act('{"kind":"ACT","name":"x"}')`,
      "forget who is behind a pseudonym": "delete from authority.subject",
    },
    mayNot: {
      "read one cell": "select * from published.cell",
      "read one raw count": "select * from intake.count",
      "read the digest or the signature of a release in its table":
        "select content_hash, signature from published.release",
      "read that of its audit": "select content_hash from published.audit",
      "be the second person of what it asked": `${grant("sanctions")}; insert into authority.grant_approval select id, granted_by, 'steward:another' from authority.access_grant`,
      "withdraw alone where two decide": "insert into published.withdrawal (release, reason) values ('f', 'x')",
      "undo a register's past": "delete from pact.record",
      "alter a line of the journal": "update authority.journal set hash = 'x'",
      "plant a consultation": `select authority.journal_act('{"kind":"CONSULTATION"}')`,
      "plant a line": "select authority.journal_write('[]', 'x', 0, 'x')",
      "keep a head": "select authority.witness('siae', 9, repeat('0', 64), 'x', 'x')",
      publish: release("SUPPRESSION"),
      "change the rule of two": "update authority.rule set by_two = false",
    },
  },
};

describe.each(["READER", "PUBLISHER", "STEWARD"] as const)("the thief of the %s's login, with it alone,", (login) => {
  const { may, mayNot } = thieves[login];
  test.each(Object.entries(may))("may still %s", async (_, sql) => {
    expect(await outcome(login, sql)).toEqual(expect.any(Number));
  });
  test.each(Object.entries(mayNot))("may not %s", async (_, sql) => {
    expect(await outcome(login, sql)).toBe("42501");
  });
});

test("the reader's thief sees not one cell, grant, order or line of the journal, whatever it says of itself", async () => {
  const settings = ["asking", "institution", "roles", "grant", "subject", "context"];
  const forged = settings.map((name) => `set_config('hub.${name}', 'STEWARD', true)`).join(", ");
  for (const what of [
    "published.cell",
    "authority.access_grant",
    "authority.deposit",
    "authority.journal_read(null, 500)",
  ])
    expect([what, await outcome("READER", `select ${forged}; select * from ${what}`)]).toEqual([what, 0]);
});

test("where an institution decides alone, its publisher's thief may publish false figures, which bear no valid signature; its steward's may grant", async () => {
  expect(await outcome("PUBLISHER", `${release("SUPPRESSION")}; ${audited}`, alone)).toEqual(expect.any(Number));
  expect(
    await outcome(
      "STEWARD",
      `${grant("siae-employees")}; select 1 / (select count(*) from authority.grant_standing where is_effective)`,
      alone,
    ),
  ).toEqual(expect.any(Number));
});

test("the owner's thief has all of it: what stays is what others keep (heads, signed releases)", async () => {
  expect(await outcome("OWNER", "select * from intake.count, authority.context_key, authority.subject")).toEqual(
    expect.any(Number),
  );
  expect(
    await outcome("OWNER", "alter table authority.journal disable trigger all; delete from authority.journal"),
  ).toEqual(expect.any(Number));
});
