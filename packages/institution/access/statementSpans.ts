import type { SpanPart } from "@pacte-hub/server/observation/traces";

/** Called after each SQL statement of a session. */
export type StatementObserver = (part: SpanPart) => void;

/** Runs a statement and reports its duration, the wait for a connection included. */
export async function observed<T>(observe: StatementObserver, sql: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  let isFailed = true;
  try {
    const result = await work();
    isFailed = false;
    return result;
  } finally {
    observe({ name: `sql ${summaryOf(sql)}`, began, words: { "db.system.name": "postgresql" }, isFailed });
  }
}

/** The verb and the first table of a statement: "select published.cell". The rest of its text is left out: it could come to hold values. */
export function summaryOf(sql: string): string {
  const [, verb = sql] = /^\s*(\w+)/.exec(sql) ?? [];
  const [, table] = /\b(?:from|into|update|join)\s+([a-z_]+\.[a-z_]+)/i.exec(sql) ?? [];
  return [verb.toLowerCase(), table].filter(Boolean).join(" ");
}
