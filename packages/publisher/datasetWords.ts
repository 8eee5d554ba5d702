import { departments } from "@pacte-hub/data/departments";
import { atLevel } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import { otherMeasureIn } from "./measureWords.ts";
import { oppositeIn } from "./opposites.ts";
import { plainName } from "./writtenTerritory.ts";

/** What files of the field are about, in words without accents nor capitals. */
const subjects: Readonly<Record<string, RegExp>> = {
  RSA: /\b(b?rsa|revenu de solidarite active)\b/,
  AAH: /\b(aah|adultes? handicapes?)\b/,
  "prime d'activité": /\b(ppa|primes? d activite)\b/,
  ASS: /\b(ass|solidarite specifique)\b/,
  "aide au logement": /\b(apl|als|alf|aides?( personnalisees?)? au logement|allocations?( de)? logement)\b/,
  "allocations familiales": /(?<!caisses? (nationale )?d(es)? )\ballocations familiales\b/,
  PAJE: /\b(paje|jeune enfant|prepare|cmg)\b/,
  "minimum vieillesse": /\b(aspa|minimum vieillesse)\b/,
  "prestations d'autonomie": /\b(apa|pch|autonomie)\b/,
  "rentrée scolaire": /\brentree scolaire\b/,
  "Garantie jeunes": /\bgarantie jeunes\b/,
  chômage: /\b(demandeurs? d emploi|defm|chomage|chomeurs?)\b/,
  "emploi salarié": /\b(emplois? (salaries?|prives?)|salaries? (du )?(secteur )?prives?|effectifs salaries)\b/,
  "insertion par l'activité économique": /\b(siae|salaries? en insertion|insertion par l activite economique)\b/,
  "contrats d'engagements réciproques": /\b(contrats? d engagements? reciproques?|cer signes?)\b/,
  sanctions: /\b(sanctions?|radiations?)\b/,
  apprentissage: /\b(apprentis|apprentissage)\b/,
};

/** The same, of whichever. */
export const subjectWords: readonly RegExp[] = Object.values(subjects);

/** Figures that nobody has counted, or that are of several counts. */
const uncounted =
  /\b(objectifs?|cibles?|previsions?|previsionnel(le)?s?|projections?|projetee?s?|simulations?|simulee?s?|scenarios?|ecarts?|differences?|variations?(?! saisonnieres)|redresse(e?s)?|pondere(e?s)?|extrapole(e?s)?|budgets?|budgetee?s?|prevu(e?s)?|votee?s?|au sens du bit|imputee?s?|(max|maximum|min|minimum) (de|d|du|des)|classements?|rangs?|densites?|indices?)\b/;
/** Figures that are of others: of every hundred, of every thousand. */
const ofOthers =
  /\b(parts? (d|de|des|du|en)|proportions?|pourcentages?|ratios?|pour (100|1 ?000|10 ?000|cent|mille))\b/;
/** Where people are counted, if not where they live. */
const atWork = /\b((lieu|commune) (de|du) travail|commune d emploi|lieu d emploi)\b/;
const atHome = /\b((lieu|commune) de residence|domicilie(e?s)?|au domicile)\b/;
/** What a figure is rounded to, in words. */
const roundings = { dizaine: 10, centaine: 100, millier: 1_000 } as const;
/** Not as they were counted: "non corrigées" is. */
const adjusted = /\b(cvs|cvs cjo|desaisonnalise(e?s)?|(?<!non )corrigee?s? des variations saisonnieres)\b/;
const ofPersons = /\b(personnes|population couverte|enfants|adultes|individus)\b/;
const ofHouseholds = /\b(foyers?|menages?|familles?|allocataires?|beneficiaires?)\b/;
const ofMoney = /\b(montants?|depenses?|euros?|masses? (financieres?|salariales?))\b/;
const general = /\b(toutes prestations|tous minima|minima sociaux|minimum social)\b/;
/** "Allocataires de l'AAH" and nothing else. */
const recipients = "(beneficiaires?|allocataires?|titulaires?|foyers?|demandeurs?)( d| de| du| des| de l| de la)? ";
/** A table of so many subjects tells of what is common to them. */
const mostSubjects = 2;

/**
 * What a text says that the dataset does not count, in French; undefined where it agrees or says nothing.
 * @param beside titles of the other datasets whose columns are in the file: a table of several is called by any of them
 */
export function otherDatasetIn(text: string, indicator: Indicator, beside: readonly string[] = []): string | undefined {
  const plain = plainWords(text);
  const own = plainWords(`${indicator.title} ${indicator.columns.join(" ")} ${indicator.id.replaceAll("-", " ")}`);
  return (
    otherSubject(text, `${own} ${plainWords(beside.join(" "))}`, indicator) ??
    otherUnit(plain, own, indicator) ??
    otherWord(plain, own, uncounted) ??
    (indicator.unit === "PERCENT" ? undefined : otherWord(plain, own, ofOthers)) ??
    oppositeIn(plain, { title: own, own: `${own} ${plainWords(indicator.definition)}` }, indicator) ??
    otherCounting(plain, indicator) ??
    otherRounding(plain, indicator) ??
    otherMeasureIn(text, indicator) ??
    otherWord(plain, own, adjusted) ??
    otherRegime(plain, indicator) ??
    otherPlace(text)
  );
}

/** Underscores and hyphens of file names are spaces between words. */
const plainWords = (text: string): string => plainName(text.replaceAll(/[_-]/g, " "));

function otherSubject(text: string, titled: string, { unit, definition }: Indicator): string | undefined {
  const plain = plainWords(text);
  // Adults are those of the RSA; a title that names no benefit leaves it to its definition.
  const isUnnamed = Object.values(subjects).every((word) => !word.test(titled));
  const own = `${titled}${unit === "ADULT" ? " rsa" : ""} ${isUnnamed ? plainWords(definition) : ""}`;
  const named = Object.entries(subjects).filter(([, word]) => word.test(plain));
  const others = named.filter(([, word]) => !word.test(own));
  if (others.length === 0 || named.length > mostSubjects || general.test(plain)) return undefined;
  const [first = ["", /$^/] as const] = others;
  // One sum of two, where no column tells them apart.
  if (/\w ?\+ ?\w|\w ou \w/.test(text) && named.length > 1) return first[0];
  // "Foyers RSA, prime d'activité comprise" are more than those of the RSA.
  const added = others.find(([, { source }]) =>
    new RegExp(
      `(${source}) (comprise?s?|incluse?s?)\\b|\\b(y compris|incluant|avec) (la |l |le |les )?(${source})`,
    ).test(plain),
  );
  if (added) return added[0];
  // "Demandeurs d'emploi bénéficiaires du RSA" are a part of jobseekers.
  const isPart = new RegExp(`${recipients}${first[1].source}`).test(plain) && !/\b(et|ou)\b/.test(plain);
  return others.length === named.length || isPart ? first[0] : undefined;
}

function otherUnit(plain: string, own: string, { unit }: Indicator): string | undefined {
  if (!isMagnitude(unit) && ofMoney.test(plain) && !ofMoney.test(own)) return ofMoney.exec(plain)?.[0];
  if (unit === "HOUSEHOLD" && isBefore(ofPersons, ofHouseholds, plain))
    return ofPersons.test(own) ? undefined : ofPersons.exec(plain)?.[0];
  if ((unit !== "PERSON" && unit !== "ADULT") || /\b(beneficiaires?|allocataires?)\b/.test(own)) return undefined;
  return ofHouseholds.test(plain) &&
    !ofPersons.test(plain) &&
    !ofHouseholds.test(own) &&
    /\b(foyers?|menages?)\b/.test(plain)
    ? ofHouseholds.exec(plain)?.[0]
    : undefined;
}

/** "Enfants des foyers" are persons: what is counted is named before whom it is of. */
function isBefore(words: RegExp, others: RegExp, plain: string): boolean {
  const [at, other] = [plain.search(words), plain.search(others)];
  return at >= 0 && (other < 0 || at < other);
}

/** At the place of work, where a dataset counts people where they live, or the other way round. */
function otherCounting(plain: string, { title, definition }: Indicator): string | undefined {
  const isAtWork = atWork.test(plainWords(title)) || /etablissement|lieu de travail/.test(plainWords(definition));
  return (isAtWork ? atHome : atWork).exec(plain)?.[0];
}

/** "Arrondis à la dizaine", of what its source does not round so. */
function otherRounding(plain: string, { roundedTo }: Indicator): string | undefined {
  const found = /\barrondi(?:e?s)? (?:a la |au |a l )(dizaine|centaine|millier)\b/.exec(plain);
  return found && roundings[found[1] as keyof typeof roundings] !== roundedTo ? found[0] : undefined;
}

const otherWord = (plain: string, own: string, words: RegExp): string | undefined => {
  const found = words.exec(plain)?.[0];
  return found !== undefined && !words.test(own) ? found : undefined;
};

/** "CAF et MSA" over what one regime counts. */
function otherRegime(plain: string, { regime }: Indicator): string | undefined {
  if (!/\b(msa|regime agricole)\b/.test(plain) || /\b(hors|sans) (la )?(msa|regime agricole)\b/.test(plain))
    return undefined;
  return regime !== null && /ne sont pas comptés|ni secteur public/.test(regime) ? "MSA" : undefined;
}

/** Names that are also common words, in the lower case of file names. */
const commonWords = new Set([
  "Nord",
  "Manche",
  "Somme",
  "Lot",
  "Cher",
  "Ain",
  "Aube",
  "Orne",
  "Creuse",
  "Landes",
  "Loire",
  "Oise",
  "Gers",
  "Mayenne",
  "Var",
]);

/** Another department, where ours is not named too. */
function otherPlace(text: string): string | undefined {
  const [own] = atLevel("DEPARTMENT");
  const plain = plainWords(text);
  const numbered = /\bdepartement (?:n )?(\d\d|2[ab])\b/.exec(plain);
  if (numbered && own && numbered[1]?.toUpperCase() !== own.code) return numbered[0];
  if (own && new RegExp(`\\b${plainName(own.name)}\\b`).test(plain)) return undefined;
  const written = plain.replace(/\bmeurthe moselle\b/, "meurthe et moselle");
  return [...departments.values()]
    .toSorted((a, b) => b.name.length - a.name.length)
    .find(({ code, name }) => code !== own?.code && !commonWords.has(name) && isNamed(plainWords(name), written))?.name;
}

const isNamed = (name: string, plain: string): boolean => new RegExp(`\\b${name}\\b`).test(plain);
