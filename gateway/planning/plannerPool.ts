import type { Logger } from "pino";
import type { PlanNode } from "../planner/planNode.ts";
import { shortName } from "./planCache.ts";
import { NoPlan, type Planner, type PlanRequest, sharesIn } from "./planner.ts";
import { type Graph, PlannerChild, type PlannerLimits } from "./plannerChild.ts";
import type { Question } from "./plannerMessages.ts";
import { readGraph, type Slot } from "./plannerSlot.ts";
import { PlanQueue, type WaitingPlan } from "./planQueue.ts";
import { type Poison, PoisonedQuestions } from "./poisonedQuestions.ts";
import { RecentQuestions } from "./recentQuestions.ts";
import { withoutLiterals } from "./withoutLiterals.ts";

export interface PoolOptions extends PlannerLimits {
  /** The most processes; with two or more, the first takes light queries only. */
  readonly processes: number;
  /** Queries of up to this many characters are light. */
  readonly lightLength: number;
  /** How many queries may wait: of one payer, and in all. */
  readonly mostWaiting: { readonly ofOne: number; readonly ofAll: number };
  readonly log: Logger;
  /** Charges a payer for planning, in milliseconds of processor time. */
  readonly charge?: (payer: string, milliseconds: number) => void;
}

export const usualPool = {
  processes: 2,
  deadlineMs: 5_000,
  registeredDeadlineMs: 30_000,
  maxRssBytes: 512 * 1024 * 1024,
  lightLength: 4_000,
  mostWaiting: { ofOne: 100, ofAll: 2_000 },
} as const;

/** After so many planner processes were killed during one query, it is refused; the reader may retry. */
const mostLost = 5;
const longestRestartMs = 5_000;

/**
 * Makes query plans in separate processes. When a query ends its process, or takes too long, only its own reader gets an error:
 * the process is replaced, other queries wait for the new one, and the same query is refused from then on.
 */
export class PlannerPool {
  readonly #options: PoolOptions;
  readonly #queue = new PlanQueue<Job>();
  readonly #poisoned = new PoisonedQuestions();
  readonly #slots: Slot[];
  /** Queries to warm a replacement process with. */
  readonly #recent = new RecentQuestions();
  #graphs = 0;
  #isClosed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    const { processes } = options;
    this.#slots = Array.from({ length: processes }, (_, index) => ({
      lightOnly: index === 0 && processes > 1,
      delayMs: 0,
    }));
  }

  /**
   * A planner for one supergraph. `labels`: active labels of `@override(label:)`. `first`: a query planned by each process
   * after it has read the graph, so that no reader pays for a first plan.
   */
  over(sdl: string, { labels = [], first }: Over = {}): Planner {
    const graph = { number: ++this.#graphs, sdl, first };
    return {
      overrideShares: sharesIn(sdl),
      ready: async () =>
        void (await this.#queued(graph, null, { name: `graph ${graph.number}`, payer: undefined, isLight: true })),
      plan: (request) => this.#plan(graph, labels, request),
    };
  }

  /** Process ids of live planners, for metrics. */
  get pids(): readonly number[] {
    return this.#slots.flatMap(({ child }) => child?.pid ?? []);
  }

  close(): void {
    this.#isClosed = true;
    for (const { child } of this.#slots) child?.close();
    for (let job = this.#queue.next(false); job; job = this.#queue.next(false)) job.reject(new NoPlan("OVERLOADED"));
  }

  async #plan(
    graph: Graph,
    labels: readonly string[],
    { text, share, payer, signal, isRegistered = false }: PlanRequest,
  ): Promise<PlanNode | null> {
    // A reader's identical query must not get a trusted document refused, so the name differs.
    const name = shortName(`${graph.number} ${isRegistered} ${text}`);
    const reason = this.#poisoned.reasonOf(name);
    if (reason) throw new NoPlan(isRegistered && reason === "TOOK_TOO_LONG" ? "OVERLOADED" : reason);
    const isLight = text.length <= this.#options.lightLength;
    const plan = await this.#queued(graph, { text, share, labels }, { name, payer, isLight, isRegistered, signal });
    return JSON.parse(plan) as PlanNode | null;
  }

  #queued(graph: Graph, question: Question | null, waiting: NamedQuestion): Promise<string> {
    const { ofAll, ofOne } = this.#options.mostWaiting;
    if (this.#queue.length >= ofAll || this.#queue.lengthOf(waiting.payer) >= ofOne || this.#isClosed)
      return Promise.reject(new NoPlan("OVERLOADED"));
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        if (this.#queue.remove(job)) job.reject(new NoPlan("OVERLOADED"));
      };
      const settled = <Value>(settle: (value: Value) => void) => {
        return (value: Value): void => {
          waiting.signal?.removeEventListener("abort", leave);
          settle(value);
        };
      };
      const job: Job = { ...waiting, graph, question, attempts: 0, resolve: settled(resolve), reject: settled(reject) };
      this.#queue.add(job);
      waiting.signal?.addEventListener("abort", leave);
      this.#assignJobs();
    });
  }

  /** Assigns waiting queries to idle processes, and starts processes while more are needed and allowed. */
  #assignJobs(): void {
    for (const slot of this.#slots) {
      if (this.#queue.length === 0 || this.#isClosed) return;
      if (slot.isWarming || (slot.child ? !slot.child.isFree : slot.restart)) continue;
      const job = this.#queue.next(slot.lightOnly);
      if (job) void this.#work(slot, job);
    }
  }

  async #work(slot: Slot, job: Job): Promise<void> {
    const child = slot.child ?? this.#begun(slot);
    let spent = 0;
    try {
      if (job.question && !child.has(job.graph)) await readGraph(slot, child, job.graph);
      const began = performance.now();
      const asked = child.ask(job.graph, job.question, () => this.#mayGoOn(job));
      const { plan, cpuMs } = await asked.finally(() => {
        spent = performance.now() - began;
      });
      spent = cpuMs;
      slot.delayMs = 0;
      slot.isCold = false;
      if (job.isLight) this.#recent.add(job.graph, job.question);
      job.resolve(plan);
    } catch (error) {
      this.#failed(job, error as NoPlan);
    }
    if (job.payer !== undefined) this.#options.charge?.(job.payer, spent);
    this.#assignJobs();
  }

  /** A trusted document may pass its deadline while only trusted documents, or queries of its own payer, wait. */
  #mayGoOn({ isRegistered = false, payer }: Job): boolean {
    return isRegistered && !this.#queue.some((waiting) => waiting.payer !== payer && !waiting.isRegistered);
  }

  /** Handles a query without a plan. Where its process was killed from outside, the query is tried again in another. */
  #failed(job: Job, fault: NoPlan): void {
    const { reason } = fault;
    const isLost = reason === "PLANNER_LOST";
    if (!this.#isClosed && ++job.attempts < (isLost ? mostLost : reason === "ENDED_PLANNER" ? 2 : 0))
      this.#queue.add(job);
    else if (isLost || reason === "OVERLOADED" || this.#isClosed) job.reject(new NoPlan("OVERLOADED"));
    else job.reject(this.#remembered(job, reason, fault));
  }

  /** Remembers the query as poisoned: it is refused from now on. @returns the refusal for its reader */
  #remembered({ name, question, isRegistered }: Job, reason: Poison, fault: NoPlan): NoPlan {
    // A trusted document is known not to be too slow: the machine is.
    const isPassing = isRegistered && reason === "TOOK_TOO_LONG";
    const termMs = this.#poisoned.remember(name, reason, isPassing);
    const text = question?.text ?? "";
    const why = fault.message;
    this.#options.log.warn(
      { reason, why, refusedForMs: termMs, characters: text.length, question: withoutLiterals(text).slice(0, 500) },
      "une question n'a pas de plan : elle est refusée, les autres continuent",
    );
    return isPassing ? new NoPlan("OVERLOADED") : fault;
  }

  #begun(slot: Slot): PlannerChild {
    const child = new PlannerChild(this.#options);
    slot.child = child;
    void child.ended.then((lastWords) => {
      if (slot.child === child) slot.child = undefined;
      if (this.#isClosed) return;
      this.#options.log.warn({ lastWords }, "un planificateur s'est arrêté ; il est remplacé");
      this.#restart(slot);
    });
    return child;
  }

  /** Restarts a process: at once the first time, then with growing delays until one has made a plan. */
  #restart(slot: Slot): void {
    slot.restart = setTimeout(() => {
      slot.restart = undefined;
      if (this.#isClosed) return;
      void this.#warm(slot, this.#begun(slot));
      this.#assignJobs();
    }, slot.delayMs);
    slot.delayMs = Math.min(slot.delayMs * 2 + 50, longestRestartMs);
  }

  /**
   * Warms a new process: it reads the graph in service and makes a few plans, as the first plan of a process takes ten times
   * as long as the next. After reading the graph, warming stops as soon as a query waits for this process alone.
   */
  async #warm(slot: Slot, child: PlannerChild): Promise<void> {
    const { graph, questions } = this.#recent;
    if (!graph || slot.isCold) return;
    slot.isWarming = true;
    try {
      await child.ask(graph, null);
      for (const question of questions) {
        if (this.#isClosed || (this.#queue.length > 0 && !this.#isAnotherFree(slot))) break;
        await child.ask(graph, question);
      }
    } catch {
      // Warming is not tried with the next process, which reads its graph with its first query.
      slot.isCold = true;
    }
    slot.isWarming = false;
    this.#assignJobs();
  }

  #isAnotherFree(slot: Slot): boolean {
    return this.#slots.some((candidate) => candidate !== slot && !candidate.isWarming && candidate.child?.isFree);
  }
}

interface Over {
  readonly labels?: readonly string[];
  readonly first?: string | undefined;
}

interface NamedQuestion extends WaitingPlan {
  readonly isRegistered?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** The key under which it is remembered when it has no plan. */
  readonly name: string;
}

interface Job extends NamedQuestion {
  readonly graph: Graph;
  readonly question: Question | null;
  attempts: number;
  resolve(plan: string): void;
  reject(fault: NoPlan): void;
}
