import type { SeenCell, SeenPolicy, SeenRelease } from "../fetch/seen.ts";
import type { Cell, Fact } from "../solve/table.ts";

/** Cells by name, and what earlier vintages, bounds and rounding add to each. */
export interface Shown {
  readonly cells: readonly Cell[];
  readonly facts: readonly Fact[];
  readonly placeOf: ReadonlyMap<string, number>;
}

export const nameOf = (dataset: string, period: string, territory: string, breakdown: string): string =>
  [dataset, period, territory, breakdown].join("|");

/** Full-time equivalents are told to a tenth: reckoned in tenths, sums of decimals are exact. */
export const stepsPerUnit = (unit: string): number => (unit === "FTE" ? 10 : 1);

/** What may be attacked: generated or real figures under a rule; open data hide nothing. */
export const isProtected = ({ policy }: Pick<SeenRelease, "policy">): boolean => policy.kind !== "NONE";

/**
 * The cells of the latest vintage in force of each dataset and period, with all that earlier ones tell of them. Releases
 * under embargo or withdrawn show nothing: what they did show, whoever read them before still knows (`file`).
 */
export function shownCells(releases: readonly SeenRelease[], beside: readonly SeenCell[] = []): Shown {
  const cells: Cell[] = [];
  const facts: Fact[] = [];
  const placeOf = new Map<string, number>();
  const latestFirst = releases.filter(isProtected).toSorted((a, b) => b.vintage - a.vintage);
  for (const release of latestFirst) {
    const extra = beside.filter((one) => one.release === release.id);
    for (const line of [...linesOf(release), ...extra.map(lineOfSeries)]) {
      const id = nameOf(release.dataset, release.period, line.territory, line.breakdown);
      const known = intervalOf(line, release);
      const at = placeOf.get(id);
      if (at === undefined) {
        placeOf.set(id, cells.length);
        cells.push({ ...cellOf(release, line, id), ...known.itself });
        if (known.bounds)
          facts.push({ kind: "BOUNDS", because: `bornes de ${release.id}`, cell: cells.length - 1, ...known.bounds });
      } else if (known.bounds ?? line.value !== null) {
        const { low, high } = known.itself;
        const { min, max } = known.bounds ?? { min: low, max: high };
        facts.push({ kind: "VINTAGES", because: `millésime ${release.id}`, cell: at, min, max });
      }
    }
  }
  return { cells, facts, placeOf };
}

export interface Line {
  readonly territory: string;
  readonly breakdown: string;
  readonly status: string;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** The lines of a canonical file: comma separated, nothing quoted in the columns read here. */
export function linesOf({ file }: Pick<SeenRelease, "file">): Line[] {
  if (file === null) return [];
  const [header = "", ...lines] = file.split("\n").filter((line) => line.length > 0);
  const columns = header.split(",");
  const at = (name: string) => columns.indexOf(name);
  const places = ["territory", "breakdown", "status", "value", "min", "max"].map(at);
  return lines.map((line) => {
    const parts = line.split(",");
    const [territory = "", breakdown = "", status = "", value = "", min = "", max = ""] = places.map(
      (one) => parts[one] ?? "",
    );
    return { territory, breakdown, status, value: numberOf(value), min: numberOf(min), max: numberOf(max) };
  });
}

const numberOf = (text: string): number | null => (text === "" ? null : Number(text));

const lineOfSeries = ({ territory, breakdown, status, value, min, max }: SeenCell): Line => ({
  territory,
  breakdown,
  status,
  value,
  min,
  max,
});

const cellOf = (
  { dataset, period, unit, policy }: SeenRelease,
  { territory, breakdown, status }: Line,
  id: string,
) => ({
  id,
  dataset,
  period,
  territory,
  breakdown,
  isWithheld: status === "WITHHELD" || status === "ROUNDED",
  isCount: !["FTE", "EURO", "PERCENT", "DAY", "MONTH"].includes(unit),
  policy,
});

interface Known {
  readonly itself: { readonly low: number; readonly high: number };
  readonly bounds: { readonly min: number; readonly max: number } | null;
}

/** What a line says of its cell: a figure, nothing possible, an interval, or only that it is not negative. */
function intervalOf(line: Line, { unit, policy }: SeenRelease): Known {
  const scale = stepsPerUnit(unit);
  const steps = (value: number) => Math.round(value * scale * 1e6) / 1e6;
  const bounds = line.min === null || line.max === null ? null : { min: steps(line.min), max: steps(line.max) };
  if (line.status === "NOT_APPLICABLE") return exactly(0);
  if (line.status === "PUBLISHED" && line.value !== null) return exactly(steps(line.value));
  if (line.status === "ROUNDED" && line.value !== null) return { itself: roundingOf(line.value, policy), bounds };
  return { itself: { low: leastOf(line, policy), high: Number.POSITIVE_INFINITY }, bounds };
}

const exactly = (value: number): Known => ({ itself: { low: value, high: value }, bounds: null });

/** A total that is zero is shown: a withheld one is not zero. */
const leastOf = ({ breakdown }: Line, { zeroRule }: SeenPolicy): number =>
  breakdown === "" && zeroRule === "WITHHELD_UNLESS_EMPTY" ? 1 : 0;

/** Rounded at random to a neighbouring multiple, counts under k to zero: the policy itself, read backwards. */
function roundingOf(value: number, { base, k }: SeenPolicy) {
  const step = base ?? 10;
  if (value === 0) return { low: 0, high: step - 1 };
  return { low: value === step ? (k ?? 1) : value - step + 1, high: value + step - 1 };
}
