import { resolve } from "node:path";
import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import { environmentSchema, variablePrefix } from "./environmentSchema.ts";
import { type Login, type LoginUrls, logins } from "./logins.ts";
import { withSecretFiles } from "./secretFiles.ts";

/** All that the environment may say, read once at start. docs/exploitation.md and .env.example document each variable. */
export interface Settings {
  readonly bind: string;
  /** Where the carrier listens: who reaches it speaks with the gateway's key. */
  readonly carrierBind: string;
  readonly dataDir: string;
  readonly ports: Readonly<Record<"gateway" | "carrier" | "postgres" | "identity" | PartnerId, number>>;
  /** Databases the operator brings, each process with the logins it needs; a partner without any gets the embedded server. */
  readonly databases: Readonly<Partial<Record<PartnerId, Partial<LoginUrls>>>>;
  /** Files of the institutions' signing keys (PEM, PKCS 8, Ed25519). */
  readonly signingKeys: Readonly<Partial<Record<PartnerId, string>>>;
  /** Files of the secrets that draw the institutions' roundings. */
  readonly roundingKeys: Readonly<Partial<Record<PartnerId, string>>>;
  /** Files of the institutions' journal keys: others than those they sign their releases with. */
  readonly journalKeys: Readonly<Partial<Record<PartnerId, string>>>;
  /** Files of the secrets by which the institutions' processes prove to their databases who asks. */
  readonly contextKeys: Readonly<Partial<Record<PartnerId, string>>>;
  /** File of the private key (PEM, PKCS 8, Ed25519) with which the gateway signs what it asks. */
  readonly gatewayKey: string | undefined;
  /** The gateway operator's own database (saved queries); undefined: the gateway keeps nothing. */
  readonly gatewayDatabase: string | undefined;
  /** The host and port by which the gateway calls an institution, where it isn't the address it listens on. */
  readonly authorities: Readonly<Partial<Record<PartnerId, string>>>;
  /** What the gateway grants a partner, where it is not what it grants all. */
  readonly patience: Readonly<Partial<Record<PartnerId, PartnerPatience>>>;
  /** Subgraphs that run elsewhere. */
  readonly subgraphUrls: Readonly<Partial<Record<PartnerId, string>>>;
  /** Whether generated figures are published beside the real ones; undefined: the start decides. */
  readonly demoData: boolean | undefined;
  /** Whether the demonstration's own issuers answer; undefined: the start decides. */
  readonly demoIdentity: boolean | undefined;
  /** The hub's name in tokens: readers' are for it, partners' are for it and the partner. */
  readonly audience: string;
  /** A file that lists the issuers whose readers the gateway lets in. */
  readonly issuersFile: string | undefined;
  /** Sites whose pages may read the gateway's answers. */
  readonly corsOrigins: readonly string[];
  /** Whether the gateway tells its schema to whoever asks. */
  readonly introspection: boolean;
  /** Whether the gateway runs registered operations only. */
  readonly trustedOnly: boolean;
  /** A folder of operations to register beside those shipped. */
  readonly operationsFolder: string | undefined;
  /** Labels of fields that an institution has taken over from another. */
  readonly overrideLabels: readonly string[];
  /** The file of the composed graph, where it is not the one shipped. */
  readonly supergraphFile: string | undefined;
  /** Between SIGTERM and the closing of the door, seconds in which /readyz already says no. */
  readonly drainSeconds: number;
  /** Where the process shows what it measures of itself; null: it measures nothing. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** How many values a minute one reader may ask of the gateway; 0: any number. */
  readonly readerBudget: number;
  /** How much of its releases a subgraph keeps in memory, in bytes; 0: nothing. */
  readonly cacheBytes: number;
  /** The steward's access token with which publishers read there; none: what is open to all. */
  readonly hubToken: string | undefined;
  /** Files in which secrets were found, by the variable that named each (`CAF_READER_URL_FILE`). */
  readonly secretFiles: Readonly<Record<string, string>>;
  /** Where publishers read what other institutions have published. */
  readonly hubUrl: string;
}

export interface PartnerPatience {
  readonly timeoutMs?: number;
  readonly maxBodyBytes?: number;
  readonly connections?: number;
  readonly mostAsked?: number;
}

/** A setting that cannot be: its sentence names the variable. */
export class SettingsRefused extends Error {
  readonly code = "SETTINGS_REFUSED";
  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "SettingsRefused";
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws SettingsRefused with one sentence per variable that is wrong. */
export function readSettings(environment: Environment): Settings {
  const { environment: revealed, files, faults } = withSecretFiles(environment);
  if (faults.length > 0) throw new SettingsRefused(faults);
  const read = environmentSchema.safeParse(revealed);
  if (!read.success) {
    throw new SettingsRefused(
      read.error.issues.map(({ path, message }) => `La variable ${path.join(".")} ${message}.`),
    );
  }
  const given = read.data;
  const urls = given as unknown as Environment;
  return {
    bind: given.HUB_BIND,
    carrierBind: given.CARRIER_BIND,
    dataDir: resolve(given.HUB_DATA_DIR),
    ports: {
      gateway: given.GATEWAY_PORT,
      identity: given.IDENTITY_PORT,
      carrier: given.CARRIER_PORT,
      postgres: given.PG_PORT,
      department: given.DEPARTMENT_PORT,
      "pole-emploi": given.POLE_EMPLOI_PORT,
      caf: given.CAF_PORT,
      siae: given.SIAE_PORT,
    },
    databases: present(partnerIds.map((partner) => [partner, urlsOf(partner, urls)])),
    signingKeys: perPartner(urls, "SIGNING_KEY"),
    roundingKeys: perPartner(urls, "ROUNDING_KEY"),
    journalKeys: perPartner(urls, "JOURNAL_KEY"),
    contextKeys: perPartner(urls, "CONTEXT_KEY"),
    gatewayKey: given.GATEWAY_KEY,
    gatewayDatabase: given.GATEWAY_DATABASE_URL,
    authorities: perPartner(urls, "AUTHORITY"),
    subgraphUrls: perPartner(urls, "SUBGRAPH_URL"),
    patience: present(partnerIds.map((partner) => [partner, patienceWith(partner, urls)])),
    demoData: given.HUB_DEMO_DATA,
    demoIdentity: given.HUB_DEMO_IDENTITY,
    audience: given.HUB_AUDIENCE,
    issuersFile: given.HUB_ISSUERS || undefined,
    corsOrigins: given.HUB_CORS_ORIGINS,
    introspection: given.HUB_INTROSPECTION ?? true,
    trustedOnly: given.HUB_TRUSTED_ONLY ?? false,
    operationsFolder: given.HUB_OPERATIONS,
    overrideLabels: given.HUB_OVERRIDE_LABELS,
    supergraphFile: given.HUB_SUPERGRAPH,
    readerBudget: given.HUB_READER_BUDGET,
    drainSeconds: given.HUB_DRAIN_SECONDS,
    metrics: given.HUB_METRICS_PORT ? { host: given.HUB_METRICS_BIND, port: given.HUB_METRICS_PORT } : null,
    cacheBytes: given.HUB_CACHE_MB * 1024 * 1024,
    hubToken: given.HUB_TOKEN,
    secretFiles: files,
    hubUrl: given.HUB_URL ?? `http://${given.HUB_BIND}:${given.GATEWAY_PORT}/graphql`,
  };
}

const perPartner = (given: Environment, what: string) =>
  present(partnerIds.map((partner) => [partner, given[`${variablePrefix(partner)}_${what}`]]));

function patienceWith(partner: PartnerId, given: Environment): PartnerPatience {
  const number = (what: string, unit = 1) => {
    const value = given[`${variablePrefix(partner)}_${what}`];
    return value === undefined ? undefined : Number(value) * unit;
  };
  return present([
    ["timeoutMs", number("TIMEOUT_SECONDS", 1_000)],
    ["maxBodyBytes", number("ANSWER_MB", 1024 * 1024)],
    ["connections", number("CONNECTIONS")],
    ["mostAsked", number("MOST_ASKED")],
  ]);
}

function urlsOf(partner: PartnerId, urls: Environment): Partial<LoginUrls> | undefined {
  const given = present(logins.map((login) => [login, urls[`${variablePrefix(partner)}_${login}_URL`]] as const));
  return Object.keys(given).length > 0 ? given : undefined;
}

/**
 * The database logins a process needs.
 * @throws SettingsRefused naming the variables that are missing.
 */
export function neededUrls<Needed extends Login>(settings: Settings, partner: PartnerId, needed: readonly Needed[]) {
  const given = settings.databases[partner] ?? {};
  const missing = needed.filter((login) => !given[login]).map((login) => `${variablePrefix(partner)}_${login}_URL`);
  if (missing.length > 0)
    throw new SettingsRefused([`Il manque ${missing.join(", ")} : l'adresse de la base, par connexion.`]);
  return given as Readonly<Record<Needed, string>>;
}

function present<Key extends string, Value>(entries: readonly (readonly [Key, Value | undefined])[]) {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Partial<Record<Key, Value>>;
}
