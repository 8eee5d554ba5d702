import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import { variablePrefix } from "./environmentSchema.ts";
import { namesOf } from "./secretFiles.ts";

/** The processes that serve: the gateway, the signing proxy of another router, or an institution. */
export type ProcessName = "gateway" | "signing-proxy" | PartnerId;

const everyProcess = [
  "HUB_BIND",
  "HUB_DATA_DIR",
  "HUB_LOG",
  "HUB_AUDIENCE",
  "HUB_PACT",
  "HUB_PARTNERS",
  "HUB_DRAIN_SECONDS",
  "HUB_METRICS_PORT",
  "HUB_METRICS_BIND",
  "HUB_TRACES_URL",
];

/** Variables about each institution for processes that send it requests: its address and limits. */
const ofInstitutions = (): readonly string[] =>
  partnerIds.flatMap((partner) =>
    ["PORT", "SUBGRAPH_URL", "TIMEOUT_SECONDS", "ANSWER_MB", "CONNECTIONS", "MOST_ASKED"].map(
      (name) => `${variablePrefix(partner)}_${name}`,
    ),
  );

const ofGateway = [
  "GATEWAY_PORT",
  "GATEWAY_DATABASE_URL",
  "GATEWAY_KEY",
  "HUB_CORS_ORIGINS",
  "HUB_INTROSPECTION",
  "HUB_ISSUERS",
  "HUB_OPERATIONS",
  "HUB_OVERRIDE_LABELS",
  "HUB_READER_BUDGET",
  "HUB_SUPERGRAPH",
  "HUB_TRUSTED_ONLY",
  "HUB_URL",
];

const ofSigningProxy = ["CARRIER_BIND", "CARRIER_PORT", "GATEWAY_KEY", "HUB_ISSUERS", "HUB_SUPERGRAPH"];

/** Variables of an institution's serving process: not the owner's and publisher's logins, nor the signing key of releases. */
const ofInstitution = ["PORT", "READER_URL", "STEWARD_URL", "JOURNAL_KEY", "CONTEXT_KEY", "AUTHORITY"];

/** The variables that a process reads. It does not see others, nor refuse to start because one of them is wrong. */
export function ownVariables(process: ProcessName): readonly string[] {
  if (process === "gateway") return [...everyProcess, ...ofGateway, ...ofInstitutions()];
  if (process === "signing-proxy") return [...everyProcess, ...ofSigningProxy, ...ofInstitutions()];
  const ownNames = ofInstitution.map((name) => `${variablePrefix(process)}_${name}`);
  return [...everyProcess, "HUB_CACHE_MB", "HUB_REPLICA_LAG_SECONDS", ...ownNames];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment reduced to the process's own variables. */
export const ownEnvironment = (environment: Environment, process: ProcessName): Environment =>
  Object.fromEntries(namesOf(ownVariables(process)).map((name) => [name, environment[name]]));
