import type { RefusalReason } from "../model/consultation.ts";
import { purposes } from "../model/grant.ts";
import { isPartnerId, partnerOf } from "../model/partner.ts";
import type { Bounded, NotGranted, Refusal, Unavailability } from "../model/refusal.ts";
import { type RequestRefusal, requestRefusalCodes } from "../model/requestRefusal.ts";
import { type SavedQueryRefusal, savedQueryRefusalCodes } from "../model/savedQueryRefusal.ts";
import { type TableRefusal, tableRefusalCodes } from "../model/tableRefusal.ts";
import { explainPact } from "./explainPact.ts";
import { explainRequest } from "./explainRequest.ts";
import { explainSavedQuery } from "./explainSavedQuery.ts";
import { explainSteward } from "./explainSteward.ts";
import { explainTable } from "./explainTable.ts";
import { unknownTerritory } from "./explainTerritory.ts";
import { notExchanged, tokenFault } from "./explainToken.ts";
import { explainUnpublished } from "./explainUnpublished.ts";
import { hintText } from "./nearest.ts";
import { titled } from "./titled.ts";

/** The sentence a reader sees. The compiler asks for the missing one. */
export function explain(refusal: Refusal): string {
  switch (refusal.code) {
    case "PARTNER_UNAVAILABLE":
      return `${nameOf(refusal.partner)} ${unavailable[refusal.why]} Les autres institutions ont répondu ; réessayez dans un instant.`;
    case "PARTNER_ANSWER_INVALID":
      return `La réponse de l'institution « ${titleOf(refusal.partner)} » ne respecte pas le schéma qu'elle a publié ; elle est écartée.`;
    case "NOT_KNOWN_TO_PARTNER":
      return `${nameOf(refusal.partner)} n'a rien de cet objet ; ce qui ne pouvait en être vide l'est, et l'objet avec.`;
    case "UNKNOWN_TERRITORY":
      return `${unknownTerritory(refusal)}${refusal.hint ? hintText(refusal.hint) : ""}`;
    case "INVALID_PERIOD":
      return /^\d{4}(-|$)/.test(refusal.period) && !/^(19|20)/.test(refusal.period)
        ? `« ${refusal.period} » est hors des années que le hub sait lire : de 1900 à 2099.`
        : `« ${refusal.period} » n'est pas une période : écrivez « 2020 », « 2020-Q4 » ou « 2020-12 ».`;
    case "INVALID_LENGTH":
      return `« first » vaut de 1 à ${refusal.longest} ; ${refusal.length} n'en est pas.`;
    case "OUT_OF_RANGE":
      return `« ${refusal.argument} » vaut ${refusal.range} ; ${refusal.value} n'en est pas.`;
    case "EMPTY_LIST":
      return `« ${refusal.argument} » est une liste vide : donnez-y au moins une valeur, ou ôtez l'argument.`;
    case "PERIOD_REVERSED":
      return `La période de début « ${refusal.from} » est postérieure à la période de fin « ${refusal.to} ».`;
    case "SAME_PERIOD":
      return `« ${refusal.period} » est à la fois la période d'avant et celle d'après : une évolution va d'une période à une autre.`;
    case "PERIOD_STEPS_DIFFER":
      return `« ${refusal.from} » et « ${refusal.to} » ne sont pas du même pas : une évolution va d'un mois à un mois, d'un trimestre à un trimestre, ou d'une année à une année.`;
    case "NOT_BROKEN_DOWN":
      return `Le jeu ${titled(refusal.dataset, refusal.datasetTitle)} ne se ventile pas par ${refusal.by}${refusal.known.length > 0 ? ` ; il se ventile par ${refusal.known.join(", ")}` : ""}.`;
    case "UNKNOWN_DATASET":
      return `« ${refusal.dataset} » n'est ni un jeu de données ni un taux de cette institution.${hintText(refusal.hint)}`;
    case "NOT_PUBLISHED":
    case "LEVEL_NOT_PUBLISHED":
    case "BREAKDOWN_NOT_PUBLISHED":
    case "PERIOD_NOT_PUBLISHED":
      return explainUnpublished(refusal);
    case "INVALID_DAY":
      return `« ${refusal.day} » n'est pas un jour : écrivez « 2017-12-31 ».`;
    case "INVALID_AS_OF":
      return /^\d{4}-\d{2}-\d{2}T/.test(refusal.asOf) && refusal.asOf < "1970"
        ? `Hub-As-Of demande le ${refusal.asOf}, avant que le hub n'ait pu rien savoir : donnez un instant de 1970 ou d'après.`
        : `« ${refusal.asOf} » n'est pas un instant : l'en-tête Hub-As-Of s'écrit « 2021-06-30T12:00:00Z ».`;
    case "AS_OF_IN_FUTURE":
      return `Hub-As-Of demande le ${refusal.asOf}, qui n'est pas encore passé : nul ne sait ce qui sera publié.`;
    case "QUERY_TOO_COSTLY":
      return `La requête est refusée avant exécution : ${refusal.measured} ${bounded[refusal.of]}, ${refusal.limit} au plus. ${lighter[refusal.of]}`;
    case "NUMBER_NOT_EXACT":
      return `La variable $${refusal.variable} porte un nombre de plus de quinze chiffres, dont les derniers se perdent : écrivez-le entre guillemets.`;
    case "NOT_PLANNABLE":
      return "La passerelle n'a pas trouvé comment poser cette question aux institutions. Posez-la autrement : en plusieurs fois, ou avec moins de champs et d'alias.";
    case "PLANNERS_BUSY":
      return "La passerelle prépare déjà trop de questions nouvelles : réessayez dans quelques secondes. Les questions déjà posées répondent.";
    case "UNAUTHORIZED_FIELD_OR_TYPE":
      return refusal.isKnown
        ? `Votre jeton d'accès n'ouvre pas le champ ${refusal.field} : demandez à votre émetteur la portée (scope) qu'il faut.`
        : `Le champ ${refusal.field} demande un jeton d'accès accepté par la passerelle.`;
    case "ANSWER_TOO_LARGE":
      return `La réponse dépasse ${refusal.limit} octets, et n'est pas envoyée : demandez moins de territoires, de périodes ou de champs à la fois, et les fichiers un par un.`;
    case "ANSWER_INTERRUPTED":
      return "La passerelle n'a pas pu composer cette longue réponse : réessayez dans quelques secondes, ou demandez moins de territoires, de périodes ou de champs à la fois.";
    case "BUDGET_SPENT":
      return `Vous avez demandé beaucoup en peu de temps : cette question coûte ${refusal.cost}, et chaque lecteur dispose de ${refusal.perMinute} par minute. Réessayez dans ${refusal.seconds} s.`;
    case "UNAUTHENTICATED":
      return `Le jeton d'accès est refusé : ${tokenFault[refusal.reason]}`;
    case "TOKEN_NOT_EXCHANGED":
      return `${nameOf(refusal.partner)} ${notExchanged[refusal.reason]}`;
    case "TOKEN_NOT_ACCEPTED":
      return `Votre jeton d'accès n'a pas été accepté : ${tokenFault[refusal.reason]} Seul ce qui est ouvert à tous vous est montré.`;
    case "JOURNAL_UNAVAILABLE":
      return `${nameOf(refusal.partner)} ne peut rien inscrire à son journal : les chiffres ouverts à tous répondent, ceux d'une convention et les actes attendent ; réessayez plus tard.`;
    case "CARRIER_REFUSED":
      return "Cette institution ne répond qu'aux requêtes que la passerelle du hub lui adresse, signées et récentes : passez par la passerelle.";
    case "NOT_GRANTED":
      return notGranted(refusal);
    case "DOOR_CLOSED":
      return `${nameOf(refusal.partner)} a fermé l'accès à toutes ses données : seuls ses administrateurs de données peuvent le rouvrir.`;
    case "INVALID_PURPOSE":
      return `« ${refusal.purpose} » n'est pas une finalité connue : l'en-tête Hub-Purpose vaut ${purposes.join(", ")}.`;
    case "INVALID_GRANT":
      return `L'accès ne peut pas être accordé : ${refusal.why}.`;
    case "UNKNOWN_GRANT":
      return `L'accès « ${refusal.grant} » n'existe pas.`;
    case "ALREADY_REVOKED":
      return `L'accès « ${refusal.grant} » est déjà révoqué.`;
    case "NOTHING_TO_APPROVE":
      return `L'accès « ${refusal.grant} » n'attend pas d'approbation.`;
    case "ISSUER_STANDS":
      return `${refusal.line} est déjà inscrit : mettez-y fin (« hub issuer end ») avant qu'il parle pour un autre.`;
    case "SECOND_PERSON_NEEDED":
      return `L'accès « ${refusal.grant} » doit être approuvé par une autre personne que celle qui l'a accordé.`;
    case "VERSION_CONFLICT":
      return `« ${refusal.about} » a changé entre-temps (version ${refusal.found}, et non ${refusal.expected}) : relisez-le, puis recommencez.`;
    case "IDEMPOTENCY_KEY_REUSED":
      return `La clé « ${refusal.key} » a déjà servi à un autre acte de votre institution : donnez-en une nouvelle.`;
    case "TEXT_REFUSED":
      return `« ${refusal.field} » serait lu de tous et ne peut l'être : ${refusal.why}. Rien n'est inscrit ; récrivez ce texte.`;
    case "REASON_NEEDED":
      return "Un motif est nécessaire.";
    case "OPERATION_NOT_REGISTERED":
      return "Cette passerelle n'exécute que des opérations enregistrées, et celle-ci n'en est pas : demandez à son exploitant de l'ajouter.";
    case "INVALID_KEY":
      return "La clé de l'acte compte de 8 à 100 lettres, chiffres ou signes - _ . : ; choisissez-en une par acte.";
    case "UNKNOWN_RELEASE":
      return `La publication « ${refusal.release} » n'existe pas, ou elle est déjà retirée.`;
    case "UNKNOWN_DEPOSIT":
      return `Le dépôt « ${refusal.deposit} » n'existe pas : déposez le fichier par « hub publish … --deposit ».`;
    case "ALREADY_ORDERED":
      return `La publication du dépôt « ${refusal.deposit} » est déjà ordonnée ou faite.`;
    case "UNKNOWN_ORDER":
      return `L'ordre de publication « ${refusal.order} » n'existe pas.`;
    case "NO_ORDER_TO_APPROVE":
      return `L'ordre de publication « ${refusal.order} » n'attend pas d'approbation.`;
    case "OTHER_PERSON_NEEDED":
      return `L'ordre de publication « ${refusal.order} » doit être approuvé par une autre personne que celle qui l'a donné.`;
    case "INVALID_EMBARGO":
      return `« ${refusal.embargo} » n'est pas un instant à venir, dans l'année : écrivez-le comme 2026-12-01T09:00:00+01:00.`;
    case "NOT_A_STEWARD":
      return explainSteward(refusal, titleOf(refusal.partner));
    case "INTERNAL":
      return "Une erreur interne est survenue ; elle est consignée et rien n'a été modifié.";
    default:
      if (isOfTable(refusal)) return explainTable(refusal);
      if (isOfSavedQuery(refusal)) return explainSavedQuery(refusal);
      return isOfRequest(refusal) ? explainRequest(refusal) : explainPact(refusal);
  }
}

const isOfTable = <Other extends Refusal>(refusal: Other | TableRefusal): refusal is TableRefusal =>
  tableRefusalCodes.some((code) => code === refusal.code);

const isOfSavedQuery = <Other extends Refusal>(refusal: Other | SavedQueryRefusal): refusal is SavedQueryRefusal =>
  savedQueryRefusalCodes.some((code) => code === refusal.code);

const isOfRequest = <Other extends Refusal>(refusal: Other | RequestRefusal): refusal is RequestRefusal =>
  requestRefusalCodes.some((code) => code === refusal.code);

function notGranted({
  partner,
  dataset,
  datasetTitle,
  demonstration,
  reason,
  convention,
  conventionTitle,
  isKnown,
}: NotGranted): string {
  const invented = demonstration ? ", chiffres de démonstration" : "";
  const refusedSentence = `${nameOf(partner)} ne vous ouvre pas le jeu ${titled(dataset, datasetTitle)}${invented}`;
  const remedySentence = convention
    ? `La convention ${titled(convention, conventionTitle)} peut l'ouvrir : adressez-vous à cette institution.`
    : "Aucune convention connue ne l'ouvre : adressez-vous à cette institution.";
  return isKnown
    ? `${refusedSentence} : ${why[reason]} ${remedySentence}`
    : `${refusedSentence} : présentez-vous avec un jeton de votre institution. ${remedySentence}`;
}

const why: Readonly<Record<RefusalReason, string>> = {
  NO_GRANT: "elle n'a accordé aucun accès à votre institution dans votre rôle.",
  GRANT_ENDED: "l'accès accordé a pris fin.",
  GRANT_REVOKED: "l'accès accordé a été révoqué.",
  GRANT_NOT_BEGUN: "l'accès accordé n'a pas encore commencé.",
  TOO_FINE: "l'accès accordé s'arrête à un territoire plus grand.",
  DIMENSION_NOT_GRANTED: "l'accès accordé ne comprend pas cette ventilation.",
  PERIOD_NOT_GRANTED: "l'accès accordé ne couvre pas toute la période demandée.",
  WRONG_PURPOSE: "l'accès accordé vaut pour une autre finalité (en-tête Hub-Purpose).",
  DOOR_CLOSED: "elle a fermé l'accès à toutes ses données.",
};

const unavailable: Readonly<Record<Unavailability, string>> = {
  DOWN: "ne répond pas actuellement.",
  TIMEOUT: "n'a pas répondu dans le délai imparti.",
  CUT: "a interrompu sa réponse.",
  OVERLOADED: "est saturé.",
  DATABASE: "n'atteint pas sa base de données.",
  REPLICA_LATE: "lit une copie de sa base trop en retard sur l'original.",
};

const bounded: Readonly<Record<Bounded, string>> = {
  DEPTH: "niveaux d'imbrication",
  ALIASES: "alias",
  FRAGMENTS: "fragments",
  DIRECTIVES: "directives",
  FIELDS: "champs une fois les fragments dépliés",
  ACTS: "actes",
  VALUES: "valeurs attendues dans la réponse",
  INPUT: "valeurs ou niveaux dans les variables",
  TOKENS: "mots",
  CHARACTERS: "caractères",
};

/** Whoever serves a subgraph may fail: the reference, which is no partner, and one that the language does not name yet. */
function nameOf(partner: string): string {
  if (partner === "reference") return "Le référentiel des territoires";
  return isPartnerId(partner) ? titleOf(partner) : `L'institution « ${partner} »`;
}

const titleOf = (partner: string): string => (isPartnerId(partner) ? partnerOf(partner).name : partner);

/** What to change, by what there is too much of. */
const lighter: Readonly<Record<Bounded, string>> = {
  DEPTH: "Imbriquez moins de champs.",
  ALIASES: "Demandez le même champ moins de fois, en plusieurs requêtes.",
  FRAGMENTS: "Écrivez moins de fragments.",
  DIRECTIVES: "Écrivez moins de @skip et de @include.",
  FIELDS: "Demandez moins de champs à la fois.",
  ACTS: "Faites moins d'actes à la fois, en plusieurs requêtes.",
  VALUES: "Demandez moins de territoires (level), de périodes (from, to), de lignes (first) ou de champs à la fois.",
  INPUT: "Donnez moins de valeurs dans les variables, ou moins imbriquées.",
  TOKENS: "Écrivez une requête plus courte, ou plusieurs.",
  CHARACTERS: "Écrivez une requête plus courte, ou plusieurs.",
};
