/** The institutions a page asks, each apart: the field that is theirs in the graph, and their id. */
export const partners = { department: "department", poleEmploi: "pole-emploi", caf: "caf", siae: "siae" } as const;
export type Partner = keyof typeof partners;
export const everyPartner = Object.keys(partners) as readonly Partner[];

/** Who is asked of all territories at once. */
export const territoryPartners: readonly Partner[] = ["caf", "poleEmploi", "siae"];

/** The variables of one partner's question: its own part of the operation, and nobody else's. */
export const partVariables = (partner: Partner): Readonly<Record<Partner, boolean>> => ({
  department: partner === "department",
  poleEmploi: partner === "poleEmploi",
  caf: partner === "caf",
  siae: partner === "siae",
});
