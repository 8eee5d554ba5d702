import { breakdownOf, type Cells } from "../breakdown.ts";
import * as known from "../calibration/population.ts";
import type { Quarter } from "../quarter.ts";
import { type ByTerritoryAndQuarter, remembered } from "../remembered.ts";
import { factor, uniform } from "../seed.ts";
import { share, sum, thin } from "../share.ts";
import { householdTypes, rsaHouseholdsByType } from "./households.ts";

export const sexes = ["F", "M"] as const;
export const ages = ["LT25", "A25_49", "GE50"] as const;
type Shape = { readonly women: number; readonly ages: Readonly<Record<(typeof ages)[number], number>> };

const cells = ages.flatMap((age) => sexes.map((sex) => ({ age, sex })));
/** Every sex crossed with every age, in the order counts are listed below. */
export const sexByAge: readonly string[] = cells.map(breakdownOf);
/** Where the youngest women and men stand in that order: children are counted with them. */
const [girls, boys] = [breakdownOf({ age: "LT25", sex: "F" }), breakdownOf({ age: "LT25", sex: "M" })];

/** How a population of that shape weighs in each sex and age. */
export function weightsOf({ women, ages: shares }: Shape): number[] {
  return cells.map(({ age, sex }) => shares[age] * (sex === "F" ? women : 1 - women));
}

/** Adults of RSA households, by age and sex: one each, two in a couple. */
export const rsaAdults: ByTerritoryAndQuarter<Cells> = remembered((epci, at) => {
  const types = rsaHouseholdsByType(epci, at);
  const byType = householdTypes.map((type) => {
    const weights = weightsOf(known.adultsOf[type]).map(
      (weight, index) => weight * factor(`adults|${epci}|${type}|${sexByAge[index]}`, 0.12),
    );
    return share(types[type] * known.householdTypes[type].adults, weights, `rsa-adults|${at}|${epci}|${type}`);
  });
  return new Map(sexByAge.map((cell, index) => [cell, sum(byType.map((counts) => counts[index] ?? 0))]));
});

/** Adults and children of RSA households: children are under 25 and join the youngest. */
export const rsaPeople: ByTerritoryAndQuarter<Cells> = remembered((epci, at) => {
  const types = rsaHouseholdsByType(epci, at);
  const expected = sum(householdTypes.map((type) => types[type] * known.householdTypes[type].children));
  const children = Math.floor(expected * factor(`children|${epci}`, 0.03) + uniform(`children|${at}|${epci}`));
  const boysAmong = thin(children, 0.512, `boys|${at}|${epci}`);
  const counts = new Map(rsaAdults(epci, at));
  counts.set(girls, (counts.get(girls) ?? 0) + children - boysAmong);
  counts.set(boys, (counts.get(boys) ?? 0) + boysAmong);
  return counts;
});

/** The adults among them who have duties (CASF L262-28): nearly all. */
export const adultsWithDuties: ByTerritoryAndQuarter<Cells> = remembered(
  (epci, at) =>
    new Map(
      [...rsaAdults(epci, at)].map(([cell, adults]) => [
        cell,
        adults - thin(adults, known.exemptShare, `adults-with-duties|${at}|${epci}|${cell}`),
      ]),
    ),
);

export const dutiesTotal = (epci: string, at: Quarter): number => sum([...adultsWithDuties(epci, at).values()]);
