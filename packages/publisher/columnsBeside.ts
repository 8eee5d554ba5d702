import { departments } from "@pacte-hub/data/departments";
import { atLevel } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import { normalised } from "@pacte-hub/release-file/extract";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import { departmentInService } from "@pacte-hub/schema/model/department";
import { otherDatasetIn } from "./datasetWords.ts";
import { plainName } from "./writtenTerritory.ts";

const departmentHeaders: ReadonlySet<string> = new Set(["departement", "code_departement", "dep"].map(normalised));
/** SDMX CL_FREQ: what a figure of each kind of period is dated by. */
const frequencies: Readonly<Record<Indicator["periods"], string>> = { MONTH: "M", QUARTER: "Q", YEAR: "A" };
const frequencyNames: Readonly<Record<string, string>> = {
  M: "mensuels",
  Q: "trimestriels",
  A: "annuels",
  D: "quotidiens",
};

const mostValues = 50;

/** Columns that tell no part from another, and may yet say that the file is of another place, rhythm, source or unit. */
export class ColumnsBeside {
  /** By header, each value with the first line that has it. */
  readonly #values = new Map<string, Map<string, number>>();

  constructor(headers: readonly string[]) {
    for (const header of headers)
      if (departmentHeaders.has(header) || header === "freq" || header === "source" || /^unit/.test(header))
        this.#values.set(header, new Map());
  }

  line(number: number, fields: ReadonlyMap<string, string>): void {
    for (const [header, values] of this.#values) {
      const text = (fields.get(header) ?? "").trim();
      if (text !== "" && !values.has(text) && values.size < mostValues) values.set(text, number);
    }
  }

  judge(faults: Faults, indicator: Indicator): void {
    for (const [header, values] of this.#values)
      for (const [text, line] of values) {
        if (departmentHeaders.has(header)) judgeDepartment(faults, line, text);
        else if (header === "freq") judgeFrequency(faults, { line, text }, indicator);
        else judgeText(faults, { line, text, header }, indicator);
      }
  }
}

function judgeDepartment(faults: Faults, line: number, text: string): void {
  const [own] = atLevel("DEPARTMENT");
  const code = text.replace(/^D/i, "").padStart(2, "0").toUpperCase();
  const other = [...departments.values()].find((one) => one.code === code || plainName(one.name) === plainName(text));
  if (!other || other.code === own?.code) return;
  faults.add(
    "UNKNOWN_TERRITORY",
    line,
    `la ligne dit le département « ${text} » (${other.name}), et un territoire ${departmentInService.of} : l'un des deux est faux.`,
  );
}

interface Beside {
  readonly line: number;
  readonly text: string;
}

function judgeFrequency(faults: Faults, { line, text }: Beside, { periods }: Indicator): void {
  const awaited = frequencies[periods];
  const given = text.toUpperCase().slice(0, 1);
  if (given === awaited || !(given in frequencyNames)) return;
  faults.add(
    "PERIOD_DIFFERS",
    line,
    `la colonne « freq » dit des chiffres ${frequencyNames[given]} (${text}), et ce jeu en attend de ${frequencyNames[awaited]}.`,
  );
}

function judgeText(
  faults: Faults,
  { line, text, header }: Beside & { readonly header: string },
  indicator: Indicator,
): void {
  const other = otherDatasetIn(text, indicator);
  if (other === undefined) return;
  faults.add(
    "OTHER_DATASET",
    line,
    `la colonne « ${header} » dit « ${text} », et non « ${indicator.title} » : ôtez-la, ou dites pourquoi c'est bien ce jeu (--unusual <motif>).`,
  );
}
