import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import type { Login } from "@pacte-hub/server/logins";
import { describe, expect, test } from "vitest";
import { databaseOf } from "../hub/start/postgres/names.ts";
import { urlsOf } from "./database.ts";
import { abuses, codeOf, forbidden } from "./loginWall.ts";

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
