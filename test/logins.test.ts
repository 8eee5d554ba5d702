import { withClient } from "@pacte-hub/postgres/connect";
import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import type { Login } from "@pacte-hub/server/logins";
import { describe, expect, test } from "vitest";
import { databaseOf } from "../hub/start/postgres/names.ts";
import { urlsOf } from "./database.ts";

const forbidden = "42501";

/** What a login might try that is not its work. Every one must be refused by PostgreSQL itself. */
const abuses: Readonly<Record<Exclude<Login, "OWNER">, readonly string[]>> = {
  READER: [
    "select * from intake.count",
    "select * from intake.delivery",
    "insert into published.cell (release, territory, breakdown, status) values ('x', '55', '', 'WITHHELD')",
    "update published.release set vintage = 2",
    "delete from published.cell",
    "truncate published.cell cascade",
    "create table published.mine ()",
    "create table public.mine ()",
    "create schema mine",
    "insert into authority.mark (demonstration) values (false)",
    "insert into authority.issuer (issuer, claim, claim_value, institution) values ('https://x', 'a', 'b', 'c')",
    "alter table published.cell disable trigger all",
    "copy published.cell to program 'cat'",
  ],
  PUBLISHER: [
    "update published.cell set value = 0",
    "delete from published.release",
    "truncate published.cell cascade",
    "drop trigger cell_is_immutable on published.cell",
    "update intake.count set value = 0",
    "insert into authority.mark (demonstration) values (false)",
    "select * from authority.issuer",
    "create table intake.mine ()",
  ],
  STEWARD: [
    "select * from intake.count",
    "insert into published.cell (release, territory, breakdown, status) values ('x', '55', '', 'WITHHELD')",
    "update published.release set demonstration = false",
    "update authority.mark set demonstration = false",
    "create table public.mine ()",
  ],
};

async function codeOf(url: string, sql: string): Promise<string | undefined> {
  return withClient(url, (client) => client.query(sql)).then(
    () => "done",
    (error: { code?: string }) => error.code,
  );
}

describe.each(partnerIds)("the database of %s", (partner) => {
  test.each(Object.entries(abuses).flatMap(([login, all]) => all.map((sql) => [login as Login, sql] as const)))(
    "refuses its %s: %s",
    async (login, sql) => {
      expect(await codeOf(urlsOf(partner)[login], sql)).toBe(forbidden);
    },
  );

  test("opens to no login of another institution, nor do the cluster's common databases", async () => {
    const others = partnerIds.filter((other) => other !== partner);
    for (const login of ["OWNER", "PUBLISHER", "READER", "STEWARD"] as const) {
      for (const database of [...others.map(databaseOf), "postgres", "template1"]) {
        expect(await codeOf(urlsOf(partner, database)[login], "select 1"), `${login} in ${database}`).toBe(forbidden);
      }
    }
  });

  test("lets its reader read what is published, and its publisher what it received", async () => {
    expect(await codeOf(urlsOf(partner).READER, "select * from published.cell")).toBe("done");
    expect(await codeOf(urlsOf(partner).PUBLISHER, "select * from intake.count")).toBe("done");
  });
});

test.each(["department", "siae"] as PartnerId[])(
  "the registers of %s are written by its steward alone",
  async (partner) => {
    const urls = urlsOf(partner);
    expect(await codeOf(urls.READER, "delete from pact.register")).toBe(forbidden);
    expect(await codeOf(urls.PUBLISHER, "select * from pact.register")).toBe(forbidden);
    expect(await codeOf(urls.STEWARD, "update pact.register set sha256 = sha256")).toBe("done");
  },
);

test("not even the owner changes a release by the ordinary way: it is immutable by trigger", async () => {
  expect(await codeOf(urlsOf("caf").OWNER, "update published.cell set value = 0")).toBe(forbidden);
  expect(await codeOf(urlsOf("caf").OWNER, "delete from published.release")).toBe(forbidden);
  expect(await codeOf(urlsOf("caf").OWNER, "truncate published.release cascade")).toBe(forbidden);
});

test("a cell cannot join a release after the fact", async () => {
  const late = `insert into published.cell (release, territory, breakdown, status)
                select id, '99999', '', 'WITHHELD' from published.release limit 1`;
  expect(await codeOf(urlsOf("caf").PUBLISHER, late)).toBe(forbidden);
});
