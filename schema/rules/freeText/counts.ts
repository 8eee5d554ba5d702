import type { TextFinding } from "./finding.ts";
import { inLetters, worthOf } from "./numbers.ts";
import { wholeWord, words } from "./reading.ts";
import { individuals, members, outcomes, roughNumerals, smallestGroup } from "./words.ts";

const plural = (list: string): string => list.replace(/(\||$)/g, "s?$1");
const people = `${plural(individuals)}|${plural(members)}`;
const number = `(?:\\d{1,3}(?:[ .]\\d{3}){1,3}|\\d{1,9}|${roughNumerals}|${inLetters}|une?|aucune?)`;

const ofPeople = wholeWord(
  `(${number}) (?:d'|de |des )?(?:nouve(?:aux|lles) |autres |jeunes )?${words(`${people}|${outcomes}`)}`,
  "giu",
);
const reversed = wholeWord(
  `(?:${words(`${plural(members)}|${outcomes}`)})(?: ?\\([^)\\d]{1,40}\\))? ?(?::|=|\\() ?(\\d{1,9}|${inLetters})`,
  "giu",
);
const ofOutcomes = wholeWord(`(?:${number}) (?:${words(`${outcomes}|participante?s?`)})`);
/** What was planned is no count of who came: "pour 8 personnes", "groupes de 6 jeunes", "12 places". */
const planned = wholeWord(
  `(?:pour|groupes? de|ateliers? de|session de|maximum de|jusqu'a|places? pour|au plus|environ|de \\d{1,4} a|minimum) (?:${number}) ${words(plural(members))}`,
);

const small = `(?:\\d{1,2}|${inLetters})`;
const aPerson = wholeWord(words(`${people}|${outcomes}|eux|elles`));
/** "onze participants dont dix en CDI": a part, whose noun went before. */
const part = wholeWord(`dont (${small}) (?:en|ont|sont|sorti|sorties?|sortis|embauche|a l'emploi|au)`, "giu");
const partsOfPeople = (text: string): Iterable<RegExpMatchArray> => (aPerson.test(text) ? text.matchAll(part) : []);

/** "Tous les participants sauf deux", "l'un d'eux", "15 personnes moins 1": what is left out is who is meant. */
const butFew = wholeWord(
  `(?:tous|toutes|l'ensemble|${small} ${words(people)})((?: (?!sauf|moins)[\\p{L}']+){0,6}),? ?(?:sauf|hormis|excepte|mis a part|a l'exception (?:de|d')|moins) ?(?:une?|l'une?|deux d'entre eux|${small})(?! (?:ans|mois|jours?|semaines?|heures?|communes?|epci|actions?|euros?|lieux|sites?|reunions?))`,
  "iu",
);
const oneOfThem = wholeWord(`(?:seule?s?|l'une?|une?|une? seule?|${small}) d'(?:entre )?(?:eux|elles)`);
/** "Aucun des cinq inscrits", "80 % des 5 participants": the whole is small, so each part of it is. */
const partOf = wholeWord(
  `(?:aucune?|moitie|tiers|quarts?|\\d{1,3} ?%|l'une?|une?|${small}|toutes?|tous|chacune?|majorite|plupart|seule?) (?:des|les|de ces|de nos) (${small}) ${words(people)}`,
  "giu",
);
const fraction = wholeWord(
  "(\\d{1,3}) ?(?:/|sur) ?(\\d{1,3})(?!/) ?(?:(?:sont|est) )?(?:en (?:emploi|cdi|cdd|formation|interim)|(?:ont|a) \\p{L}+|sortie?s?|inserees?|embauchee?s?|au rsa|rsa|brsa)",
  "giu",
);
const verbs =
  "(?:re)?trouvee?s?|quittee?s?|abandonnee?|repris|decroche|echoue|reussi|sortie?s?|exclue?s?|embauchee?s?|radiee?s?|en emploi|en cdi|en formation|au travail";
/** "5 ont trouvé un emploi", "cinq l'ont quitté": nobody is named, somebody is counted. */
const pronominal = wholeWord(`(${small}) (?:l'|n'|en |s'en )?(?:ont|sont)(?: pas| deja| ete){0,2} (?:${verbs})`, "giu");
const bySex =
  /(?<![\p{L}\d])(\d{1,3}) ?F ?(?:\/|,|et|-|\+) ?(\d{1,3}) ?H(?!\p{L})|(?<![\p{L}\d])(\d{1,3}) ?H ?(?:\/|,|et|-|\+) ?(\d{1,3}) ?F(?!\p{L})/gu;
const initials = wholeWord(`(${small}) (?:"|« ?)?(?:b\\.?rsa|defm|deld|arsa|rsa (?:a|de|du|sur))`, "giu");

/** "2 allocataires de Lahaymeix": so few of a place are known there, whatever is said of them. */
const ofPlace = wholeWord(
  `(${small}) ${words(plural(members))}(?: du rsa)?(?: (?!de |d'|du |des |a )\\p{L}+){0,3} (?:de |d'|a |habitant |domicilies a )((?:la |le |les |l')?\\p{L}+)`,
  "giu",
);
/** A name with a capital that is no institution's. */
const isPlace =
  /^(?!(?:Pole|CAF|RSA|FSE|SIAE|Meuse|Departement|Etat|Region|Maison|Mission|Pacte|PTI|PDI|IAE|Cap|Familles)(?!\p{L}))(?:(?:[Ll][ae]s? |[Ll]'))?\p{Lu}\p{Ll}/u;
const fewOfPlace = (text: string): boolean =>
  [...text.matchAll(ofPlace)].some(
    ([, numberText = "", place = ""]) => isSmall(worthOf(numberText)) && isPlace.test(place),
  );

const numberWords = new Set(inLetters.split(/[|\W]+/));

function isFewOf(text: string): boolean {
  const hasNumber =
    /\d/.test(text) || (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => numberWords.has(word));
  if (!hasNumber && !/sauf|hormis|excepte|a part|exception|moins|eux|elles/i.test(text)) return false;
  if (planned.test(text)) return false;
  if (fewOfPlace(text)) return true;
  const exception = butFew.exec(text);
  if (exception && (aPerson.test(exception[1] ?? "") || (!exception[1]?.trim() && aPerson.test(text)))) return true;
  if (oneOfThem.test(text)) return true;
  const parts = [partOf, pronominal, initials, bySex].flatMap((pattern) => [...text.matchAll(pattern)]);
  if (parts.flatMap((match) => match.slice(1).filter(Boolean)).some((numberText) => isSmall(worthOf(numberText))))
    return true;
  return [...text.matchAll(fraction)].some(
    ([, numerator, total]) => isSmall(Number(numerator)) || isSmall(Number(total) - Number(numerator)),
  );
}
const isSmall = (value: number | null): boolean => value !== null && value >= 0 && value < smallestGroup;

/**
 * Figures of people in words: told, since figures have a way of their own; refused where one is small and counts what came of
 * an action, or where two are so near that their difference is.
 */
export function counted(text: string): readonly TextFinding[] {
  if (isFewOf(text)) return [smallGroup];
  const values = [...text.matchAll(ofPeople), ...text.matchAll(reversed), ...partsOfPeople(text)].map(
    ([, value = ""]) => worthOf(value),
  );
  const counts = values.filter((value) => value !== null);
  const certain = counts.filter((value) => !Number.isNaN(value));
  if (counts.length === 0) return [];
  const hasSmall = certain.some((value) => value < smallestGroup);
  if (hasSmall && (ofOutcomes.test(text) || text.match(reversed)) && !planned.test(text)) return [smallGroup];
  if (counts.length > 1 && differNarrowly(certain)) return [smallGroup];
  return [figure];
}

const differNarrowly = (counts: readonly number[]): boolean =>
  counts.some((a, at) => counts.slice(at + 1).some((b) => a !== b && Math.abs(a - b) < smallestGroup));

const smallGroup: TextFinding = { verdict: "REFUSED", kind: "SMALL_GROUP" };
const figure: TextFinding = { verdict: "TOLD", kind: "FIGURE" };
