import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { cpuMsOf, rssOf } from "@pacte-hub/server/processUse";
import { NoPlan, type NoPlanReason } from "./planner.ts";
import { type Answer, type Job, mostGraphs, type Question } from "./plannerMessages.ts";

/** Compiled code, even from sources: Node 20 runs no TypeScript, and the process must start fast. */
const file = fileURLToPath(
  new URL(
    import.meta.url.endsWith(".js") ? "./plannerProcess.js" : "../dist/planning/plannerProcess.js",
    import.meta.url,
  ),
);
const lookEveryMs = 100;
/** For reading a supergraph, which is no reader's fault: seconds, or many on a loaded machine. */
const graphDeadlineMs = 60_000;

/** Limits of one plan. */
export interface PlannerLimits {
  readonly deadlineMs: number;
  /** The deadline of a trusted document while nobody else waits, and of a query whose process got no processor time. */
  readonly registeredDeadlineMs: number;
  /** Resident memory of the whole process. */
  readonly maxRssBytes: number;
}

/** A supergraph to plan over. */
export interface Graph {
  readonly number: number;
  readonly sdl: string;
  /** A query planned once when a process reads the graph, to warm it; absent: none. */
  readonly first?: string | undefined;
}

export interface Planned {
  /** As JSON. */
  readonly plan: string;
  readonly cpuMs: number;
}

/** A planner process, which makes one plan at a time. Once it has ended it is not reused. */
export class PlannerChild {
  readonly #process: ChildProcess;
  readonly #limits: PlannerLimits;
  readonly #graphs: number[] = [];
  #pendingPlan: PendingPlan | undefined;
  #sequence = 0;
  #complaint = "";
  #hasEnded = false;
  /** Resolves when the process has ended, with the last lines of its stderr. */
  readonly ended: Promise<string>;

  constructor(limits: PlannerLimits) {
    this.#limits = limits;
    this.#process = fork(file, [], {
      // Empty, so that no address or key reaches it.
      env: {},
      execArgv: ["--v8-pool-size=1", "--max-old-space-size=192"],
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
        // Signals the planner does not send itself: an operator did, or the kernel when out of memory.
        this.#settle(signal === "SIGKILL" || signal === "SIGTERM" ? "PLANNER_LOST" : "ENDED_PLANNER");
        resolve(this.#complaint);
      });
    });
    // An idle planner does not keep the gateway's process alive.
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

  /** Whether the process has the graph in memory. */
  has({ number }: Graph): boolean {
    return this.#graphs.includes(number);
  }

  /**
   * @param question null: only reads the graph
   * @param mayGoOn called at the deadline: whether the query may go on to the longer one
   * @throws NoPlan; unless its reason is BEYOND_PLANNER, the process ends
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

  /** Notes that the process gets the graph; @returns whether it had it. It keeps the last ones (`plannerProcess.ts`). */
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
    // Memory that queries leave behind must not accumulate.
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

  /** Whether a query at its deadline is too slow. If its process got no processor time, the time says nothing about it: it may go on. */
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
  /** The deadline that applied, in milliseconds. */
  readonly longest: number;
}

interface PendingPlan {
  readonly id: number;
  readonly began: number;
  readonly watch: NodeJS.Timeout;
  /** True while the process reads a graph. */
  readonly isOfGraph: boolean;
  /** Processor time of the process at the start; undefined until it is read, and where the system does not provide it. */
  cpuBefore?: number | undefined;
  mayGoOn(): boolean;
  resolve(planned: Planned): void;
  reject(fault: NoPlan): void;
}
