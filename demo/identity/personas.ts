import type { InstitutionId } from "@pacte-hub/schema/model/viewer";
import { signatory } from "../signatory.ts";

/**
 * The institutions that have an issuer of their own in the demonstration: those with a subgraph, a signatory without, and two
 * that signed nothing and have a place in the Pact: an EPCI and a structure.
 */
export const issuerIds = ["department", "pole-emploi", "caf", "siae", "region", "epci", "structure"] as const;
export type IssuerId = (typeof issuerIds)[number];

/** Someone invented, whom anyone on this machine may pretend to be. */
export interface Persona {
  /** As typed: "analyst@caf". */
  readonly id: string;
  /** French, as shown. */
  readonly title: string;
  readonly issuer: IssuerId;
  /** The signatory for whom they speak: what their token's `institution` says. */
  readonly institution: InstitutionId;
  readonly roles: readonly string[];
}

/** The SIAE network has signed nothing itself: its issuer speaks for one of the associations that operate it. */
const spokenFor: Readonly<Record<IssuerId, { readonly institution: string; readonly name: string }>> = {
  department: { institution: "department-meuse", name: "Département de la Meuse" },
  "pole-emploi": { institution: "pole-emploi", name: "Pôle emploi" },
  caf: { institution: "caf", name: "CAF de la Meuse" },
  siae: { institution: "aci-55", name: "réseau des SIAE (ACI 55)" },
  region: { institution: "region-grand-est", name: "Région Grand Est" },
  epci: { institution: "epci-200049187", name: "CA du Grand Verdun (EPCI)" },
  // No structure has this number: nobody's real name is borrowed.
  structure: { institution: "siret-00000000000000", name: "structure d'insertion inventée" },
};

export const institutionOf = (issuer: IssuerId): InstitutionId => signatory(spokenFor[issuer].institution);
export const nameOf = (issuer: IssuerId): string => spokenFor[issuer].name;
export const isIssuerId = (word: string): word is IssuerId => (issuerIds as readonly string[]).includes(word);

const titles = {
  analyst: "Analyste",
  steering: "Membre du comité de pilotage",
  steward: "Intendant des données",
} as const;

const persona = (role: keyof typeof titles, issuer: IssuerId): Persona => ({
  id: `${role}@${issuer}`,
  title: `${titles[role]}, ${nameOf(issuer)}`,
  issuer,
  institution: institutionOf(issuer),
  roles: [role],
});

export const personas: readonly Persona[] = [
  ...issuerIds.map((issuer) => persona("analyst", issuer)),
  persona("steering", "department"),
  ...issuerIds.filter((issuer) => issuer !== "region").map((issuer) => persona("steward", issuer)),
];

export const personaNamed = (id: string): Persona | undefined => personas.find((one) => one.id === id);
