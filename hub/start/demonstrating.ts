import type { Institution } from "@pacte-hub/institution/config";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { LoginUrls } from "@pacte-hub/server/logins";
import { demonstrate, type Machine } from "./institution.ts";
import { lastWord, patience, retried } from "./retried.ts";
import type { Tied } from "./tied.ts";

type Databases = ReadonlyMap<Institution, LoginUrls>;

/**
 * The order of publication. Any order is safe, since each publication takes earlier ones into account; but later ones withhold
 * more for it, so the widest counts come first. Datasets without relations are published in parallel, the longest first.
 */
const orders: Readonly<Record<Tied, readonly PartnerId[]>> = {
  // The register of actions comes before its outcomes, as it says where they can be counted.
  registers: ["department"],
  // Numbers of participants come before outcomes: without participants there are no outcomes.
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
 * Publishes the generated figures in the background, in two parallel sequences. A step that fails is logged and tried again; it
 * stops nothing else, and is reported at the end if it never succeeded.
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
  // Institutions added to this installation come last: their invented figures have no relations.
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
