import { type Action, actionStatuses, statusOf } from "../model/action.ts";
import { type FundingRequest, isWithdrawn } from "../model/funding.ts";

/** How a list of actions may be ordered: each on what anyone may read of them, so that no order tells what is withheld. */
export const actionOrders = ["PROGRAMME", "TITLE", "LATEST_STEP", "STATUS", "TERRITORY", "AMOUNT_REQUESTED"] as const;
export type ActionOrder = (typeof actionOrders)[number];

/**
 * Actions in an order; those that stand level keep the programme's.
 * @param requests all funding requests of the register, for AMOUNT_REQUESTED; an action that asked nothing comes last.
 */
export function inOrder<One extends Action>(
  actions: readonly One[],
  order: ActionOrder,
  requests: readonly FundingRequest[] = [],
): readonly One[] {
  switch (order) {
    case "PROGRAMME":
      return actions;
    case "TITLE":
      return sorted(actions, (a, b) => a.title.localeCompare(b.title, "fr"));
    case "LATEST_STEP":
      return sorted(actions, (a, b) => lastDay(b).localeCompare(lastDay(a)));
    case "STATUS":
      return sorted(actions, (a, b) => rankOf(a) - rankOf(b));
    case "TERRITORY":
      return sorted(actions, (a, b) => a.territory.localeCompare(b.territory));
    case "AMOUNT_REQUESTED": {
      const amountByAction = amountsOf(requests);
      return sorted(actions, (a, b) => (amountByAction.get(b.id) ?? -1) - (amountByAction.get(a.id) ?? -1));
    }
  }
}

const sorted = <One>(nouns: readonly One[], compare: (a: One, b: One) => number): readonly One[] =>
  [...nouns].sort(compare);

const lastDay = ({ steps }: Action): string => steps.at(-1)?.on ?? "";
const rankOf = (action: Action): number => actionStatuses.indexOf(statusOf(action));

/** Actions whose euros asked of all funders lie within a range; one that asked nothing is in none. */
export function withinAmounts<One extends Pick<Action, "id">>(
  actions: readonly One[],
  { atLeast = -Infinity, atMost = Infinity }: { readonly atLeast?: number; readonly atMost?: number },
  requests: readonly FundingRequest[],
): readonly One[] {
  const amountByAction = amountsOf(requests);
  return actions.filter(({ id }) => {
    const amount = amountByAction.get(id);
    return amount !== undefined && amount >= atLeast && amount <= atMost;
  });
}

/** Euros asked of all funders, by action, in the requests that stand. */
function amountsOf(requests: readonly FundingRequest[]): ReadonlyMap<string, number> {
  const amounts = new Map<string, number>();
  for (const { action, amount } of requests.filter((request) => !isWithdrawn(request)))
    amounts.set(action, (amounts.get(action) ?? 0) + amount);
  return amounts;
}
