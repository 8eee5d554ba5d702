import { WrittenData } from "@pacte-hub/executor/response";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import type { Elsewhere } from "../execution/execute.ts";
import type { ExecutionArgs, ExecutionOutcome } from "../execution/executed.ts";
import { rememberReleases } from "../execution/releasesUsed.ts";
import { shortName } from "../planning/planCache.ts";
import { NoPlan } from "../planning/planner.ts";
import { AdmittedQuestions } from "./admittedQuestions.ts";
import { type AnswerAsk, AnswerChild, type AnswerFrame, AnswerLost, type AnswerProcessLimits } from "./answerChild.ts";
import { type Errands, hearing, runContext, type Subgraphs } from "./errands.ts";
import { interrupted } from "./interrupted.ts";
import type { GraphMessage } from "./messages.ts";
import { errorOf } from "./wireError.ts";

export interface LongAnswerLimits extends AnswerProcessLimits {
  /** From this many expected values on, an answer is made in another process. */
  readonly from: number;
  /** 0: all answers are made in the gateway's own process. */
  readonly processes: number;
  /** The most concurrent answers: in one process, and of one payer; and the most waiting queries. */
  readonly mostAtOnce: number;
  readonly mostOfOne: number;
  /** The most expected values of one payer's concurrent answers; the largest are made one at a time. */
  readonly mostValuesOfOne: number;
  readonly mostWaiting: number;
  /** Whether the first process starts with the gateway, or with the first long query. */
  readonly startsAtOnce: boolean;
  /** How long a query is refused after it has ended its process twice, in milliseconds. */
  readonly refusedForMs: number;
}

export const usualLongAnswers: LongAnswerLimits = {
  // About 100 kB: a shorter answer is parsed, merged and written in two or three milliseconds.
  from: 4_000,
  processes: 2,
  maxRssBytes: 1024 * 1024 * 1024,
  silentMs: 10_000,
  mostAtOnce: 8,
  mostOfOne: 4,
  mostValuesOfOne: 60_000,
  mostWaiting: 500,
  startsAtOnce: true,
  refusedForMs: 60_000,
};

interface PoolOptions extends LongAnswerLimits {
  readonly log: Logger;
  readonly inProcess: Subgraphs;
  readonly unrequested: (subgraph: string, keys: ReadonlySet<string>) => void;
}

/** A supergraph, and what the gateway does for its queries. */
export interface LongAnswerGraph extends Errands, Omit<GraphMessage, "kind" | "graph" | "modules"> {}

/**
 * Makes long answers in separate processes, so that nobody waits in the gateway while megabytes are parsed, merged and written.
 * When a process ends, each of its queries is tried once more, alone; one that ends that process too is refused.
 */
export class AnswerPool {
  readonly #options: PoolOptions;
  #children: readonly AnswerChild[] = [];
  readonly #admitted: AdmittedQuestions;
  readonly #refused: LRUCache<string, true>;
  #alone: AnswerChild | undefined;
  #lastAlone: Promise<unknown> = Promise.resolve();
  #graphs = 0;
  #isClosed = false;

  constructor(options: PoolOptions) {
    const { processes, mostAtOnce, mostOfOne, mostValuesOfOne, mostWaiting, refusedForMs } = options;
    this.#options = options;
    this.#admitted = new AdmittedQuestions({
      mostAtOnce: mostAtOnce * processes,
      mostOfOne,
      mostValuesOfOne,
      mostWaiting,
    });
    this.#refused = new LRUCache({ max: 500, ttl: refusedForMs });
  }

  /** Process ids of live processes, for metrics. */
  get pids(): readonly number[] {
    return [...this.#children, this.#alone].flatMap((child) => (child && !child.hasEnded && child.pid) || []);
  }

  /** Executes the long queries of one supergraph; undefined when no processes are configured. */
  over({ transports, planner, charge, isRegistered, ...options }: LongAnswerGraph): Elsewhere | undefined {
    if (this.#options.processes === 0) return undefined;
    const graph: GraphMessage = { kind: "GRAPH", graph: ++this.#graphs, ...options, modules: this.#modules() };
    if (this.#options.startsAtOnce) this.#leastBusy().prepare(graph);
    const hears = hearing({ transports, planner, charge, isRegistered });
    return {
      from: this.#options.from,
      execute: async (request) => {
        const { payer, signal, bill } = request.reader;
        const asking = { graph, question: questionOf(request), signal, hear: hears(request.reader, request.source) };
        const name = nameOf(graph, request);
        const answered = await this.#admitted.inTurn({ payer, signal, values: bill?.cost ?? 0 }, () =>
          this.#made(asking, name),
        );
        return answered ? outcomeOf(answered, request) : { errors: [interrupted()] };
      },
    };
  }

  close(): void {
    this.#isClosed = true;
    for (const child of [...this.#children, this.#alone]) child?.close();
  }

  /** null: the answer cannot be made. */
  async #made(asking: AnswerAsk, name: string): Promise<AnswerFrame | null> {
    if (this.#refused.has(name) || this.#isClosed) return null;
    try {
      return await this.#leastBusy().ask(asking);
    } catch (error) {
      if (!(error instanceof AnswerLost)) throw error;
      // The process that takes its place has its share of the processor.
      if (error.wasStarved) return this.#made(asking, name);
    }
    const again = this.#lastAlone.then(() => this.#again(asking, name));
    this.#lastAlone = again.catch(() => undefined);
    return again;
  }

  /** Tries again, in a process that does nothing else. */
  async #again(asking: AnswerAsk, name: string): Promise<AnswerFrame | null> {
    if (asking.signal.aborted || this.#isClosed || this.#refused.has(name)) return null;
    // An older process may have died together with the first, unnoticed: only one started for this query tells whether it is to blame.
    for (let isNew = false; !isNew; ) {
      isNew = !this.#alone || this.#alone.hasEnded;
      const child = isNew ? this.#begun() : (this.#alone as AnswerChild);
      this.#alone = child;
      try {
        return await child.ask(asking);
      } catch (error) {
        if (!(error instanceof AnswerLost)) throw error;
      }
    }
    if (!this.#isClosed) this.#refused.set(name, true);
    return null;
  }

  /** An idle process; a new one if all are busy and more are allowed; else the least busy. */
  #leastBusy(): AnswerChild {
    const live = this.#children
      .filter((process) => !process.hasEnded)
      .toSorted((first, second) => first.load - second.load);
    const [best] = live;
    if (best && (best.load === 0 || live.length >= this.#options.processes)) return best;
    const child = this.#begun();
    this.#children = [...live, child];
    return child;
  }

  #begun(): AnswerChild {
    const { log, inProcess, unrequested } = this.#options;
    const child = new AnswerChild(this.#options, ({ message }, reply) => {
      if (message.kind === "UNREQUESTED") unrequested(message.subgraph, new Set(message.keys));
      else if (message.kind === "CALL") void runContext(inProcess, message.of).then(reply);
    });
    void child.ended.then((lastWords) => {
      if (!this.#isClosed) log.warn({ lastWords }, "un processus de longues réponses s'est arrêté ; il est remplacé");
    });
    return child;
  }

  #modules(): GraphMessage["modules"] {
    return Object.fromEntries(
      Object.entries(this.#options.inProcess).flatMap(([name, { module }]) => (module ? [[name, module]] : [])),
    );
  }
}

const questionOf = ({ source, operation, variables, reader }: ExecutionArgs): AnswerAsk["question"] => ({
  source,
  operationName: operation.name?.value,
  variables,
  scopes: reader.scopes && [...reader.scopes],
  cost: reader.bill?.cost,
});

const nameOf = ({ graph }: GraphMessage, { source, operation, variables }: ExecutionArgs): string =>
  shortName(JSON.stringify([graph, operation.name?.value, source, variables]));

/** The outcome from a process's message. @throws Error for a bug, with the process's stack */
function outcomeOf({ message, bytes }: AnswerFrame, { source, reader }: ExecutionArgs): ExecutionOutcome {
  if (message.kind === "FAULT") throw Object.assign(new Error(message.message), { stack: message.stack });
  const { data, errors, noPlan, releases } = message;
  if (releases) rememberReleases(reader, releases);
  return {
    ...(data !== "NONE" && { data: data === "NULL" ? null : new WrittenData(bytes) }),
    ...(errors && { errors: errors.map((error) => errorOf(error, source)) }),
    ...(noPlan && { noPlan: new NoPlan(noPlan.reason, noPlan.why) }),
  };
}
