import type { Institution } from "@pacte-hub/institution/config";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { LoginUrls } from "@pacte-hub/server/logins";
import { demonstrate, type Machine } from "./institution.ts";
import { lastWord, patience, retried } from "./retried.ts";
import type { Tied } from "./tied.ts";

type Databases = ReadonlyMap<Institution, LoginUrls>;

/**
 * Any order is safe, for whoever comes later reckons with who came before; but the later withholds the more for it, so
 * the widest counts come first. What is tied to nothing goes beside, the longest first.
 */
const orders: Readonly<Record<Tied, readonly PartnerId[]>> = {
  // The register of actions says where its outcomes can be counted: before any of them.
  registers: ["department"],
  // Where nobody took part no outcome can be: it is known before any outcome comes out.
  wholes: ["department"],
  tied: ["caf", "department", "pole-emploi"],
  apart: ["pole-emploi", "siae", "department", "caf"],
};

const partText: Readonly<Record<Tied, string>> = {
  registers: "les registres",
  wholes: "ce que comptent les autres avec lui",
  tied: "ce que lie celui des autres",
  apart: "le reste",
};

/**
 * Publishes the generated figures in the background, in two rows at once. A step that fails is told and tried again, stops
 * nothing else, and is named in the end if it was never done.
 */
export function demonstrating(databases: Databases, machine: Machine) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const failed: string[] = [];
  const publish = async (partner: PartnerId, tied: Tied): Promise<void> => {
    const entry = [...databases].find(([institution]) => institution.partner.id === partner);
    if (!entry || signal.aborted) return;
    const [institution, urls] = entry;
    const name = `${institution.partner.name} (${partText[tied]})`;
    const run = () => demonstrate(institution, urls, { machine, signal, tied });
    const isDone = await retried({ name, run }, { waits: patience, signal, say: machine.progress.say });
    if (!isDone) failed.push(name);
  };
  // Those who joined this installation come last: what they invent is tied to nothing.
  const joined = [...databases.keys()].map(({ partner }) => partner.id).filter((id) => !orders.apart.includes(id));
  const queue = [...orders.apart, ...joined];
  const rest = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) await publish(next, "apart");
  };
  const inOrder = async (): Promise<void> => {
    for (const tied of ["wholes", "tied"] as const) for (const partner of orders[tied]) await publish(partner, tied);
    await rest();
  };
  const registers = async (): Promise<void> => {
    for (const partner of [...orders.registers, ...joined]) await publish(partner, "registers");
  };
  const inTwoRows = async () => Promise.all([inOrder(), rest()]);
  const done = registers()
    .then(inTwoRows)
    .then(() => {
      if (!signal.aborted) machine.progress.say(lastWord(failed));
    });
  return {
    subject: "la démonstration",
    close: () => {
      stopping.abort();
      return done;
    },
  };
}
