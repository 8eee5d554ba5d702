/** What the codes of the registers are called in French; a code that a steward wrote stands for itself. */
const conventionKinds: Readonly<Record<string, string>> = {
  "framework-convention": "Convention cadre",
  "framework-agreement": "Accord cadre",
  plan: "Plan",
  scheme: "Schéma",
  convention: "Convention",
  "local-contract": "Contrat local",
  "local-health-contract": "Contrat local de santé",
  "funding-agreement": "Financement",
  "research-convention": "Convention de recherche",
};

const conventionScopes: Readonly<Record<string, string>> = {
  institutions: "Entre le Département et les institutions partenaires",
  local: "Entre le Département et les partenaires locaux",
  funding: "Moyens financiers du Département",
  research: "Recherche",
};

const institutionKinds: Readonly<Record<string, string>> = {
  department: "Département",
  state: "État",
  region: "Région",
  "state-agency": "Agence de l'État",
  "public-employment-service": "Service public de l'emploi",
  "social-security-fund": "Caisse de sécurité sociale",
  "consular-chamber": "Chambre consulaire",
  "local-authority-network": "Réseau de collectivités",
  "public-employment-service-partner": "Partenaire du service public de l'emploi",
  association: "Association",
  "siae-network": "Réseau de structures d'insertion",
};

const named = (names: Readonly<Record<string, string>>) => (code: string) => names[code] ?? code;

export const conventionKindName = named(conventionKinds);
export const conventionScopeName = named(conventionScopes);
export const institutionKindName = named(institutionKinds);
