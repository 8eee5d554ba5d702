import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { type Settings, SettingsRefused } from "./config.ts";
import { variablePrefix } from "./environmentSchema.ts";

/** Settings that an institution's processes may require: where they are in Settings, and how the operator gives them, in French. */
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

/** The settings required to serve. */
export const neededToServe: readonly NeededSetting[] = ["READER_URL", "CONTEXT_KEY", "JOURNAL_KEY"];

/** A missing setting, and how the operator gives it, in French. */
interface MissingSetting {
  readonly variable: string;
  readonly what: string;
}

/** The settings among `names` that are missing, in that order. */
export const missingSettings = (
  settings: Settings,
  partner: PartnerId,
  names: readonly NeededSetting[],
): readonly MissingSetting[] =>
  names
    .filter((name) => !needs[name].in(settings, partner))
    .map((name) => ({ variable: `${variablePrefix(partner)}_${name}`, what: needs[name].what(partner) }));

/** @throws SettingsRefused with one sentence for each missing setting, all at once so that the operator can set them in one go */
export function assertSettings(settings: Settings, partner: PartnerId, names: readonly NeededSetting[]): void {
  const missing = missingSettings(settings, partner, names);
  if (missing.length === 0) return;
  throw new SettingsRefused(missing.map(({ variable, what }) => `Il manque ${variable} : ${what}.`));
}
