import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";
import { isProof } from "./proof.ts";

type Line = Readonly<Record<string, string>>;

/** A shipped file read again by other code: it owes nothing to the program. */
function linesOf(file: string): readonly Line[] {
  const [header = "", ...lines] = readFileSync(inClone("data", file), "utf8").trim().split("\n");
  const names = header.split(";");
  return lines.map((line) => Object.fromEntries(line.split(";").map((text, at) => [names[at] ?? "", text])));
}

const places = linesOf("territory/departments-2019.csv").map((line) => ({
  code: line.code_departement ?? "",
  region: line.code_region ?? "",
  population: Number(line.population_2019),
}));
const meuse = places.find(({ code }) => code === "55")!;
const byDistance = places
  .filter(({ code }) => code !== "55")
  .sort((a, b) => Math.abs(a.population - meuse.population) - Math.abs(b.population - meuse.population));
const groups = {
  DEPARTMENTS_OF_LIKE_SIZE: byDistance.slice(0, 10),
  REGION: byDistance.filter(({ region }) => region === "44"),
  FRANCE: byDistance,
};

const benefits = "drees/prestations-mensuelles-departements-2017-2020.csv";
const minima = "drees/minima-annuels-departements-1995-2019.csv";
const spending = "drees/depenses-departements-1999-2019.csv";
const staff = "drees/personnel-social-departements-2014-2020.csv";
const survey = "drees/oarsa-departements-2015-2018.csv";

/** Institution, field, file, column, step of rounding, and whether figures add up. */
const series: readonly (readonly [string, string, string, string, number, boolean])[] = [
  ["department", "rsaHouseholdsAllRegimes", benefits, "foyers_rsa", 10, true],
  ["department", "housingAidHouseholdsMonthly", benefits, "foyers_aide_logement", 10, true],
  ["department", "youthGuaranteeStock", benefits, "nb_jeunes_garantie", 0, true],
  ["department", "rsaHouseholdsAtYearEnd", minima, "foyers_rsa", 0, true],
  ["department", "disabledAdultAllowanceAtYearEnd", minima, "allocataires_aah", 0, true],
  ["department", "minimumIncomeRecipientsAtYearEnd", minima, "allocataires_minima_sociaux", 100, true],
  ["department", "insertionSpending", spending, "montant_insertion", 0, true],
  ["department", "socialWorkers", staff, "effectif_etp_social", 0, true],
  ["department", "surveyOriented", survey, "part_b1", 1, false],
  ["department", "surveyToPoleEmploi", survey, "part_b5", 1, false],
  ["siae", "employedMonthly", "asp/salaries-siae-departements-2017-2022.csv", "salaries_en_insertion", 0, true],
];

const figure = "code value marker status bounds { min max } perThousandInhabitants { value bounds { min max } status }";
const benchmark = (group: string, first: number, codes = "") => `benchmark(with: ${group}${codes}) {
  group rule basis populationVintage incomparable median higher lower close own { value bounds { min max } status }
  total { value status coverage { present expected } missing bounds { min max } perThousandInhabitants { value bounds { min max } } }
  figures(first: ${first}) { ${figure} } source { title licence } }`;

describe("beside a figure of the Meuse, the other departments' of the same file", () => {
  test.each(series)(
    "%s.%s: every figure of every department and period, and their sums",
    async (partner, field, file, column, step, adds) => {
      const half = step / 2;
      const least = (value: number) => (value < 0 ? value : Math.max(0, value - half));
      const given = new Map(
        linesOf(file).map((line) => [`${line.periode} ${line.code_departement}`, line[column] ?? ""]),
      );
      let compared = 0;
      const groupNames = ["FRANCE", "REGION", "DEPARTMENTS_OF_LIKE_SIZE"] as const;
      const { data: known } = await ask(
        `{ territory(code: "55") { ${partner} { ${field}(from: "1995", to: "2022") { period } } } }`,
      );
      const years = [
        ...new Set(known.territory[partner][field].map(({ period }: { period: string }) => period.slice(0, 4))),
      ];
      for (const year of isProof ? years : [years[0], years.at(-1)])
        for (const group of groupNames) {
          const { data, errors } = await ask(
            `{ territory(code: "55") { ${partner} { ${field}(from: "${year}", to: "${year}") { period value bounds { min max } ${benchmark(group, 101)} } } } }`,
          );
          expect(errors).toBeUndefined();
          for (const { period, value, bounds, benchmark: said } of data.territory[partner][field]) {
            const others = groups[group];
            expect(said.figures.map(({ code }: { code: string }) => code)).toEqual(others.map(({ code }) => code));
            const numbers = others.flatMap(({ code, population }) => {
              const text = given.get(`${period} ${code}`) ?? "";
              const shown = said.figures.find((one: { code: string }) => one.code === code);
              const isNumber = /^-?\d+(\.\d+)?$/.test(text);
              expect([period, code, shown.value, shown.marker]).toEqual([
                period,
                code,
                isNumber ? Number(text) : null,
                isNumber || text === "" ? null : text,
              ]);
              compared += isNumber ? 1 : 0;
              return isNumber ? [{ code, population, value: Number(text) }] : [];
            });
            if (!adds) {
              expect(said.total).toBeNull();
              continue;
            }
            const inTotal =
              group === "DEPARTMENTS_OF_LIKE_SIZE" || value === null ? numbers : [...numbers, { ...meuse, value }];
            const expected = others.length + (group === "DEPARTMENTS_OF_LIKE_SIZE" ? 0 : 1);
            expect(said.total.coverage).toEqual({ present: inTotal.length, expected });
            expect(said.total.missing.length).toBe(expected - inTotal.length);
            if (inTotal.length === 0) continue;
            const sum = inTotal.reduce((total, one) => total + one.value, 0);
            expect(said.total.value).toBeCloseTo(sum, 4);
            expect(said.total.bounds.min).toBeCloseTo(
              inTotal.reduce((total, one) => total + least(one.value), 0),
              4,
            );
            expect(said.total.status === "PARTIAL").toBe(inTotal.length < expected);
            const people = inTotal.reduce((total, one) => total + one.population, 0);
            const isNear = Math.abs(Number(period.slice(0, 4)) - 2019) <= 5;
            expect(said.incomparable === null).toBe(isNear && value !== null && numbers.length > 0);
            if (isNear) expect(said.total.perThousandInhabitants.value).toBeCloseTo((1000 * sum) / people, 1.99);
            else expect(said.total.perThousandInhabitants).toBeNull();
            if (value === null || !isNear) continue;
            // Counted anew: who is higher for certain, by the ends of both intervals.
            const mine = [least(bounds.min + half), bounds.max].map((end) => (1000 * end) / meuse.population);
            const ends = numbers.map((one) => [
              (1000 * least(one.value)) / one.population,
              (1000 * (one.value + (one.value < 0 ? 0 : half))) / one.population,
            ]);
            expect(said.higher + said.lower + said.close).toBe(numbers.length);
            const ratios = numbers.map((one) => (1000 * one.value) / one.population).sort((a, b) => a - b);
            const middle =
              ((ratios[Math.ceil(ratios.length / 2) - 1] ?? 0) + (ratios[Math.floor(ratios.length / 2)] ?? 0)) / 2;
            if (ratios.length > 0) expect(Math.abs(said.median - middle)).toBeLessThanOrEqual(0.005 + 1e-9);
            expect(said.own.value).toBeCloseTo((1000 * value) / meuse.population, 1.99);
            // Ends are rounded outward to the hundredth, so that a pair may be too near to tell by that much.
            expect(said.higher).toBeLessThanOrEqual(ends.filter(([min]) => min! > mine[1]!).length);
            expect(said.higher).toBeGreaterThanOrEqual(ends.filter(([min]) => min! - 0.02 > mine[1]!).length);
            expect(said.lower).toBeGreaterThanOrEqual(ends.filter(([, max]) => max! + 0.02 < mine[0]!).length);
          }
        }
      expect(compared).toBeGreaterThan(100);
      console.log(`${partner}.${field}: ${compared} figures of other departments compared, 0 differ`);
    },
  );
});

test("it says who is compared, by what rule and from what source, and what the file does not give", async () => {
  const { data } = await ask(`{ territory(code: "55") { department {
    rsaHouseholdsAtYearEnd(from: "2019-12", to: "2019-12") { value size: ${benchmark("DEPARTMENTS_OF_LIKE_SIZE", 3)} france: ${benchmark("FRANCE", 1)} }
    surveyOriented(from: "2018", to: "2018") { value region: ${benchmark("REGION", 10)} } } } }`);
  const [{ size, france }] = data.territory.department.rsaHouseholdsAtYearEnd;
  expect(size.rule).toContain("10 départements");
  expect(size.figures.map(({ code }: { code: string }) => code)).toEqual(["2B", "32", "46"]);
  expect(size.figures[0].status).toBe("NOT_COLLECTED");
  expect(size.basis).toBe("foyers pour 1 000 habitants");
  expect([france.total.status, france.total.missing]).toEqual(["PARTIAL", ["2A", "2B"]]);
  expect(france.source.licence).toContain("Licence Ouverte");
  const [{ region, value }] = data.territory.department.surveyOriented;
  expect([value, region.total, region.basis]).toEqual([75, null, "pour cent"]);
  expect(region.figures.find(({ code }: { code: string }) => code === "67").marker).toBe("ND");
});

test("a figure without a like has no benchmark, and a department outside the group is refused by name", async () => {
  const { data } =
    await ask(`{ territory(code: "200049187") { caf { rsaHouseholds(from: "2020-12", to: "2020-12") { benchmark(with: FRANCE) { rule } } } }
    meuse: territory(code: "55") { poleEmploi { jobseekers(from: "2020-Q4", to: "2020-Q4") { benchmark(with: REGION) { rule } } } } }`);
  expect(data.territory.caf.rsaHouseholds).toEqual([{ benchmark: null }]);
  expect(data.meuse.poleEmploi.jobseekers).toEqual([{ benchmark: null }]);
  const wrong = async (argument: string) =>
    (
      await ask(
        `{ territory(code: "55") { department { rsaHouseholdsAtYearEnd(from: "2019", to: "2019") { benchmark(with: REGION, codes: ["${argument}"]) { rule } } } } }`,
      )
    ).errors?.[0];
  expect((await wrong("75"))?.extensions?.code).toBe("UNKNOWN_TERRITORY");
  expect((await wrong("55"))?.message).toMatch(/^« 55 » n'est le code d'aucun autre département du groupe/);
  expect((await wrong("Vosges"))?.message).toContain("88");
  const some = await ask(
    `{ territory(code: "55") { department { rsaHouseholdsAtYearEnd(from: "2019-12", to: "2019-12") { ${benchmark("REGION", 10, ', codes: ["88", "52"]')} } } } }`,
  );
  const { benchmark: kept } = some.data.territory.department.rsaHouseholdsAtYearEnd[0];
  expect(kept.figures.map(({ code }: { code: string }) => code).sort()).toEqual(["52", "88"]);
  expect(kept.rule).toContain("2 des 9");
  const tooMany = await ask(
    `{ territory(code: "55") { department { rsaHouseholdsAtYearEnd(from: "2019-12", to: "2019-12") { benchmark(with: REGION) { figures(first: 200) { code } } } } } }`,
  );
  expect(tooMany.errors?.[0]?.extensions?.code).toBe("INVALID_LENGTH");
});
