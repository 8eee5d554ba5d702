import type { AccessKeyFault, SavedQueryFault, SavedQueryRefusal } from "../model/savedQueryRefusal.ts";
import { frenchInstant } from "./frenchDay.ts";
import { hintText } from "./nearest.ts";

/** The sentence of a refusal about saved queries and their keys. The compiler asks for the missing one. */
export function explainSavedQuery(refusal: SavedQueryRefusal): string {
  switch (refusal.code) {
    case "SIGN_IN_NEEDED":
      return "Cet acte est celui d'un lecteur connu : envoyez le jeton de votre institution (Authorization: Bearer …).";
    case "STORE_UNAVAILABLE":
      return "La base de la passerelle, qui garde les requêtes enregistrées, ne répond pas : réessayez dans un instant. Les questions posées à /graphql n'en ont pas besoin.";
    case "SAVED_QUERY_UNKNOWN":
      return `Il n'y a pas de requête enregistrée « ${refusal.name} ».${hintText(refusal.hint) || " GET /q les donne toutes."}`;
    case "SAVED_QUERY_NAME_TAKEN":
      return `Une requête enregistrée s'appelle déjà « ${refusal.name} » : choisissez un autre nom, ou retirez la vôtre d'abord (DELETE /q/${refusal.name}).`;
    case "SAVED_QUERY_NOT_YOURS":
      return `« ${refusal.name} » a été enregistrée par un autre lecteur : lui seul la retire. Enregistrez la vôtre sous un autre nom.`;
    case "SAVED_QUERY_INVALID":
      return explainFault(refusal.fault);
    case "SAVED_QUERIES_FULL":
      return limitText(refusal.of, refusal.limit);
    case "ACCESS_KEY_NEEDED":
      return `« ${refusal.name} » se lit avec une clé d'accès (authentification de base : la clé pour nom, son secret pour mot de passe), ou avec votre jeton. Créez la vôtre : POST /q/${refusal.name}/keys.`;
    case "ACCESS_KEY_REFUSED":
      return explainKey(refusal.fault);
    case "ACCESS_KEY_UNKNOWN":
      return `Vous n'avez pas de clé « ${refusal.key} » pour cette requête : elle est peut-être déjà retirée.`;
    case "CITATION_UNKNOWN":
      return `Il n'y a pas de citation « ${refusal.citation} » : le lien est peut-être mal recopié.`;
    case "CITATION_INCOMPLETE":
      return `Cette réponse est incomplète (${refusal.codes.join(", ")}) et ne se cite pas : ôtez de la question ce qui ne vous est pas ouvert, ou réessayez quand toutes les institutions répondent.`;
    case "CITATION_EMPTY":
      return `Cette réponse ne contient ni chiffre ni ligne, en l'état du ${frenchInstant(refusal.asOf)} : il n'y a rien à citer. Changez de période, de territoire ou d'instant (Hub-As-Of).`;
    case "VARIABLE_UNKNOWN":
      return `Cette requête n'a pas de variable « ${refusal.variable} ».${hintText(refusal.hint)}`;
    case "VARIABLE_MISSING":
      return `La variable « ${refusal.variable} » (${refusal.type}) manque : ajoutez ?${refusal.variable}=… à l'adresse.`;
    case "VARIABLE_INVALID":
      return `La variable « ${refusal.variable} » est ${refusal.expected} ; « ${refusal.value} » n'en est pas.${refusal.hint ? hintText(refusal.hint) : ""}`;
  }
}

function limitText(of: "QUERIES" | "KEYS" | "CITATIONS", limit: number): string {
  switch (of) {
    case "QUERIES":
      return `Vous avez déjà ${limit} requêtes enregistrées : retirez-en une (DELETE /q/<nom>).`;
    case "KEYS":
      return `Vous avez déjà ${limit} clés pour cette requête : retirez-en une (DELETE /q/<nom>/keys/<clé>).`;
    case "CITATIONS":
      return `Vous avez déjà ${limit} citations : retirez-en une (DELETE /c/<id>), ou reprenez le lien de celle qui convient.`;
  }
}

function explainFault(fault: SavedQueryFault): string {
  switch (fault.of) {
    case "NAME":
      return `« ${fault.found} » ne peut pas être un nom de requête : de 3 à 60 lettres minuscules sans accent, chiffres et traits d'union, une lettre d'abord (« rsa-par-epci »).`;
    case "DESCRIPTION":
      return `Dites en une phrase (description, de 8 à ${fault.limit} signes, sur une ligne et sans signe invisible) ce que donne la requête : d'autres la liront.`;
    case "QUERY":
      return `La requête (query) est un document GraphQL de ${fault.limit.toLocaleString("fr-FR")} signes au plus.`;
    case "OPERATION":
      return `On n'enregistre qu'une question (query), et une seule par document ; ${fault.found}.`;
    case "MEMBER":
      return `« ${fault.found} » n'est pas un membre attendu : envoyez ${fault.expected}.`;
    case "VARIABLE_TYPE":
      return `La variable « ${fault.variable} » ne tient pas dans une adresse : donnez-lui un type simple (texte, nombre, code, vrai ou faux) ou une liste de tels.`;
    case "VARIABLE_NAME":
      return `Le mot « ${fault.variable} » est pris dans l'adresse : donnez un autre nom à cette variable.`;
    case "EXPIRY":
      return `Le jour de fin d'une clé (expiresOn) s'écrit « 2027-03-31 » : après aujourd'hui, et dans les ${fault.limit} jours.`;
  }
}

function explainKey(fault: AccessKeyFault): string {
  switch (fault.reason) {
    case "UNKNOWN":
      return "Cette clé d'accès n'est pas connue : mal recopiée, ou retirée. Créez-en une autre (POST /q/<nom>/keys).";
    case "EXPIRED":
      return `Cette clé d'accès a pris fin le ${fault.on} : créez-en une autre (POST /q/<nom>/keys), et remplacez-la où elle sert.`;
    case "OTHER_QUERY":
      return `Cette clé d'accès ne lit que « ${fault.query} » : créez-en une pour cette requête-ci.`;
    case "ISSUER_REFUSED":
      return "L'institution de qui a créé cette clé ne la reconnaît plus : sa session a pris fin ou ses droits ont été retirés. Qu'il en crée une autre.";
    case "ISSUER_UNAVAILABLE":
      return "L'institution de qui a créé cette clé ne peut être consultée : réessayez dans un instant.";
  }
}
