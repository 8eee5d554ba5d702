/**
 * A partner is an institution that operates a subgraph. The Department keeps the register of all 21 signatories
 * (`Institution`); this list holds only those who answer for themselves in the graph.
 */
export const partnerIds = ["department", "pole-emploi", "caf", "siae"] as const;

export type PartnerId = (typeof partnerIds)[number];

export interface Partner {
  readonly id: PartnerId;
  /** The name under which the partner speaks in the graph: `Territory.poleEmploi`, `Query.poleEmploi`. */
  readonly field: string;
  readonly name: string;
  /** Ids of the signatories of the Pact that stand behind the partner. */
  readonly signatories: readonly string[];
}

export const partners: Readonly<Record<PartnerId, Partner>> = {
  department: {
    id: "department",
    field: "department",
    name: "Département de la Meuse",
    signatories: ["department-meuse"],
  },
  "pole-emploi": { id: "pole-emploi", field: "poleEmploi", name: "Pôle emploi", signatories: ["pole-emploi"] },
  caf: { id: "caf", field: "caf", name: "Caisse d'allocations familiales de la Meuse", signatories: ["caf"] },
  // The SIAE network has no signature of its own: that these two associations operate it is our assumption,
  // docs/architecture.md#what-is-our-assumption.
  siae: { id: "siae", field: "siae", name: "Réseau des SIAE de la Meuse", signatories: ["aci-55", "amie"] },
};

export function isPartnerId(word: string): word is PartnerId {
  return (partnerIds as readonly string[]).includes(word);
}
