import { breakdownOf, type Cells } from "../breakdown.ts";
import * as drees from "../calibration/drees.ts";
import * as known from "../calibration/population.ts";
import { figureAt, seasonOf } from "../quarter.ts";
import { type ByTerritoryAndQuarter, remembered } from "../remembered.ts";
import { factor } from "../seed.ts";
import { share, thin } from "../share.ts";
import { ages, dutiesTotal, sexes, weightsOf } from "./adults.ts";
import { registered } from "./households.ts";

export const searching = ["A", "B", "C"] as const;
export const categories = ["A", "B", "C", "D", "E"] as const;
type Searching = (typeof searching)[number];
type Category = (typeof categories)[number];

/** Registered in A, B or C: Dares' own figure in a fourth quarter, on the way between two of them otherwise. */
export const jobseekersTotal: ByTerritoryAndQuarter<number> = remembered((epci, at) => {
  const line = registered(epci, at);
  if (seasonOf(at) === 4) return line;
  const course = line * (known.jobseekersSeason[seasonOf(at)] ?? 1) * figureAt(known.jobseekersShock, at);
  return Math.round(course * factor(`jobseekers|${at}|${epci}`, 0.2 / Math.sqrt(Math.max(line, 1))));
});

export const jobseekersByCategory: ByTerritoryAndQuarter<Readonly<Record<Searching, number>>> = remembered(
  (epci, at) => {
    const inA = figureAt(known.categoryA, at) * factor(`category|${epci}`, 0.03);
    const inB = (1 - inA) * known.categoryBOfRest;
    const [A = 0, B = 0, C = 0] = share(
      jobseekersTotal(epci, at),
      [inA, inB, 1 - inA - inB],
      `jobseekers|${at}|${epci}|category`,
    );
    return { A, B, C };
  },
);

/** By age, category and sex. */
export const jobseekers: ByTerritoryAndQuarter<Cells> = remembered((epci, at) => {
  const totals = jobseekersByCategory(epci, at);
  const crossed = ages.flatMap((age) => sexes.map((sex) => ({ age, sex })));
  return new Map(
    searching.flatMap((category) => {
      const weights = weightsOf(known.jobseekers).map(
        (weight, index) => weight * factor(`jobseekers|${epci}|${category}|${index}`, 0.08),
      );
      const counts = share(totals[category], weights, `jobseekers|${at}|${epci}|${category}`);
      return crossed.map((cell, index): [string, number] => [breakdownOf({ ...cell, category }), counts[index] ?? 0]);
    }),
  );
});

/** Adults with duties who are registered; never more of a category than it has jobseekers. */
export const rsaJobseekers: ByTerritoryAndQuarter<Readonly<Record<Category, number>>> = remembered((epci, at) => {
  // Those oriented to Pôle emploi are registered there.
  const followed = figureAt(drees.orientedOfAll(), at) * figureAt(drees.pathways().PROFESSIONAL, at);
  const rate = followed * factor(`rsa-jobseekers|${epci}`, 0.06);
  const total = thin(dutiesTotal(epci, at), rate, `rsa-jobseekers|${at}|${epci}`);
  const weights = categories.map((category) => known.rsaJobseekerCategories[category]);
  const [A = 0, B = 0, C = 0, D = 0, E = 0] = share(total, weights, `rsa-jobseekers|${at}|${epci}|category`);
  const limits = jobseekersByCategory(epci, at);
  return { A: Math.min(A, limits.A), B: Math.min(B, limits.B), C: Math.min(C, limits.C), D, E };
});
