import type { Header, Line, OpenedExtract } from "@pacte-hub/release-file/extract";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import { type PeriodKind, writtenPeriod } from "@pacte-hub/release-file/writtenPeriod";
import { everyPeriodHeader } from "./headers.ts";
import { periodKinds } from "./linePeriod.ts";

/** The names that each line is given in place of its columns by period. */
const [periodName, valueName] = ["periode", "valeur"] as const;

/**
 * A table with one column a period ("2020-12"; "2021-12") read as one with a line a period, where no column says the period.
 * Columns of periods of another kind are a fault that says what the dataset awaits.
 */
export function unfolded(
  opened: Pick<OpenedExtract, "header" | "lines">,
  kind: PeriodKind,
  faults: Faults,
): Pick<OpenedExtract, "header" | "lines"> {
  const { header, lines } = opened;
  if (header.names.some((name) => everyPeriodHeader.includes(name))) return opened;
  const ofKind = columnsOfPeriods(header, [kind]);
  const [first, last] = [ofKind[0], ofKind.at(-1)];
  if (!first || !last) {
    const others = columnsOfPeriods(header, ["MONTH", "QUARTER", "YEAR"]).map(({ label }) => `« ${label} »`);
    if (others.length > 0)
      faults.add(
        "WRONG_PERIOD",
        header.number,
        `les colonnes ${others.slice(0, 3).join(", ")}${others.length > 3 ? "…" : ""} sont des périodes, mais ce jeu attend ${periodKinds[kind]} : une colonne pour chacune, ou une ligne pour chacune.`,
      );
    return opened;
  }
  const periods = ofKind.map(({ label }) => writtenPeriod(label, kind)?.code);
  const again = ofKind.find((_, at) => periods.indexOf(periods[at]) < at);
  if (again)
    faults.add(
      "AMBIGUOUS_COLUMN",
      header.number,
      `la colonne « ${again.label} » est de la même période qu'une autre : ôtez celle qui ne doit pas être lue.`,
    );
  const isPeriod = new Set(ofKind.map(({ name }) => name));
  const kept = header.names
    .map((name, at) => ({ name, label: header.labels[at] ?? name }))
    .filter(({ name }) => !isPeriod.has(name));
  const label = first === last ? first.label : `${first.label} … ${last.label}`;
  const names = [...kept.map(({ name }) => name), periodName, valueName];
  const labels = [...kept.map((one) => one.label), label, label];
  async function* byPeriod(): AsyncGenerator<Line> {
    for await (const line of lines)
      for (const one of ofKind) {
        const fields = new Map([...line.fields].filter(([name]) => !isPeriod.has(name)));
        yield { ...line, fields: fields.set(periodName, one.label).set(valueName, line.fields.get(one.name) ?? "") };
      }
  }
  return { header: { ...header, names, labels }, lines: byPeriod() };
}

const columnsOfPeriods = ({ names, labels }: Header, kinds: readonly PeriodKind[]) =>
  labels.flatMap((label, at) =>
    kinds.some((kind) => writtenPeriod(label, kind)) ? [{ label, name: names[at] ?? "" }] : [],
  );
