import type { Indicator } from "@pacte-hub/institution/config";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import type { Dimension } from "@pacte-hub/schema/model/dimension";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import { otherDatasetIn } from "./datasetWords.ts";
import { isDraft, partNamedIn } from "./partWords.ts";
import { otherPeriodIn } from "./periodWords.ts";
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

/** Words of exclusion that are usual in a note: of what everybody knows that the dataset does not count. */
const usualInNotes = ["hors", "extrait"];

/** A name, a title or a note that says of what the file tells, where nothing else does and it is not the dataset. */
export function judgeWords(faults: Faults, words: FileWords): void {
  for (const text of textsOf(words)) {
    judgeScale(faults, text, words.indicator);
    judgePart(faults, text, words);
    judgeDataset(faults, text, words);
    judgePeriod(faults, text, words);
    if (isDraft(text.text) && !words.isProvisional)
      faults.add(
        "PROVISIONAL",
        null,
        `${text.where}, « ${text.text} », le dit provisoire : publiez-le comme tel (--provisional).`,
      );
  }
}

function textsOf({ fileName, source, titles, notes, figure }: FileWords): readonly Text[] {
  const name = fileName.replace(/\.[^.]*$/, "");
  return [
    { where: "le nom du fichier", text: name, isNote: false },
    ...(source === fileName || source === name ? [] : [{ where: "le titre de la source", text: source, isNote: true }]),
    ...titles.map((text) => ({ where: "le titre", text, isNote: /^\s*sources?\b/i.test(text) })),
    ...notes.map((text) => ({ where: "la note", text, isNote: true })),
    ...(figure === null ? [] : [{ where: "l'en-tête des chiffres", text: figure, isNote: false }]),
  ];
}

function judgeScale(faults: Faults, { where, text, isNote }: Text, { unit }: Indicator): void {
  if (isMagnitude(unit) || where === "le nom du fichier" || where === "l'en-tête des chiffres") return;
  if (!(isNote ? /\ben (milliers|millions|k€)/i : scaled).test(text)) return;
  faults.add(
    "AMBIGUOUS_NUMBER",
    null,
    `${where} dit « ${text} » : si ce sont bien des effectifs, dites pourquoi (--unusual <motif>).`,
  );
}

function judgePart(faults: Faults, { where, text, isNote }: Text, { indicator, dimensions }: FileWords): void {
  const part = partNamedIn(text, dimensions, isNote ? usualInNotes : []);
  if (part === undefined || plainName(`${indicator.title} ${indicator.definition}`).includes(part)) return;
  faults.add(
    "PART_ONLY",
    null,
    `${where}, « ${text} », dit « ${part} » : si le fichier compte tout le monde, dites pourquoi (--unusual <motif>).`,
  );
}

function judgeDataset(faults: Faults, { where, text, isNote }: Text, { indicator, beside }: FileWords): void {
  // A source has many tables: its name is that of none.
  if (isNote && /^\s*sources?\b/i.test(text)) return;
  const other = otherDatasetIn(text, indicator, beside);
  if (other === undefined) return;
  faults.add(
    "OTHER_DATASET",
    null,
    `${where}, « ${text} », dit « ${other} », et non « ${indicator.title} » : donnez le fichier de ce jeu, ou dites pourquoi c'est bien lui (--unusual <motif>).`,
  );
}

function judgePeriod(faults: Faults, { where, text, isNote }: Text, { indicator, periods }: FileWords): void {
  const other = isNote ? undefined : otherPeriodIn(text, indicator.periods, periods);
  if (other === undefined) return;
  const some = periods.slice(0, 3).join(", ");
  faults.add(
    "PERIOD_DIFFERS",
    null,
    `${where}, « ${text} », dit « ${other} », et les lignes ${some}${periods.length > 3 ? "…" : ""} : corrigez l'un ou l'autre, ou dites pourquoi (--unusual <motif>).`,
  );
}
