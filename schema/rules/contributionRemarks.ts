import type { Contribution } from "../model/contribution.ts";
import { isSameWord } from "./nearest.ts";

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who brings a contribution, and whose places there are. */
export interface Proposing {
  /** The proposer's own names; none where it is known by its number alone. */
  readonly ownNames: readonly string[];
  /** The EPCI in which the proposed action would be; null: none, or several. */
  readonly epci: Named | null;
}

/**
 * What a proposal says of others, of whose consent nothing is known: an EPCI's territory, an operator. Whoever has a place in the
 * Pact may propose; nobody is bound by what another proposes. French.
 */
export function contributionRemarks(
  { proposal, from }: Pick<Contribution, "proposal" | "from">,
  { ownNames, epci }: Proposing,
): readonly string[] {
  if (!proposal) return [];
  const { operatorName, siret } = proposal;
  const isElsewhere = from.startsWith("epci-") && epci !== null && from !== `epci-${epci.id}`;
  const isOwn =
    (siret !== null && from === `siret-${siret}`) || ownNames.some((name) => isSameWord(name, operatorName));
  return [
    ...(isElsewhere ? [`Proposé sans l'accord connu de « ${epci.name} », dont c'est le territoire.`] : []),
    ...(isOwn ? [] : [`Proposé sans l'accord connu de « ${operatorName} », qui en serait l'opérateur.`]),
  ];
}
