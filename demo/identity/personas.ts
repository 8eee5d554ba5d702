import { isPartnerId, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import type { InstitutionId } from "@pacte-hub/schema/model/viewer";
import { signatory } from "../signatory.ts";

/** As typed after the role: "caf" in "analyst@caf". */
export type IssuerId = string;

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

interface Voice {
  /** The signatory. */
  readonly institution: string;
  readonly name: string;
}

/** A partner's issuer speaks for the first signatory that stands behind it. */
const ofPartners: Readonly<Record<IssuerId, Voice>> = Object.fromEntries(
  partnerIds
    .map(partnerOf)
    .map(({ id, signatories, short }) => [id, { institution: signatories[0] ?? id, name: short }]),
);

/** The SIAE network has signed nothing itself: its issuer speaks for one of the associations that operate it. */
const ofOthers: Readonly<Record<IssuerId, Voice>> = {
  siae: { institution: "aci-55", name: "réseau des SIAE (ACI 55)" },
  region: { institution: "region-grand-est", name: "Région Grand Est" },
  epci: { institution: "epci-200049187", name: "CA du Grand Verdun (EPCI)" },
  // No structure has this number: nobody's real name is borrowed.
  structure: { institution: "siret-00000000000000", name: "structure d'insertion inventée" },
};

const spokenFor: Readonly<Record<IssuerId, Voice>> = { ...ofOthers, ...ofPartners, siae: ofOthers.siae as Voice };

/**
 * The institutions that have an issuer of their own in the demonstration: those with a subgraph, a signatory without, and two
 * that signed nothing and have a place in the Pact: an EPCI and a structure.
 */
export const issuerIds: readonly IssuerId[] = [...new Set([...partnerIds, ...Object.keys(ofOthers)])];

/** @throws Error for what is no issuer: a fault of ours. */
function voiceOf(issuer: IssuerId): Voice {
  const voice = spokenFor[issuer];
  if (!voice) throw new Error(`${issuer} is no issuer of the demonstration`);
  return voice;
}

export const institutionOf = (issuer: IssuerId): InstitutionId => signatory(voiceOf(issuer).institution);
export const nameOf = (issuer: IssuerId): string => voiceOf(issuer).name;
export const isIssuerId = (word: string): word is IssuerId => issuerIds.includes(word);

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
  ...issuerIds
    .filter((issuer) => issuer !== "region" || isPartnerId(issuer))
    .map((issuer) => persona("steward", issuer)),
];

export const personaNamed = (id: string): Persona | undefined => personas.find((candidate) => candidate.id === id);
