import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

describe("an answer says which releases its figures come from", () => {
  test("each once, sorted, whatever the partner, and only those used", async () => {
    const { extensions } = await ask(`{ territories(level: EPCI) {
      caf { rsaHouseholds(to: "2021-12") { value } again: rsaHouseholds(from: "2021-12", to: "2021-12") { status } rsaShareOfClaimants(from: "2021-12", to: "2021-12") { value } }
      siae { structureCount { value } } } }`);
    expect(extensions?.releases).toEqual([
      "caf:claimant-households:2021-12:1",
      "caf:rsa-households:2020-12:1",
      "caf:rsa-households:2021-12:1",
      "siae:structures:2019-07:1",
    ]);
  });

  test("they are the very ids of the graph's own fields", async () => {
    const { data, extensions } = await ask(
      `{ territory(code: "55") { poleEmploi { jobseekers(from: "2018", to: "2019") { release { id } } } } }`,
    );
    const ids = data.territory.poleEmploi.jobseekers.map(({ release }: { release: { id: string } }) => release.id);
    expect(extensions?.releases).toEqual(ids.toSorted());
  });

  test("an answer without figures names none", async () => {
    const { extensions } = await ask(`{ caf { name } territories(level: EPCI) { name } }`);
    expect(extensions?.releases).toBeUndefined();
  });
});

describe("an institution lists what it has published", () => {
  const listed = async (asked: string) => {
    const { data, errors } = await ask(`{ poleEmploi { releases${asked} {
      id state withheld signature policy { kind legalGround } source { licence } demonstration } } }`);
    expect(errors).toBeUndefined();
    return data.poleEmploi.releases;
  };

  test("with state, policy, source, licence, number withheld and signature", async () => {
    const all = await listed(`(dataset: "jobseekers", origin: REAL)`);
    expect(all).toHaveLength(10);
    expect(all[0]).toMatchObject({
      id: "pole-emploi:jobseekers:2015-Q4:1",
      state: "PUBLISHED",
      withheld: 0,
      policy: { kind: "NONE", legalGround: expect.stringContaining("Licence Ouverte") },
      source: { licence: "Licence Ouverte" },
      demonstration: false,
    });
    expect(all[0].signature).toMatch(/^[\w+/]{80,}={0,2}$/);
  });

  test("by period, by state, and no more than asked", async () => {
    const ids = async (asked: string) => (await listed(asked)).map(({ id }: { id: string }) => id);
    expect(await ids(`(dataset: "jobseekers", from: "2017", to: "2018")`)).toEqual([
      "pole-emploi:jobseekers:2017-Q4:1",
      "pole-emploi:jobseekers:2018-Q4:1",
    ]);
    expect(await ids(`(state: [WITHDRAWN, EMBARGOED])`)).toEqual([]);
    expect(await ids(`(first: 3)`)).toHaveLength(3);
    const refusal = async (asked: string) =>
      (await ask(`{ poleEmploi { releases${asked} { id } } }`)).errors?.[0]?.extensions?.code;
    expect(await refusal(`(first: -1)`)).toBe("INVALID_LENGTH");
    expect(await refusal(`(dataset: "unknown")`)).toBe("UNKNOWN_DATASET");
  });
});
