import type { TextFaultKind, TextFinding } from "./finding.ts";
import { whole, words } from "./reading.ts";
import { civilities, familyNames, firstNames, functions, namesOfPlaces } from "./words.ts";

const months =
  "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janv|fevr|avr|juil|sept|oct|nov|dec";
const ways =
  "rue|avenue|av\\.|place|impasse|allee|allees|chemin|boulevard|bd|route|lotissement|quai|ruelle|square|cours|faubourg|sentier|venelle|residence|hlm|cite";
const capital = "\\p{Lu}[\\p{L}'-]{0,40}";
const first = words(firstNames);
/** In small letters or with a capital; the names after it keep their case. */
const house = `(?:${namesOfPlaces.replace(/(^|\|)(\p{L})/gu, (_, bar, letter) => `${bar}[${letter}${letter.toUpperCase()}]`)})`;
const notOfPlace = `(?<!(?<![\\p{L}])${house}[ -](?:de |du |d')?)`;

/** What points at one person by itself, whatever stands around it. */
const patterns: readonly (readonly [TextFaultKind, RegExp])[] = [
  [
    "EMAIL",
    /[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\]|\(arobase\)| arobase )\s?[\w.-]{1,64}\s?(?:\.|\(dot\)| point )\s?[a-z]{2,}/i,
  ],
  ["EMAIL", whole("(?:chez|at|arobase) (?:orange|gmail|free|sfr|laposte|hotmail|yahoo|outlook|wanadoo|live)")],
  ["TELEPHONE", /(?<![\w-])(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?[1-9](?:[ ./-]?\d{2}){4}(?![\w-])/],
  ["TELEPHONE", /(?<![\w-])0[ .]?[1-9](?:[ ./-]{0,2}\d{2}){4}(?![\w-])/],
  [
    "PERSONAL_NUMBER",
    /(?<!\w)[1278][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?(?!\w)/i,
  ],
  [
    "PERSONAL_NUMBER",
    /\b(?:allocataire|securite sociale|identifiant|matricule|dossier|n\.?i\.?r|nss|pole emploi|demandeur)\s?(?:pole emploi|caf|rsa|msa|individuel)?\s?(?:n\s?°|no|num(?:ero)?|:|#)\s?:?\s?\d{4,}[A-Z]?\b/i,
  ],
  [
    "PERSONAL_NUMBER",
    /(?:n\s?°|num(?:ero)?)\s?(?:d'|de )?(?:allocataire|securite sociale|dossier|identifiant)s?\s?:?\s?(?:est |le )?\d{4,}/i,
  ],
  [
    "BIRTH",
    whole(
      `nee?s?(?: (?:le|en|vers|au mois de|a [\\p{L}' -]{2,24},? (?:le|en)))? ?:? ?(?:le )?(?:\\d{1,2}|1er)?[ ./-]?(?:\\d{1,2}|${words(months)})?[ ./-]?(?:19|20)\\d{2}`,
    ),
  ],
  ["BIRTH", whole(`(?:date de naissance|ddn|naissance) ?:? ?(?:(?:le|du|au|est) )*\\d{1,4}`)],
  ["BIRTH", whole(`nee?s? le (?:\\d{1,2}|1er)[ ./-](?:\\d{1,2}|${words(months)})`)],
  [
    "ADDRESS",
    whole(
      `\\d{1,4} ?(?:bis|ter|quater|[a-d])?,? ?(?:de la |de l'|du |des )?${words(ways)} (?:[\\p{L}'-]{1,4} ){0,3}\\p{L}+`,
    ),
  ],
  [
    "ADDRESS",
    whole(
      `(?:domiciliee?s?|demeurant|resident?|residant|habitant|loge|logee|vivant|hebergee?) (?:au|a|dans|chez|en|sur|rue|place) (?:la |le |l'|sa |son )?(?:\\d|rue|place|${capital} \\d)`,
      "u",
    ),
  ],
  [
    "NAME",
    whole(
      `(?:${civilities}) (?!(?:${functions})(?![\\p{L}])|les? |la |l')(?:(?:de|du|d'|le|la|von|van|el|ben) ?)?${capital}`,
      "u",
    ),
  ],
  [
    "NAME",
    whole(
      `${notOfPlace}${first}(?:[- ]${first})? (?:(?:de|du|le|la|el|ben|van|d') ?)?(?!${first}(?![\\p{L}])[- ](?:et|de|d'))\\p{Lu}[\\p{L}'-]{0,40}`,
      "u",
    ),
  ],
  ["NAME", whole(`${notOfPlace}\\p{Lu}{3,40} ${first}`, "u")],
  ["NAME", whole(`${notOfPlace}${first} ${words(familyNames)}`, "iu")],
  ["NAME", whole(`${notOfPlace}${words(familyNames)} ${first}`, "iu")],
  ["NAME", whole(`(?:prenommee?|surnommee?) ${capital}`, "u")],
  [
    "NAME",
    whole(
      `(?:avec|pour|chez|par|de|a|que|et|d'|voir|aider|accompagner|orienter|situation de|cas de|dossier de|parcours de) ?${notOfPlace}(?!(?:Anne|Pierre|Marc|Jean|Marie|Michel|Claude|Luc|Camille|Saint|Ali|Adam|Rene|Louis|Jeanne|Paul|Laurent|Martin|Thomas|Therese|Maxime|Maurice|Said|Joseph|Jacques|Georges|Marine|Romane|Charles|Florence|Laure|Dominique)(?![\\p{L}]))${first}(?![\\p{L}'-]| \\p{Lu})`,
      "u",
    ),
  ],
  ["NAME", whole(`(?:monsieur|madame|mademoiselle|mme|mlle|mr) ${words(familyNames)}`)],
  ["NAME", whole(`\\p{Lu}\\. ?${words(familyNames)}`)],
  ["NAME", whole("(?:famille|epoux|couple|consorts|menage|fratrie) (?!Rural)\\p{Lu}\\p{Ll}[\\p{L}'-]{1,40}", "u")],
  [
    "NAME",
    whole(
      `${notOfPlace}(?!(?:claire|marine|pierre|romane?|laure|florence|said)(?![\\p{L}]))${first} (?:a|est|n'a|n'est|va|doit|suit|vient|ne|qui|habite|souhaite|refuse|vit|travaille|cherche|et sa|et son)`,
    ),
  ],
  ["NAME", /(?<![\p{L}.])[A-Z]\. ?[A-Z]\.,? (?:\d{1,2} ans|agee?)/u],
];

export const identifying = (text: string): readonly TextFinding[] =>
  patterns.filter(([, pattern]) => pattern.test(text)).map(([kind]) => ({ verdict: "REFUSED", kind }));
