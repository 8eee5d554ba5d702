import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { type Settings, SettingsRefused } from "./config.ts";
import { variablePrefix } from "./environmentSchema.ts";

/** What an institution's process cannot do without: where its settings have it, and what the operator gives, in French. */
const needs = {
  READER_URL: {
    in: ({ databases }: Settings, partner: PartnerId) => databases[partner]?.READER,
    what: () => "l'adresse de sa base, pour la connexion de lecture (postgres://…)",
  },
  CONTEXT_KEY: {
    in: ({ contextKeys }: Settings, partner: PartnerId) => contextKeys[partner],
    what: (partner: PartnerId) =>
      `le fichier du secret par lequel ce processus prouve à la base qui demande (« openssl rand -base64 32 », puis « hub context-key add ${partner} <fichier> »)`,
  },
  JOURNAL_KEY: {
    in: ({ journalKeys }: Settings, partner: PartnerId) => journalKeys[partner],
    what: () =>
      "le fichier de la clé Ed25519 (PEM) dont l'institution signe les têtes de son journal (« openssl genpkey -algorithm ed25519 »)",
  },
} as const;

export type NeededSetting = keyof typeof needs;

/** Told all at once: an operator sets them in one go. @throws SettingsRefused with one sentence for each that is missing. */
export function assertSettings(settings: Settings, partner: PartnerId, names: readonly NeededSetting[]): void {
  const missing = names.filter((name) => !needs[name].in(settings, partner));
  if (missing.length === 0) return;
  throw new SettingsRefused(
    missing.map((name) => `Il manque ${variablePrefix(partner)}_${name} : ${needs[name].what(partner)}.`),
  );
}
