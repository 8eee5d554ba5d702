import type { Reader, Transport } from "./transport.ts";

/** One reader object stands for one request: what its partners say they used is kept with it, and goes with it. */
const usedFor = new WeakMap<Reader, Set<string>>();

const mostPerPartner = 2_000;
const longest = 200;

/** The same transport, which keeps in mind the releases a partner says it used; only the partner's own count. */
export function rememberingReleases<Of extends Transport>(partner: string, transport: Of): Of {
  return {
    ...transport,
    async ask(question) {
      const reply = await transport.ask(question);
      if (reply.kind !== "ANSWERED" || !reply.releases) return reply;
      const own = reply.releases.filter((id) => id.startsWith(`${partner}:`) && id.length <= longest);
      rememberReleases(question.reader, own.slice(0, mostPerPartner));
      return reply;
    },
  };
}

/** Keeps with a request the releases that its answer rests on. */
export function rememberReleases(reader: Reader, releases: readonly string[]): void {
  const used = usedFor.get(reader) ?? new Set<string>();
  usedFor.set(reader, used);
  for (const id of releases) used.add(id);
}

/** Those a request's partners say they used, sorted; undefined when none was named. */
export function releasesOf(reader: Reader): readonly string[] | undefined {
  const used = usedFor.get(reader);
  return used?.size ? [...used].sort() : undefined;
}
