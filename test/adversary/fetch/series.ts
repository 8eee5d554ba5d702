import { asked, type HubReader } from "./reader.ts";
import { institutions } from "./releases.ts";
import type { Seen, SeenCell, SeenRate, SeenRelease } from "./seen.ts";

const dimensions = [
  "structureKind",
  "sex",
  "age",
  "householdType",
  "category",
  "pathway",
  "delay",
  "exitKind",
  "sanctionLevel",
  "rsaAtEntry",
  "recommendation",
] as const;

export interface Field {
  /** "caf". */
  readonly institution: keyof typeof institutions;
  readonly name: string;
  readonly kind: "OBSERVATION" | "RATE";
}

/** Every field by which an institution speaks in figures of a territory, as the schema itself tells. */
export async function figureFields(reader: HubReader): Promise<Field[]> {
  const names = Object.keys(institutions) as (keyof typeof institutions)[];
  const types = names.map(
    (name) => `${name}: __type(name: "${capital(name)}InTerritory") { fields { name type {
    ofType { ofType { name } } } } }`,
  );
  const { data } = await asked(reader, `{ ${types.join(" ")} }`);
  return names.flatMap((institution) =>
    (data[institution].fields as { name: string; type: { ofType: { ofType: { name: string } | null } | null } }[])
      .map(({ name, type }) => ({ institution, name, of: type.ofType?.ofType?.name }))
      .filter(({ of }) => of === "Observation" || of === "Rate")
      .map(({ name, of }) => ({
        institution,
        name,
        kind: of === "Rate" ? ("RATE" as const) : ("OBSERVATION" as const),
      })),
  );
}

const capital = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`;
const upper = (name: string): string => name.replace(/[A-Z]/g, "_$&").toUpperCase();

export interface SeriesAsked {
  readonly levels: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly by: readonly (readonly string[])[];
}

/** A series' cells at every level and by every crossing asked; what is refused is left out: another reader may hold it. */
export async function seriesOf(
  reader: HubReader,
  { institution, name }: Field,
  want: SeriesAsked,
): Promise<SeenCell[]> {
  const cells: SeenCell[] = [];
  for (const { one } of await walk(reader, institution, name, want, observation)) {
    if (!one.release) continue;
    const [, dataset = ""] = one.release.id.split(":");
    const { status, value, period, territoryCode } = one;
    const [min, max] = [one.bounds?.min ?? null, one.bounds?.max ?? null];
    const place = { dataset, release: one.release.id, period, territory: territoryCode, breakdown: breakdownOf(one) };
    cells.push({ ...place, status, value, min, max });
  }
  return cells;
}

/** What a reader is told beside the files: every rate, and each cell of a series that its release's file has not, or not so. */
export async function besideFiles(
  reader: HubReader,
  releases: readonly SeenRelease[],
  { from, to, levels }: Pick<SeriesAsked, "from" | "to" | "levels">,
): Promise<Pick<Seen, "rates" | "beside">> {
  const files = new Map(releases.map((release) => [release.id, filesLines(release)]));
  const dimensionsOf = new Map(releases.map(({ dataset, file }) => [dataset, dimensionsIn(file ?? "")]));
  const rates: SeenRate[] = [];
  const beside: SeenCell[] = [];
  for (const field of await figureFields(reader)) {
    if (field.kind === "RATE") {
      rates.push(
        ...(await ratesOf(reader, field, {
          from,
          to,
          levels,
          by: [[], ["structureKind"], ["householdType"], ["sex"], ["age"]],
        })),
      );
      continue;
    }
    const [first] = await seriesOf(reader, field, { from, to, levels: ["DEPARTMENT"], by: [[]] });
    const by = subsetsOf(dimensionsOf.get(first?.dataset ?? "") ?? []);
    for (const cell of await seriesOf(reader, field, { from, to, levels, by })) {
      const lines = files.get(cell.release);
      if (lines && !lines.has(lineOf(cell))) beside.push(cell);
    }
  }
  return { rates, beside };
}

const lineOf = ({ territory, breakdown, status, value, min, max }: SeenCell): string =>
  [territory, breakdown, status, value ?? "", min ?? "", max ?? ""].join(",");

/** The lines of a file from territory to max, as `lineOf` writes them. */
const filesLines = ({ file }: SeenRelease): ReadonlySet<string> =>
  new Set((file ?? "").split("\n").map((line) => line.split(",").slice(4, 10).join(",")));

const dimensionsIn = (file: string): string[] => [
  ...new Set(
    file
      .split("\n")
      .flatMap((line) => [...(line.split(",")[5] ?? "").matchAll(/(\w+)=/g)].map(([, name]) => name ?? "")),
  ),
];

const subsetsOf = (names: readonly string[]): string[][] =>
  names.reduce<string[][]>((sets, name) => sets.concat(sets.map((set) => [...set, name])), [[]]);

/** Rates whose interval is told, with the intervals of their terms. */
export async function ratesOf(reader: HubReader, { institution, name }: Field, want: SeriesAsked): Promise<SeenRate[]> {
  const rates: SeenRate[] = [];
  for (const { one } of await walk(reader, institution, name, want, rate)) {
    const [min, max] = [one.bounds?.min ?? one.value, one.bounds?.max ?? one.value];
    const [numerator, denominator] = [ends(one.numerator), ends(one.denominator)];
    if (min === null || max === null || !numerator || !denominator) continue;
    const place = { institution, field: name, territory: one.territoryCode, period: one.period };
    rates.push({ ...place, breakdown: breakdownOf(one), per: one.per, min, max, numerator, denominator });
  }
  return rates;
}

const observation = "territoryCode period value status bounds { min max } release { id }";
const rate =
  "territoryCode period value status per bounds { min max } numerator { value bounds { min max } } denominator { value bounds { min max } }";

interface Term {
  readonly value: number | null;
  readonly bounds: { readonly min: number; readonly max: number } | null;
}

const ends = ({ value, bounds }: Term): readonly [number, number] | null =>
  bounds ? [bounds.min, bounds.max] : value === null ? null : [value, value];

async function walk(reader: HubReader, institution: string, name: string, want: SeriesAsked, selection: string) {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
  const found: { readonly one: any }[] = [];
  for (const level of want.levels) {
    for (const by of want.by) {
      const args = `by: [${by.map(upper).join(" ")}], from: "${want.from}", to: "${want.to}", origin: DEMONSTRATION`;
      const query = `{ territories(level: ${level}) { ${institution} { ${name}(${args}) { ${selection} ${by.join(" ")} } } } }`;
      const { data } = await asked(reader, query);
      for (const territory of data?.territories ?? [])
        for (const one of territory[institution]?.[name] ?? []) found.push({ one });
    }
  }
  return found;
}

/** "age=LT25;sex=F": the dimensions in the order of their names, as release files write them. */
function breakdownOf(one: Readonly<Record<string, unknown>>): string {
  return dimensions
    .filter((name) => typeof one[name] === "string")
    .map((name) => `${name}=${one[name]}`)
    .sort()
    .join(";");
}
