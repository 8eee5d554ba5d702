import composed from "../partners.json" with { type: "json" };
import type { Dimension } from "./dimension.ts";
import type { InstitutionName } from "./institutionName.ts";
import type { DatasetId, Measure, Unit } from "./release.ts";

/** As the command line, databases and releases call an institution: "pole-emploi". It never changes. */
export type PartnerId = string;

/**
 * A partner is an institution that operates a subgraph, as it describes itself in its own folder (`partner.json`). The
 * Department keeps the register of all 21 signatories (`Institution`); a partner answers for itself in the graph.
 */
export interface Partner {
  readonly id: PartnerId;
  /** The name under which the partner speaks in the graph: `Territory.poleEmploi`, `Query.poleEmploi`. */
  readonly field: string;
  readonly name: string;
  /** French, for a heading or a list: "CAF de la Meuse". */
  readonly short: string;
  /** French, after a noun: "de la CAF". */
  readonly of: string;
  /** Ids of the signatories of the Pact that stand behind the partner. */
  readonly signatories: readonly string[];
  /** Where its subgraph listens, unless its installation says otherwise. */
  readonly port: number;
  /** Every name that it has borne, oldest first, where it has changed: its field and its id stay. */
  readonly names?: readonly InstitutionName[];
  /** Where its description lies on this machine; absent for those of the composed graph. */
  readonly folder?: string;
  /** What its datasets count, where its description says so rather than the conceptual model (rules/concepts). */
  readonly concepts?: readonly DescribedCount[];
}

/** Whom a dataset counts, as the institution's own description says it. */
export interface DescribedCount {
  readonly dataset: DatasetId;
  readonly unit: Unit;
  readonly measure: Measure;
  readonly by: readonly Dimension[];
  readonly population: {
    readonly id: string;
    /** French. */
    readonly definition: string;
    /** The populations that hold all of it, and why, in French. */
    readonly partOf?: readonly {
      readonly whole: string;
      readonly because: string;
      /** Other parts of the same whole, of which nobody is in two. */
      readonly apartFrom?: readonly string[];
    }[];
  };
}

const ids: PartnerId[] = [];
const byId: Record<PartnerId, Partner> = {};

/** Those of the composed graph, then those who joined this installation, in the order in which they are listed. */
export const partnerIds: readonly PartnerId[] = ids;

/** By id. */
export const partners: Readonly<Record<PartnerId, Partner>> = byId;

/** One more institution, for this process: before any module asks who there is. */
export function addPartner(partner: Partner): void {
  if (!isPartnerId(partner.id)) ids.push(partner.id);
  byId[partner.id] = partner;
}

export function isPartnerId(word: string): word is PartnerId {
  return Object.hasOwn(byId, word);
}

/** @throws Error for an institution that this process does not know: a fault of ours. */
export function partnerOf(id: PartnerId): Partner {
  const partner = isPartnerId(id) ? byId[id] : undefined;
  if (!partner) throw new Error(`no institution is called ${id}`);
  return partner;
}

for (const partner of composed as readonly Partner[]) addPartner(partner);
