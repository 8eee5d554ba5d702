import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

type Line = Readonly<Record<string, string>>;

/** A shipped file read again by other code: it owes nothing to the program. */
function linesOf(file: string): readonly Line[] {
  const [header = "", ...lines] = readFileSync(inClone("data", file), "utf8").trim().split("\n");
  const names = header.split(";");
  return lines.map((line) => Object.fromEntries(line.split(";").map((text, at) => [names[at] ?? "", text])));
}

const zoneFiles = {
  EMPLOYMENT_ZONE: "territory/zones-emploi-2020-meuse.csv",
  LOCAL_EMPLOYMENT_COMMITTEE: "territory/comites-locaux-emploi-meuse.csv",
} as const;
const compositions = Object.values(zoneFiles).flatMap((file) => linesOf(file));
const zonesOf = new Map<string, string[]>();
for (const { code_commune: commune = "", code_zone: zone = "" } of compositions)
  zonesOf.set(commune, [...(zonesOf.get(commune) ?? []), zone]);
const communes = [...zonesOf.keys()];

/** Where nobody lives, a file of people lacks nothing. */
const uninhabited = new Set(
  linesOf("territory/populations-meuse-2018-2019.csv").flatMap((line) =>
    line["2019"] === "0" ? [line.code_commune ?? ""] : [],
  ),
);

const caf = "caf/caf-communes-meuse-2020-2024.csv";
/** Institution, field, file, column, and the step and most of a zero, by how its producer rounds. */
const series = [
  ["caf", "rsaHouseholds", caf, "foyers_rsa", 2, 4],
  ["caf", "peopleCovered", caf, "personnes_couvertes", 2, 4],
  ["poleEmploi", "jobseekers", "dares/defm-abc-communes-meuse-2015-2024.csv", "demandeurs_emploi_abc", 2, 4],
  ["poleEmploi", "privateEmployees", "urssaf/emploi-prive-communes-meuse-2015-2025.csv", "salaries_prives", 0, 0],
] as const;

interface Sum {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly present: number;
}

type Series = readonly [
  partner: string,
  field: string,
  file: string,
  column: string,
  slack: number,
  zeroAtMost: number,
];

function sums([, , file, column, slack, zeroAtMost]: Series): Map<string, Sum> {
  const all = new Map<string, Sum>();
  for (const line of linesOf(file)) {
    const value = Number(line[column]);
    const [min, max] = value === 0 ? [0, zeroAtMost] : [Math.max(0, value - slack), value + slack];
    for (const place of [
      line.code_commune ?? "",
      line.siren_epci ?? "",
      "55",
      ...(zonesOf.get(line.code_commune ?? "") ?? []),
    ]) {
      const key = `${place} ${line.periode?.replace("T", "Q")}`;
      const sum = all.get(key) ?? { value: 0, min: 0, max: 0, present: 0 };
      all.set(key, { value: sum.value + value, min: sum.min + min, max: sum.max + max, present: sum.present + 1 });
    }
  }
  return all;
}

interface ZoneAnswer {
  readonly zoning: string;
  readonly population: number;
  readonly source: { readonly licence: string };
  readonly communes: readonly { readonly code: string }[];
  readonly poleEmploi: { readonly jobseekers: readonly { readonly value: number }[] };
}

interface AgencyAnswer {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly listedIn: string;
  readonly commune: { readonly code: string };
  readonly source: { readonly licence: string };
  readonly record: { readonly demonstration: boolean };
}

const figure = "period value status bounds { min max } coverage { present expected }";

describe("a zone's figure is the sum of its communes of the Meuse, as an EPCI's is", () => {
  test.each(series)("%s.%s: every zone and period", async (...one) => {
    const [partner, field] = one;
    const again = sums(one);
    const { data, errors } = await ask(`{ zones { code communes { code } ${partner} { ${field} { ${figure} } } } }`);
    expect(errors).toBeUndefined();
    expect(data.zones.length).toBe(8);
    let compared = 0;
    for (const zone of data.zones)
      for (const { period, value, status, bounds, coverage } of zone[partner][field]) {
        const sum = again.get(`${zone.code} ${period}`);
        expect([zone.code, period, value, bounds]).toEqual([
          zone.code,
          period,
          sum?.value,
          { min: sum?.min, max: sum?.max },
        ]);
        expect(coverage.present).toBe(sum?.present);
        expect(status === "PARTIAL").toBe(coverage.present < coverage.expected);
        const inhabited = zone.communes.filter(({ code }: { code: string }) => !uninhabited.has(code)).length;
        expect(coverage.expected).toBeGreaterThanOrEqual(inhabited);
        compared += 1;
      }
    expect(compared).toBe(8 * new Set([...again.keys()].map((key) => key.split(" ")[1])).size);
  });

  test("the zones of one zoning share out the Meuse: no commune is left out or counted twice", async () => {
    const { data } =
      await ask(`{ zones { code zoning extent source { licence } population communes { code } poleEmploi { jobseekers(from: "2024-Q4", to: "2024-Q4") { value } } }
      territory(code: "55") { population poleEmploi { jobseekers(from: "2024-Q4", to: "2024-Q4") { value } } } }`);
    for (const zoning of Object.keys(zoneFiles)) {
      const zones = data.zones.filter((one: { zoning: string }) => one.zoning === zoning);
      const inside = zones.flatMap((one: { communes: { code: string }[] }) => one.communes.map(({ code }) => code));
      expect(inside.toSorted()).toEqual([...communes].sort());
      const total = (of: (zone: ZoneAnswer) => number) =>
        zones.reduce((sum: number, zone: ZoneAnswer) => sum + of(zone), 0);
      expect(total(({ population }) => population)).toBe(data.territory.population);
      expect(total(({ poleEmploi }) => poleEmploi.jobseekers[0]?.value ?? 0)).toBe(
        data.territory.poleEmploi.jobseekers[0].value,
      );
    }
    expect(data.zones[0].extent).toContain("partie meusienne");
    expect(data.zones.every((one: ZoneAnswer) => one.source.licence === "non précisée")).toBe(true);
  });

  test("a commune lies in one zone of each zoning; a code of no zone is refused with the nearest", async () => {
    const { data, errors } = await ask(
      `{ territory(code: "55545") { zones { code name } } zone(code: "verdin") { name } }`,
    );
    expect(data.territory.zones.map(({ name }: { name: string }) => name)).toEqual(["Verdun", "Nord Meuse"]);
    expect(errors?.[0]?.extensions?.code).toBe("UNKNOWN_TERRITORY");
    expect(errors?.[0]?.message).toContain("4426");
  });

  test("what is not published by commune is not offered of a zone", async () => {
    const { errors } = await ask(`{ zones { poleEmploi { rsaJobseekers { value } } } }`);
    expect(errors?.[0]?.message).toContain("rsaJobseekers");
  });
});

describe("private employees, and jobseekers for a hundred of them", () => {
  const one = series[3];
  const jobs = sums(one);
  const seekers = sums(series[2]);

  test("every commune and EPCI of the file, and the totals of the Meuse; a commune without a line is no zero", async () => {
    const { data } = await ask(`{ all: territories { code poleEmploi { privateEmployees { ${figure} } } } }`);
    let compared = 0;
    let absent = 0;
    for (const { code, poleEmploi } of data.all)
      for (const { period, value, status, bounds } of poleEmploi.privateEmployees) {
        const sum = jobs.get(`${code} ${period}`);
        if (code.length === 3) continue;
        if (!sum) {
          expect([code, value, ["NOT_COLLECTED", "NOT_APPLICABLE"].includes(status)]).toEqual([code, null, true]);
          absent += 1;
          continue;
        }
        expect([code, period, value, bounds]).toEqual([code, period, sum.value, { min: sum.value, max: sum.value }]);
        compared += 1;
      }
    expect(compared).toBe(jobs.size - 11 * 8);
    expect(absent).toBe(11 * 81);
    expect(jobs.get("55 2019-Q4")?.value).toBe(32_206);
  });

  test("the ratio, of every EPCI and zone: recomputed by fractions, with its interval outward and what is not alike", async () => {
    const rate = "period value status bounds { min max } comparability { code }";
    const { data } =
      await ask(`{ epcis: territories(level: EPCI) { code poleEmploi { jobseekersPerPrivateJobs { ${rate} } } }
      zones { code poleEmploi { jobseekersPerPrivateJobs { ${rate} } } } meuse: territory(code: "55") { code poleEmploi { jobseekersPerPrivateJobs { ${rate} } } } }`);
    let compared = 0;
    for (const { code, poleEmploi } of [...data.epcis, ...data.zones, data.meuse])
      for (const { period, value, status, bounds, comparability } of poleEmploi.jobseekersPerPrivateJobs) {
        const [above, below] = [seekers.get(`${code} ${period}`)!, jobs.get(`${code} ${period}`)!];
        if (below.value < 20) {
          expect([code, value, status]).toEqual([code, null, "TOO_FEW"]);
          continue;
        }
        // In hundredths of a per cent, by whole numbers: nearest, floor and ceiling of a fraction.
        const [n, least, most, d] = [above.value, above.min, above.max, below.value].map((each) => BigInt(each)) as [
          bigint,
          bigint,
          bigint,
          bigint,
        ];
        const scaled = (top: bigint) => top * 10_000n;
        expect([code, period, Math.round(value * 100)]).toEqual([
          code,
          period,
          Number((scaled(n) * 2n + d) / (2n * d)),
        ]);
        expect(Math.round(bounds.min * 100)).toBe(Number(scaled(least) / d));
        expect(Math.round(bounds.max * 100)).toBe(Number((scaled(most) + d - 1n) / d));
        expect(comparability.map(({ code: why }: { code: string }) => why)).toContain("MEASURES_DIFFER");
        compared += 1;
      }
    expect(compared).toBeGreaterThan(220);
  });
});

describe("Pôle emploi's agencies", () => {
  test("the four sites of the list of November 2019, each in its commune, with a source and a licence that is not stated", async () => {
    const { data } =
      await ask(`{ territory(code: "55") { poleEmploi { agencies { id name kind listedIn commune { code name } source { licence } record { demonstration } } } }
      verdun: territory(code: "200049187") { poleEmploi { agencies { id } } } agency(id: "55231") { name } }`);
    const { agencies } = data.territory.poleEmploi;
    const again = linesOf("pole-emploi/agences-meuse-2019-11.csv");
    expect(agencies.map(({ id, name, kind, commune }: AgencyAnswer) => [id, name, kind, commune.code])).toEqual(
      again.map((line) => [line.code_safir, line.nom, line.type_site, line.code_commune]),
    );
    expect(
      agencies.every(
        ({ listedIn, source, record }: AgencyAnswer) =>
          listedIn === "2019-11" && source.licence === "non précisée" && !record.demonstration,
      ),
    ).toBe(true);
    expect(data.verdun.poleEmploi.agencies).toEqual([{ id: "55223" }]);
    expect(data.agency.name).toBe("POLE EMPLOI DE COMMERCY");
  });

  test("a site that is on no list is refused, with the nearest", async () => {
    const { errors } = await ask(`{ agency(id: "55221") { name } }`);
    expect(errors?.[0]?.extensions?.code).toBe("UNKNOWN_REFERENCE");
  });
});
