import { fetchJson } from "@pacte-hub/auth/tokens/fetchJson";
import { Kind, parse } from "graphql";
import type { Logger } from "pino";
import type { Sign } from "../execution/transport.ts";
import { at, isRecord } from "../json/record.ts";
import { promisesIn } from "../supergraph/ownership.ts";
import { sayRefused } from "./supergraphManager.ts";
import type { Changes } from "./watchSupergraph.ts";

/** By partner, the schema that it serves now, as it says itself; null: it does not answer. */
export type AskSchemas = () => Promise<ReadonlyMap<string, string | null>>;

/** Of a schema: ours are of 100 kB, and a partner that says more says too much. */
const bounds = { timeoutMs: 5_000, maxBytes: 4 * 1024 * 1024 };
const question = Buffer.from('{"query":"{ _service { sdl } }"}');
const json = { "content-type": "application/json", accept: "application/json" } as const;

/** Asks each partner for its schema, by a signed question as the gateway's others are. */
export const servedSchemas =
  (urls: Readonly<Record<string, string>>, sign: Sign): AskSchemas =>
  async () =>
    new Map(
      await Promise.all(
        Object.entries(urls).map(async ([name, url]) => [name, await schemaAt(name, url, sign)] as const),
      ),
    );

async function schemaAt(name: string, url: string, sign: Sign): Promise<string | null> {
  const signal = AbortSignal.timeout(bounds.timeoutMs);
  try {
    const address = new URL(url);
    const outgoing = { method: "POST" as const, url: address.href, headers: json, body: question };
    const headers = { ...json, ...(await sign(name, outgoing, { carried: {}, signal })) };
    return sdlIn((await fetchJson(address, bounds, { method: "POST", headers, body: question })).body);
  } catch {
    return null;
  }
}

function sdlIn(body: unknown): string | null {
  const answered = isRecord(body) ? at(body, "data") : null;
  const service = isRecord(answered) ? at(answered, "_service") : null;
  const sdl = isRecord(service) ? at(service, "sdl") : null;
  return typeof sdl === "string" ? sdl : null;
}

/** What a graph promises of a partner, which the partner does not serve or cannot be asked about. */
export interface EmptyPromise {
  readonly partner: string;
  /** `Type.field`, `Type.field(argument:)`. */
  readonly missing: readonly string[];
  /** True of one that did not answer: `missing` is all that is new of it. */
  readonly isSilent: boolean;
}

/**
 * Compares a composed graph with what its partners serve.
 * @param before the graph in service: what it promises too of a partner that is silent is no news. null: there is none.
 */
export function emptyPromises(
  sdl: string,
  schemas: ReadonlyMap<string, string | null>,
  before: string | null,
): readonly EmptyPromise[] {
  const promised = promisesIn(parse(sdl, { noLocation: true }));
  const promisedBefore = before === null ? promised : promisesIn(parse(before, { noLocation: true }));
  return [...schemas].flatMap(([partner, schema]) => {
    const promises = promised.get(partner) ?? [];
    const served = schema === null ? new Set(promisedBefore.get(partner)) : servedIn(schema);
    const missing = promises.filter((coordinate) => !served.has(coordinate));
    return missing.length > 0 ? [{ partner, missing, isSilent: schema === null }] : [];
  });
}

function servedIn(sdl: string): ReadonlySet<string> {
  const served = new Set<string>();
  for (const type of parse(sdl, { noLocation: true }).definitions) {
    if (!("fields" in type)) continue;
    for (const field of type.fields ?? []) {
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      const path = `${type.name.value}.${field.name.value}`;
      served.add(path);
      for (const { name } of field.arguments ?? []) served.add(`${path}(${name.value}:)`);
    }
  }
  return served;
}

const mostNamed = 5;

/** What the operator reads of it, French. */
export function sentenceOf({ partner, missing, isSilent }: EmptyPromise): string {
  const coordinates = missing.slice(0, mostNamed).join(", ");
  const remainder = missing.length > mostNamed ? ` et ${missing.length - mostNamed} autres` : "";
  return isSilent
    ? `${partner} ne répond pas : nul ne sait s'il sert ${coordinates}${remainder}`
    : `${partner} ne sert pas ce que le graphe promet : ${coordinates}${remainder}`;
}

/** A partner that is upgraded after the graph was written makes it true: it is looked at again. */
const lookAgainMs = 10_000;

export interface PromiseChecks {
  /** The graph in service when the process started. */
  readonly first: string;
  readonly ask: AskSchemas;
  readonly log: Logger;
  /** Milliseconds before a graph that was refused is looked at again. */
  readonly lookAgainMs?: number;
}

/**
 * The same changes, each once every partner serves what the graph promises of it. One that promises more is refused, told
 * once, and looked at again until its partners serve it or another graph takes its place.
 */
export const withServedSchemas =
  (changes: Changes, { first, ask, log, lookAgainMs: waitMs = lookAgainMs }: PromiseChecks): Changes =>
  (offer) => {
    let [before, latest, refused] = [first, first, ""];
    let again: NodeJS.Timeout | undefined;
    let isOver = false;
    const look = async (sdl: string): Promise<void> => {
      const faults = faultsOf(sdl, await ask(), before);
      if (isOver || sdl !== latest) return;
      if (faults === "") {
        before = sdl;
        refused = "";
        return offer(sdl);
      }
      if (faults !== refused) sayRefused(log, new Error(faults));
      refused = faults;
      again = setTimeout(() => void look(sdl), waitMs);
      again.unref();
    };
    const stop = changes((sdl) => {
      clearTimeout(again);
      latest = sdl;
      void look(sdl);
    });
    return () => {
      isOver = true;
      clearTimeout(again);
      stop();
    };
  };

/** What cannot be read is for whoever takes the graph into service to refuse. */
function faultsOf(...compared: Parameters<typeof emptyPromises>): string {
  try {
    return emptyPromises(...compared)
      .map(sentenceOf)
      .join(" ; ");
  } catch {
    return "";
  }
}

/** Says of the graph in service, at the start, what its partners do not serve: those fields will be refused by them. */
export async function sayEmptyPromises({ first, ask, log }: PromiseChecks): Promise<void> {
  for (const fault of emptyPromises(first, await ask(), first))
    log.warn({ why: sentenceOf(fault).slice(0, 300) }, "le graphe en service promet ce qu'une institution ne sert pas");
}
