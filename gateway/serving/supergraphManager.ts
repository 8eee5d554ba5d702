import { type GraphQLSchema, validateSchema } from "graphql";
import type { Logger } from "pino";
import type { Execute } from "../execution/executed.ts";
import type { Planner } from "../planning/planner.ts";
import { type Supergraph, supergraphOf } from "../supergraph/supergraph.ts";

/** A supergraph and its executor. */
export interface ServedSupergraph {
  readonly supergraph: Supergraph;
  readonly execute: Execute;
  readonly planner: Planner;
}

/** Logs that an offered supergraph was refused. */
export const sayRefused = (log: Logger, { message }: Error): void =>
  log.error({ why: message.slice(0, 200) }, "graphe composé refusé : le précédent reste servi");

type Serve = (supergraph: Supergraph) => ServedSupergraph;

/** By service name, the URL in the supergraph, and whether the operator overrides it. */
export type Addresses = ReadonlyMap<string, { readonly composed: string; readonly isOperators: boolean }>;

/** What the manager starts with. */
export interface LoadedSupergraph {
  readonly addresses: Addresses;
  readonly say: (sentence: string) => void;
}

/**
 * Holds the supergraph in service, which may be replaced while requests are under way: each request ends on the supergraph it
 * began with. One that cannot be served is refused as a whole, and the former stays.
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

  /** The supergraph whose schema a request was validated with. */
  of(schema: GraphQLSchema): ServedSupergraph {
    return this.#bySchema.get(schema) ?? this.#current;
  }

  /** Puts a supergraph into service. @throws Error when it is invalid, or has a partner or URL unknown to this gateway */
  offer(sdl: string): "TAKEN" | "SAME" {
    const { supergraph: before } = this.#current;
    if (sdl === before.sdl) return "SAME";
    const next = supergraphOf(sdl);
    const [fault] = validateSchema(next.publicSchema);
    if (fault) throw fault;
    // Readers' tokens are sent only to addresses that the operator configured, not to those of a new file.
    const stranger = [...next.subgraphs.keys()].find((name) => !this.#addresses.has(name));
    if (stranger !== undefined) throw new Error(`institution inconnue de cette passerelle : ${stranger}`);
    this.#assertAddresses(next);
    this.#current = this.#served(next);
    for (const listener of this.#listeners) listener(this.#current);
    return "TAKEN";
  }

  /** @throws Error when the new supergraph moves an institution: connections are made only when the gateway starts */
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

/** Puts a supergraph into service, or logs why it is refused. */
export function offer(graph: SupergraphManager, sdl: string, log: Logger): void {
  try {
    if (graph.offer(sdl) === "TAKEN") log.info("le graphe composé a été remplacé");
  } catch (error) {
    sayRefused(log, error as Error);
  }
}
