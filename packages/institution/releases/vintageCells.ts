import type { Observation } from "@pacte-hub/schema/model/observation";
import type { ReleaseId } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import DataLoader from "dataloader";
import type { GrantInUse, ReaderSession } from "../access/readerSession.ts";
import { type CellRow, cellColumns, type OfRelease, observationOf } from "./observation.ts";

/** The total that one vintage gives of a territory, current or superseded. */
export interface VintageAsk {
  readonly release: ReleaseId;
  readonly territory: TerritoryCode;
  readonly under: GrantInUse | null;
}

export type VintageLoader = DataLoader<VintageAsk, Observation | null, string>;

/**
 * Totals of given vintages: all those of a request in one statement for each grant. A vintage under embargo or withdrawn
 * has none that anyone reads.
 */
export function vintageLoader(readerSession: ReaderSession): VintageLoader {
  return new DataLoader<VintageAsk, Observation | null, string>(
    async (asks) => {
      const groups = [...grouped(asks, ({ under }) => under?.grant ?? "").values()];
      const totalsByGrant = await Promise.all(groups.map((group) => readTotals(readerSession, group)));
      const totals = new Map(totalsByGrant.flat());
      return asks.map((ask) => totals.get(nameOf(ask)) ?? null);
    },
    { cacheKeyFn: nameOf },
  );
}

type Row = CellRow & OfRelease;

async function readTotals(
  readerSession: ReaderSession,
  asks: readonly VintageAsk[],
): Promise<(readonly [string, Observation])[]> {
  const under = asks[0]?.under ?? null;
  const { rows } = await readerSession.withGrant(under).raw<{ rows: Row[] }>(
    `select ${cellColumns}, release.period, release.rounded_to as "roundedTo"
       from published.standing as release
       join published.cell on cell.release = release.id and cell.dimensions = ''
      where release.id = any(:releases) and release.state in ('PUBLISHED', 'SUPERSEDED') and cell.territory = any(:territories)`,
    {
      releases: [...new Set(asks.map(({ release }) => release))],
      territories: [...new Set(asks.map(({ territory }) => territory))],
    },
  );
  return rows.map((row) => [nameOf({ ...row, under }), observationOf(row, row)] as const);
}

function nameOf({ release, territory, under }: VintageAsk): string {
  return [release, territory, under?.grant].join("|");
}
