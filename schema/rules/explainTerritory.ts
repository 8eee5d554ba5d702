import { departmentInService } from "../model/department.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Level } from "../model/territory.ts";

/** What is no territory, or not one of those that are meant; the nearest follows it. */
export function unknownTerritory({
  territory,
  sought,
}: Extract<Refusal, { readonly code: "UNKNOWN_TERRITORY" }>): string {
  if (sought === "NAME") return `Aucun territoire ${departmentInService.of} n'a « ${territory} » dans son nom.`;
  if (sought === "OTHER_DEPARTMENT")
    return `« ${territory} » n'est le code d'aucun autre département du groupe que l'on compare.`;
  if (sought !== undefined)
    return `Le territoire « ${territory} » n'est pas ${levelWords[sought]} ${departmentInService.of}.`;
  return `Le territoire « ${territory} » est inconnu : donnez « ${departmentInService.code} », un code d'arrondissement, le SIREN d'un EPCI ou le code INSEE d'une commune ${departmentInService.of}.`;
}

const levelWords: Readonly<Record<Level, string>> = {
  DEPARTMENT: "le département",
  ARRONDISSEMENT: "un arrondissement",
  EPCI: "un EPCI",
  COMMUNE: "une commune",
};
