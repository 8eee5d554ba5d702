import type { PartnerId } from "../language/partner.ts";
import { partners } from "../language/partner.ts";
import type { Bounded, Refusal, TokenFault, Unavailability } from "../language/refusal.ts";

/** The sentence a reader sees. The compiler asks for the missing one. */
export function explain(refusal: Refusal): string {
  switch (refusal.code) {
    case "PARTNER_UNAVAILABLE":
      return `${nameOf(refusal.partner)} ${unavailable[refusal.why]} Les autres institutions ont répondu ; réessayez dans un instant.`;
    case "PARTNER_ANSWER_INVALID":
      return `La réponse de l'institution « ${nameOf(refusal.partner)} » ne respecte pas le schéma qu'elle a publié ; elle est écartée.`;
    case "UNKNOWN_TERRITORY":
      return `Le territoire « ${refusal.territory} » est inconnu : donnez « 55 », un code d'arrondissement, le SIREN d'un EPCI ou le code INSEE d'une commune de la Meuse.`;
    case "INVALID_PERIOD":
      return `« ${refusal.period} » n'est pas une période : écrivez « 2020 », « 2020-Q4 » ou « 2020-12 ».`;
    case "PERIOD_REVERSED":
      return `La période de début « ${refusal.from} » est postérieure à la période de fin « ${refusal.to} ».`;
    case "NOT_BROKEN_DOWN":
      return `Le jeu ${refusal.dataset} ne se ventile pas par ${refusal.by}${refusal.known.length > 0 ? ` ; il se ventile par ${refusal.known.join(", ")}` : ""}.`;
    case "INVALID_DAY":
      return `« ${refusal.day} » n'est pas un jour : écrivez « 2017-12-31 ».`;
    case "INVALID_AS_OF":
      return `« ${refusal.asOf} » n'est pas un instant : l'en-tête Hub-As-Of s'écrit « 2021-06-30T12:00:00Z ».`;
    case "AS_OF_IN_FUTURE":
      return `Hub-As-Of demande le ${refusal.asOf}, qui n'est pas encore passé : nul ne sait ce qui sera publié.`;
    case "QUERY_TOO_COSTLY":
      return `La requête est refusée avant exécution : ${refusal.measured} ${bounded[refusal.of]}, ${refusal.limit} au plus.`;
    case "UNAUTHENTICATED":
      return `Le jeton d'accès est refusé : ${tokenFault[refusal.reason]}`;
    case "TOKEN_NOT_EXCHANGED":
      return `${nameOf(refusal.partner)} n'a pas reçu la question : l'émetteur de votre jeton ${notExchanged[refusal.reason]}`;
    case "CARRIER_REFUSED":
      return "Cette institution ne répond qu'aux requêtes que la passerelle du hub lui adresse, signées et récentes : passez par la passerelle.";
    case "INTERNAL":
      return "Une erreur interne est survenue ; elle est consignée et rien n'a été modifié.";
  }
}

const unavailable: Readonly<Record<Unavailability, string>> = {
  DOWN: "ne répond pas actuellement.",
  TIMEOUT: "n'a pas répondu dans le délai imparti.",
  CUT: "a interrompu sa réponse.",
  OVERLOADED: "est saturé.",
};

const tokenFault: Readonly<Record<TokenFault, string>> = {
  MALFORMED: "l'en-tête s'écrit « Authorization: Bearer <jeton> », et le jeton est un JWT signé par votre institution.",
  UNKNOWN_ISSUER: "son émetteur n'est pas de ceux que reconnaît l'institution interrogée.",
  ISSUER_UNAVAILABLE: "son émetteur ne répond pas, il ne peut donc être vérifié ; réessayez dans un instant.",
  BAD_SIGNATURE: "sa signature n'est pas de celles de son émetteur.",
  WRONG_AUDIENCE: "il a été émis pour un autre destinataire.",
  EXPIRED: "il a expiré ; demandez-en un nouveau à votre institution.",
  NOT_YET_VALID: "il n'est pas encore valable.",
  LIVES_TOO_LONG: "sa durée de vie dépasse une heure, ou n'est pas dite.",
  UNKNOWN_INSTITUTION: "aucune institution signataire n'y correspond.",
};

const notExchanged = {
  ISSUER_REFUSED: "n'a pas voulu en délivrer un pour cette institution.",
  ISSUER_UNAVAILABLE: "ne répond pas, et il en faut un pour cette institution ; réessayez dans un instant.",
} as const;

const bounded: Readonly<Record<Bounded, string>> = {
  DEPTH: "niveaux d'imbrication",
  ALIASES: "alias",
  FIELDS: "champs une fois les fragments dépliés",
  VALUES: "valeurs attendues dans la réponse",
  TOKENS: "mots",
  CHARACTERS: "caractères",
};

const nameOf = (partner: PartnerId): string => partners[partner]?.name ?? "Le référentiel des territoires";
