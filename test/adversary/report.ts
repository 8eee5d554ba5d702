/** What one kind of intruder attacked and found. */
export interface Attempt {
  readonly intruder: string;
  readonly attacked: number;
  readonly findings: number;
  /** What came beside: cells exactly known that are k or more, hashes tried, seconds. */
  readonly note: string;
}

/** The table that stands in a proof's output: one line for each kind of intruder. */
export function tableOf(title: string, attempts: readonly Attempt[]): string {
  const rows = [
    ["intruder", "cells attacked", "narrower than promised", "note"],
    ...attempts.map(({ intruder, attacked, findings, note }) => [intruder, String(attacked), String(findings), note]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(
    (row) =>
      `  ${row
        .map((part, column) => part.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()}`,
  );
  return [title, ...lines].join("\n");
}
