import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

type Line = Readonly<Record<string, string>>;

/** The shipped file read again by other code: it owes nothing to the publisher. */
function linesOf(file: string): readonly Line[] {
  const [header = "", ...lines] = readFileSync(inClone("data", file), "utf8").trim().split(/\r?\n/);
  const names = header.split(";");
  return lines.map((line) => Object.fromEntries(line.split(";").map((text, at) => [names[at] ?? "", text])));
}

interface Figure {
  readonly period: string;
  readonly value: number | null;
  readonly bounds: { readonly min: number; readonly max: number } | null;
}

/** Rounded to 5 by the producer: a 5 is 3 to 7, and a 0, which may be a blank, 0 to 4. */
const least = (value: number): number => Math.max(0, value - 2);
const most = (value: number): number => (value === 0 ? 4 : value + 2);

const byCommune = {
  "caf/caf-communes-meuse-2020-2024.csv": {
    claimantHouseholds: "foyers_allocataires",
    peopleCovered: "personnes_couvertes",
    rsaHouseholds: "foyers_rsa",
    activityBonusHouseholds: "foyers_prime_activite",
    housingAidHouseholds: "foyers_aide_logement",
    familyAllowanceHouseholds: "foyers_allocations_familiales",
    earlyChildhoodHouseholds: "foyers_paje",
  },
  "dares/defm-abc-communes-meuse-2015-2024.csv": { jobseekers: "demandeurs_emploi_abc" },
} as const;

describe("what is published by commune is what the shipped file says, added up again by other code", () => {
  test.each(
    Object.entries(byCommune).flatMap(([file, columns]) =>
      Object.entries(columns).map(([field, column]) => [field, file, column] as const),
    ),
  )("%s: every commune, every EPCI and the Meuse, every period, with its interval", async (field, file, column) => {
    const lines = linesOf(file);
    const sums = new Map<string, { value: number; min: number; max: number }>();
    for (const line of lines)
      for (const place of [line.code_commune, line.siren_epci, "55"]) {
        const key = `${place} ${line.periode?.replace("T", "Q")}`;
        const [told, sum] = [Number(line[column]), sums.get(key) ?? { value: 0, min: 0, max: 0 }];
        sums.set(key, { value: sum.value + told, min: sum.min + least(told), max: sum.max + most(told) });
      }
    const partner = field === "jobseekers" ? "poleEmploi" : "caf";
    const figure = `code ${partner} { ${field}(from: "2015", to: "2024") { period value bounds { min max } } }`;
    const { data, errors } = await ask(
      `{ communes: territories(level: COMMUNE) { ${figure} } epcis: territories(level: EPCI) { ${figure} }
         department: territories(level: DEPARTMENT) { ${figure} } }`,
    );
    expect(errors).toBeUndefined();
    const told = [...data.communes, ...data.epcis, ...data.department].flatMap(
      (one: { code: string } & Record<string, Record<string, Figure[]>>) =>
        (one[partner]?.[field] ?? []).flatMap(({ period, value, bounds }) =>
          value === null ? [] : [[`${one.code} ${period}`, { value, ...bounds }] as const],
        ),
    );
    const differences = told.filter(([key, said]) => JSON.stringify(said) !== JSON.stringify(sums.get(key)));
    expect(differences).toEqual([]);
    expect(told.length).toBe(sums.size);
  });
});

test("of the whole Meuse: the totals that the sources' own checks give", async () => {
  const { data } = await ask(
    `{ territory(code: "55") { caf { rsaHouseholds { value } claimantHouseholds { value } } poleEmploi { jobseekers(from: "2015", to: "2024") { value } } } }`,
  );
  const { caf, poleEmploi } = data.territory;
  const values = (series: readonly { value: number }[]) => series.map(({ value }) => value);
  expect(values(caf.rsaHouseholds)).toEqual([4865, 4635, 4375, 4135, 3995]);
  expect(values(caf.claimantHouseholds)).toEqual([32_295, 31_495, 31_465, 30_820, 30_435]);
  expect(values(poleEmploi.jobseekers)).toEqual([
    14_640, 14_435, 14_500, 14_280, 13_555, 14_075, 13_520, 12_735, 12_605, 12_600,
  ]);
});
