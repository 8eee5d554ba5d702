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

/** How institutions are reached. */
export interface TransportOptions {
  /** By service name, where it is now; what is not named is where it was composed. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly inProcess: Readonly<Record<string, InProcessSubgraph>>;
  /** Adds to each subgraph request the headers that only its final bytes can give; none for what runs in process. */
  readonly sign?: Sign;
  /** Keeps the heads of the institutions' journals, and tells each those of the others. */
  readonly heads?: Heads;
  /** By service name, what is granted to one partner and not to all. */
  readonly patience?: Readonly<Record<string, Partial<SubgraphLimits>>>;
}

/** Who watches how partners are asked. */
export interface TransportWatch {
  readonly call: CallObserver;
  /** Given the circuit breaker before each partner. */
  circuit(partner: string, circuit: Circuit): void;
}

/** By institution, how it is asked. */
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

/** Where institutions are, and who says so. */
export const addressesOf = ({ subgraphs }: Supergraph, { subgraphUrls, inProcess }: TransportOptions): Addresses =>
  new Map(
    [...subgraphs].map(([name, composed]) => [
      name,
      { composed, isOperators: Object.hasOwn(subgraphUrls, name) || Object.hasOwn(inProcess, name) },
    ]),
  );
