import { readFile } from "node:fs/promises";
import type { OpenData } from "@pacte-hub/data/installation";
import { shippedFile } from "@pacte-hub/data/shipped";
import { partnerIds } from "@pacte-hub/schema/model/partner";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import { institutionOf } from "../installed.ts";

/** The open data of a Department, filtered from the national files that ship, and whose each is. */
export interface FilteredData {
  readonly files: ReadonlyMap<string, string>;
  readonly listed: readonly OpenData[];
  /** Datasets of which the source gives this Department decimals where persons are counted: no file of theirs is published. */
  readonly leftOut: readonly string[];
}

/**
 * Of each indicator that ships for all departments (its benchmark), the Department's own lines: the producers' figures, their
 * markers of absence too; nothing is computed.
 */
export async function openDataOf(department: string): Promise<FilteredData> {
  const files = new Map<string, string>();
  const listed: OpenData[] = [];
  const leftOut: string[] = [];
  for (const { partner, indicators } of await Promise.all(partnerIds.map(institutionOf))) {
    for (const { id, unit, benchmark, columns } of indicators) {
      const [column] = columns;
      if (!benchmark || column === undefined) continue;
      const lines = linesOf(await readFile(shippedFile(benchmark.file), "utf8"), { department, column });
      if (lines === null) continue;
      if (!isMagnitude(unit) && /;\d+\.\d*[1-9]\d*$/m.test(lines)) {
        leftOut.push(id);
        continue;
      }
      const file = `open-data/${partner.id}/${id}.csv`;
      files.set(file, lines);
      listed.push({ institution: partner.id, dataset: id, file, source: benchmark.source });
    }
  }
  return { files, listed, leftOut };
}

/** A file of one column; null: the source has no figure of this Department. */
function linesOf(
  text: string,
  { department, column }: { readonly department: string; readonly column: string },
): string | null {
  const [header = "", ...rows] = text.trim().split(/\r?\n/);
  const at = header.split(";").indexOf(column);
  const departmentLines = rows
    .map((row) => row.split(";"))
    .filter(([code]) => code === department)
    .flatMap((fields) => (fields[at] ? [`${department};${fields[1]};${fields[at]}`] : []));
  return at < 0 || departmentLines.length === 0
    ? null
    : `${[`code_territoire;periode;${column}`, ...departmentLines].join("\n")}\n`;
}
