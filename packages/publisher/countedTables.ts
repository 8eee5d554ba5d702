import { atLevel, communesOf, territories } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import { type Fault, Faults } from "@pacte-hub/release-file/extractErrors";
import { impossibleAt, impossibleIn } from "@pacte-hub/schema/model/impossible";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { DisclosureContext, PublicationContext } from "./context.ts";
import { identityOf } from "./contributor.ts";
import type { IntakeBatch } from "./intake.ts";
import type { RawPart, RawTable } from "./rawTable.ts";
import type { CountedLine } from "./validate.ts";

/** The counts of a batch as tables to protect, one per period. */
export async function countedTables(context: PublicationContext, batch: IntakeBatch): Promise<RawTable[]> {
  const { id, indicator } = batch;
  const tables: RawTable[] = [];
  for (const period of await countedPeriods(context, batch))
    tables.push(await rawTableOf(context, id, { indicator, period }));
  return tables;
}

/** The counts of a delivery for one period, as a table to protect. */
export async function rawTableOf(
  { client }: DisclosureContext,
  delivery: string,
  { indicator, period }: { readonly indicator: Indicator; readonly period: PeriodCode },
): Promise<RawTable> {
  const { rows } = await client.query<RawPart>(
    `select territory, breakdown, contributor, sum(value)::float8 as value
       from intake.count where delivery = $1 and period = $2
      group by territory, breakdown, contributor order by territory, breakdown, contributor`,
    [delivery, period],
  );
  const named = new Set(rows.flatMap(({ breakdown }) => breakdown.split(";").map((part) => part.split("=")[0])));
  const dimensions = indicator.dimensions.map(({ name }) => name).filter((name) => named.has(name));
  const impossible = impossibleIn(indicator.impossible ?? [], period);
  return {
    dataset: indicator.id,
    unit: indicator.unit,
    period,
    dimensions,
    impossible,
    ...atLevels(rows.map(identifiedPart)),
    delivery,
  };
}

/** Establishments of one company, and spellings of one name, are one contributor. */
const identifiedPart = (part: RawPart): RawPart =>
  part.contributor == null ? part : { ...part, contributor: identityOf(part.contributor) };

/** Counts by EPCI, with their commune totals where the file has both; counts by commune alone are summed to EPCI. */
function atLevels(rows: readonly RawPart[]): Pick<RawTable, "parts" | "communes"> {
  const isCommune = ({ territory }: RawPart) => territories.get(territory)?.level === "COMMUNE";
  const parts = rows.filter((row) => !isCommune(row));
  if (parts.length === 0 || parts.length === rows.length) return { parts: rows.map(byEpci) };
  return { parts, communes: rows.filter(isCommune) };
}

/** Protected figures are published down to the EPCI (docs/secret.md). */
function byEpci(part: RawPart): RawPart {
  if (territories.get(part.territory)?.level !== "COMMUNE") return part;
  return { ...part, territory: territories.get(part.territory)?.parent ?? part.territory };
}

export async function countedPeriods({ client }: PublicationContext, { id }: IntakeBatch): Promise<PeriodCode[]> {
  const { rows } = await client.query<{ period: PeriodCode }>(
    "select distinct period from intake.count where delivery = $1 order by period",
    [id],
  );
  return rows.map(({ period }) => period);
}

/**
 * Checks that a file is complete and consistent: each total is the sum of its parts, and every EPCI has a line in every period.
 * A territory without a line was not counted: it must not be taken for zero.
 * @returns the faults that the steward accepted
 * @throws ExtractRefused with each other fault and its line
 */
export function assertWhole(
  { declared }: Pick<PublicationContext, "declared">,
  { margins, indicator }: IntakeBatch,
  tables: readonly RawTable[],
): readonly Fault[] {
  const faults = new Faults();
  // Where a register shows that nobody can be counted, a missing line is a zero.
  const isSaidElsewhere = (indicator.structuralZeros ?? []).length > 0;
  const lifted = new Faults();
  const isLifted = declared.unusualBecause !== undefined;
  if (!isSaidElsewhere) for (const table of tables) refuseHoles(table, isLifted ? lifted : faults);
  for (const margin of margins) compareMargin(margin, tables, faults);
  for (const { period, parts } of tables) {
    const present = new Set(parts.map(({ territory }) => territory));
    const missing = atLevel("EPCI").filter(({ code }) => !present.has(code));
    if (missing.length === 0) continue;
    const names = missing.map(({ code, name }) => `${code} (${name})`).join(", ");
    const message = `${period} : aucune ligne pour ${names} ; s'il n'y a personne, dites-le par une ligne à 0.`;
    faults.add("MISSING_TERRITORY", null, message);
  }
  faults.refuseIfAny();
  return lifted.found;
}

/** In a file that contains zeros, a missing line is a fault: the file was cut. In one without any, missing lines are zeros. */
function refuseHoles({ period, parts, dimensions, impossible = [] }: RawTable, faults: Faults): void {
  if (dimensions.length === 0 || parts.some(({ contributor }) => contributor != null)) return;
  // An EPCI without anybody needs only one line, with zero.
  const inhabited = new Set(parts.flatMap(({ territory, value }) => (value > 0 ? [territory] : [])));
  if (!parts.some(({ territory, value }) => value === 0 && inhabited.has(territory))) return;
  const crossings = [...new Set(parts.map(({ breakdown }) => breakdown))].filter(
    (one) => !impossibleAt(impossible, one),
  );
  const given = new Set(parts.map(({ territory, breakdown }) => `${territory} ${breakdown}`));
  const holes = [...inhabited].flatMap((territory) =>
    crossings.flatMap((breakdown) => (given.has(`${territory} ${breakdown}`) ? [] : [`${territory} (${breakdown})`])),
  );
  if (holes.length === 0) return;
  const some = `${holes.slice(0, 3).join(", ")}${holes.length > 3 ? "…" : ""}`;
  const message = `${period} : le fichier écrit ses zéros, et ${holes.length} croisement(s) n'y ont pas de ligne : ${some}. Il est peut-être coupé ; s'il n'y a personne, dites-le par une ligne à 0.`;
  faults.add("INCOMPLETE_BREAKDOWN", null, message);
}

function compareMargin(margin: CountedLine, tables: readonly RawTable[], faults: Faults): void {
  const { line, period, territory, breakdown, value } = margin;
  const wanted = breakdown.split(";");
  const parts = tables
    .filter((table) => table.period === period)
    .flatMap((table) => table.parts)
    .filter((part) => breakdown === "" || wanted.every((one) => part.breakdown.split(";").includes(one)))
    .filter((part) => isWithin(part.territory, territory));
  const sum = parts.reduce((total, part) => total + part.value, 0);
  if (Math.abs(sum - value) <= 1e-6 * Math.max(1, value)) return;
  const [told, found] = [value, sum].map((one) => String(Math.round(one * 1e6) / 1e6));
  faults.add("MARGIN_DIFFERS", line, `le total dit ${told}, la somme de ses parties fait ${found}.`);
}

function isWithin(part: TerritoryCode, whole: TerritoryCode): boolean {
  const communes = communesOf.get(whole) ?? [];
  return part === whole || (communesOf.get(part) ?? []).every((commune) => communes.includes(commune));
}
