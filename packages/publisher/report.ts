import { territories } from "@pacte-hub/data/territories";
import type { CellId } from "@pacte-hub/disclosure/problem";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import { dimensionsNamed } from "@pacte-hub/schema/model/dimension";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { DatasetId, ReleaseId } from "@pacte-hub/schema/model/release";
import type { Level } from "@pacte-hub/schema/model/territory";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import type { Vintage } from "./priorVintages.ts";
import type { ForStewards, ProtectedTable } from "./protectTables.ts";
import type { ReleaseOutcome } from "./release.ts";

/** One grain of a table: a level of territory and a set of dimensions ("" for the totals). */
export interface Share {
  readonly level: Level;
  readonly by: string;
  readonly cells: number;
  readonly withheld: number;
}

/** What differs from the last vintage, in cells. */
export interface Since {
  readonly release: ReleaseId;
  readonly newlyWithheld: readonly PublishedCell[];
  readonly newlyShown: readonly PublishedCell[];
  readonly changed: readonly Changed[];
}

export interface Changed {
  readonly before: PublishedCell;
  readonly after: PublishedCell;
}

/** What the stewards are told of a table, before or after its publication. */
export interface TableReport extends ForStewards {
  readonly dataset: DatasetId;
  readonly period: PeriodCode;
  readonly notGuaranteed: readonly CellId[];
  readonly shares: readonly Share[];
  readonly since: Since | null;
}

/** What became of a table that needed no protection, or whose counts were released already; how it differs from the last vintage. */
export interface OpenOutcome extends ReleaseOutcome {
  readonly since: Since | null;
}

/** What became of a protected table, and what its stewards are told of it. */
export interface ProtectedOutcome extends ReleaseOutcome {
  readonly report: TableReport;
}

export function reportOn(table: ProtectedTable, vintages: readonly Vintage[]): TableReport {
  const { dataset, period, cells, forStewards, notGuaranteed } = table;
  const last = vintages.filter((one) => one.dataset === dataset && one.period === period).at(-1);
  const since = last ? sinceVintage(last, cells) : null;
  return { dataset, period, notGuaranteed, ...forStewards, shares: sharesOf(cells), since };
}

/** How much of each grain is withheld, coarsest first. */
export function sharesOf(cells: readonly Pick<PublishedCell, "territory" | "breakdown" | "status">[]): Share[] {
  const possible = cells.filter(({ status }) => status !== "NOT_APPLICABLE");
  const byGrain = grouped(
    possible,
    ({ territory, breakdown }) => `${levelOf(territory)} ${dimensionsNamed(breakdown)}`,
  );
  return [...byGrain]
    .map(([grain, ones]) => {
      const [level = "", by = ""] = grain.split(" ");
      const withheld = ones.filter(({ status }) => status === "WITHHELD").length;
      return { level: level as Level, by, cells: ones.length, withheld };
    })
    .sort((a, b) => depth[a.level] - depth[b.level] || a.by.length - b.by.length || (a.by < b.by ? -1 : 1));
}

const depth: Readonly<Record<Level, number>> = { DEPARTMENT: 0, ARRONDISSEMENT: 1, EPCI: 2, COMMUNE: 3 };

const levelOf = (territory: string): Level => territories.get(territory)?.level ?? "COMMUNE";

/** How a table differs from a release of the same dataset and period. */
export function sinceVintage(
  { release, cells: earlier }: Pick<Vintage, "release" | "cells">,
  cells: readonly PublishedCell[],
): Since {
  const before = new Map(earlier.map((cell) => [nameOf(cell), cell]));
  const both = cells.flatMap((after) => {
    const was = before.get(nameOf(after));
    return was ? [{ before: was, after }] : [];
  });
  const isClosed = ({ status }: PublishedCell) => status === "WITHHELD";
  return {
    release,
    newlyWithheld: both.filter((one) => isClosed(one.after) && !isClosed(one.before)).map(({ after }) => after),
    newlyShown: both.filter((one) => !isClosed(one.after) && isClosed(one.before)).map(({ after }) => after),
    changed: both.filter(
      (one) => !isClosed(one.after) && !isClosed(one.before) && one.after.value !== one.before.value,
    ),
  };
}

const nameOf = ({ territory, breakdown }: PublishedCell): string => `${territory} ${breakdown}`;
