import type { ObservationStatus } from "@pacte-hub/schema/model/observation";
import type { Measure, Unit } from "@pacte-hub/schema/model/release";
import { type AnsweredObservation, type CrossRule, crossRate } from "@pacte-hub/schema/rules/crossRate";
import { dimensionColumns } from "./contract.ts";
import { ownRefusal } from "./refusal.ts";
import type { Cell, Row } from "./table.ts";

export interface CrossRatesRule extends CrossRule {
  /** The denominator's period by the numerator's; the same one unless given, or the only one of each table. */
  readonly periods?: Readonly<Record<string, string>>;
}

/**
 * The rate of each row of a series to that of another, of the same territory and breakdown, by the hub's own rule.
 * @throws HubRefusal where a row has no counterpart: none is left out
 */
export function crossRates(
  numerators: readonly Row[],
  denominators: readonly Row[],
  { periods, ...rule }: CrossRatesRule = {},
): readonly Row[] {
  const match = periods ?? onlyPeriods(numerators, denominators);
  const below = new Map(denominators.map((row) => [placeOf(row, text(row.period)), row]));
  const silent = new Set(denominators.filter(isSilent).map(({ code }) => code));
  return numerators.map((row) => {
    const period = text(row.period);
    const denominatorRow = below.get(placeOf(row, match[period] ?? period));
    if (isSilent(row) || (!denominatorRow && silent.has(row.code ?? null))) return { ...placeIn(row), ...nothing };
    if (!denominatorRow) throw ownRefusal("UNMATCHED", { code: row.code, period });
    return rateRow(row, denominatorRow, rule);
  });
}

/** A row of an institution that did not answer: it has no period, and no status. */
const isSilent = ({ status }: Row): boolean => typeof status !== "string";
const nothing = {
  denominator_period: null,
  value: null,
  status: null,
  bounds_min: null,
  bounds_max: null,
  comparability: null,
  numerator: null,
  denominator: null,
};

function placeIn(row: Row): Row {
  const names = ["code", "name", "level", ...dimensionColumns, "period"].filter((name) => name in row);
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}

function rateRow(numeratorRow: Row, denominatorRow: Row, rule: CrossRule): Row {
  const { value, status, bounds, comparability } = crossRate(figureIn(numeratorRow), figureIn(denominatorRow), rule);
  return {
    ...placeIn(numeratorRow),
    denominator_period: text(denominatorRow.period),
    value,
    status,
    bounds_min: bounds?.min ?? null,
    bounds_max: bounds?.max ?? null,
    comparability: comparability.map(({ sentence }) => sentence).join(" | ") || null,
    numerator: numeratorRow.value ?? null,
    denominator: denominatorRow.value ?? null,
  };
}

/** A row of `series`, as an answer of the graph would give it. */
export function figureIn(row: Row): AnsweredObservation {
  return {
    period: text(row.period) as AnsweredObservation["period"],
    value: number(row.value),
    status: text(row.status) as ObservationStatus,
    bounds: pair(row.bounds_min, row.bounds_max, (min, max) => ({ min, max })),
    coverage: pair(row.coverage_present, row.coverage_expected, (present, expected) => ({ present, expected })),
    release: {
      unit: text(row.unit) as Unit,
      measure: text(row.release_measure) as Measure,
      regime: typeof row.release_regime === "string" ? row.release_regime : null,
    },
  };
}

const text = (cell: Cell | undefined): string => String(cell ?? "");
const number = (cell: Cell | undefined): number | null => (typeof cell === "number" ? cell : null);

function pair<Both>(first: Cell | undefined, second: Cell | undefined, both: (left: number, right: number) => Both) {
  return typeof first === "number" && typeof second === "number" ? both(first, second) : null;
}

const placeOf = (row: Row, period: string): string =>
  JSON.stringify([row.code, period, dimensionColumns.filter((name) => name in row).map((name) => [name, row[name]])]);

function onlyPeriods(numerators: readonly Row[], denominators: readonly Row[]): Readonly<Record<string, string>> {
  const [[numeratorPeriod, ...otherNumeratorPeriods], [denominatorPeriod, ...otherDenominatorPeriods]] = [
    numerators,
    denominators,
  ].map((rows) => [...new Set(rows.filter((row) => !isSilent(row)).map(({ period }) => text(period)))]) as [
    string[],
    string[],
  ];
  if (
    numeratorPeriod === undefined ||
    denominatorPeriod === undefined ||
    otherNumeratorPeriods.length > 0 ||
    otherDenominatorPeriods.length > 0
  )
    return {};
  return { [numeratorPeriod]: denominatorPeriod };
}
