import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import type { JournalHead } from "@pacte-hub/schema/model/journalHead";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { headHeader, headsHeader, headsIn, headsText } from "@pacte-hub/server/http/journalHeads";
import type { Headers } from "../execution/postJson.ts";
import type { Sign } from "../execution/transport.ts";

/** The ends of the institutions' journals as the gateway heard them: kept for whoever verifies, told to the others. */
export interface Heads {
  readonly latest: () => readonly JournalHead[];
  /** Takes note of the head an answer came with. */
  readonly hear: (partner: string, headers: Headers) => void;
  /** Signs a request with the heads of the other institutions in it. */
  readonly toldBefore: (sign: Sign) => Sign;
  close(): Promise<void>;
}

/** A line an hour for each institution, and the last one it gave when the gateway stops. */
const keptEveryMs = 60 * 60 * 1_000;

/** `file`: JSON lines, read by `hub journal verify --heads`; only ever added to. */
export async function journalHeads(file: string): Promise<Heads> {
  const latest = await lastOf(file);
  const keptAt = new Map<PartnerId, number>();
  const unkept = new Set<PartnerId>();
  const out = createWriteStream(file, { flags: "a", mode: 0o600 });
  // A full disk loses this copy, not the answers: the other institutions keep theirs.
  out.on("error", () => undefined);

  function keep(head: JournalHead): void {
    out.write(`${JSON.stringify(head)}\n`);
    keptAt.set(head.institution, Date.now());
    unkept.delete(head.institution);
  }

  function hear(partner: string, headers: Headers): void {
    const told = headers[headHeader];
    const head = typeof told === "string" ? headsIn(told)[0] : undefined;
    if (head?.institution !== partner || head.seq <= (latest.get(partner)?.seq ?? 0)) return;
    latest.set(partner, head);
    unkept.add(partner);
    if (Date.now() - (keptAt.get(partner) ?? 0) >= keptEveryMs) keep(head);
  }

  return {
    latest: () => [...latest.values()],
    hear,
    toldBefore: (sign) => async (partner, outgoing, reader) => {
      const others = [...latest.values()].filter(({ institution }) => institution !== partner);
      if (others.length === 0) return sign(partner, outgoing, reader);
      const told = { [headsHeader]: headsText(others) };
      const headers = { ...outgoing.headers, ...told };
      return { ...told, ...(await sign(partner, { ...outgoing, headers }, reader)) };
    },
    close() {
      for (const partner of unkept) keep(latest.get(partner) as JournalHead);
      return new Promise((resolve) => out.end(() => resolve()));
    },
  };
}

/** What the file already says: a gateway that starts again goes on from there. */
async function lastOf(file: string): Promise<Map<PartnerId, JournalHead>> {
  const last = new Map<PartnerId, JournalHead>();
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const head = parsed(line);
      if (head && head.seq > (last.get(head.institution)?.seq ?? 0)) last.set(head.institution, head);
    }
  } catch {
    // None yet.
  }
  return last;
}

/** The last line may have been cut by a stop. */
function parsed(line: string): JournalHead | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
