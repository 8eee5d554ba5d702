import type { ConventionId } from "@pacte-hub/schema/model/convention";
import { territory } from "./installation.ts";
import { once } from "./once.ts";
import { pactOn, type ShippedPact, shippedPacts } from "./pacts.ts";

const current = once((): ShippedPact => {
  const pact = pactOn(shippedPacts(), new Date().toISOString().slice(0, 10));
  if (!pact) throw new Error("no Pact ships: data/pacts is empty");
  return pact;
});

/** Which Pact this hub serves: of those that ship, the last that has begun. Read when it is asked for. */
export const pactInService = {
  /** The Pact as a convention of its own register. */
  get convention(): ConventionId {
    return current().id;
  },
  /** INSEE's code of the Department that signed it: a default of the graph, which no file is read for where it ships. */
  department: territory.department,
  /** The institutions whose members sit on its committees: ids of signatories, as their register spells them. */
  get members(): readonly string[] {
    return current().members;
  },
};
