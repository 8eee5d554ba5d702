import type { TextFaultKind, TextFinding } from "./finding.ts";
import { wholeWord, words } from "./reading.ts";
import { celebrated, civilities, familyNames, firstNames, functions, kindsOfPlaces, namesOfPlaces } from "./words.ts";

const months =
  "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janv|fevr|avr|juil|sept|oct|nov|dec";
const streetWords =
  "rue|avenue|av\\.|place|impasse|allee|allees|chemin|boulevard|bd|route|lotissement|quai|ruelle|square|cours|faubourg|sentier|venelle|residence|hlm|cite";
const capital = "\\p{Lu}[\\p{L}'-]{0,40}";
const first = words(firstNames);
/** In small letters or with a capital; the names after it keep their case. */
const house = `(?:${namesOfPlaces.replace(/(^|\|)(\p{L})/gu, (_, bar, letter) => `${bar}[${letter}${letter.toUpperCase()}]`)})`;
const notOfPlace = `(?<!(?<![\\p{L}])${house}[ -](?:(?:${kindsOfPlaces}) ){0,2}(?:de |du |d')?)`;
const ofHouses = wholeWord(words(celebrated), "giu");
/** Family names as they are written: with a capital, or all of them. */
const family = `(?:${familyNames.replace(/(^|\|)(\p{L})/gu, (_, bar, letter) => `${bar}${letter.toUpperCase()}`)}|${familyNames.toUpperCase()})`;
/** None of a person: what follows "madame" or "le cas" and is no name. */
const noName =
  "(?:pole|caf|pacte|meuse|rural|france|europe|covid|le|la|les|et|ou|est|a|au|qui|que|par|dans|pour|avec|sans|de|du|des|en|tout|toute|chaque|vice|adjointe?|premiere?|monsieur|madame)";
const finding = "(?:a|avait|vient de) (?:(?:re)?trouver?|repris|reprendre|decrocher?|quitter?|abandonner?)";
const notFirst =
  "Saint|Sainte|La|Le|Les|De|Du|Grand|Petit|Groupe|Garage|Boulangerie|Pharmacie|Cabinet|Transports|Ets|Jean|Loi|Rapport|Plan|Rue|Place";
const noPerson =
  "(?:Elle|Il|Elles|On|Chacun|Chacune|Nul|Personne|Aucun|Aucune|Un|Une|Le|La|Les|Ce|Cette|Cap|Pole|Qui|Verdun|Meuse)";
const numbersSaid =
  "(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|zero|et)";

/** What points at one person by itself, whatever stands around it. */
const patterns: readonly (readonly [TextFaultKind, RegExp])[] = [
  [
    "EMAIL",
    /[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\]|[([{]\s?arobase\s?[)\]}]|[([{]\s?chez\s?[)\]}]| arobase )\s?[\w.-]{1,64}\s?(?:\.|\(dot\)| point )\s?[a-z]{2,}/i,
  ],
  ["EMAIL", wholeWord("(?:chez|at|arobase) (?:orange|gmail|free|sfr|laposte|hotmail|yahoo|outlook|wanadoo|live)")],
  ["TELEPHONE", /(?<![\w-])(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?[1-9](?:[ ./-]?\d{2}){4}(?![\w-])/],
  ["TELEPHONE", /(?<![\w-])0[ .]?[1-9](?:[ ./-]{0,2}\d{2}){4}(?![\w-])/],
  [
    "TELEPHONE",
    wholeWord(`zero[ -](?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)(?:[ ,.-]{1,2}${numbersSaid}){4,12}`),
  ],
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
    "PERSONAL_NUMBER",
    wholeWord("(?:allocataire|beneficiaire|matricule|nir|nss|demandeur) (?:caf |msa |rsa )?\\d{5,15}[A-Z]?"),
  ],
  [
    "PERSONAL_NUMBER",
    wholeWord("dossiers? (?:individuel )?(?:de la )?(?:caf|msa|rsa|pole emploi|allocataire) \\d{4,15}[A-Z]?"),
  ],
  /** Seven figures, a letter or none: those of an allocataire; operations of the ESF have nine. */
  ["PERSONAL_NUMBER", wholeWord("(?:dossiers?|caf|msa) (?:de la (?:caf|msa) )?(?:n[°o.]? ?)?\\d{7}[A-Z]?")],
  [
    "BIRTH",
    wholeWord(
      `nee?s?(?: (?:le|en|vers|au mois de|a [\\p{L}' -]{2,24},? (?:le|en)))? ?:? ?(?:le )?(?:\\d{1,2}|1er)?[ ./-]?(?:\\d{1,2}|${words(months)})?[ ./-]?(?:19|20)\\d{2}`,
    ),
  ],
  ["BIRTH", wholeWord(`(?:date de naissance|ddn|naissance) ?:? ?(?:(?:le|du|au|est) )*\\d{1,4}`)],
  ["BIRTH", wholeWord(`nee?s? le (?:\\d{1,2}|1er)[ ./-](?:\\d{1,2}|${words(months)})`)],
  [
    "ADDRESS",
    wholeWord(
      `\\d{1,4} ?(?:bis|ter|quater|[a-d])?,? ?(?:de la |de l'|du |des )?${words(streetWords)} (?:[\\p{L}'-]{1,4} ){0,3}\\p{L}+`,
    ),
  ],
  [
    "ADDRESS",
    wholeWord(
      `(?:domiciliee?s?|demeurant|resident?|residant|habitant|loge|logee|vivant|hebergee?) (?:au|a|dans|chez|en|sur|rue|place) (?:la |le |l'|sa |son )?(?:\\d|rue|place|${capital} \\d)`,
      "u",
    ),
  ],
  [
    "NAME",
    wholeWord(
      `(?:${civilities}) (?!(?:${functions})(?![\\p{L}])|les? |la |l')(?:(?:de|du|d'|le|la|von|van|el|ben) ?)?${capital}`,
      "u",
    ),
  ],
  [
    "NAME",
    wholeWord(
      `${notOfPlace}${first}(?:[- ]${first})? (?:(?:de|du|le|la|el|ben|van|d') ?)?(?!${first}(?![\\p{L}])[- ](?:et|de|d'))\\p{Lu}[\\p{L}'-]{0,40}`,
      "u",
    ),
  ],
  ["NAME", wholeWord(`${notOfPlace}\\p{Lu}{3,40} ${first}`, "u")],
  ["NAME", wholeWord(`${notOfPlace}${first} ${words(familyNames)}`, "iu")],
  ["NAME", wholeWord(`${notOfPlace}${words(familyNames)} ${first}`, "iu")],
  ["NAME", wholeWord(`(?:prenommee?|surnommee?) ${capital}`, "u")],
  [
    "NAME",
    wholeWord(
      `(?:avec|pour|chez|par|de|a|que|et|d'|voir|aider|accompagner|orienter|situation de|cas de|dossier de|parcours de) ?${notOfPlace}(?!(?:Anne|Pierre|Marc|Jean|Marie|Michel|Claude|Luc|Camille|Saint|Ali|Adam|Rene|Louis|Jeanne|Paul|Laurent|Martin|Thomas|Therese|Maxime|Maurice|Said|Joseph|Jacques|Georges|Marine|Romane|Charles|Florence|Laure|Dominique)(?![\\p{L}]))${first}(?![\\p{L}'-]| \\p{Lu})`,
      "u",
    ),
  ],
  ["NAME", wholeWord(`(?:monsieur|madame|mademoiselle|mme|mlle|mr) ${words(familyNames)}`)],
  ["NAME", wholeWord(`\\p{Lu}\\. ?${words(familyNames)}`)],
  ["NAME", wholeWord("(?:famille|epoux|couple|consorts|menage|fratrie) (?!Rural)\\p{Lu}\\p{Ll}[\\p{L}'-]{1,40}", "u")],
  [
    "NAME",
    wholeWord(
      `${notOfPlace}(?!(?:claire|marine|pierre|romane?|laure|florence|said)(?![\\p{L}]))${first} (?:a|est|n'a|n'est|va|doit|suit|vient|ne|qui|habite|souhaite|refuse|vit|travaille|cherche|et sa|et son)`,
    ),
  ],
  ["NAME", wholeWord(`(?<!\\d )M (?!(?:${functions}|Euros?|EUR)(?![\\p{L}]))\\p{Lu}[\\p{L}'-]{1,40}`, "u")],
  [
    "NAME",
    wholeWord(
      `(?:monsieur|madame|mademoiselle|mme|mlle) (?!(?:${functions}|${noName})(?![\\p{L}]))(?!l'|d')[\\p{L}-]{3,40}`,
    ),
  ],
  ["NAME", wholeWord(`${family} \\p{Lu}(?:\\.|(?=\\s*$))`, "u")],
  ["NAME", wholeWord(`(?:famille|epoux|consorts|cas|affaire|menage) ${words(familyNames)}`)],
  [
    "NAME",
    wholeWord(
      `(?:[cC]as|[aA]ffaire|[vV]euve|[fF]ils|[fF]ille|[mM]ere|[pP]ere|[fF]reres?|[sS]oeurs?) (?!${noName}(?![\\p{L}]))(?!(?:Pole|Pacte|Meuse|France|Teresa|Noel|Castor)(?![\\p{L}]))\\p{Lu}\\p{Ll}{2,40}`,
      "u",
    ),
  ],
  ["NAME", wholeWord(`(?:[dD]ossier|[sS]ituation|[lL]es|[cC]hez les|[sS]uivi|[pP]arcours) ${family}`, "u")],
  ["NAME", new RegExp(`^\\s*${first}\\s*(?:[.!,(]|$)`, "iu")],
  ["NAME", wholeWord(`${first} ${finding}`)],
  /** A pair of capitals that does what only a person does, or is one family's: "Fatoumata Diallo a trouvé…". */
  [
    "NAME",
    wholeWord(
      `(?:^|[.!?:,;] ?)(?!${noPerson}(?![\\p{L}]))\\p{Lu}\\p{Ll}+(?:[ -]\\p{Lu}\\p{Ll}+){0,2} ${finding} (?:un |son |du |le )?(?:emploi|travail|cdi|CDI|cdd|CDD|boulot|stage|permis)`,
      "u",
    ),
  ],
  [
    "NAME",
    wholeWord(
      `(?=\\p{Lu}\\p{Ll}+ \\p{Lu})(?!(?:${notFirst})(?![\\p{L}]))${notOfPlace}\\p{Lu}\\p{Ll}{2,40} ${family}`,
      "u",
    ),
  ],
  ["NAME", /(?<![\p{L}.])[A-Z]\. ?[A-Z]\.,? (?:\d{1,2} ans|agee?)/u],
];

/** A pattern with a name in it is tried where a name is: few texts hold one, and the lists are long. */
const someFirst = new Set(firstNames.toLowerCase().split("|"));
const someFamily = new Set(familyNames.split("|").map((name) => name.split(" ").at(-1) ?? name));
const patternsToTry = patterns.map(([kind, pattern]) => ({
  kind,
  pattern,
  needsFirst: pattern.source.includes(firstNames),
  needsFamily: pattern.source.includes(familyNames) || pattern.source.includes(family),
}));

export function identifying(text: string): readonly TextFinding[] {
  const readable = text.replace(ofHouses, "Untel");
  const lowerWords = readable.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hasFirst = lowerWords.some((word) => someFirst.has(word));
  const hasFamily = lowerWords.some((word) => someFamily.has(word));
  return patternsToTry
    .filter(({ needsFirst, needsFamily }) => (hasFirst || !needsFirst) && (hasFamily || !needsFamily))
    .filter(({ pattern }) => pattern.test(readable))
    .map(({ kind }) => ({ verdict: "REFUSED", kind }));
}
