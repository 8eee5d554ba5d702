import { type ChildProcess, spawn } from "node:child_process";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import { joinedOnly } from "@pacte-hub/server/joining";
import { rssOf } from "@pacte-hub/server/processUse";
import { SpareTime } from "@pacte-hub/server/spareTime";
import type { Pieces } from "../execution/pieces.ts";
import { type Frame, readFrames, writeFrame } from "./frames.ts";
import { type GraphMessage, mostGraphs, type Order, type QuestionMessage, type Report } from "./messages.ts";

/** Compiled code, even from sources: Node 20 runs no TypeScript, and the process must start fast. */
const file = fileURLToPath(
  new URL(
    import.meta.url.endsWith(".js") ? "./answerProcess.js" : "../dist/longAnswers/answerProcess.js",
    import.meta.url,
  ),
);
const lookEveryMs = 200;
const bytesPerMegabyte = 1024 * 1024;

/** Limits of a process for long answers. */
export interface AnswerProcessLimits {
  /** Resident memory of the whole process. */
  readonly maxRssBytes: number;
  /** How long it may be busy without reading its messages. */
  readonly silentMs: number;
}

/** The process ended, or was killed, before the answer was made. */
export class AnswerLost extends Error {
  override readonly name = "AnswerLost";
  /** True when the machine left the process no time to run: no query is to blame. */
  readonly wasStarved: boolean;

  constructor(wasStarved = false) {
    super("the process that made the answer has ended");
    this.wasStarved = wasStarved;
  }
}

export type AnswerFrame = Frame<Extract<Report, { readonly kind: "ANSWER" | "FAULT" }>>;

/** A query for the process, and what the gateway does for it meanwhile. */
export interface AnswerAsk {
  readonly graph: GraphMessage;
  readonly question: Omit<QuestionMessage, "kind" | "id" | "graph">;
  readonly signal: AbortSignal;
  hear(frame: Frame<Extract<Report, { readonly kind: "CALL" | "CHARGE" }>>, reply: Reply): void;
}

/** Sends the process the outcome of a call. */
export type Reply = (outcome: Extract<Order, { readonly kind: "OUTCOME" }>["outcome"], bytes?: Pieces) => void;

type Besides = (frame: Frame<Report>, reply: Reply) => void;

/** A process that makes several long answers at a time. Once it has ended it is not reused. */
export class AnswerChild {
  readonly #process: ChildProcess;
  readonly #line: Duplex;
  readonly #limits: AnswerProcessLimits;
  readonly #graphs: number[] = [];
  readonly #underWay = new Map<number, UnderWay>();
  readonly #besides: Besides;
  readonly #spareTime: SpareTime;
  #sequence = 0;
  #complaint = "";
  #hasEnded = false;
  #heardAt = 0;
  #watch: NodeJS.Timeout | undefined;
  /** Resolves when the process has ended, with the last lines of its stderr. */
  readonly ended: Promise<string>;

  /** @param besides handles messages that belong to no single query */
  constructor(limits: AnswerProcessLimits, besides: Besides) {
    this.#limits = limits;
    this.#besides = besides;
    const heap = Math.floor(limits.maxRssBytes / 2 / bytesPerMegabyte);
    this.#process = spawn(process.execPath, ["--v8-pool-size=1", `--max-old-space-size=${heap}`, file], {
      // Only which institutions are in the graph; no address or key reaches it.
      env: joinedOnly(process.env),
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    this.#spareTime = new SpareTime(this.#process.pid);
    const { stderr } = this.#process;
    stderr?.on("data", (text: Buffer) => {
      this.#complaint = (this.#complaint + text.toString()).slice(-300);
    });
    this.#line = this.#process.stdio[3] as Duplex;
    // A broken pipe is handled when the process ends.
    this.#line.on("error", () => undefined);
    readFrames<Report>(this.#line, (frame) => this.#hear(frame));
    this.#process.on("error", () => this.#end());
    this.ended = new Promise((resolve) => {
      this.#process.once("close", () => {
        this.#end();
        resolve(this.#complaint);
      });
    });
    // An idle process does not keep the gateway's process alive.
    this.#process.unref();
    unref(stderr);
    unref(this.#line);
  }

  get load(): number {
    return this.#underWay.size;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Kills the process; queries under way are lost. */
  close(): void {
    this.#end();
  }

  /** @throws AnswerLost */
  ask(asking: AnswerAsk): Promise<AnswerFrame> {
    return new Promise((resolve, reject) => {
      if (this.#hasEnded) return reject(new AnswerLost());
      const id = ++this.#sequence;
      const leave = (): void => this.#say({ kind: "LEFT", id });
      const settled = (): void => asking.signal.removeEventListener("abort", leave);
      this.#underWay.set(id, { asking, resolve, reject, settled });
      if (!this.#watch) this.#begin();
      this.prepare(asking.graph);
      this.#say({ kind: "QUESTION", id, graph: asking.graph.graph, ...asking.question });
      asking.signal.addEventListener("abort", leave, { once: true });
      if (asking.signal.aborted) leave();
    });
  }

  /** Sends the process a supergraph that it does not have yet. */
  prepare(graph: GraphMessage): void {
    if (!this.#remember(graph.graph)) this.#say(graph);
  }

  /** Notes that the process gets the graph; @returns whether it had it. It keeps the last ones (`answerProcess.ts`). */
  #remember(graph: number): boolean {
    const isThere = this.#graphs.includes(graph);
    if (!isThere) this.#graphs.push(graph);
    if (this.#graphs.length > mostGraphs) this.#graphs.shift();
    return isThere;
  }

  #hear(frame: Frame<Report>): void {
    const { message } = frame;
    this.#heardAt = performance.now();
    const underWay = "id" in message ? this.#underWay.get(message.id) : undefined;
    const reply: Reply = (outcome, bytes) => {
      if (message.kind === "CALL") this.#say({ kind: "OUTCOME", id: message.id, call: message.call, outcome }, bytes);
    };
    if (!underWay) this.#besides(frame, reply);
    else if (message.kind === "ANSWER" || message.kind === "FAULT") {
      underWay.settled();
      this.#underWay.delete(message.id);
      if (this.#underWay.size === 0) this.#rest();
      underWay.resolve(frame as AnswerFrame);
    } else if (message.kind === "CALL" || message.kind === "CHARGE")
      underWay.asking.hear({ message, bytes: frame.bytes }, reply);
  }

  #say(order: Order, bytes?: Pieces): void {
    if (!this.#hasEnded) writeFrame(this.#line, order, bytes);
  }

  #begin(): void {
    (this.#line as Partial<Unreferable>).ref?.();
    this.#heardAt = performance.now();
    this.#spareTime.begin();
    this.#watch = setInterval(() => void this.#look(), lookEveryMs);
  }

  #rest(): void {
    clearInterval(this.#watch);
    this.#watch = undefined;
    unref(this.#line);
  }

  async #look(): Promise<void> {
    this.#say({ kind: "PING" });
    const isSilent = performance.now() - this.#heardAt > this.#limits.silentMs;
    const isTooLarge = (await rssOf(this.#process.pid)) > this.#limits.maxRssBytes;
    const isStarved = await this.#spareTime.isStarved();
    if (isSilent || isTooLarge || isStarved) this.#end(isStarved);
  }

  #end(wasStarved = false): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#process.kill("SIGKILL");
    this.#rest();
    const lost = [...this.#underWay.values()];
    this.#underWay.clear();
    for (const { reject, settled } of lost) {
      settled();
      reject(new AnswerLost(wasStarved));
    }
  }
}

interface UnderWay {
  readonly asking: AnswerAsk;
  resolve(answered: AnswerFrame): void;
  reject(fault: AnswerLost): void;
  settled(): void;
}

interface Unreferable {
  ref(): void;
  unref(): void;
}

const unref = (handle: object | null): void => (handle as Partial<Unreferable> | null)?.unref?.();
