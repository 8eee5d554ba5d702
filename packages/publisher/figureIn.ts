import type { Indicator } from "@pacte-hub/institution/config";
import type { Line } from "@pacte-hub/release-file/extract";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import { type WrittenNumber, writtenNumber } from "@pacte-hub/release-file/writtenNumber";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import type { Columns } from "./columns.ts";
import { missingStatuses } from "./figureStatuses.ts";
import { excerpt, type LineReading } from "./lineReading.ts";

/** Beyond this no count of people, households or structures of a department is believable. */
const largestCount = 100_000_000;
/** What a department spends in a year is under it by far. */
const largestAmount = 10_000_000_000;

/** Whether an SDMX status says that the figure is missing or, by CL_CONF_STATUS, anything but free. */
function isSecret(fields: Line["fields"], { statuses }: Columns): boolean {
  return statuses.some((name) => {
    const status = (fields.get(name) ?? "").toUpperCase();
    return name === "obs_status" ? missingStatuses.has(status) : status !== "" && status !== "F";
  });
}

/** "<5" where the source is known to hide figures so, and by that very threshold; anywhere else it is a figure that nobody knows. */
const isDocumentedSecret = (read: WrittenNumber, { hiddenBelow }: Indicator): boolean =>
  read.kind === "BOUND" && read.below !== null && read.below === hiddenBelow;

const inexactFor: Readonly<Record<"BOUND" | "NOT_EXACT", (indicator: Indicator) => string>> = {
  BOUND: ({ hiddenBelow }) =>
    `est une borne, et non un chiffre : ${
      hiddenBelow === undefined
        ? "la source de ce jeu n'est pas connue pour en cacher ainsi"
        : `ce jeu ne connaît que « <${hiddenBelow} », par quoi sa source dit qu'elle le tait`
    }. Donnez le chiffre, ou laissez la case vide s'il n'est pas donné.`,
  NOT_EXACT: () => "est un ordre de grandeur : donnez le chiffre, ou laissez la case vide s'il n'est pas donné.",
};

const unknownMark = (mark: string): string =>
  `le hub ne sait pas ce que dit « ${mark} » à côté du chiffre. Ôtez-le, ou écrivez (p) provisoire, (e) estimé, (r) révisé.`;

/** In the unit of the dataset; NOT_GIVEN where the source keeps it to itself. */
export function figureIn(line: Line, reading: LineReading, faults: Faults): number | "NOT_GIVEN" | undefined {
  const { indicator, columns, declared, protection } = reading;
  const { number, fields } = line;
  if (columns.value === null) return 1;
  const text = fields.get(columns.value) ?? "";
  const read = writtenNumber(text, declared.decimalMark);
  if (read.kind === "NOT_GIVEN" || isDocumentedSecret(read, indicator) || isSecret(fields, columns)) {
    // In an institution's own counts, what is missing would be read as nobody.
    if (!protection) return "NOT_GIVEN";
    const why = "ce chiffre manque : un comptage à protéger est entier, et zéro s'écrit 0";
    return faults.add("NOT_GIVEN", number, `« ${excerpt(text)} » : ${why}.`);
  }
  if (read.kind === "AMBIGUOUS") {
    const meant = read.readings.join(" ou ");
    const how = isMagnitude(indicator.unit) ? " Dites la marque décimale (--decimal), ou écrivez-le autrement." : "";
    return faults.add("AMBIGUOUS_NUMBER", number, `« ${excerpt(text)} » se lit de deux façons : ${meant}.${how}`);
  }
  if (read.kind === "BOUND" || read.kind === "NOT_EXACT")
    return faults.add("NOT_EXACT", number, `« ${excerpt(text)} » ${inexactFor[read.kind](indicator)}`);
  if (read.kind === "MARKED")
    return faults.add("NOT_A_NUMBER", number, `« ${excerpt(text)} » : ${unknownMark(read.mark)}`);
  if (read.kind !== "NUMBER") return faults.add("NOT_A_NUMBER", number, `« ${excerpt(text)} » n'est pas un nombre.`);
  const { value, mark } = read;
  if (mark !== null) reading.notes.marked(mark);
  if (text.trimStart().startsWith("+"))
    return faults.add(
      "AMBIGUOUS_NUMBER",
      number,
      `« ${excerpt(text)} » : un signe + dit une évolution, et non un effectif.`,
    );
  const multiplier = columns.multiplier === null ? "" : (fields.get(columns.multiplier) ?? "");
  if (multiplier !== "" && multiplier !== "0")
    return faults.add(
      "AMBIGUOUS_NUMBER",
      number,
      `le chiffre est donné en 10^${excerpt(multiplier)} : écrivez-le entier.`,
    );
  if (value < 0) return faults.add("NEGATIVE", number, `un effectif ne peut pas être négatif (« ${text} »).`);
  if (!Number.isInteger(value) && !isMagnitude(indicator.unit))
    return faults.add("NOT_AN_INTEGER", number, `un effectif est un nombre entier (« ${text} »).`);
  if (value > (indicator.unit === "EURO" ? largestAmount : largestCount))
    return faults.add("TOO_LARGE", number, `« ${text} » dépasse tout effectif plausible.`);
  if (indicator.unit === "PERCENT" && value > 100)
    return faults.add("TOO_LARGE", number, `« ${text} » : une part ne dépasse pas 100.`);
  return roundedAsDeclared(value, { number, indicator }, faults);
}

function roundedAsDeclared(value: number, at: { number: number; indicator: Indicator }, faults: Faults) {
  const step = at.indicator.roundedTo;
  // An exact count in a dataset that is open because its source rounds it would go out unprotected.
  if (step === null || value % step === 0) return value;
  return faults.add(
    "NOT_ROUNDED",
    at.number,
    `${value} n'est pas un multiple de ${step} : ce jeu n'admet que des chiffres arrondis à la source.`,
  );
}
