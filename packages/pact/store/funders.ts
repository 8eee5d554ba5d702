import { territories } from "@pacte-hub/data/territories";
import type { Funder } from "@pacte-hub/schema/model/funder";
import type { DepartmentStore } from "./read.ts";

/** How the id of a territory's budget begins, by its level. */
const budgets = { EPCI: "epci", COMMUNE: "commune" } as const;

/** A territory that funds of its own budget: "epci:200049187", "commune:55545"; undefined: no such one in the Meuse. */
function territoryFunder(id: string): Funder | undefined {
  const [kind, code = ""] = id.split(":");
  const territory = territories.get(code);
  if (!territory || (territory.level !== "EPCI" && territory.level !== "COMMUNE")) return undefined;
  return budgets[territory.level] === kind ? { id, name: territory.name, kind: territory.level } : undefined;
}

/** Whoever may be asked for funds by this id: a signatory, an EPCI, a commune, or another that was entered by its name. */
export async function funderById(store: DepartmentStore, id: string): Promise<Funder | undefined> {
  const [institutions, entered] = await Promise.all([store.all("institution"), store.all("funder")]);
  const signatory = institutions.find((candidate) => candidate.id === id);
  if (signatory) return { id, name: signatory.name, kind: "SIGNATORY" };
  return entered.find((candidate) => candidate.id === id) ?? territoryFunder(id);
}
