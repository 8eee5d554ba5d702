import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import type { CompileContext } from "./run.ts";

const mostNamed = 10;
const silentForMs = 600_000;

/** Logs keys in a subgraph's answers that were not requested; the same keys once in ten minutes. */
export function logUnrequested(log: Logger): CompileContext["unasked"] {
  const loggedRecently = new LRUCache<string, true>({ max: 500, ttl: silentForMs });
  return (subgraph, keys) => {
    if (keys.size === 0) return;
    const shownKeys = [...keys].slice(0, mostNamed).map((key) => key.slice(0, 100));
    const logKey = JSON.stringify([subgraph, shownKeys]);
    if (loggedRecently.has(logKey)) return;
    loggedRecently.set(logKey, true);
    log.warn(
      { institution: subgraph, keys: shownKeys, in: keys.size },
      "une institution a répondu ce qui ne lui était pas demandé : c'est écarté",
    );
  };
}
