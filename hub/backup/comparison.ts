import type { Institution } from "@pacte-hub/institution/config";
import { type ChainFault, faultsOf, monthsAgo, retentionMonths } from "@pacte-hub/institution/journal/hashChain";
import { endOf, linesOf } from "@pacte-hub/institution/journal/journalStore";
import { withClient } from "@pacte-hub/postgres/connect";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import { signaturesVerified } from "@pacte-hub/publisher/signedReleases";
import type { ReleaseId } from "@pacte-hub/schema/model/release";
import { neededUrls, type Settings } from "@pacte-hub/server/config";
import { type DatabaseContents, databaseContents, type TableContents } from "./contents.ts";
import type { Manifest } from "./manifest.ts";
import { readableReleases } from "./readable.ts";

/** A database beside what a backup says of the one it was made of. */
export interface Comparison {
  readonly tables: number;
  readonly rows: number;
  /** Tables that are missing, are of no backup, or hold something else. */
  readonly differing: readonly string[];
  readonly releases: number;
  /** Releases that are not, to the byte, what was signed. */
  readonly altered: readonly ReleaseId[];
  readonly lines: number;
  readonly chainFaults: readonly ChainFault[];
  /** Whether the journal ends where the backup says. */
  readonly isSameEnd: boolean;
  /** What a reader without any right reads; null: not compared. */
  readonly readable: ReadableComparison | null;
}

export interface ReadableComparison {
  /** Releases of which the same cells are read. */
  readonly same: number;
  readonly differing: readonly ReleaseId[];
  /** Releases that were not readable then: their embargo is over. */
  readonly more: number;
}

/** True when nothing differs. */
export const isSame = ({ differing, altered, chainFaults, isSameEnd, readable }: Comparison): boolean =>
  [differing, altered, chainFaults, readable?.differing ?? []].every(({ length }) => length === 0) && isSameEnd;

/** Reads the whole database by its owner's login, in one snapshot: before migrations add to it. */
export async function storedComparison(
  institution: Institution,
  settings: Settings,
  { tables, journal }: Manifest,
): Promise<Omit<Comparison, "readable">> {
  const { OWNER } = neededUrls(settings, institution.partner.id, ["OWNER"]);
  return withClient(OWNER, (owner) =>
    inTransaction(
      owner,
      async () => {
        const contents = await databaseContents(owner);
        const end = await endOf(owner);
        let lines = 0;
        const countedLines = async function* () {
          for await (const line of linesOf(owner)) {
            lines++;
            yield line;
          }
        };
        const evidence = { end, witnessed: [], retainedSince: monthsAgo(retentionMonths) };
        const chainFaults = await faultsOf(countedLines(), evidence);
        return {
          tables: Object.keys(tables).length,
          rows: Object.values(contents).reduce((sum, { rows }) => sum + rows, 0),
          differing: differingNames(tables, contents),
          ...(await signaturesVerified(owner, institution)),
          lines,
          chainFaults,
          isSameEnd: end.seq === journal.seq && end.hash === journal.hash,
        };
      },
      { isSnapshot: true },
    ),
  );
}

/** Reads by the reader's login, once its rights are set. */
export async function readableComparison(
  { partner }: Institution,
  settings: Settings,
  { readable: expected }: Manifest,
): Promise<ReadableComparison | null> {
  const readable = expected && (await readableReleases(partner.id, settings, null));
  if (!expected || !readable) return null;
  const names = Object.keys(expected);
  const differing = names.filter((name) => !isSameTable(expected[name], readable[name]));
  return {
    same: names.length - differing.length,
    differing,
    more: Object.keys(readable).filter((name) => !(name in expected)).length,
  };
}

/** Names under which two databases hold different rows. */
export function differingNames(expected: DatabaseContents, actual: DatabaseContents): string[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...names].filter((name) => !isSameTable(expected[name], actual[name])).sort();
}

const isSameTable = (expected: TableContents | undefined, actual: TableContents | undefined): boolean =>
  expected !== undefined && actual !== undefined && expected.rows === actual.rows && expected.digest === actual.digest;
