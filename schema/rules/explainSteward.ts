import type { Refusal } from "../model/refusal.ts";

type NotASteward = Extract<Refusal, { readonly code: "NOT_A_STEWARD" }>;

/** Who may do the act, and what a reader without a token does first. French; `title`: the institution's. */
export function explainSteward({ isOpenToOthers, isAnonymous }: NotASteward, title: string): string {
  const stewards = isOpenToOthers
    ? "Seul qui parle pour son institution peut le faire : l'administrateur de données, ou le membre d'une instance, d'un signataire, d'un EPCI ou d'une structure."
    : `Seuls les administrateurs de données de l'institution « ${title} » peuvent le faire.`;
  return isAnonymous ? `${stewards} Vous n'êtes pas connu : envoyez votre jeton (Authorization: Bearer …).` : stewards;
}
