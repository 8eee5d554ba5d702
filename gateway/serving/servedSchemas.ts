import { fetchJson } from "@pacte-hub/auth/tokens/fetchJson";
import { Kind, parse } from "graphql";
import type { Logger } from "pino";
import type { Sign } from "../execution/transport.ts";
import { at, isRecord } from "../json/record.ts";
import { promisesIn } from "../supergraph/ownership.ts";
import { sayRefused } from "./supergraphManager.ts";
import type { Changes } from "./watchSupergraph.ts";

/** By partner, the schema that it serves now (SDL); null: it does not answer. */
export type AskSchemas = () => Promise<ReadonlyMap<string, string | null>>;

/** Limits for fetching a schema; ours have 100 kB. */
const bounds = { timeoutMs: 5_000, maxBytes: 4 * 1024 * 1024 };
const question = Buffer.from('{"query":"{ _service { sdl } }"}');
const json = { "content-type": "application/json", accept: "application/json" } as const;

/** Fetches each partner's schema by a signed query. */
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

/** Fields of a supergraph that a partner does not serve, or that could not be checked. */
export interface EmptyPromise {
  readonly partner: string;
  /** `Type.field`, `Type.field(argument:)`. */
  readonly missing: readonly string[];
  /** True for a partner that did not answer: `missing` then lists all its fields that are new in the supergraph. */
  readonly isSilent: boolean;
}

/**
 * Compares a supergraph with the schemas that its partners serve.
 * @param before the supergraph in service; of a partner that does not answer, only fields new since then are listed. null: none
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

/** The message to the operator, in French. */
export function sentenceOf({ partner, missing, isSilent }: EmptyPromise): string {
  const coordinates = missing.slice(0, mostNamed).join(", ");
  const remainder = missing.length > mostNamed ? ` et ${missing.length - mostNamed} autres` : "";
  return isSilent
    ? `${partner} ne répond pas : nul ne sait s'il sert ${coordinates}${remainder}`
    : `${partner} ne sert pas ce que le graphe promet : ${coordinates}${remainder}`;
}

/** A refused supergraph is checked again this often: a partner may be upgraded after it was written. */
const lookAgainMs = 10_000;

export interface PromiseChecks {
  /** The supergraph in service when the process started. */
  readonly first: string;
  readonly ask: AskSchemas;
  readonly log: Logger;
  /** Milliseconds before a refused supergraph is checked again. */
  readonly lookAgainMs?: number;
}

/**
 * Delays supergraph changes until every partner serves its fields. A supergraph with fields that are not served yet is refused,
 * logged once, and checked again until they are served or another supergraph replaces it.
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

/** The faults as text; none for a text that is no supergraph, which is refused when it is put into service. */
function faultsOf(...compared: Parameters<typeof emptyPromises>): string {
  try {
    return emptyPromises(...compared)
      .map(sentenceOf)
      .join(" ; ");
  } catch {
    return "";
  }
}

/** Logs at the start which fields of the supergraph in service partners do not serve: queries for them will fail. */
export async function sayEmptyPromises({ first, ask, log }: PromiseChecks): Promise<void> {
  for (const fault of emptyPromises(first, await ask(), first))
    log.warn({ why: sentenceOf(fault).slice(0, 300) }, "le graphe en service promet ce qu'une institution ne sert pas");
}
