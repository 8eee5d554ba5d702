import { join } from "node:path";
import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
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
import { logins } from "./logins.ts";
import { repositoryRoot } from "./repository.ts";

/** CAF_READER_URL, POLE_EMPLOI_PORT: how the environment spells an institution. */
export const variablePrefix = (partner: PartnerId): string => partner.toUpperCase().replaceAll("-", "_");

const named = z.object({
  HUB_BIND: text("127.0.0.1"),
  CARRIER_BIND: text("127.0.0.1"),
  HUB_DATA_DIR: z.preprocess((given) => given || usualDataFolder(), z.string()),
  HUB_LOG: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], "vaut trace, debug, info, warn ou error")
    .optional(),
  GATEWAY_PORT: port(4000),
  DEPARTMENT_PORT: port(4001),
  POLE_EMPLOI_PORT: port(4002),
  CAF_PORT: port(4003),
  SIAE_PORT: port(4004),
  IDENTITY_PORT: port(4005),
  CARRIER_PORT: port(4006),
  PG_PORT: port(5433),
  HUB_CACHE_MB: megabytes(64),
  HUB_CORS_ORIGINS: origins,
  HUB_INTROSPECTION: flag,
  HUB_TRUSTED_ONLY: flag,
  HUB_OPERATIONS: file,
  HUB_OVERRIDE_LABELS: labels,
  HUB_SUPERGRAPH: file,
  HUB_READER_BUDGET: budget,
  HUB_DRAIN_SECONDS: seconds(300),
  HUB_METRICS_PORT: optionalPort,
  HUB_METRICS_BIND: text("127.0.0.1"),
  HUB_DEMO_DATA: flag,
  HUB_DEMO_IDENTITY: flag,
  HUB_URL: url(/^https?$/, "http(s)://…/graphql"),
  HUB_AUDIENCE: z.preprocess(
    (given) => given || "hub-pacte-insertion-meuse",
    z
      .string()
      .regex(/^[\w.:/-]{1,200}$/, "est un nom sans espace")
      .refine(
        (name) => !partnerIds.some((partner) => name.endsWith(`:${partner}`)),
        "ne finit pas par une institution",
      ),
  ),
  HUB_TOKEN: file,
  HUB_ISSUERS: z.string().optional(),
  GATEWAY_KEY: file,
});
const perInstitution = z.object(
  Object.fromEntries(partnerIds.flatMap(variablesOf)) as Readonly<
    Record<string, z.ZodType<string | number | undefined>>
  >,
);
/** All variables that the environment may say, by name: what each is, and its value where nothing is said. */
export const environmentSchema = named.and(perInstitution);

function variablesOf(partner: PartnerId) {
  const prefix = variablePrefix(partner);
  return [
    ...logins.map((login) => [`${prefix}_${login}_URL`, databaseUrl] as const),
    [`${prefix}_SUBGRAPH_URL`, url(/^https?$/, "http(s)://…/graphql")] as const,
    [`${prefix}_SIGNING_KEY`, file] as const,
    [`${prefix}_ROUNDING_KEY`, file] as const,
    [`${prefix}_JOURNAL_KEY`, file] as const,
    [`${prefix}_CONTEXT_KEY`, file] as const,
    [`${prefix}_AUTHORITY`, authority] as const,
    [`${prefix}_TIMEOUT_SECONDS`, upTo(120)] as const,
    [`${prefix}_ANSWER_MB`, upTo(512)] as const,
    [`${prefix}_CONNECTIONS`, upTo(1_000)] as const,
    [`${prefix}_MOST_ASKED`, upTo(100_000)] as const,
  ];
}

const usualDataFolder = (): string => join(repositoryRoot() ?? process.cwd(), ".data");
