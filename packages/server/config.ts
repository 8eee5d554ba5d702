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
  readonly ports: Readonly<Record<"gateway" | "carrier" | "postgres" | "identity", number>> &
    Readonly<Record<PartnerId, number>>;
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
  /** Where pg_dump and pg_restore are; undefined: where the shell finds them. */
  readonly postgresPrograms: string | undefined;
  /** The gateway operator's own database (saved queries); undefined: the gateway keeps nothing. */
  readonly gatewayDatabase: string | undefined;
  /** The host and port by which the gateway calls an institution, where it isn't the address it listens on. */
  readonly authorities: Readonly<Partial<Record<PartnerId, string>>>;
  /** What the gateway grants a partner, where it is not what it grants all. */
  readonly patience: Readonly<Record<PartnerId, PartnerPatience>>;
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
  /** Between SIGTERM and the closing of the listener, seconds in which /readyz already says no. */
  readonly drainSeconds: number;
  /** How many seconds behind the original a copy may be from which readers are answered. */
  readonly replicaLagSeconds: number;
  /** Where the process shows what it measures of itself; null: it measures nothing. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** Where the process sends its part of each question's trace; undefined: it keeps none. */
  readonly tracesUrl: string | undefined;
  /** How many values a minute one reader may ask of the gateway; 0: any number. */
  readonly readerBudget: number;
  /** How much of its releases a subgraph keeps in memory, in bytes; 0: nothing. */
  readonly cacheBytes: number;
  /** The steward's access token with which publishers read there; none: what is open to all. */
  readonly hubToken: string | undefined;
  /** How a publisher is known to the issuer that gives it its tokens; undefined: it is given one, or none. */
  readonly client: { readonly tokenUrl: string; readonly clientId: string; readonly secret: string } | undefined;
  /** Files in which secrets were found, by the variable that named each (`CAF_READER_URL_FILE`). */
  readonly secretFiles: Readonly<Record<string, string>>;
  /** How many hours an order to publish waits for an institution that does not answer. */
  readonly silentPartnerHours: number;
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

/** @throws SettingsRefused where only part of it is given */
function clientIn(environment: Environment) {
  const { HUB_TOKEN_URL: tokenUrl, HUB_CLIENT_ID: clientId, HUB_CLIENT_SECRET: secret } = environment;
  if (tokenUrl && clientId && secret) return { tokenUrl, clientId, secret };
  if (!tokenUrl && !clientId && !secret) return undefined;
  throw new SettingsRefused(["HUB_TOKEN_URL, HUB_CLIENT_ID et HUB_CLIENT_SECRET se donnent ensemble."]);
}

/** Where an institution listens. @throws Error for one that these settings were not read for: a fault of ours. */
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
 * The database logins a process needs.
 * @throws SettingsRefused naming the variables that are missing.
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
