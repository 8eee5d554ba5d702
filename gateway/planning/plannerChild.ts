import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { NoPlan, type NoPlanReason } from "./planner.ts";
import { type Answer, type Job, mostGraphs, type Question } from "./plannerMessages.ts";
import { cpuMsOf, rssOf } from "./processUse.ts";

/** Compiled code: Node 20 runs no TypeScript, and a process of its own is worth nothing that starts slowly. */
const file = fileURLToPath(
  new URL(
    import.meta.url.endsWith(".js") ? "./plannerProcess.js" : "../dist/planning/plannerProcess.js",
    import.meta.url,
  ),
);
const lookEveryMs = 100;
/** Reading a graph is no reader's question: it takes seconds, on a machine that does something else many. */
const graphDeadlineMs = 60_000;

/** What a planner's process may take for one plan. */
export interface PlannerLimits {
  readonly deadlineMs: number;
  /** The same for a registered question, as long as nobody else waits for its end; and for one that is given no processor. */
  readonly registeredDeadlineMs: number;
  /** Memory of the whole process. */
  readonly maxRssBytes: number;
}

/** A graph that plans are made over. */
export interface Graph {
  readonly number: number;
  readonly sdl: string;
  /** What is planned once when a process reads it; nothing, when absent. */
  readonly first?: string | undefined;
}

export interface Planned {
  /** As JSON. */
  readonly plan: string;
  readonly cpuMs: number;
}

/** One process that makes one plan at a time; once it has ended it is of no more use. */
export class PlannerChild {
  readonly #process: ChildProcess;
  readonly #limits: PlannerLimits;
  readonly #graphs: number[] = [];
  #pendingPlan: PendingPlan | undefined;
  #sequence = 0;
  #complaint = "";
  #hasEnded = false;
  /** Settled when the process has ended, with its last words. */
  readonly ended: Promise<string>;

  constructor(limits: PlannerLimits) {
    this.#limits = limits;
    this.#process = fork(file, [], {
      // Nothing of ours reaches it: no address, no key.
      env: {},
      execArgv: ["--max-old-space-size=192"],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      serialization: "json",
    });
    const { stderr } = this.#process;
    stderr?.on("data", (text: Buffer) => {
      this.#complaint = (this.#complaint + text.toString()).slice(-300);
    });
    this.#process.on("message", (answer: Answer) => this.#hear(answer));
    this.#process.on("error", () => this.#process.kill("SIGKILL"));
    this.ended = new Promise((resolve) => {
      this.#process.once("exit", (_, signal) => {
        this.#hasEnded = true;
        // The planner does not end itself like this: an operator does, or a machine out of memory.
        this.#settle(signal === "SIGKILL" || signal === "SIGTERM" ? "PLANNER_LOST" : "ENDED_PLANNER");
        resolve(this.#complaint);
      });
    });
    // Without a question under way, it keeps no one's process from ending.
    this.#process.unref();
    (stderr as unknown as { unref?: () => void } | null)?.unref?.();
    this.#process.channel?.unref();
  }

  get isFree(): boolean {
    return !this.#pendingPlan && !this.#hasEnded;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  close(): void {
    this.#process.kill("SIGKILL");
  }

  /** Whether it has read the graph, and keeps it. */
  has({ number }: Graph): boolean {
    return this.#graphs.includes(number);
  }

  /**
   * @param question null: only makes the graph ready
   * @param mayGoOn whether it may take the longer time, asked while it does
   * @throws NoPlan; when its reason is not BEYOND_PLANNER, the process ends
   */
  ask(graph: Graph, question: Question | null, mayGoOn = () => false): Promise<Planned> {
    return new Promise((resolve, reject) => {
      const id = ++this.#sequence;
      const watch = setInterval(() => void this.#look(id), lookEveryMs);
      const isOfGraph = question === null;
      const pending: PendingPlan = { id, resolve, reject, watch, mayGoOn, isOfGraph, began: performance.now() };
      this.#pendingPlan = pending;
      void cpuMsOf(this.pid).then((ms) => {
        pending.cpuBefore = ms;
      });
      if (this.#hasEnded) return this.#settle("PLANNER_LOST");
      this.#process.channel?.ref();
      const { number, sdl, first } = graph;
      const job: Job = { id, graph: number, question, ...(!this.#remember(number) && { sdl, first }) };
      this.#process.send(job, () => undefined);
    });
  }

  /** Whether the process has the graph already: it keeps the last ones, as `plannerProcess.ts` does. */
  #remember(graph: number): boolean {
    const at = this.#graphs.indexOf(graph);
    if (at >= 0) this.#graphs.splice(at, 1);
    this.#graphs.push(graph);
    if (this.#graphs.length > mostGraphs) this.#graphs.shift();
    return at >= 0;
  }

  #hear(answer: Answer): void {
    const pending = this.#pendingPlan;
    if (pending?.id !== answer.id) return;
    if ("plan" in answer) this.#release()?.resolve({ plan: answer.plan, cpuMs: answer.cpuMs });
    else this.#release()?.reject(new NoPlan("BEYOND_PLANNER", answer.fault));
    // What a question left behind must not pile up.
    if (answer.rssBytes > this.#limits.maxRssBytes) this.close();
  }

  async #look(id: number): Promise<void> {
    const pending = this.#pendingPlan;
    if (pending?.id !== id) return;
    const { deadlineMs, registeredDeadlineMs } = this.#limits;
    const tookMs = performance.now() - pending.began;
    const longest = pending.isOfGraph ? graphDeadlineMs : pending.mayGoOn() ? registeredDeadlineMs : deadlineMs;
    const fault =
      (tookMs > longest && (await this.#latenessOf(pending, { tookMs, longest }))) || (await this.#excess());
    if (fault && this.#pendingPlan?.id === id) this.#end(fault);
  }

  /** Where the machine had no processor to give it, the time that went by says nothing of the question: it has longer. */
  async #latenessOf({ cpuBefore }: PendingPlan, { tookMs, longest }: Lateness): Promise<NoPlanReason | undefined> {
    const now = await cpuMsOf(this.pid);
    const isStarved = now !== undefined && cpuBefore !== undefined && now - cpuBefore < longest / 2;
    if (!isStarved) return "TOOK_TOO_LONG";
    return tookMs > this.#limits.registeredDeadlineMs ? "OVERLOADED" : undefined;
  }

  async #excess(): Promise<NoPlanReason | undefined> {
    return (await rssOf(this.pid)) > this.#limits.maxRssBytes ? "TOOK_TOO_MUCH" : undefined;
  }

  #end(reason: NoPlanReason): void {
    this.#hasEnded = true;
    this.#process.kill("SIGKILL");
    this.#settle(reason);
  }

  #settle(reason: NoPlanReason): void {
    this.#release()?.reject(new NoPlan(reason));
  }

  #release(): PendingPlan | undefined {
    const pending = this.#pendingPlan;
    this.#pendingPlan = undefined;
    if (pending) clearInterval(pending.watch);
    this.#process.channel?.unref();
    return pending;
  }
}

interface Lateness {
  readonly tookMs: number;
  /** What it was allowed. */
  readonly longest: number;
}

interface PendingPlan {
  readonly id: number;
  readonly began: number;
  readonly watch: NodeJS.Timeout;
  /** It makes a graph ready. */
  readonly isOfGraph: boolean;
  /** Processor time of the process when it was asked; undefined until it is read, and where the system does not tell. */
  cpuBefore?: number | undefined;
  mayGoOn(): boolean;
  resolve(planned: Planned): void;
  reject(fault: NoPlan): void;
}
