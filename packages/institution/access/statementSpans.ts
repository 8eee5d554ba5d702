import type { SpanPart } from "@pacte-hub/server/observation/traces";

/** Told of each statement of a session, once it has ended. */
export type StatementObserver = (part: SpanPart) => void;

/** Runs a statement, and says how long it took, the wait for a connection included. */
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

/** What a statement does and to what it does it first: "select published.cell". No more of its text, which may hold words of ours alone today. */
export function summaryOf(sql: string): string {
  const [, verb = sql] = /^\s*(\w+)/.exec(sql) ?? [];
  const [, table] = /\b(?:from|into|update|join)\s+([a-z_]+\.[a-z_]+)/i.exec(sql) ?? [];
  return [verb.toLowerCase(), table].filter(Boolean).join(" ");
}
