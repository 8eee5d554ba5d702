import { type Circuit, withCircuitBreaker } from "../execution/circuitBreaker.ts";
import { httpTransport, type Outward } from "../execution/http.ts";
import { type InProcessSubgraph, inProcessTransport } from "../execution/inProcess.ts";
import { rememberingReleases } from "../execution/releasesUsed.ts";
import type { SubgraphLimits } from "../execution/subgraphLimits.ts";
import { type CallObserver, timedTransport } from "../execution/timedTransport.ts";
import type { RelayingTransport, Sign } from "../execution/transport.ts";
import type { Heads } from "../http/journalHeads.ts";
import type { GatewayLimits } from "../http/limits.ts";
import type { Supergraph } from "../supergraph/supergraph.ts";
import type { Addresses } from "./supergraphManager.ts";

/** How subgraphs are reached. */
export interface TransportOptions {
  /** URLs by service name, which override those of the supergraph. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly inProcess: Readonly<Record<string, InProcessSubgraph>>;
  /** Makes the signature headers of each request; not called for in-process subgraphs. */
  readonly sign?: Sign;
  /** Stores the heads of the institutions' journals, and sends each those of the others. */
  readonly heads?: Heads;
  /** Limits by service name that differ from the default. */
  readonly patience?: Readonly<Record<string, Partial<SubgraphLimits>>>;
}

/** Observers of requests to partners, for metrics. */
export interface TransportWatch {
  readonly call: CallObserver;
  /** Called with each partner's circuit breaker. */
  circuit(partner: string, circuit: Circuit): void;
}

/** Transports by service name. */
export type Transports = ReadonlyMap<string, RelayingTransport>;

export function subgraphTransports(
  supergraph: Supergraph,
  options: TransportOptions,
  { partner }: GatewayLimits,
  watch?: TransportWatch,
): Transports {
  const watched = (name: string, transport: RelayingTransport): RelayingTransport =>
    watch ? timedTransport(name, transport, watch.call) : transport;
  const { sign, heads } = options;
  const outward: Outward = {
    ...(sign && { sign: heads ? heads.signingHeads(sign) : sign }),
    ...(heads && { hear: heads.hear }),
  };
  return new Map(
    [...supergraph.subgraphs].map(([name, composedUrl]) => {
      const inProcess = Object.hasOwn(options.inProcess, name) ? options.inProcess[name] : undefined;
      if (inProcess) return [name, watched(name, inProcessTransport(name, inProcess, partner.timeoutMs))];
      const url = options.subgraphUrls[name] ?? composedUrl;
      const patience = { ...partner, ...options.patience?.[name] };
      const guarded = withCircuitBreaker(name, httpTransport(name, url, patience, outward), patience);
      watch?.circuit(name, guarded.circuit);
      return [name, watched(name, rememberingReleases(name, guarded))];
    }),
  );
}

/** The addresses of subgraphs, and whether the operator gave them. */
export const addressesOf = ({ subgraphs }: Supergraph, { subgraphUrls, inProcess }: TransportOptions): Addresses =>
  new Map(
    [...subgraphs].map(([name, composed]) => [
      name,
      { composed, isOperators: Object.hasOwn(subgraphUrls, name) || Object.hasOwn(inProcess, name) },
    ]),
  );
