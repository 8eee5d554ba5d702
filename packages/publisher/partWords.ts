import type { Faults } from "@pacte-hub/release-file/extractErrors";
import type { Dimension } from "@pacte-hub/schema/model/dimension";
import { plainName } from "./writtenTerritory.ts";

/** Words by which a name or a title says that a file tells of a part of those counted, by the dimension that would tell it. */
const words: Readonly<Partial<Record<Dimension | "any", RegExp>>> = {
  sex: /\b(femmes?|hommes?|feminin|masculin)\b/,
  age: /\b(jeunes|seniors?|(moins|plus) de \d\d( ans)?|\d\d (a|et) \d\d ans|\d\d ans (et|ou) plus)\b/,
  householdType: /\b(monoparentales?|isoles?|couples)\b/,
  category: /\bcategories? [a-e]\b(?!,)/,
  any: /\b(majore(e?s)?|hors|extrait|echantillon|filtre(e?s)?|partiel(le)?s?)\b/,
};

/** @param columns the dimensions that the file has a column for */
function partNamedIn(text: string, columns: readonly Dimension[]): string | undefined {
  const plain = plainName(text).replace(/_/g, " ");
  for (const [dimension, word] of Object.entries(words)) {
    const found = columns.includes(dimension as Dimension) ? null : word.exec(plain);
    if (found) return found[0];
  }
  return undefined;
}

/** "RSA 2022 (chiffres provisoires)" */
const isDraft = (text: string): boolean =>
  /\b(provisoires?|estimations?|estimes?|brouillon)\b/.test(plainName(text).replace(/_/g, " "));

/** Where a file says in words of whom, or how surely, it tells. */
export interface FileWords {
  /** As the steward named it, without its folder. */
  readonly fileName: string;
  /** Lines of text before its header. */
  readonly titles: readonly string[];
  readonly isProvisional: boolean;
  /** Title and definition of the dataset, in French: a dataset of the young is no part of it. */
  readonly dataset: string;
}

/** A name or a title that says of whom the file tells, where no column does. @param columns the dimensions that have one */
export function judgeWords(
  faults: Faults,
  { fileName, titles, isProvisional, dataset }: FileWords,
  columns: readonly Dimension[],
): void {
  const named = { where: "le nom du fichier", text: fileName.replace(/\.[^.]*$/, "") };
  for (const { where, text } of [named, ...titles.map((title) => ({ where: "le titre", text: title }))]) {
    const part = partNamedIn(text, columns);
    if (part !== undefined && !plainName(dataset).includes(part))
      faults.add(
        "PART_ONLY",
        null,
        `${where}, « ${text} », dit « ${part} » : si le fichier compte tout le monde, dites pourquoi (--unusual <motif>).`,
      );
    if (isDraft(text) && !isProvisional)
      faults.add(
        "PROVISIONAL",
        null,
        `${where}, « ${text} », le dit provisoire : publiez-le comme tel (--provisional).`,
      );
  }
}
