import type { Action } from "../model/action.ts";
import type { ActionOutcomeCell } from "../model/actionOutcome.ts";
import { recommendationNamed } from "../model/dimension.ts";
import type { RegisterEntry } from "../model/openRegister.ts";
import type { Origin } from "../model/release.ts";
import type { TerritoryCode } from "../model/territory.ts";
import { entriesIn, entryOfAction, type Overlap } from "./structuralZeros.ts";

/** What the figures of an action's outcomes are judged by: all from open registers, which every reader may read. */
export interface OutcomeSurroundings {
  /** Every action of the same origin, this one among them. */
  readonly actions: readonly Pick<Action, "id" | "territory" | "recommendations" | "steps">[];
  readonly origin: Origin;
  /** Years that figures may be of. */
  readonly years: readonly number[];
  readonly overlap: Overlap;
  /** Where an action's outcomes are published: its EPCI (that of its commune), then the department. */
  readonly placesOf: (territory: TerritoryCode) => readonly TerritoryCode[];
}

/**
 * The published figures that hold what came of an action: for each year it ran in, each place and each of its
 * recommendations. One of its own needs no count of its own: where the register shows no other action, the figure of the
 * recommendation, place and year is the action's. Where it shows others, they are told together, for one action is few people.
 */
export function outcomeCellsOf(
  action: OutcomeSurroundings["actions"][number],
  { actions, origin, years, overlap, placesOf }: OutcomeSurroundings,
): readonly ActionOutcomeCell[] {
  const entry = entryOfAction(action);
  if (!entry) return [];
  const otherEntries = actions.flatMap((otherAction) =>
    otherAction.id === action.id ? [] : (entryOfAction(otherAction) ?? []),
  );
  return years
    .filter((year) => entriesIn([entry], String(year)).length > 0)
    .flatMap((year) => {
      const running = entriesIn(otherEntries, String(year));
      return placesOf(action.territory).flatMap((territory) =>
        action.recommendations.map((recommendation): ActionOutcomeCell => {
          const otherActions = running.filter(
            (otherEntry) => isOf(otherEntry, recommendation) && overlap(otherEntry.territory, territory),
          ).length;
          // Its participants may be counted for any of its recommendations: none of their figures holds them all.
          const isOwn = otherActions === 0 && action.recommendations.length === 1;
          const grain = isOwn ? "ACTION" : "RECOMMENDATION";
          const reason = reasonOf({ year, recommendation, otherActions, isOwn });
          return { action: action.id, year, territory, recommendation, grain, otherActions, reason, origin };
        }),
      );
    });
}

const isOf = ({ at }: RegisterEntry, recommendation: string): boolean =>
  at.recommendation?.includes(recommendationNamed(recommendation)) ?? true;

function reasonOf({
  year,
  recommendation,
  otherActions,
  isOwn,
}: Pick<ActionOutcomeCell, "year" | "recommendation" | "otherActions"> & { readonly isOwn: boolean }): string {
  if (isOwn)
    return `Le registre ouvert ne montre aucune autre action de la préconisation ${recommendation} en ${year} sur ce territoire : le chiffre publié est celui de l'action.`;
  if (otherActions === 0)
    return `L'action met en œuvre plusieurs préconisations et chacun de ses participants est compté pour l'une d'elles : le chiffre de la préconisation ${recommendation} n'en tient qu'une partie.`;
  const otherActionsText = otherActions === 1 ? "une autre action" : `${otherActions} autres actions`;
  return `Le registre ouvert montre ${otherActionsText} de la préconisation ${recommendation} en ${year} sur ce territoire : une action est peu de monde, le chiffre est publié pour elles ensemble.`;
}
