import type { TextFinding } from "./finding.ts";
import { afflicted, callings, kin, marked } from "./people.ts";
import { wholeWord, words } from "./reading.ts";
import { distinguishing, individuals, members, numerals, sensitive } from "./words.ts";

const plural = (list: string): string => list.replace(/(\||$)/g, "s?$1");
const anyone = `${plural(individuals)}|${plural(members)}`;
const qualified =
  "(?:(?:tres|jeune|jeunes|vieux|vieille|vieil|petit|petite|pauvre|seul|seule|ancien|ancienne|certain|certaine|autre|gros|grosse) )*";

/** One in particular ("une femme", "l'unique père"), one of many said in general ("une personne"), a few ("trois familles"). */
const onePerson = wholeWord(
  `(?:une?|1|cette?|ce|notre|cet|une seule|un seul|l'unique|la|le|l'|sa|son) ?${qualified}${words(individuals)}`,
);
const anyOne = wholeWord(
  `(?:une?|1|cette?|cet|l'unique|la seule|le seul|une seule|un seul) ?${qualified}${words(members)}`,
);
const few = wholeWord(`(?:${numerals}|[2-9]|10) ${qualified}${words(anyone)}`);
const onlyOne = wholeWord(
  `(?:la seule|le seul|l'unique|les seuls|les seules|les deux seuls|les deux seules) ?${qualified}${words(anyone)}`,
);

/** Somebody pointed at: "cette bénéficiaire", "l'allocataire" of some place, "personne âgée…" without an article. */
const pointed = wholeWord(`(?:cette?|ce|notre|interessee?) ?${qualified}${words(members)}`);
const definite = wholeWord(`(?:l'|le|la) ?${qualified}${words(members)}`);
const bare = new RegExp(`^\\s*${qualified}${words(members)}(?![\\p{L}])`, "iu");
/** By what they were, or by the trait itself: "un ex-détenu", "l'ancien maire", "le seul sourd". */
const former = wholeWord("(?:(?:l'|un |une |cet |cette )(?:anciene?|ancienne|ex)[ -]\\p{L}+)");
const namedTrait = wholeWord(`(?:une?|cette?|cet|le|la) (?:ex-|ancienn?e? )?${words(sensitive)}`);
const onlyNamed = wholeWord(`(?:le seul|la seule|l'unique) ${words(`${sensitive}|${distinguishing}`)}`);

const protectedTrait = wholeWord(words(sensitive));
const trait = wholeWord(words(distinguishing));
const age = wholeWord("\\d{1,2} ans");
const aged = /\b(?:moins|plus) de \d{1,2} ans|\b\d{1,2} (?:a|et|-) \d{1,2} ans/i;
const childrenOf = wholeWord(`(?:${numerals}|une?|\\d) enfants?`);
/** "de Bouligny", "à Void", "du village": a place, or what says that it is small. */
const place =
  /(?<!\p{L})(?:(?:de|a|du|sur|pres de|vers|dans|d'|habitant|habite|en|aux?|des) ?(?!(?:Pole|CAF|RSA|FSE|SIAE|Meuse|Departement|Etat|Region|Maison|Mission|Pacte|PTI|PDI|IAE)(?!\p{L}))\p{Lu}\p{L}+|du village|de la commune|du quartier|de la rue|du hameau|du bourg|de l'immeuble|du secteur|de la vallee)/u;

/** After a comma, a place needs no word before it: "sous tutelle, Bouligny". */
const aside = /[,:(-] ?(?!(?:Pole|CAF|RSA|FSE|SIAE|Meuse|Departement|Etat|Region)(?!\p{L}))\p{Lu}\p{Ll}{2,}/u;

const isAfflicted = wholeWord(words(afflicted));
/** "elle est sourde", "il souffre d'une dépression": nobody is named, somebody is meant; "s'il est…" is anybody. */
const someone = "(?:(?<!['\\p{L}])(?:elle|il)|celle-ci|celui-ci|l'interessee?|ce dernier|cette derniere)";
const toldOfSomeone = wholeWord(
  `${someone},?(?: n'| ne| se)? ?(?:(?:est|etait|serait|reste|devient|redevient|dit|sait)(?: (?:tres|aussi|devenue?|pas|plus|un|une|\\p{L}+ment)){0,2} ${words(afflicted)}|(?:est|etait) (?:en|sous|atteinte? (?:de|d'|du)|porteu(?:r|se)|suivie?) ?(?:\\p{L}+ )?${words(sensitive)}|(?:souffre|sort|sortait) (?:de|d'|du) ?(?:\\p{L}+ )?(?:${words(sensitive)}|prison)|(?:a|avait) (?:un|une|le|la|fait une|fait un|ete)? ?${words(sensitive)})`,
);
const anonymous = wholeWord(
  "(?:celle d[eu']|celui d[eu']|quelqu'une?|l'interessee?|certaine? d[eu']|cet? habitante?)",
  "iu",
);
/** Where they live, in any words. */
const livesThere = wholeWord("(?:elle|il|qui|,) ?(?:vit|habite|loge|reside|demeure)");
/** Alone at the beginning: "porteuse du VIH, …", "sous curatelle, …", "âgée de 61 ans, …". */
const bareTrait = new RegExp(
  `^\\s*(?:agee? de \\d|porteu(?:r|se) d|sous (?:tu|cura)telle|atteinte? d|${words(`${afflicted}|${marked}`)}(?!\\p{L})|${words(individuals)}(?!\\p{L}))`,
  "iu",
);
const article =
  "(?:l'|(?:le|la|une?|cette?|cet|ce|son|sa) )(?:ex-|anciene? |ancienne |jeune |vieux |vieille |vieil |petite? )?";
/** "la fille de l'ancien maire", "le fils du boulanger". */
const kinOfCalling = wholeWord(
  `${article}${words(kin)} (?:du |de la |de l'|de notre |d'une? )(?:anciene? |ancienne |ex-)?${words(callings)}`,
);
const kinOfAnyone = wholeWord(
  `${article}${words(kin)} (?:du |de la |de l'|d'une? )(?:anciene? |ancienne |ex-)?${words(`${individuals}|${members}`)}`,
);
const callingOf = wholeWord(
  `${article}${words(callings)} (?:de |du |d'|a )(?:\\p{L}+ )?\\p{L}[\\p{L}-]+,? (?:est|etait|souffre|atteinte?|en|sous|qui est|qui a|a fait|a une?|${words(afflicted)})`,
);
/** "le SDF de la gare", "la doyenne des allocataires", "le dernier inscrit": one alone is so. */
const markedOne = wholeWord(`${article}${words(marked)} (?:de|du|d'|des|a|au|sur)`);
const afflictedOne = wholeWord(`l'(?:ex-|ancienn?e? )?${words(afflicted)}`);
const superlative = wholeWord(
  `(?:l'|(?:la|le) )(?:(?:toute? )?(?:derniere?|premiere?|seule?) ${qualified}${words(`${individuals}|${members}`)}|(?:doyenn?e?|benjamine?|cadette?|ainee?)(?! (?:de la faculte|de l'universite|du corps))(?: (?:des? |du )${words(anyone)})?|plus (?:agee?|jeune|vieux|vieille|malade|pauvre)(?= (?:des? |du |d'|a )))`,
);
const noMoreThanOne = wholeWord(`(?:n'|ne )[\\p{L}' ]{1,20} qu'une? (?:seule? )?${words(`${individuals}|${members}`)}`);
/** "La bénéficiaire … a accouché": what happened, happened to one. */
const happened = wholeWord(
  `(?:l'|(?:la|le) )${words(members)}(?: \\p{L}[\\p{L}']*){0,4} (?:a|avait) (?:ete )?(?:accouche|avorte|tente de|hospitalisee?|incarceree?|condamnee?|expulsee?|operee?|violee|battue|internee?)`,
);
const aFew =
  "(?:quelques|(?:une )?poignee d[e']|(?:une )?paire d[e']|(?:une )?demi-douzaine d[e']|(?:un )?trio d[e']|(?:un )?duo d[e'])";
const fewAnyone = wholeWord(`${aFew} ?${qualified}${words(anyone)}`);
const handful = wholeWord(`(?:poignee|paire|trio|duo|demi-douzaine) d[e'] ?${qualified}${words(anyone)}`);
const fewNamed = wholeWord(
  `(?:${numerals}|[2-9]|10|${aFew}|les deux) ?${qualified}${words(`${afflicted}|${marked}`.replace(/(\||$)/g, "s?$1"))}`,
);
const inGeneralOne = wholeWord(`(?:la|le|l') ?${words(members)} ${words(afflicted)}`);

const isFew = /\d|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quelques|poignee|paire|douzaine|trio|duo/i;

/** Somebody by what they are, are called, are to another, or by a pronoun, without a noun that says "a person". */
function isSomeone(sentence: string, isPlaced: boolean, isProtected: boolean): boolean {
  const isMeant = isProtected || isAfflicted.test(sentence) || /prison/i.test(sentence);
  if (isMeant && (toldOfSomeone.test(sentence) || happened.test(sentence))) return true;
  if (kinOfCalling.test(sentence)) return true;
  const isAside = isPlaced || aside.test(sentence);
  if (isAside && (isMeant || age.test(sentence)) && bareTrait.test(sentence)) return true;
  if (isAside && isMeant && anonymous.test(sentence) && isAfflicted.test(sentence)) return true;
  if (!isPlaced) return false;
  if ([kinOfAnyone, markedOne, superlative, noMoreThanOne, afflictedOne].some((pattern) => pattern.test(sentence)))
    return true;
  return isProtected && (callingOf.test(sentence) || (livesThere.test(sentence) && isAfflicted.test(sentence)));
}

const anybody = wholeWord(words(`${individuals}|${members}`));
const eldest = wholeWord("(?:la|le) (?:doyenn?e?|benjamine?)");
/** Of a code made of words: somebody and what is protected, or one said to be so, in as few words. */
export function portraitsInCode(code: string): readonly TextFinding[] {
  const isOne = anybody.test(code);
  return isAfflicted.test(code) || (isOne && protectedTrait.test(code)) || eldest.test(code) ? [portrait] : [];
}

/** What stands so near that it is said of them: the sentence they stand in. */
export function portraitsIn(sentence: string): readonly TextFinding[] {
  const isProtected = protectedTrait.test(sentence);
  const years = age.test(sentence) && !aged.test(sentence);
  const traits = [trait.test(sentence), years, childrenOf.test(sentence)].filter(Boolean).length;
  const isPlaced = place.test(sentence);
  if (onlyOne.test(sentence) && (isProtected || isPlaced || traits > 1)) return [portrait];
  if (onePerson.test(sentence) && (isProtected || (isPlaced && traits > 0) || traits > 1)) return [portrait];
  if (onlyNamed.test(sentence) && (isProtected || isPlaced)) return [portrait];
  if (isProtected && pointed.test(sentence)) return [portrait];
  if (isProtected && isPlaced && [definite, former, namedTrait].some((pattern) => pattern.test(sentence)))
    return [portrait];
  if (isPlaced && bare.test(sentence) && (isProtected || traits > 0)) return [portrait];
  if (anyOne.test(sentence)) {
    if ((isProtected || traits > 0) && isPlaced) return [portrait];
    if ((isProtected && (years || traits > 0)) || traits > 1) return [portrait];
  }
  if (isSomeone(sentence, isPlaced, isProtected)) return [portrait];
  if (isPlaced && isFew.test(sentence) && (handful.test(sentence) || fewNamed.test(sentence))) return [smallGroup];
  if (isProtected && isFew.test(sentence) && (handful.test(sentence) || (isPlaced && fewAnyone.test(sentence))))
    return [smallGroup];
  if (few.test(sentence) && (isProtected || (isPlaced && traits > 0))) return [smallGroup];
  return isProtected && (anyOne.test(sentence) || onePerson.test(sentence) || inGeneralOne.test(sentence))
    ? [inGeneral]
    : [];
}

const portrait: TextFinding = { verdict: "REFUSED", kind: "PORTRAIT" };
const smallGroup: TextFinding = { verdict: "REFUSED", kind: "SMALL_GROUP" };
const inGeneral: TextFinding = { verdict: "TOLD", kind: "PERSON_IN_GENERAL" };
