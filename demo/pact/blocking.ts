import { once } from "@pacte-hub/data/once";
import type { Action, ActionStep } from "@pacte-hub/schema/model/action";
import {
  type BlockingPoint,
  isReferredInOrder,
  type MissingResource,
  seizedCommittees,
} from "@pacte-hub/schema/model/blocking";
import { actions, pick } from "./actions.ts";
import { lastDay, later } from "./days.ts";
import { ownCreditRequests } from "./funding.ts";
import { missing } from "./words.ts";

function pointOf(action: Action, blocked: ActionStep, next: ActionStep | undefined): BlockingPoint {
  const resource: MissingResource = action.means === "ADDITIONAL" ? "FUNDING" : otherThanMoney(action.id);
  const end = next?.on ?? lastDay;
  const by = (days: number): string => [later(blocked.on, days), end].sort()[0] ?? end;
  const point: BlockingPoint = {
    id: action.id.replace("action", "blocking"),
    action: action.id,
    title: `${missing[resource]} (exemple)`,
    missing: resource,
    openedOn: blocked.on,
    funder:
      resource === "FUNDING"
        ? (ownCreditRequests().findLast(({ action: of }) => of === action.id)?.funder ?? null)
        : null,
    referrals: seizedCommittees.map((committee, rank) => ({ committee, on: by(7 + 14 * rank) })),
    negotiation: [
      { on: by(30), what: "Exemple : le Département réunit les financeurs possibles, sans pouvoir les contraindre." },
    ],
    solvedOn: next?.on ?? null,
    solution: next === undefined ? null : solutionOf(next),
  };
  if (!isReferredInOrder(point)) throw new Error(`${point.id} did not reach both committees`);
  return point;
}

const otherThanMoney = (id: string): MissingResource =>
  pick(["STAFF", "PREMISES", "MOBILITY", "PARTNER"] as const, `missing|${id}`);

const solutionOf = ({ status }: ActionStep): string =>
  status === "ABANDONED" ? "Exemple : l'action est abandonnée." : "Exemple : la ressource a été trouvée.";

/** One blocking point for each time an action was blocked; it reaches both committees. */
export const blockingPoints = once((): readonly BlockingPoint[] =>
  actions().flatMap((action) => {
    const at = action.steps.findIndex(({ status }) => status === "BLOCKED");
    const blocked = action.steps[at];
    return blocked ? [pointOf(action, blocked, action.steps[at + 1])] : [];
  }),
);
