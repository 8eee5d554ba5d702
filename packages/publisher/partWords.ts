import type { Dimension } from "@pacte-hub/schema/model/dimension";
import { plainName } from "./writtenTerritory.ts";

const ofBenefit = "(allocataires?|beneficiaires?|foyers?)( du)?( rsa)?";
const stateOf =
  "(oriente(e?s)?|inscrit(e?s)?|traite(e?s)?|salaries|avec enfants|en emploi|accompagne(e?s)?|controle(e?s)?|sanctionne(e?s)?|indemnise(e?s)?)";

/** Words by which a name or a title says that a file tells of a part of those counted, by the dimension that would tell it. */
const words: Readonly<Partial<Record<Dimension | "any", RegExp>>> = {
  sex: /\b(femmes?|hommes?|feminin|masculin)\b/,
  age: /\b(jeunes|seniors?|(moins|plus) de \d\d( ans)?|moins ?\d\d|\d\d (a |et )?\d\d ans|\d\d ans (et|ou) plus)\b/,
  householdType: /\b(monoparentales?|isoles?|couples)\b/,
  category: /\b(categories?|cat|defm) [a-e]\b(?!,|( et| ou)? [a-e]\b)/,
  any: new RegExp(
    `\\b(${[
      "majore(e?s)?|socle|jeunes? actifs?|droits et devoirs|droits a zero|suspendus?|indus?|radiations?|radie(e?s)?",
      "nouveaux|nouvelles|entrants?|sortants?|entrees|sorties|primo \\w+|longue duree|deld|anciennete",
      "deposee?s|en cours d instruction|en instruction|en attente|obligation d emploi",
      `(?<=\\b${ofBenefit} )${stateOf}|(?<=demandeurs d emploi )indemnise(e?s)?`,
      // Who is named first is who is counted: "allocataires et enfants" are a household.
      "(?<=^(les |nombre d |nombre de )?)(conjoints?|enfants)|sans enfants?|etudiants?|sdf|boeth|travailleurs handicapes|etrangers?",
      "qpv|quartiers prioritaires|zrr|urbaines?|rurales?|referents?|experimentations?",
      "hors|extrait|echantillon|sondages?|filtre(e?s)?|partiel(le)?s?|part(ie)? ?\\d+|couverture \\d+|taux de (couverture|reponse)",
      "non exhausti(f|ve)s?|incomplet(e?s)?|a completer",
    ].join("|")})\\b`,
  ),
};

/** The same, of whichever dimension, the longest first: "jeunes actifs", then "jeunes". */
export const partWords: readonly RegExp[] = Object.values(words).toReversed();

/** "catégories A, B, C" or "defm_abc": the letters, in order; undefined: the text names no category. */
export function categoriesIn(text: string): string | undefined {
  const named = /\b(?:categories?|cat|defm) ((?:(?:[a-e]|et|ou) )*[a-e]|[a-e]+)\b/.exec(
    wordsIn(text).replace(/[^a-z0-9]+/g, " "),
  );
  const letters = named?.[1]?.replace(/\b(et|ou)\b/g, "").match(/[a-e]/g);
  return letters ? [...new Set(letters)].toSorted().join("") : undefined;
}

/** What of a text tells of a part of those counted. @param columns the dimensions that the file has a column for */
export function partNamedIn(
  text: string,
  columns: readonly Dimension[],
  but: readonly string[] = [],
): string | undefined {
  const plain = wordsIn(text);
  for (const [dimension, word] of Object.entries(words)) {
    if (columns.includes(dimension as Dimension)) continue;
    for (const { 0: found, index } of plain.matchAll(new RegExp(word, "g")))
      if (!but.includes(found) && !isIncluded(plain, index, found)) return found;
  }
  return undefined;
}

/** "Y compris majorés", "socle et majoré", "majorés ou non": a part that is named beside the rest, and left out of nothing. */
function isIncluded(plain: string, index: number, found: string): boolean {
  const [before, after] = [plain.slice(0, index), plain.slice(index + found.length)];
  const isRate = /^(majore|socle)/.test(found);
  return (
    /\b(compris|inclus|incluant)( \w+){0,2} $/.test(before) ||
    /^ (compris|inclus|ou non|et non)\b/.test(after) ||
    (/^primo/.test(found) && /^ et re/.test(after)) ||
    (isRate && (/\bdont( rsa| foyers| allocataires| le| les)* $/.test(before) || isBoth.test(plain)))
  );
}

const isBoth = /\b(socle|non majore(e?s)?)\b.*\bmajore|\bmajore(e?s)?\b.*\b(socle|non majore)/;

const wordsIn = (text: string): string => plainName(text).replace(/_/g, " ");

/** "RSA 2022 (chiffres provisoires)" */
export const isDraft = (text: string): boolean =>
  /\b(provisoires?|brouillon|en cours de validation|non (valide|verifie)(e?s)?|semi definitifs?|non (definitifs?|consolides?))\b/.test(
    wordsIn(text),
  );

/** "Estimation par lissage": made, and not counted. */
export const isEstimate = (text: string): boolean =>
  /\b(estimations?|estime(e?s)?|lissages?|lissee?s)\b/.test(wordsIn(text));

/** What a file is called that is kept beside the right one, or begun for a trial. */
export const isSetAside = (fileName: string): boolean =>
  /\b(tests?|essais?|bidon|anciens?|anciennes?|old|obsoletes?|perimee?s?)\b/.test(
    wordsIn(fileName.replaceAll("-", " ")),
  );

/** "Jeu d'essai, ne pas diffuser": by its own words no figure of anybody, or none for others. */
export const isNotToShow = (text: string): boolean =>
  /\b(jeux? d essai|donnees (de test|fictives|factices)|fichier (test|d exemple)|ne pas diffuser|diffusion (interdite|restreinte)|document de travail|specimen)\b/.test(
    wordsIn(text),
  );
