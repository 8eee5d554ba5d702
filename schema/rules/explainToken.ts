import type { TokenFault } from "../model/refusal.ts";

/** What is wrong with an access token, French: the end of a sentence. */
export const tokenFault: Readonly<Record<TokenFault, string>> = {
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

/** Why a partner was not asked in a reader's name, French, after the partner's. */
export const notExchanged = {
  ISSUER_REFUSED:
    "n'a pas reçu la question : l'émetteur de votre jeton n'a pas voulu en délivrer un pour cette institution.",
  TOKEN_EXPIRED:
    "ne vous montre que ce qui est ouvert à tous : votre jeton vient d'expirer ; demandez-en un nouveau à votre institution.",
  ISSUER_UNAVAILABLE:
    "n'a montré que ce qui est ouvert à tous : l'émetteur de votre jeton ne répond pas, et il en faut un pour cette institution ; réessayez dans un instant.",
} as const;
