import type { Reader, Transport } from "./transport.ts";

/** By request, the releases that partners say they used. */
const usedFor = new WeakMap<object, Set<string>>();

/** The bill identifies a request: Apollo Server copies the reader, but not its bill. */
const requestOf = (reader: Reader): object => reader.bill ?? reader;

const mostPerPartner = 2_000;
const longest = 200;

/** A transport that also stores the releases which a partner says it used. Releases of other partners are ignored. */
export function rememberingReleases<Of extends Transport>(partner: string, transport: Of): Of {
  return {
    ...transport,
    async ask(question) {
      const reply = await transport.ask(question);
      if (reply.kind !== "ANSWERED" || !reply.releases) return reply;
      const partnerReleases = reply.releases.filter((id) => id.startsWith(`${partner}:`) && id.length <= longest);
      rememberReleases(question.reader, partnerReleases.slice(0, mostPerPartner));
      return reply;
    },
  };
}

/** Stores the releases that a request's answer is based on. */
export function rememberReleases(reader: Reader, releases: readonly string[]): void {
  const used = usedFor.get(requestOf(reader)) ?? new Set<string>();
  usedFor.set(requestOf(reader), used);
  for (const id of releases) used.add(id);
}

/** The stored releases of a request, sorted; undefined when there are none. */
export function releasesOf(reader: Reader): readonly string[] | undefined {
  const used = usedFor.get(requestOf(reader));
  return used?.size ? [...used].sort() : undefined;
}
