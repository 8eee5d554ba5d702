import type { Reader, Transport } from "./transport.ts";

/** What the partners of a request say they used: it goes with the request. */
const usedFor = new WeakMap<object, Set<string>>();

/** One bill stands for one request: Apollo Server copies the reader, and leaves it as it is. */
const requestOf = (reader: Reader): object => reader.bill ?? reader;

const mostPerPartner = 2_000;
const longest = 200;

/** The same transport, which keeps in mind the releases a partner says it used; only the partner's own count. */
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

/** Keeps with a request the releases that its answer rests on. */
export function rememberReleases(reader: Reader, releases: readonly string[]): void {
  const used = usedFor.get(requestOf(reader)) ?? new Set<string>();
  usedFor.set(requestOf(reader), used);
  for (const id of releases) used.add(id);
}

/** Those a request's partners say they used, sorted; undefined when none was named. */
export function releasesOf(reader: Reader): readonly string[] | undefined {
  const used = usedFor.get(requestOf(reader));
  return used?.size ? [...used].sort() : undefined;
}
