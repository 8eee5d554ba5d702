import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

const said = "territoryCode period value status bounds { min max } comparability { code sentence }";

describe("rates are computed by each institution from what it publishes, and from nothing else", () => {
  test("the CAF's RSA households per 100 claimant households are rounded figures' ratio, in its certain interval", async () => {
    const { data, errors } = await ask(`{ territory(code: "55545") { caf {
      rsaShareOfClaimants(from: "2021-12", to: "2021-12") { ${said} per unit
        numerator { value bounds { min max } unit } denominator { value bounds { min max } unit }
        observations { value release { id } } } } } }`);
    expect(errors).toBeUndefined();
    const [rate] = data.territory.caf.rsaShareOfClaimants;
    expect(rate.status).toBe("ROUNDED");
    const { numerator, denominator } = rate;
    expect(rate.value).toBeCloseTo((100 * numerator.value) / denominator.value, 2);
    expect(rate.bounds.min).toBeCloseTo((100 * (numerator.value - 2)) / (denominator.value + 2), 1);
    expect(rate.bounds.max).toBeCloseTo((100 * (numerator.value + 2)) / (denominator.value - 2), 1);
    expect(rate.observations.map(({ release }: { release: { id: string } }) => release.id)).toEqual([
      "caf:rsa-households:2021-12:1",
      "caf:claimant-households:2021-12:1",
    ]);
    expect(rate.comparability.map(({ code }: { code: string }) => code)).toEqual(["PARTIAL_REGIME"]);
  });

  test("households per inhabitant say that they are two units, of two years, in one regime, and that communes are missing", async () => {
    const { data } =
      await ask(`{ territory(code: "55") { caf { rsaHouseholdsPerInhabitants(from: "2020-12", to: "2020-12") {
      ${said} denominator { value period unit } } } population populationVintage } }`);
    const [rate] = data.territory.caf.rsaHouseholdsPerInhabitants;
    const { population, populationVintage } = data.territory;
    expect(rate.denominator).toEqual({ value: population, period: populationVintage, unit: "INHABITANT" });
    expect(rate).toMatchObject({ status: "PARTIAL", value: Math.round((486_500 / population) * 100) / 100 });
    expect(rate.comparability.map(({ code }: { code: string }) => code)).toEqual([
      "UNITS_DIFFER",
      "PERIODS_DIFFER",
      "COVERAGE_DIFFERS",
      "PARTIAL_REGIME",
    ]);
  });

  test("a figure is divided by the population nearest to it, which it names, and which adds up from the communes'", async () => {
    const asked = 'jobseekersPerInhabitants(from: "2015-Q4", to: "2021-Q4") { period denominator { value period } }';
    const { data } = await ask(`{ territory(code: "55") { population populationVintage poleEmploi { ${asked} }
      epcis: children { population populationVintage children { population } } } }`);
    const { population, populationVintage, epcis, poleEmploi } = data.territory;
    type Peopled = { readonly population: number };
    const sum = (all: readonly Peopled[]): number => all.reduce((total, one) => total + one.population, 0);
    expect([population, populationVintage, sum(epcis)]).toEqual([184_083, "2019", 184_083]);
    for (const epci of epcis) expect([sum(epci.children), epci.populationVintage]).toEqual([epci.population, "2019"]);
    const denominators = poleEmploi.jobseekersPerInhabitants.map(
      ({ period, denominator }: { period: string; denominator: object }) => [period, denominator],
    );
    const of2018 = { value: 185_355, period: "2018" };
    const of2019 = { value: 184_083, period: "2019" };
    expect(denominators).toEqual([
      ["2015-Q4", of2018],
      ["2016-Q4", of2018],
      ["2017-Q4", of2018],
      ["2018-Q4", of2019],
      ["2019-Q4", of2019],
      ["2020-Q4", of2019],
      ["2021-Q4", of2019],
    ]);
  });

  test("a year of jobseekers per inhabitant for which nothing is published is refused by its reason: no rate, no zero", async () => {
    const { data, errors } = await ask(
      `{ territory(code: "55") { poleEmploi { jobseekersPerInhabitants(from: "1999", to: "2001") { value } } } }`,
    );
    expect(data.territory.poleEmploi.jobseekersPerInhabitants).toBeNull();
    expect(errors?.map(({ extensions }) => extensions)).toMatchObject([
      { code: "PERIOD_NOT_PUBLISHED", suggestion: "2015-Q4" },
    ]);
  });

  test("a rate is not broken down by what it adds up over, nor by what one of its sides lacks", async () => {
    const { errors } = await ask(`{ territory(code: "55") { siae { dynamicExitRate(by: [EXIT_KIND]) { value } } } }`);
    expect(errors).toEqual([
      expect.objectContaining({
        message: "Le jeu « dynamic-exit-rate » ne se ventile pas par EXIT_KIND.",
        extensions: expect.objectContaining({ code: "NOT_BROKEN_DOWN" }),
      }),
    ]);
  });

  test("every real rate of every EPCI is computed again from its terms by whole numbers, and none differs", async () => {
    const rate =
      "{ value status per bounds { min max } numerator { value bounds { min max } } denominator { value bounds { min max } } }";
    const { data, errors } = await ask(`{ territories(level: EPCI) {
      caf { a: rsaShareOfClaimants ${rate} b: rsaHouseholdsPerInhabitants ${rate} c: peopleCoveredPerInhabitants ${rate} }
      poleEmploi { d: jobseekersPerInhabitants ${rate} } } }`);
    expect(errors).toBeUndefined();
    const rates: Told[] = data.territories.flatMap(
      ({ caf: { a, b, c }, poleEmploi: { d } }: Record<"caf" | "poleEmploi", Record<"a" | "b" | "c" | "d", Told[]>>) =>
        [a, b, c, d].flat(),
    );
    expect(rates.length).toBeGreaterThanOrEqual(16 * (3 * 2 + 7));
    for (const told of rates) expect(again(told)).toEqual({ value: told.value, bounds: told.bounds });
  });
});

interface Side {
  readonly value: number;
  readonly bounds: { readonly min: number; readonly max: number };
}
interface Told extends Side {
  readonly per: number;
  readonly numerator: Side;
  readonly denominator: Side;
}

/** In hundredths, by whole numbers alone: the value to the nearest, the least floored, the most ceiled. */
function again({ per, numerator, denominator }: Told): Side {
  const times = BigInt(per) * 100n;
  const hundredths = (over: number, under: number, kept: (scaled: bigint, by: bigint) => bigint) =>
    Number(kept(BigInt(over) * times, BigInt(under))) / 100;
  return {
    value: hundredths(numerator.value, denominator.value, (scaled, by) => (2n * scaled + by) / (2n * by)),
    bounds: {
      min: hundredths(numerator.bounds.min, denominator.bounds.max, (scaled, by) => scaled / by),
      max: hundredths(numerator.bounds.max, denominator.bounds.min, (scaled, by) => (scaled + by - 1n) / by),
    },
  };
}
