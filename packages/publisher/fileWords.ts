import type { Indicator } from "@pacte-hub/institution/config";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import type { Dimension } from "@pacte-hub/schema/model/dimension";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import { otherDatasetIn } from "./datasetWords.ts";
import { excludedPlaceIn } from "./excludedPlaces.ts";
import { otherMeasureIn } from "./measureWords.ts";
import { otherMonthIn } from "./monthWords.ts";
import { notUnderstoodIn } from "./notUnderstood.ts";
import { categoriesIn, isDraft, isEstimate, isNotToShow, isSetAside, partNamedIn } from "./partWords.ts";
import { otherPeriodIn, yearTakenIn } from "./periodWords.ts";
import { isOfTheScope } from "./understoodWords.ts";
import { plainName } from "./writtenTerritory.ts";

/** Where a file says in words of whom, of what, of when, or how surely, it tells. */
export interface FileWords {
  readonly indicator: Indicator;
  /** As the steward named it, without its folder. */
  readonly fileName: string;
  /** As the steward says it. */
  readonly source: string;
  /** Lines of text before its header, and after its table. */
  readonly titles: readonly string[];
  readonly notes: readonly string[];
  /** The header of the column of figures, where the steward has chosen it. */
  readonly figure: string | null;
  readonly isProvisional: boolean;
  /** Titles of the other datasets whose columns the file has too. */
  readonly beside: readonly string[];
  /** Those that its lines are of. */
  readonly periods: readonly PeriodCode[];
  /** The dimensions that the file has a column for. */
  readonly dimensions: readonly Dimension[];
}

interface Text {
  readonly where: string;
  readonly text: string;
  /** A note tells what is left out of what everybody counts, and dates what it cites. */
  readonly isNote: boolean;
}

/** Words by which a unit, or a title, says that a figure is not a count. */
export const scaled = /(millier|million|%|pour ?cent|taux|k€)/i;

/** The same in a note, which may speak of shares; "Lecture : 12 % des foyers" says what the table is of. */
const scaledInNotes =
  /\ben (dizaines|centaines|milliers|millions|k€)|unité\s*:?\s*(en )?(dizaine|centaine|millier|million)|^\s*lecture\b.*(%|pour ?cent|pour mille)/i;

const inThousands = /\b(k|m)€|(milliers|millions) d.euros/i;

/** Words of exclusion that are usual in a note: of what everybody knows that the dataset does not count. */
const usualInNotes = ["hors", "extrait", "entrees", "sorties", "enfants", "conjoint", "conjoints", "salaries"];

/** A name, a title or a note that says of what the file tells, where nothing else does and it is not the dataset. */
export function judgeWords(faults: Faults, words: FileWords): void {
  for (const text of textsOf(words)) {
    const before = faults.found.length;
    judgeScale(faults, text, words.indicator);
    judgePart(faults, text, words);
    judgeDataset(faults, text, words);
    judgePeriod(faults, text, words);
    judgeSureness(faults, text, words);
    // What another rule has named is named once.
    if (faults.found.length === before) judgeUnderstood(faults, text, words);
  }
}

const nameOfFile = "le nom du fichier";
const headerOfFigures = "l'en-tête des chiffres";

/**
 * A word of the name of a file that says its dataset, and that no rule knows: told, and not asked about, since a file may be named
 * after whoever made it. Null where all are understood.
 */
export const wordOfName = ({ fileName, indicator, beside }: FileWords): string | null =>
  notUnderstoodIn(fileName.replace(/\.[^.]*$/, ""), { indicator, beside, kind: "NAME" }) ?? null;

/** A title, the scope that a note says, the header of the figures: whatever no rule knows in them may be of whom the file counts. */
function judgeUnderstood(faults: Faults, { where, text, isNote }: Text, { indicator, beside }: FileWords): void {
  if (isNote && !isOfTheScope(text)) return;
  // Of a header, the scale is judged with its column.
  if (where === nameOfFile || (where === headerOfFigures && scaled.test(text))) return;
  const kind = where === headerOfFigures ? "NAME" : "TITLE";
  // What a note leaves out is what everybody knows that the dataset does not count.
  const said = isNote ? text.replace(/\b(hors|sauf)\b.*/i, "") : text;
  const word = notUnderstoodIn(said, { indicator, beside, kind });
  if (word === undefined) return;
  faults.add(
    "PART_ONLY",
    null,
    `${where}, « ${text} », dit « ${word} », que le hub ne comprend pas : si cela ne change rien à ce que compte « ${indicator.title} », dites pourquoi (--unusual <motif>).`,
  );
}

function judgeSureness(faults: Faults, { where, text }: Text, { indicator, isProvisional }: FileWords): void {
  const said = `${where}, « ${text} »,`;
  if (isNotToShow(text) || (where === nameOfFile && isSetAside(text)))
    faults.add(
      "OTHER_DATASET",
      null,
      `${said} le dit d'essai, ou non diffusable : donnez le fichier de « ${indicator.title} », ou dites pourquoi c'est bien lui (--unusual <motif>).`,
    );
  else if (isEstimate(text) && !isProvisional)
    faults.add(
      "PROVISIONAL",
      null,
      `${said} dit des estimations, et ce jeu compte : donnez ce qui fut compté ; si ce sont des comptages à confirmer, publiez-les comme provisoires (--provisional).`,
    );
  else if (isDraft(text) && !isProvisional)
    faults.add("PROVISIONAL", null, `${said} le dit provisoire : publiez-le comme tel (--provisional).`);
}

/** A source, a note or the scope, which some write before their table. */
const isNoteAbove = (text: string): boolean =>
  /^\W*(sources?|notes?( de lecture)?|nb|nota|lecture|avertissement)\b/i.test(text) || isOfTheScope(text);

function textsOf({ fileName, source, titles, notes, figure }: FileWords): readonly Text[] {
  const name = fileName.replace(/\.[^.]*$/, "");
  return [
    { where: nameOfFile, text: name, isNote: false },
    ...(source === fileName || source === name ? [] : [{ where: "le titre de la source", text: source, isNote: true }]),
    ...titles.map((text) => ({ where: "le titre", text, isNote: isNoteAbove(text) })),
    ...notes.map((text) => ({ where: "la note", text, isNote: true })),
    ...(figure === null ? [] : [{ where: headerOfFigures, text: figure, isNote: false }]),
  ];
}

function judgeScale(faults: Faults, { where, text, isNote }: Text, { unit }: Indicator): void {
  if (unit === "EURO" && inThousands.test(text))
    faults.add(
      "AMBIGUOUS_NUMBER",
      null,
      `${where} dit « ${text} » : ce jeu est en euros ; donnez-les entiers, ou dites pourquoi ils le sont (--unusual <motif>).`,
    );
  if (isMagnitude(unit) || where === headerOfFigures) return;
  const words = where === nameOfFile ? /taux|pour ?cent/i : isNote ? scaledInNotes : scaled;
  if (!words.test(text)) return;
  faults.add(
    "AMBIGUOUS_NUMBER",
    null,
    `${where} dit « ${text} » : si ce sont bien des effectifs, dites pourquoi (--unusual <motif>).`,
  );
}

/** "Hors MSA" is what it counts. */
const isCafAlone = ({ regime }: Indicator): boolean => /MSA.*ne sont pas comptés/.test(regime ?? "");

function judgePart(faults: Faults, { where, text, isNote }: Text, { indicator, dimensions }: FileWords): void {
  const without = isCafAlone(indicator) ? text.replace(/\b(hors|sans)( la)? msa\b/i, "") : text;
  const said = partNamedIn(without, dimensions, isNote ? usualInNotes : []);
  const isOwn = said !== undefined && plainName(`${indicator.title} ${indicator.definition}`).includes(said);
  const part = excludedPlaceIn(text) ?? (isOwn ? undefined : said);
  const counted = categoriesIn(indicator.title) ?? categoriesIn(indicator.definition);
  const named = dimensions.includes("category") || isNote ? undefined : categoriesIn(text);
  if (part !== undefined)
    faults.add(
      "PART_ONLY",
      null,
      `${where}, « ${text} », dit « ${part} » : si le fichier compte tout le monde, dites pourquoi (--unusual <motif>).`,
    );
  else if (counted && named && named !== counted)
    faults.add(
      "PART_ONLY",
      null,
      `${where}, « ${text} », dit les catégories ${listed(named)}, et ce jeu compte ${listed(counted)} : si c'est bien lui, dites pourquoi (--unusual <motif>).`,
    );
}

const listed = (letters: string): string => [...letters.toUpperCase()].join(", ");

/**
 * What a figure did since another, where a file has no other: over several periods it is how their series is called. "Évolution
 * mensuelle du nombre" is the series of what is counted each month, "annuelle" what a year has changed.
 */
const changes =
  /\b(evolutions?(?!( \w+)? (du nombre|des? effectifs?|depuis))|progressions?|croissance|hausses?|baisses?|soldes?)\b/;
const changesOver: Readonly<Record<Indicator["periods"], RegExp>> = {
  MONTH: /\bevolutions? (trimestriel|semestriel|annuel)\w*/,
  QUARTER: /\bevolutions? (mensuel|semestriel|annuel)\w*/,
  YEAR: /\bevolutions? (mensuel|trimestriel|semestriel)\w*/,
};

function judgeDataset(faults: Faults, { where, text, isNote }: Text, { indicator, beside, periods }: FileWords): void {
  // A source has many tables: its name is that of none, but says how all of them are measured.
  const isSource = isNote && /^\s*sources?\b/i.test(text);
  const other = isSource ? otherMeasureIn(text, indicator) : otherDatasetIn(text, indicator, beside);
  const plain = plainName(text.replaceAll(/[_-]/g, " "));
  const isAlone = !isNote && periods.length === 1;
  const [change] = (isAlone && (changes.exec(plain) ?? changesOver[indicator.periods].exec(plain))) || [];
  const word = other ?? change;
  if (word === undefined) return;
  faults.add(
    "OTHER_DATASET",
    null,
    `${where}, « ${text} », dit « ${word} », et non « ${indicator.title} » : donnez le fichier de ce jeu, ou dites pourquoi c'est bien lui (--unusual <motif>).`,
  );
}

function judgePeriod(faults: Faults, { where, text, isNote }: Text, { indicator, periods }: FileWords): void {
  const dated = isNote ? undefined : otherPeriodIn(text, indicator.periods, periods);
  const other = dated ?? otherMonthIn(text, periods, { isNote }) ?? (isNote ? yearTakenIn(text, periods) : undefined);
  if (other === undefined) return;
  const some = periods.slice(0, 3).join(", ");
  faults.add(
    "PERIOD_DIFFERS",
    null,
    `${where}, « ${text} », dit « ${other} », et les lignes ${some}${periods.length > 3 ? "…" : ""} : corrigez l'un ou l'autre, ou dites pourquoi (--unusual <motif>).`,
  );
}
