import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

/** The sums by EPCI made by hand from the producers' files, as a check that owes nothing to our code. */
function byHand(file: string, column: string): Map<string, number> {
  const [header, ...lines] = readFileSync(inClone("data", file), "utf8").trim().split(/\r?\n/);
  const names = header?.split(";") ?? [];
  const rows = lines.map((line) => Object.fromEntries(line.split(";").map((value, at) => [names[at] ?? "", value])));
  return new Map(rows.map((row) => [`${row.siren_epci} ${row.periode?.replace("T", "Q")}`, Number(row[column])]));
}

interface Figure {
  readonly period: string;
  readonly value: number;
}

describe("the figures checked by hand", () => {
  test("every figure of an EPCI is the sum made by hand from the producer's file", async () => {
    const { data } = await ask(`{ territories(level: EPCI) { code
      caf { rsaHouseholds { period value } claimantHouseholds { period value } peopleCovered { period value } activityBonusHouseholds { period value } }
      poleEmploi { jobseekers { period value } } } }`);
    const caf = "caf/caf-epci-meuse-2020-2021.csv";
    const expected: Readonly<Record<string, Map<string, number>>> = {
      rsaHouseholds: byHand(caf, "foyers_rsa"),
      claimantHouseholds: byHand(caf, "foyers_allocataires"),
      peopleCovered: byHand(caf, "personnes_couvertes"),
      activityBonusHouseholds: byHand(caf, "foyers_prime_activite"),
      jobseekers: byHand("dares/defm-abc-epci-meuse-2015-2021.csv", "demandeurs_emploi_abc"),
    };
    for (const [field, sums] of Object.entries(expected)) {
      const said = data.territories.flatMap(
        ({ code, caf, poleEmploi }: { code: string; caf: object; poleEmploi: object }) =>
          (({ ...caf, ...poleEmploi }) as Record<string, Figure[]>)[field]?.map(({ period, value }) => [
            `${code} ${period}`,
            value,
          ]),
      );
      // Made by hand of the first years; `realFigures.test.ts` adds up the others.
      expect(new Map(said.filter(([key]: [string]) => sums.has(key))), field).toEqual(sums);
    }
  });

  test("of the villages that died for France: no file lacks them, so that Grand Verdun is whole", async () => {
    const { data } = await ask(`{ verdun: territory(code: "200049187") { caf {
        rsaHouseholds(to: "2021-12") { period value status coverage { present expected } } } }
      territories(level: COMMUNE) { name caf { rsaHouseholds(from: "2021-12", to: "2021-12") { status value } } } }`);
    expect(data.verdun.caf.rsaHouseholds).toEqual([
      { period: "2020-12", value: 1320, status: "ROUNDED", coverage: { present: 20, expected: 20 } },
      { period: "2021-12", value: 1260, status: "ROUNDED", coverage: { present: 20, expected: 20 } },
    ]);
    const named = (asked: string) =>
      data.territories
        .filter(({ caf }: { caf: { rsaHouseholds: { status: string }[] } }) => caf.rsaHouseholds[0]?.status === asked)
        .map(({ name }: { name: string }) => name)
        .sort();
    expect(named("NOT_APPLICABLE")).toEqual([
      "Bezonvaux",
      "Cumières-le-Mort-Homme",
      "Fleury-devant-Douaumont",
      "Haumont-près-Samogneux",
      "Louvemont-Côte-du-Poivre",
    ]);
    expect(named("NOT_COLLECTED")).toEqual(["Blanzée", "Montbras"]);
  });

  test("of the department", async () => {
    const { data } = await ask(`{ territory(code: "55") {
      caf { rsaHouseholds(to: "2021-12") { period value status coverage { present expected } } }
      poleEmploi { jobseekers(from: "2017", to: "2021") { period value } }
      department { rsaHouseholdsAtStart { period value status roundedTo } conventions { id } }
      siae { structures { siret } structureCount { period value } byKind: structureCount(by: [STRUCTURE_KIND]) { structureKind value } } } }`);
    const { caf, poleEmploi, department, siae } = data.territory;
    expect(caf.rsaHouseholds).toEqual([
      { period: "2020-12", value: 4865, status: "PARTIAL", coverage: { present: 490, expected: 494 } },
      { period: "2021-12", value: 4635, status: "PARTIAL", coverage: { present: 492, expected: 494 } },
    ]);
    expect(poleEmploi.jobseekers).toEqual([
      { period: "2017-Q4", value: 14500 },
      { period: "2018-Q4", value: 14280 },
      { period: "2019-Q4", value: 13555 },
      { period: "2020-Q4", value: 14075 },
      { period: "2021-Q4", value: 13520 },
    ]);
    expect(department.rsaHouseholdsAtStart).toEqual([
      { period: "2017-03", value: 4902, status: "PUBLISHED", roundedTo: null },
    ]);
    expect(department.conventions).toHaveLength(24);
    expect(siae.structures).toHaveLength(29);
    expect(siae.structureCount).toEqual([{ period: "2019-07", value: 29 }]);
    expect(siae.byKind).toEqual([
      { structureKind: "ACI", value: 23 },
      { structureKind: "AI", value: 2 },
      { structureKind: "EI", value: 3 },
      { structureKind: "ETTI", value: 1 },
    ]);
  });

  test("as of a day before this hub began, open figures that were public are there, and none before their copy was taken", async () => {
    const asked = `{ territory(code: "55") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value
      release { producerPublishedOn recordedAt publishedAt knownFrom source { retrievedOn } } } } } }`;
    const asOf = async (instant: string) =>
      (await ask(asked, {}, undefined, { "Hub-As-Of": instant })).data.territory.caf.rsaHouseholds;
    const [figure, ...more] = await asOf("2026-11-28T12:00:00Z");
    expect([figure.value, more]).toEqual([4635, []]);
    const { producerPublishedOn, recordedAt, publishedAt, knownFrom, source } = figure.release;
    // No source that ships says when the CNAF published it: nobody guesses.
    expect(producerPublishedOn).toBeNull();
    expect([source.retrievedOn, knownFrom]).toEqual(["2026-11-28", "2026-11-27T23:00:00.000Z"]);
    expect(recordedAt).toBe(publishedAt);
    expect(Date.parse(recordedAt)).toBeGreaterThan(Date.parse("2026-11-28T12:00:00Z"));
    expect(await asOf("2026-11-27T22:59:59Z")).toEqual([]);
  });

  test("of communes: a 5 means 3 to 7, a 0, which may be a blank, 0 to 4, and no line means not collected, never zero", async () => {
    const figure = "period value status bounds { min max } standardError coverage { present expected }";
    const { data } = await ask(`{
      five: territory(code: "55001") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { ${figure} } } }
      zero: territory(code: "55001") { caf { rsaHouseholds(to: "2020-12") { ${figure} } } }
      none: territory(code: "55344") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { ${figure} } } } }`);
    const of = (name: string) => data[name].caf.rsaHouseholds[0];
    expect(of("five")).toEqual({
      period: "2021-12",
      value: 5,
      status: "ROUNDED",
      bounds: { min: 3, max: 7 },
      standardError: null,
      coverage: { present: 1, expected: 1 },
    });
    expect(of("zero")).toMatchObject({ period: "2020-12", value: 0, status: "ROUNDED", bounds: { min: 0, max: 4 } });
    expect(of("none")).toEqual({
      period: "2021-12",
      value: null,
      status: "NOT_COLLECTED",
      bounds: null,
      standardError: null,
      coverage: { present: 0, expected: 1 },
    });
  });
});
