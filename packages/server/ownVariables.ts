import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import { variablePrefix } from "./environmentSchema.ts";
import { namesOf } from "./secretFiles.ts";

/** A process, by what it does: the gateway, the proxy that signs for another router, or an institution's own. */
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

/** What whoever asks the institutions must know of each: where it is, and what it is granted. */
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

/** The owner's and the publisher's logins, and the key of releases, are no serving process's to know. */
const ofInstitution = ["PORT", "READER_URL", "STEWARD_URL", "JOURNAL_KEY", "CONTEXT_KEY", "AUTHORITY"];

/** The variables that a process reads. Of no other does it know the value, nor stop because it is wrong. */
export function ownVariables(process: ProcessName): readonly string[] {
  if (process === "gateway") return [...everyProcess, ...ofGateway, ...ofInstitutions()];
  if (process === "signing-proxy") return [...everyProcess, ...ofSigningProxy, ...ofInstitutions()];
  const ownNames = ofInstitution.map((name) => `${variablePrefix(process)}_${name}`);
  return [...everyProcess, "HUB_CACHE_MB", "HUB_REPLICA_LAG_SECONDS", ...ownNames];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What of the environment is the process's own. */
export const ownEnvironment = (environment: Environment, process: ProcessName): Environment =>
  Object.fromEntries(namesOf(ownVariables(process)).map((name) => [name, environment[name]]));
