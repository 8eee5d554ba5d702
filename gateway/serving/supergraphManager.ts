import { type GraphQLSchema, validateSchema } from "graphql";
import type { Logger } from "pino";
import type { Execute } from "../execution/executed.ts";
import type { Planner } from "../planning/planner.ts";
import { type Supergraph, supergraphOf } from "../supergraph/supergraph.ts";

/** A composed graph and what executes it. */
export interface ServedSupergraph {
  readonly supergraph: Supergraph;
  readonly execute: Execute;
  readonly planner: Planner;
}

/** A graph that was offered and does not come into service. */
export const sayRefused = (log: Logger, { message }: Error): void =>
  log.error({ why: message.slice(0, 200) }, "graphe composé refusé : le précédent reste servi");

type Serve = (supergraph: Supergraph) => ServedSupergraph;

/** By institution, the address that its graph was composed with, and whether the operator gave another. */
export type Addresses = ReadonlyMap<string, { readonly composed: string; readonly isOperators: boolean }>;

/** What a gateway knew when it started, and where it says what it keeps. */
export interface LoadedSupergraph {
  readonly addresses: Addresses;
  readonly say: (sentence: string) => void;
}

/**
 * The composed graph in service. Another may take its place while requests are under way: each ends on the graph it
 * began with, and one that cannot be served is refused whole, so that the one before stays.
 */
export class SupergraphManager {
  readonly #serve: Serve;
  readonly #listeners = new Set<(serving: ServedSupergraph) => void>();
  readonly #bySchema = new WeakMap<GraphQLSchema, ServedSupergraph>();
  readonly #addresses: Addresses;
  readonly #say: (sentence: string) => void;
  #current: ServedSupergraph;

  constructor(first: Supergraph, serve: Serve, { addresses, say: warn }: LoadedSupergraph) {
    this.#serve = serve;
    this.#addresses = addresses;
    this.#say = warn;
    this.#current = this.#served(first);
  }

  get current(): ServedSupergraph {
    return this.#current;
  }

  /** The graph by whose schema a request was judged. */
  of(schema: GraphQLSchema): ServedSupergraph {
    return this.#bySchema.get(schema) ?? this.#current;
  }

  /** @throws Error for what is no graph, breaks GraphQL's rules, or names a partner or an address that this gateway was not told of. */
  offer(sdl: string): "TAKEN" | "SAME" {
    const { supergraph: before } = this.#current;
    if (sdl === before.sdl) return "SAME";
    const next = supergraphOf(sdl);
    const [fault] = validateSchema(next.publicSchema);
    if (fault) throw fault;
    // A reader's token goes where the operator says, never where a file does.
    const stranger = [...next.subgraphs.keys()].find((name) => !this.#addresses.has(name));
    if (stranger !== undefined) throw new Error(`institution inconnue de cette passerelle : ${stranger}`);
    this.#assertAddresses(next);
    this.#current = this.#served(next);
    for (const listener of this.#listeners) listener(this.#current);
    return "TAKEN";
  }

  /** Connections were made when the gateway started. @throws Error when an institution is elsewhere by the new graph alone */
  #assertAddresses({ subgraphs }: Supergraph): void {
    for (const [name, url] of subgraphs) {
      const address = this.#addresses.get(name);
      if (!address || address.composed === url) continue;
      if (!address.isOperators)
        throw new Error(`le graphe donne à ${name} une autre adresse (${url}) : redémarrez la passerelle`);
      this.#say(`le graphe donne à ${name} une autre adresse : celle que l'exploitant a donnée reste`);
    }
  }

  whenChanged(listener: (serving: ServedSupergraph) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #served(supergraph: Supergraph): ServedSupergraph {
    const serving = this.#serve(supergraph);
    this.#bySchema.set(supergraph.publicSchema, serving);
    return serving;
  }
}

/** Serves a new graph from now on, or says why the one before still is. */
export function offer(graph: SupergraphManager, sdl: string, log: Logger): void {
  try {
    if (graph.offer(sdl) === "TAKEN") log.info("le graphe composé a été remplacé");
  } catch (error) {
    sayRefused(log, error as Error);
  }
}
