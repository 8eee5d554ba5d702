import { communesOf, territories } from "@pacte-hub/data/territories";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { rsaHouseholdsOfCommune } from "../observed.ts";
import type { Quarter } from "../quarter.ts";
import { factor } from "../seed.ts";
import { share } from "../share.ts";
import { rsaHouseholds } from "./households.ts";

/** RSA households of each commune of the EPCI; together they are the EPCI's. A village without inhabitants has none. */
export function rsaHouseholdsByCommune(
  epci: TerritoryCode,
  at: Quarter,
): readonly (readonly [TerritoryCode, number])[] {
  const communes = communesOf.get(epci) ?? [];
  const counts = share(rsaHouseholds(epci, at), communes.map(weightOf), `rsa-households-by-commune|${at}|${epci}`);
  return communes.map((commune, index) => [commune, counts[index] ?? 0]);
}

/** Assumed where the CNAF rounds to 0 or gives no line: about one household for eighty inhabitants, two at most. */
function weightOf(commune: TerritoryCode): number {
  const population = territories.get(commune)?.population ?? 0;
  if (population === 0) return 0;
  const real = ["2020-12", "2021-12"].map((month) => rsaHouseholdsOfCommune(commune, month) ?? 0);
  const mean = real.reduce((total, value) => total + value, 0) / real.length;
  return Math.max(mean, Math.min(2, population / 80)) * factor(`commune|${commune}`, 0.5);
}
