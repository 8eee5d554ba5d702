import { type ChildProcess, spawn } from "node:child_process";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import { joinedOnly } from "@pacte-hub/server/joining";
import type { Pieces } from "../execution/pieces.ts";
import { rssOf } from "../planning/processUse.ts";
import { type Frame, readFrames, writeFrame } from "./frames.ts";
import { type GraphMessage, mostGraphs, type Order, type QuestionMessage, type Report } from "./messages.ts";

/** Compiled code: Node 20 runs no TypeScript, and a process of its own is worth nothing that starts slowly. */
const file = fileURLToPath(
  new URL(
    import.meta.url.endsWith(".js") ? "./answerProcess.js" : "../dist/longAnswers/answerProcess.js",
    import.meta.url,
  ),
);
const lookEveryMs = 200;
const bytesPerMegabyte = 1024 * 1024;

/** What a process that makes long answers may take. */
export interface AnswerProcessLimits {
  /** Memory of the whole process. */
  readonly maxRssBytes: number;
  /** How long it may work without hearing anything. */
  readonly silentMs: number;
}

/** The process was ended, by itself or by another, before the question had its answer. */
export class AnswerLost extends Error {
  override readonly name = "AnswerLost";
  /** Nothing else was under way in the process. */
  readonly wasAlone: boolean;

  constructor(wasAlone: boolean) {
    super("the process that made the answer has ended");
    this.wasAlone = wasAlone;
  }
}

export type AnswerFrame = Frame<Extract<Report, { readonly kind: "ANSWER" | "FAULT" }>>;

/** What the gateway does for one question while the process makes its answer. */
export interface AnswerAsk {
  readonly graph: GraphMessage;
  readonly question: Omit<QuestionMessage, "kind" | "id" | "graph">;
  readonly signal: AbortSignal;
  hear(frame: Frame<Extract<Report, { readonly kind: "CALL" | "CHARGE" }>>, reply: Reply): void;
}

/** Tells the process what came of a call. */
export type Reply = (outcome: Extract<Order, { readonly kind: "OUTCOME" }>["outcome"], bytes?: Pieces) => void;

type Besides = (frame: Frame<Report>, reply: Reply) => void;

/** One process that makes several long answers at a time; once it has ended it is of no more use. */
export class AnswerChild {
  readonly #process: ChildProcess;
  readonly #line: Duplex;
  readonly #limits: AnswerProcessLimits;
  readonly #graphs: number[] = [];
  readonly #underWay = new Map<number, UnderWay>();
  readonly #besides: Besides;
  #sequence = 0;
  #complaint = "";
  #hasEnded = false;
  #heardAt = 0;
  #watch: NodeJS.Timeout | undefined;
  /** Settled when the process has ended, with its last words. */
  readonly ended: Promise<string>;

  /** @param besides hears what is of no single question */
  constructor(limits: AnswerProcessLimits, besides: Besides) {
    this.#limits = limits;
    this.#besides = besides;
    const heap = Math.floor(limits.maxRssBytes / 2 / bytesPerMegabyte);
    this.#process = spawn(process.execPath, [`--max-old-space-size=${heap}`, file], {
      // Nothing of ours reaches it but who is in the graph: no address, no key.
      env: joinedOnly(process.env),
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    const { stderr } = this.#process;
    stderr?.on("data", (text: Buffer) => {
      this.#complaint = (this.#complaint + text.toString()).slice(-300);
    });
    this.#line = this.#process.stdio[3] as Duplex;
    // A line that breaks is told by the process's end.
    this.#line.on("error", () => undefined);
    readFrames<Report>(this.#line, (frame) => this.#hear(frame));
    this.#process.on("error", () => this.#end());
    this.ended = new Promise((resolve) => {
      this.#process.once("close", () => {
        this.#end();
        resolve(this.#complaint);
      });
    });
    // Without a question under way, it keeps no one's process from ending.
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

  /** Ends the process: what it was asked is lost. */
  close(): void {
    this.#end();
  }

  /** @throws AnswerLost */
  ask(asking: AnswerAsk): Promise<AnswerFrame> {
    return new Promise((resolve, reject) => {
      if (this.#hasEnded) return reject(new AnswerLost(false));
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

  /** Has the process make a graph ready, if it has it not yet. */
  prepare(graph: GraphMessage): void {
    if (!this.#remember(graph.graph)) this.#say(graph);
  }

  /** Whether the process has the graph already: it keeps the last ones, as `answerProcess.ts` does. */
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
    if (isSilent || (await rssOf(this.#process.pid)) > this.#limits.maxRssBytes) this.#end();
  }

  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#process.kill("SIGKILL");
    this.#rest();
    const lost = [...this.#underWay.values()];
    this.#underWay.clear();
    for (const { reject, settled } of lost) {
      settled();
      reject(new AnswerLost(lost.length === 1));
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
