import type { ConventionSignature } from "../model/conventionSignature.ts";
import type { Grant } from "../model/grant.ts";
import type { Day } from "../model/period.ts";
import { dayBefore } from "./conventionStatus.ts";
import { frenchDay } from "./frenchDay.ts";

/** LATE: it opens, although the convention in whose name it was granted is over. */
export const grantStates = ["AWAITING_APPROVAL", "TO_COME", "OPEN", "LATE", "ENDED", "REVOKED"] as const;
export type GrantState = (typeof grantStates)[number];

type Dated = Pick<Grant, "startsOn" | "endsOn" | "revokedAt"> & {
  readonly isEffective: boolean;
  readonly awaitsApproval: boolean;
};

/** How a grant stands on a day. `conventionEnd`: the last day of its convention, as far as its institution knows one. */
export function grantStateOf(grant: Dated, conventionEnd: Day | null, today: Day): GrantState {
  if (grant.revokedAt !== null) return "REVOKED";
  if (grant.endsOn !== null && grant.endsOn < today) return "ENDED";
  if (grant.awaitsApproval) return "AWAITING_APPROVAL";
  if (!grant.isEffective) return grant.startsOn > today ? "TO_COME" : "ENDED";
  return conventionEnd !== null && conventionEnd < today ? "LATE" : "OPEN";
}

/** The last day of a convention for one of its parties: its own last word prevails over what was written first. */
export function endFor(words: readonly Pick<ConventionSignature, "act" | "on" | "until">[], lastDay: Day | null) {
  const ending = words.find(({ act }) => act === "ENDED");
  if (ending) return dayBefore(ending.on);
  return words.findLast(({ act }) => act === "RENEWED")?.until ?? lastDay;
}

/** The same in a French sentence. */
export function explainGrant(
  state: GrantState,
  { startsOn, endsOn, revokedAt }: Dated,
  conventionEnd: Day | null,
): string {
  const until = endsOn === null ? "sans terme" : `jusqu'au ${frenchDay(endsOn)}`;
  switch (state) {
    case "REVOKED":
      return `Révoqué le ${frenchDay((revokedAt ?? "").slice(0, 10))}.`;
    case "ENDED":
      return endsOn === null ? "Fermé." : `Échu depuis le ${frenchDay(endsOn)}.`;
    case "AWAITING_APPROVAL":
      return "En attente d'une seconde personne : il n'ouvre rien encore.";
    case "TO_COME":
      return `À venir : il ouvre le ${frenchDay(startsOn)}, ${until}.`;
    case "OPEN":
      return `Ouvert, ${until}.`;
    case "LATE":
      return `Ouvert, ${until}, alors que sa convention a pris fin le ${frenchDay(conventionEnd ?? "")} : l'institution qui l'accorde peut seule y mettre fin.`;
  }
}
