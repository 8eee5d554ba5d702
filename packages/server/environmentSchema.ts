import { join } from "node:path";
import { type PartnerId, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { z } from "zod";
import {
  authority,
  budget,
  databaseUrl,
  file,
  flag,
  labels,
  megabytes,
  optionalPort,
  origins,
  port,
  seconds,
  text,
  upTo,
  url,
} from "./configFields.ts";
import { type Login, logins } from "./logins.ts";
import { repositoryRoot } from "./repository.ts";

/** CAF_READER_URL, POLE_EMPLOI_PORT: how the environment spells an institution. */
export const variablePrefix = (partner: PartnerId): string => partner.toUpperCase().replaceAll("-", "_");

/** A variable with what it says to operators, in French, and its default where that depends on the machine. */
const described = <Schema extends z.ZodType>(schema: Schema, says: string, shownDefault?: string): Schema =>
  schema.meta({ says, ...(shownDefault !== undefined && { shown: shownDefault }) }) as Schema;

const loginSays: Readonly<Record<Login, string>> = {
  OWNER: "adresse de sa base pour la connexion qui migre",
  PUBLISHER: "adresse de sa base pour la connexion qui publie",
  READER: "adresse de sa base pour la connexion qui sert les lecteurs",
  STEWARD: "adresse de sa base pour la connexion qui tient les registres ; sans elle, on ne peut agir",
};

/** The schema of each number of institutions: one may join after this module was loaded. */
const schemas = new Map<number, ReturnType<typeof schemaOf>>();

/** All variables that the environment may say, by name: what each is, and its value where nothing is said. */
export function environmentSchema() {
  const cached = schemas.get(partnerIds.length);
  if (cached) return cached;
  const schema = schemaOf();
  schemas.set(partnerIds.length, schema);
  return schema;
}

/** The same, one by one. */
export const environmentFields = (): Readonly<Record<string, z.ZodType>> => ({
  ...beforePorts,
  ...portVariables(),
  ...afterPorts,
  ...institutionVariables(),
});

type Variables = Readonly<Record<string, z.ZodType<string | number | undefined>>>;

const schemaOf = () =>
  z.object({ ...beforePorts, ...afterPorts }).and(z.object({ ...portVariables(), ...institutionVariables() }));

const portVariables = (): Variables => Object.fromEntries(partnerIds.map(portVariableOf)) as Variables;

const institutionVariables = (): Variables => Object.fromEntries(partnerIds.flatMap(variablesOf)) as Variables;

/** The port on which an institution listens, and what the variable that chooses it says. */
function portVariableOf(partner: PartnerId) {
  const { port: usual, of } = partnerOf(partner);
  return [`${variablePrefix(partner)}_PORT`, described(port(usual), `port ${of}`)] as const;
}

const beforePorts = {
  HUB_BIND: described(
    text("127.0.0.1"),
    "adresse d'écoute de la passerelle et des institutions ; pour une institution derrière un relais, ajoutez `CAF_AUTHORITY`",
  ),
  CARRIER_BIND: described(
    text("127.0.0.1"),
    "adresse d'écoute du porteur : qui l'atteint parle avec la clé de la passerelle",
  ),
  HUB_DATA_DIR: described(
    z.preprocess((folder) => folder || usualDataFolder(), z.string()),
    "dossier de la base embarquée et de ses secrets ; la passerelle y garde les têtes des journaux",
    "`.data`",
  ),
  HUB_LOG: described(
    z
      .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], "vaut trace, debug, info, warn ou error")
      .optional(),
    "détail du journal technique, sur la sortie d'erreur ; `info` : une ligne par question",
    "`warn`",
  ),
  GATEWAY_PORT: described(port(4000), "port de la passerelle"),
};

const afterPorts = {
  IDENTITY_PORT: described(port(4005), "port des émetteurs de démonstration, toujours sur 127.0.0.1"),
  CARRIER_PORT: described(port(4006), "port du porteur"),
  PG_PORT: described(port(5433), "port du PostgreSQL embarqué"),
  HUB_PG_BIN: described(
    file,
    "dossier de `pg_dump`, `pg_restore` et `psql`, s'ils ne sont pas ceux que trouve le shell : `hub backup` et `hub restore` veulent ceux de la version du serveur au moins",
  ),
  HUB_CACHE_MB: described(
    megabytes(64),
    "mémoire que l'institution donne à ses publications, en Mo ; 0 : tout est lu dans la base",
  ),
  HUB_CORS_ORIGINS: described(origins, "sites dont les pages peuvent lire les réponses, séparés par des virgules"),
  HUB_INTROSPECTION: described(flag, "1 : le schéma est dit à qui le demande", "`1`"),
  HUB_TRUSTED_ONLY: described(flag, "1 : seules les opérations enregistrées sont exécutées", "`0`"),
  HUB_OPERATIONS: described(file, "dossier de fichiers `.graphql` à enregistrer en plus"),
  HUB_OVERRIDE_LABELS: described(
    labels,
    "étiquettes des champs qu'une institution reprend d'une autre, séparées par des virgules",
  ),
  HUB_PACT: described(
    z.string().optional(),
    "dossier du Pacte d'un autre département (`hub new-pact`) ; le même partout",
    "celui qui est livré",
  ),
  HUB_PARTNERS: described(
    z.string().optional(),
    "dossiers des institutions qui s'ajoutent à celles du graphe livré, séparés par des virgules ; les mêmes partout",
  ),
  HUB_SUPERGRAPH: described(file, "fichier du graphe composé", "celui qui est livré"),
  HUB_READER_BUDGET: described(budget, "valeurs qu'un lecteur peut demander par minute ; 0 : sans limite"),
  HUB_DRAIN_SECONDS: described(seconds(300), "entre SIGTERM et la fermeture, secondes où `/readyz` dit déjà non"),
  HUB_REPLICA_LAG_SECONDS: described(
    seconds(3_600, 10),
    "retard au plus d'un réplica qui sert les lectures ; au-delà, l'institution refuse les questions et `/readyz` dit `late`",
  ),
  HUB_METRICS_PORT: described(
    optionalPort,
    "port où `GET /metrics` dit à Prometheus ce que le processus mesure ; sans lui, rien n'est mesuré",
  ),
  HUB_METRICS_BIND: described(text("127.0.0.1"), "adresse d'écoute de ces mesures"),
  HUB_TRACES_URL: described(
    url(/^https?$/, "http(s)://…/v1/traces"),
    "collecteur OpenTelemetry (OTLP sur HTTP, JSON) à qui le processus dit ce qu'il fait de chaque question ; sans lui, rien n'en est noté",
  ),
  HUB_DEMO_DATA: described(
    flag,
    "1 : publie aussi des chiffres engendrés, marqués ; sur la boucle locale et une base embarquée seulement",
  ),
  HUB_DEMO_IDENTITY: described(
    flag,
    "1 : les émetteurs de démonstration, par lesquels chacun prend l'identité qu'il veut ; de même",
  ),
  HUB_URL: described(
    url(/^https?$/, "http(s)://…/graphql"),
    "adresse publique du graphe : où un publieur lit ce que les autres ont publié, et d'où partent les liens des citations",
    "`http://HUB_BIND:GATEWAY_PORT/graphql`",
  ),
  HUB_AUDIENCE: described(
    z.preprocess(
      (audience) => audience || "hub-pacte-insertion-meuse",
      z
        .string()
        .regex(/^[\w.:/-]{1,200}$/, "est un nom sans espace")
        .refine(
          (name) => !partnerIds.some((partner) => name.endsWith(`:${partner}`)),
          "ne finit pas par une institution",
        ),
    ),
    "le nom du hub dans les jetons ; le même partout",
  ),
  HUB_TOKEN: described(file, "jeton d'intendant avec lequel un publieur y lit ; sans lui : ce qui est ouvert à tous"),
  HUB_TOKEN_URL: described(
    url(/^https?$/, "https://…"),
    "à la place de `HUB_TOKEN` : où l'émetteur donne ses jetons à un programme (`client_credentials`), qui les renouvelle",
  ),
  HUB_CLIENT_ID: described(file, "le nom sous lequel cet émetteur connaît le publieur"),
  HUB_CLIENT_SECRET: described(file, "son secret chez cet émetteur"),
  HUB_SILENT_PARTNER_HOURS: described(
    seconds(8_760, 24, "heures"),
    "heures qu'un ordre de publication attend une institution qui ne répond pas, avant de la prendre telle qu'elle a répondu en dernier",
  ),
  HUB_ISSUERS: described(z.string().optional(), "fichier JSON des émetteurs dont les lecteurs entrent"),
  GATEWAY_KEY: described(file, "fichier de la clé privée Ed25519 (PEM) dont la passerelle signe ce qu'elle demande"),
  GATEWAY_DATABASE_URL: described(
    url(/^postgres(ql)?$/, "postgres://…"),
    "base où la passerelle garde les requêtes enregistrées et leurs clés ; sans elle, il n'y en a pas",
  ),
};

function variablesOf(partner: PartnerId) {
  const prefix = variablePrefix(partner);
  return [
    ...logins.map((login) => [`${prefix}_${login}_URL`, described(databaseUrl, loginSays[login])] as const),
    [
      `${prefix}_SUBGRAPH_URL`,
      described(url(/^https?$/, "http(s)://…/graphql"), "où l'institution répond, si ce n'est sur cette machine"),
    ] as const,
    [
      `${prefix}_SIGNING_KEY`,
      described(file, "fichier de la clé privée Ed25519 (PEM) dont l'institution signe ses publications"),
    ] as const,
    [
      `${prefix}_ROUNDING_KEY`,
      described(file, "fichier du secret (16 caractères au moins) qui tire les arrondis"),
    ] as const,
    [
      `${prefix}_JOURNAL_KEY`,
      described(file, "fichier de la clé privée Ed25519 (PEM) dont elle signe les têtes de son journal"),
    ] as const,
    [
      `${prefix}_CONTEXT_KEY`,
      described(
        file,
        "fichier du secret (32 caractères au moins) par lequel le processus prouve à la base qui demande",
      ),
    ] as const,
    [
      `${prefix}_AUTHORITY`,
      described(authority, "hôte (et port) par lequel la passerelle l'appelle, si un relais est devant elle"),
    ] as const,
    [
      `${prefix}_TIMEOUT_SECONDS`,
      described(upTo(120), "secondes que la passerelle lui laisse pour répondre", "`10`"),
    ] as const,
    [`${prefix}_ANSWER_MB`, described(upTo(512), "taille d'une réponse de l'institution, en Mo", "`32`")] as const,
    [`${prefix}_CONNECTIONS`, described(upTo(1_000), "connexions de la passerelle vers elle", "`64`")] as const,
    [`${prefix}_MOST_ASKED`, described(upTo(100_000), "questions qui peuvent l'attendre à la fois", "`512`")] as const,
  ];
}

const usualDataFolder = (): string => join(repositoryRoot() ?? process.cwd(), ".data");
