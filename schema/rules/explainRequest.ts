import type { RequestRefusal } from "../model/requestRefusal.ts";
import { inFrench } from "./frenchGraphql.ts";

/** The sentence of a request that is refused before it is read as a question. The compiler asks for the missing one. */
export function explainRequest(refusal: RequestRefusal): string {
  switch (refusal.code) {
    case "BAD_REQUEST":
      return refusal.why;
    case "BATCHING_NOT_SUPPORTED":
      return "Plusieurs questions dans une requête ne sont pas lues : envoyez-en une par requête, un objet JSON et non une liste.";
    case "CSRF_PREVENTED":
      return "Une page d'un autre site pourrait envoyer cette requête au nom de son lecteur : envoyez-la avec Content-Type: application/json.";
    case "NOT_FOUND":
      return `Cette adresse n'existe pas ; ${refusal.instead}.`;
    case "METHOD_NOT_ALLOWED":
      return refusal.allow === "POST"
        ? "Un acte (mutation) s'envoie par POST : une adresse que l'on suit ne change rien."
        : `Cette adresse se lit par ${refusal.allow.replaceAll(", ", " ou ")}.`;
    case "NOT_ACCEPTABLE":
      return "La réponse est en JSON, ou en tableau : l'en-tête Accept doit admettre application/json, application/graphql-response+json, ou text/csv (docs/tableaux.md).";
    case "TOO_SLOW":
      return "La requête n'est pas arrivée à temps.";
    case "BODY_TOO_LARGE":
      return `La requête dépasse ${kibibytes(refusal.limit)} Kio.`;
    case "URI_TOO_LONG":
      return `L'adresse dépasse ${kibibytes(refusal.limit)} Kio : envoyez la question par POST.`;
    case "HEADERS_TOO_LARGE":
      return `L'adresse et les en-têtes de la requête dépassent ${kibibytes(refusal.limit)} Kio.`;
    case "CONTENT_TYPE_NOT_SUPPORTED":
      return "Une question s'envoie en JSON : Content-Type: application/json.";
    case "CHARSET_NOT_SUPPORTED":
      return "Une question s'envoie en UTF-8 : n'annoncez pas d'autre codage.";
    case "ENCODING_NOT_SUPPORTED":
      return "Le corps d'une requête ne se compresse pas : envoyez-le tel quel.";
    case "OVERLOADED":
      return "Trop de réponses attendent d'être lues : réessayez dans un instant, et lisez chaque réponse dès qu'elle vient.";
    case "HUB_UNAVAILABLE":
      return "Le hub ne répond pas en ce moment : réessayez dans quelques secondes.";
    case "UNKNOWN_FORMAT":
      return "Format inconnu : omettez-le (fichier signé), ou demandez format=tableur, libelles (tableau aux libellés français), xlsx, parquet ou ndjson.";
    case "SIGN_IN_FAILED":
      return "Cette connexion n'a pas abouti : recommencez.";
    case "EMBARGOED":
      return `Cette publication est sous embargo jusqu'au ${refusal.until}.`;
    case "WITHDRAWN":
      return `Cette publication a été retirée par l'institution le ${refusal.on}.`;
    case "GRAPHQL_PARSE_FAILED":
      return `La requête n'est pas du GraphQL valide. ${inFrench(refusal.detail)}`;
    case "GRAPHQL_VALIDATION_FAILED":
      return `La requête ne correspond pas au schéma. ${inFrench(refusal.detail)}`;
    case "BAD_USER_INPUT":
      return `Une valeur fournie avec la requête ne convient pas. ${inFrench(refusal.detail)}`;
    case "OPERATION_RESOLUTION_FAILURE":
      return "Le document porte plusieurs opérations, ou n'a pas celle qui est demandée : nommez-la par operationName.";
    case "OPERATION_NOT_SUPPORTED":
      return "Le hub répond à des questions (query) et à des actes (mutation) : il n'y a pas d'abonnement (subscription).";
    case "PERSISTED_QUERY_NOT_FOUND":
      return "L'empreinte envoyée n'est pas connue : renvoyez la requête avec elle.";
    case "PERSISTED_QUERY_NOT_SUPPORTED":
      return "Ce serveur ne lit pas de requête par son empreinte : envoyez-la entière.";
  }
}

const kibibytes = (bytes: number): number => Math.floor(bytes / 1024);
