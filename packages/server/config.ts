import { resolve } from "node:path";
import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import { environmentSchema, variablePrefix } from "./environmentSchema.ts";
import { type Login, type LoginUrls, logins } from "./logins.ts";
import { withSecretFiles } from "./secretFiles.ts";

/** The settings of a process, read from the environment once at start; docs/operations/configuration.md lists the variables. */
export interface Settings {
  readonly bind: string;
  /** The host on which the signing proxy listens: whoever reaches it uses the gateway's key. */
  readonly carrierBind: string;
  readonly dataDir: string;
  readonly ports: Readonly<Record<"gateway" | "carrier" | "postgres" | "identity", number>> &
    Readonly<Record<PartnerId, number>>;
  /** Database URLs by institution and login; an institution without any uses the embedded server. */
  readonly databases: Readonly<Partial<Record<PartnerId, Partial<LoginUrls>>>>;
  /** Files of the institutions' signing keys (PEM, PKCS 8, Ed25519). */
  readonly signingKeys: Readonly<Partial<Record<PartnerId, string>>>;
  /** Files of the secrets for random rounding. */
  readonly roundingKeys: Readonly<Partial<Record<PartnerId, string>>>;
  /** Files of the institutions' journal keys, which differ from the signing keys of releases. */
  readonly journalKeys: Readonly<Partial<Record<PartnerId, string>>>;
  /** Files of the context keys, with which institutions' processes seal the reader's identity for their database. */
  readonly contextKeys: Readonly<Partial<Record<PartnerId, string>>>;
  /** File of the private key (PEM, PKCS 8, Ed25519) with which the gateway signs requests. */
  readonly gatewayKey: string | undefined;
  /** The folder of pg_dump and pg_restore; undefined: they are found by PATH. */
  readonly postgresPrograms: string | undefined;
  /** The gateway operator's database (saved queries, citations); undefined: the gateway stores nothing. */
  readonly gatewayDatabase: string | undefined;
  /** Host and port by which the gateway calls an institution, where they are not those it listens on. */
  readonly authorities: Readonly<Partial<Record<PartnerId, string>>>;
  /** Limits of single partners that differ from the default ones. */
  readonly patience: Readonly<Record<PartnerId, PartnerPatience>>;
  /** URLs of subgraphs that run elsewhere. */
  readonly subgraphUrls: Readonly<Partial<Record<PartnerId, string>>>;
  /** Whether generated figures are published beside the real ones; undefined: the start decides. */
  readonly demoData: boolean | undefined;
  /** Whether the demonstration's own issuers answer; undefined: the start decides. */
  readonly demoIdentity: boolean | undefined;
  /** The hub's audience: that of readers' tokens, and the prefix of partners' audiences. */
  readonly audience: string;
  /** A file that lists the issuers whose readers the gateway accepts. */
  readonly issuersFile: string | undefined;
  /** Origins whose pages may read the gateway's answers (CORS). */
  readonly corsOrigins: readonly string[];
  /** Whether introspection queries are answered. */
  readonly introspection: boolean;
  /** Whether the gateway executes only trusted documents. */
  readonly trustedOnly: boolean;
  /** A folder of trusted documents beside those shipped. */
  readonly operationsFolder: string | undefined;
  /** Labels of fields that an institution has taken over from another. */
  readonly overrideLabels: readonly string[];
  /** The file of the composed graph, where it is not the one shipped. */
  readonly supergraphFile: string | undefined;
  /** Seconds between SIGTERM and closing the listener, during which /readyz already answers 503. */
  readonly drainSeconds: number;
  /** How many seconds a replica that answers readers may lag behind the primary. */
  readonly replicaLagSeconds: number;
  /** Where the process serves its metrics; null: it measures nothing. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** Where the process sends its spans of each question's trace; undefined: nowhere. */
  readonly tracesUrl: string | undefined;
  /** How many values one reader may ask for in a minute; 0: unlimited. */
  readonly readerBudget: number;
  /** The size of an institution's release cache, in bytes; 0: no cache. */
  readonly cacheBytes: number;
  /** The access token with which publishers read other institutions' releases on the hub; undefined: open data only. */
  readonly hubToken: string | undefined;
  /** The publisher's OAuth client credentials, to obtain such tokens; undefined: `hubToken`, or none. */
  readonly client: { readonly tokenUrl: string; readonly clientId: string; readonly secret: string } | undefined;
  /** Files from which secrets were read, by variable (`CAF_READER_URL_FILE`). */
  readonly secretFiles: Readonly<Record<string, string>>;
  /** How many hours a publication order waits for an institution that does not answer. */
  readonly silentPartnerHours: number;
  /** The hub's URL, where publishers read other institutions' releases. */
  readonly hubUrl: string;
}

export interface PartnerPatience {
  readonly timeoutMs?: number;
  readonly maxBodyBytes?: number;
  readonly connections?: number;
  readonly mostAsked?: number;
}

/** Invalid or missing settings; each sentence names the variable. */
export class SettingsRefused extends Error {
  readonly code = "SETTINGS_REFUSED";
  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "SettingsRefused";
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings. @throws SettingsRefused with one sentence per invalid variable */
export function readSettings(environment: Environment): Settings {
  const { environment: revealed, files, faults } = withSecretFiles(environment);
  if (faults.length > 0) throw new SettingsRefused(faults);
  const parsed = environmentSchema().safeParse(revealed);
  if (!parsed.success) {
    throw new SettingsRefused(
      parsed.error.issues.map(({ path, message }) => `La variable ${path.join(".")} ${message}.`),
    );
  }
  const values = parsed.data;
  const urls = values as unknown as Environment;
  return {
    bind: values.HUB_BIND,
    carrierBind: values.CARRIER_BIND,
    dataDir: resolve(values.HUB_DATA_DIR),
    ports: {
      gateway: values.GATEWAY_PORT,
      identity: values.IDENTITY_PORT,
      carrier: values.CARRIER_PORT,
      postgres: values.PG_PORT,
      ...Object.fromEntries(partnerIds.map((partner) => [partner, Number(urls[`${variablePrefix(partner)}_PORT`])])),
    },
    databases: present(partnerIds.map((partner) => [partner, urlsOf(partner, urls)])),
    signingKeys: perPartner(urls, "SIGNING_KEY"),
    roundingKeys: perPartner(urls, "ROUNDING_KEY"),
    journalKeys: perPartner(urls, "JOURNAL_KEY"),
    contextKeys: perPartner(urls, "CONTEXT_KEY"),
    gatewayKey: values.GATEWAY_KEY,
    postgresPrograms: values.HUB_PG_BIN,
    gatewayDatabase: values.GATEWAY_DATABASE_URL,
    authorities: perPartner(urls, "AUTHORITY"),
    subgraphUrls: perPartner(urls, "SUBGRAPH_URL"),
    patience: Object.fromEntries(partnerIds.map((partner) => [partner, patienceWith(partner, urls)])),
    demoData: values.HUB_DEMO_DATA,
    demoIdentity: values.HUB_DEMO_IDENTITY,
    audience: values.HUB_AUDIENCE,
    issuersFile: values.HUB_ISSUERS || undefined,
    corsOrigins: values.HUB_CORS_ORIGINS,
    introspection: values.HUB_INTROSPECTION ?? true,
    trustedOnly: values.HUB_TRUSTED_ONLY ?? false,
    operationsFolder: values.HUB_OPERATIONS,
    overrideLabels: values.HUB_OVERRIDE_LABELS,
    supergraphFile: values.HUB_SUPERGRAPH,
    readerBudget: values.HUB_READER_BUDGET,
    drainSeconds: values.HUB_DRAIN_SECONDS,
    replicaLagSeconds: values.HUB_REPLICA_LAG_SECONDS,
    metrics: values.HUB_METRICS_PORT ? { host: values.HUB_METRICS_BIND, port: values.HUB_METRICS_PORT } : null,
    tracesUrl: values.HUB_TRACES_URL,
    cacheBytes: values.HUB_CACHE_MB * 1024 * 1024,
    hubToken: values.HUB_TOKEN,
    client: clientIn(urls),
    secretFiles: files,
    silentPartnerHours: values.HUB_SILENT_PARTNER_HOURS,
    hubUrl: values.HUB_URL ?? `http://${values.HUB_BIND}:${values.GATEWAY_PORT}/graphql`,
  };
}

/** The client credentials. @throws SettingsRefused when only some of the three variables are given */
function clientIn(environment: Environment) {
  const { HUB_TOKEN_URL: tokenUrl, HUB_CLIENT_ID: clientId, HUB_CLIENT_SECRET: secret } = environment;
  if (tokenUrl && clientId && secret) return { tokenUrl, clientId, secret };
  if (!tokenUrl && !clientId && !secret) return undefined;
  throw new SettingsRefused(["HUB_TOKEN_URL, HUB_CLIENT_ID et HUB_CLIENT_SECRET se donnent ensemble."]);
}

/** The port of an institution. @throws Error for an institution unknown when the settings were read (a bug) */
export function portOf({ ports }: Pick<Settings, "ports">, partner: PartnerId): number {
  const port = ports[partner];
  if (port === undefined) throw new Error(`no port is set for ${partner}`);
  return port;
}

const perPartner = (environment: Environment, variable: string) =>
  present(partnerIds.map((partner) => [partner, environment[`${variablePrefix(partner)}_${variable}`]]));

function patienceWith(partner: PartnerId, environment: Environment): PartnerPatience {
  const number = (variable: string, unit = 1) => {
    const value = environment[`${variablePrefix(partner)}_${variable}`];
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
  const loginUrls = present(logins.map((login) => [login, urls[`${variablePrefix(partner)}_${login}_URL`]] as const));
  return Object.keys(loginUrls).length > 0 ? loginUrls : undefined;
}

/**
 * The URLs of the database logins that a process needs.
 * @throws SettingsRefused naming the missing variables
 */
export function neededUrls<Needed extends Login>(settings: Settings, partner: PartnerId, needed: readonly Needed[]) {
  const loginUrls = settings.databases[partner] ?? {};
  const missing = needed.filter((login) => !loginUrls[login]).map((login) => `${variablePrefix(partner)}_${login}_URL`);
  if (missing.length > 0)
    throw new SettingsRefused([`Il manque ${missing.join(", ")} : l'adresse de la base, par connexion.`]);
  return loginUrls as Readonly<Record<Needed, string>>;
}

function present<Key extends string, Value>(entries: readonly (readonly [Key, Value | undefined])[]) {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Partial<Record<Key, Value>>;
}
