import type { TextFinding } from "./finding.ts";
import { whole, words } from "./reading.ts";
import { distinguishing, individuals, members, numerals, sensitive } from "./words.ts";

const plural = (list: string): string => list.replace(/(\||$)/g, "s?$1");
const anyone = `${plural(individuals)}|${plural(members)}`;
const qualified =
  "(?:(?:tres|jeune|jeunes|vieux|vieille|vieil|petit|petite|pauvre|seul|seule|ancien|ancienne|certain|certaine|autre|gros|grosse) )*";

/** One in particular ("une femme", "l'unique père"), one of many said in general ("une personne"), a few ("trois familles"). */
const one = whole(
  `(?:une?|1|cette?|ce|notre|cet|une seule|un seul|l'unique|la|le|l'|sa|son) ?${qualified}${words(individuals)}`,
);
const anyOne = whole(
  `(?:une?|1|cette?|cet|l'unique|la seule|le seul|une seule|un seul) ?${qualified}${words(members)}`,
);
const few = whole(`(?:${numerals}|[2-9]|10) ${qualified}${words(anyone)}`);
const onlyOne = whole(
  `(?:la seule|le seul|l'unique|les seuls|les seules|les deux seuls|les deux seules) ?${qualified}${words(anyone)}`,
);

/** Somebody pointed at: "cette bénéficiaire", "l'allocataire" of some place, "personne âgée…" without an article. */
const pointed = whole(`(?:cette?|ce|notre|interessee?) ?${qualified}${words(members)}`);
const definite = whole(`(?:l'|le|la) ?${qualified}${words(members)}`);
const bare = new RegExp(`^\\s*${qualified}${words(members)}(?![\\p{L}])`, "iu");
/** By what they were, or by the trait itself: "un ex-détenu", "l'ancien maire", "le seul sourd". */
const former = whole("(?:(?:l'|un |une |cet |cette )(?:anciene?|ancienne|ex)[ -]\\p{L}+)");
const named = whole(`(?:une?|cette?|cet|le|la) (?:ex-|ancienn?e? )?${words(sensitive)}`);
const onlyNamed = whole(`(?:le seul|la seule|l'unique) ${words(`${sensitive}|${distinguishing}`)}`);

const protectedTrait = whole(words(sensitive));
const trait = whole(words(distinguishing));
const age = whole("\\d{1,2} ans");
const aged = /\b(?:moins|plus) de \d{1,2} ans|\b\d{1,2} (?:a|et|-) \d{1,2} ans/i;
const childrenOf = whole(`(?:${numerals}|une?|\\d) enfants?`);
/** "de Bouligny", "à Void", "du village": a place, or what says that it is small. */
const place =
  /(?<!\p{L})(?:(?:de|a|du|sur|pres de|vers|dans|d'|habitant|en|aux?|des) ?(?!(?:Pole|CAF|RSA|FSE|SIAE|Meuse|Departement|Etat|Region|Maison|Mission|Pacte|PTI|PDI|IAE)(?!\p{L}))\p{Lu}\p{L}+|du village|de la commune|du quartier|de la rue|du hameau|du bourg|de l'immeuble|du secteur|de la vallee)/u;

/** What stands so near that it is said of them: the sentence they stand in. */
export function portraitsIn(sentence: string): readonly TextFinding[] {
  const isProtected = protectedTrait.test(sentence);
  const years = age.test(sentence) && !aged.test(sentence);
  const traits = [trait.test(sentence), years, childrenOf.test(sentence)].filter(Boolean).length;
  const isPlaced = place.test(sentence);
  if (onlyOne.test(sentence) && (isProtected || isPlaced || traits > 1)) return [portrait];
  if (one.test(sentence) && (isProtected || (isPlaced && traits > 0) || traits > 1)) return [portrait];
  if (onlyNamed.test(sentence) && (isProtected || isPlaced)) return [portrait];
  if (isProtected && pointed.test(sentence)) return [portrait];
  if (isProtected && isPlaced && [definite, former, named].some((one) => one.test(sentence))) return [portrait];
  if (isPlaced && bare.test(sentence) && (isProtected || traits > 0)) return [portrait];
  if (anyOne.test(sentence)) {
    if ((isProtected || traits > 0) && isPlaced) return [portrait];
    if ((isProtected && (years || traits > 0)) || traits > 1) return [portrait];
  }
  if (few.test(sentence) && (isProtected || (isPlaced && traits > 0))) return [smallGroup];
  return isProtected && (anyOne.test(sentence) || one.test(sentence)) ? [inGeneral] : [];
}

const portrait: TextFinding = { verdict: "REFUSED", kind: "PORTRAIT" };
const smallGroup: TextFinding = { verdict: "REFUSED", kind: "SMALL_GROUP" };
const inGeneral: TextFinding = { verdict: "TOLD", kind: "PERSON_IN_GENERAL" };
