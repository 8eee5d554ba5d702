import { journalHeader } from "@pacte-hub/server/http/journalHeads";
import type { Sign } from "../execution/transport.ts";
import { at, isRecord } from "../json/record.ts";

/**
 * What a partner could do for a reader now, seen by a question signed as the gateway's own are.
 * - UP: it answers.
 * - DEGRADED: it answers what is open to all; its journal cannot be written, so that granted figures and acts wait.
 * - UNABLE: its process answers, its database does not.
 * - UNTRUSTED: it refuses the gateway's signature: an unknown key, or clocks too far apart.
 * - DOWN: nothing answers in time.
 */
export type SubgraphState = "UP" | "DEGRADED" | "UNABLE" | "UNTRUSTED" | "DOWN";

/** What each partner could do at this moment. */
export interface SubgraphHealth {
  states(): Promise<ReadonlyMap<string, SubgraphState>>;
}

/** True of a partner that gives figures, if only the open ones. */
export const isAnswering = (state: SubgraphState | undefined): boolean => state === "UP" || state === "DEGRADED";

const probePatienceMs = 2_000;
/** A page that asks for the state ten times a second must not make the partners work for it. */
const freshForMs = 1_000;
const question = Buffer.from('{"query":"{ __typename }"}');
const json = { "content-type": "application/json", accept: "application/json" } as const;

/**
 * Asks each partner the smallest question, all at once. It goes the way of a reader's: signature, database, journal.
 * @param subgraphUrls addresses of the partners' graphs, by name.
 * @param sign without it, questions leave unsigned: no institution of the hub would answer.
 */
export function subgraphHealth(subgraphUrls: Readonly<Record<string, string>>, sign?: Sign): SubgraphHealth {
  let last: Promise<ReadonlyMap<string, SubgraphState>> | undefined;
  let lastAt = 0;
  return {
    states() {
      if (!last || Date.now() - lastAt > freshForMs) {
        lastAt = Date.now();
        last = probeAll(subgraphUrls, sign);
      }
      return last;
    },
  };
}

async function probeAll(urls: Readonly<Record<string, string>>, sign: Sign | undefined) {
  return new Map(
    await Promise.all(Object.entries(urls).map(async ([name, url]) => [name, await probe(name, url, sign)] as const)),
  );
}

async function probe(name: string, url: string, sign: Sign | undefined): Promise<SubgraphState> {
  const signal = AbortSignal.timeout(probePatienceMs);
  try {
    const outgoing = { method: "POST" as const, url: new URL(url).href, headers: json, body: question };
    const headers = { ...json, ...(await sign?.(name, outgoing, { carried: {}, signal })) };
    const response = await fetch(outgoing.url, { ...outgoing, headers, signal, redirect: "manual" });
    return stateOf(response, await response.json());
  } catch {
    return "DOWN";
  }
}

function stateOf({ status, headers }: Response, body: unknown): SubgraphState {
  if (!isRecord(body)) return "UNABLE";
  const [refusal] = [at(body, "errors")].flat();
  if (refusal === undefined) return headers.get(journalHeader) === "failing" ? "DEGRADED" : "UP";
  return status === 401 || codeOf(refusal) === "CARRIER_REFUSED" ? "UNTRUSTED" : "UNABLE";
}

function codeOf(refusal: unknown): unknown {
  const extensions = isRecord(refusal) ? at(refusal, "extensions") : undefined;
  return isRecord(extensions) ? at(extensions, "code") : undefined;
}
