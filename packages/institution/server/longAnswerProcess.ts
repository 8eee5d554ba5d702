import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Exchange } from "@pacte-hub/server/http/exchange";
import type { Arrival } from "@pacte-hub/server/http/http";
import { log } from "@pacte-hub/server/log";
import { SpareTime } from "@pacte-hub/server/spareTime";

/** Set by a process for the one that makes its long answers, and by nobody else. */
const role = "HUB_LONG_ANSWERS";
/** Where it listens: for its own parent, on the same machine. */
export const behindHost = "127.0.0.1";

/** Whether this process makes the long answers of its parent. */
export const isBehind = (): boolean => process.env[role] === "1";

/** Tells the parent where this process listens. */
export function sayPort(port: number): void {
  if (process.connected) process.send?.({ port }, () => undefined);
}

const idleForMs = 60_000;
/** How long a first question waits for it to start: meanwhile who asks little is answered. */
const startMs = 10_000;
/** How long an answer may take to begin, and then a sign of life to come, before the process is taken to hang. */
const silentMs = 8_000;
/** How long it may take to end when it is told to. */
const stopMs = 5_000;
/** After a failed start, how long none is tried; after a process was lost, how long its questions may be what ended it. */
const restMs = 10_000;
const lookEveryMs = 200;

/** "NOT_READY": it was not tried, the question may be answered otherwise. "LOST": the process has ended with it. */
export type Relayed = "ANSWERED" | "NOT_READY" | "LOST";

/**
 * Another process of the same institution, at low priority, for long answers: whoever asks little does not wait while megabytes
 * are read and written, neither for this process nor for the processor. It starts with the first long question, and ends when
 * none came for a minute. It checks, reads and journals each question itself: nothing of the request is believed because it
 * comes from here.
 */
export class LongAnswerProcess {
  readonly #agent = new Agent({ keepAlive: true });
  #child: ChildProcess | undefined;
  #port: number | undefined;
  /** Resolves when it listens, or does not start in time. */
  #ready: Promise<unknown> = Promise.resolve();
  #underWay = 0;
  /** Of those under way, the answers that are being sent. */
  #sending = 0;
  #spareTime = new SpareTime(undefined);
  #starved: ChildProcess | undefined;
  #watch: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lostAt = Number.NEGATIVE_INFINITY;
  #failedAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  /** Sends a request on as it came, and its answer back as it is written. Never rejects. */
  async relay({ request, response }: Exchange, { bytes: body, signal }: Arrival): Promise<Relayed> {
    if (this.#port === undefined) this.#start();
    if (this.#port === undefined && within(restMs, this.#lostAt)) return "LOST";
    // Only the first questions wait.
    await this.#ready;
    const port = this.#port;
    if (port === undefined) return "NOT_READY";
    if (this.#underWay++ === 0) this.#work();
    const child = this.#child;
    const late = setTimeout(() => child && void this.#endIfHung(child, port), silentMs).unref();
    let isSending = false;
    try {
      const answer = await asked(request, { port, body, agent: this.#agent, signal });
      clearTimeout(late);
      isSending = true;
      this.#sending++;
      response.statusCode = answer.statusCode ?? 502;
      for (const [name, value] of handedOn(answer.headers)) response.setHeader(name, value);
      await pipeline(answer, response);
    } catch (error) {
      // A client that leaves may have waited for a process that hangs.
      if (!signal.aborted) clearTimeout(late);
      const isUntried = (error as NodeJS.ErrnoException).code === "ECONNREFUSED" || this.#starved === child;
      if (isUntried && !response.headersSent) return "NOT_READY";
      if (!response.headersSent && !response.destroyed) return "LOST";
      response.destroy();
    } finally {
      this.#underWay--;
      if (isSending) this.#sending--;
      if (this.#underWay === 0) this.#rest();
    }
    return "ANSWERED";
  }

  /** Resolves once the process has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    this.#agent.destroy();
    const child = this.#child;
    if (!child) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    if (child.connected) child.disconnect();
    const patience = setTimeout(() => child.kill("SIGKILL"), stopMs);
    await ended;
    clearTimeout(patience);
  }

  /** A process that has not answered for long is asked whether it lives, and ended when it does not say so. */
  async #endIfHung(child: ChildProcess, port: number): Promise<void> {
    const livez = `http://${behindHost}:${port}/livez`;
    const isAlive = await fetch(livez, { signal: AbortSignal.timeout(silentMs) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!isAlive && this.#child === child) child.kill("SIGKILL");
  }

  #work(): void {
    clearTimeout(this.#idle);
    this.#spareTime.begin();
    this.#watch = setInterval(() => void this.#look(), lookEveryMs).unref();
  }

  /** A process without a processor is ended, unless it is sending: this one answers in its place. */
  async #look(): Promise<void> {
    const child = this.#child;
    if (!(await this.#spareTime.isStarved()) || this.#sending > 0 || this.#child !== child) return;
    this.#starved = child;
    child?.kill("SIGKILL");
  }

  /** Ends the process after a while without a question; none is sent to it from then on. */
  #rest(): void {
    clearInterval(this.#watch);
    this.#idle = setTimeout(() => {
      this.#port = undefined;
      if (this.#child?.connected) this.#child.disconnect();
    }, idleForMs).unref();
  }

  #start(): void {
    if (this.#child || this.#isClosed || within(restMs, this.#failedAt)) return;
    const [program = "", ...words] = process.argv.slice(1);
    const child = fork(program, words, { env: { ...process.env, [role]: "1" } });
    this.#child = child;
    this.#spareTime = new SpareTime(child.pid);
    this.#ready = Promise.race([
      once(child, "message"),
      once(child, "exit"),
      sleep(startMs, null, { ref: false }),
    ]).catch(() => undefined);
    let wasReady = false;
    child.once("message", ({ port }: { readonly port: number }) => {
      wasReady = true;
      this.#port = port;
      this.#rest();
    });
    child.once("disconnect", () => {
      if (this.#child === child) this.#port = undefined;
    });
    child.once("error", () => undefined);
    child.once("exit", (code, signal) => this.#ended(child, { how: code ?? signal, wasReady }));
  }

  #ended(child: ChildProcess, { how, wasReady }: Ending): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#port = undefined;
    if (this.#isClosed || how === 0) return;
    if (this.#starved === child) {
      log.info("la machine est occupée : les longues réponses n'attendent plus qu'elle ne le soit pas");
      return;
    }
    if (this.#underWay > 0) this.#lostAt = performance.now();
    if (!wasReady) this.#failedAt = performance.now();
    log.warn({ how }, "le processus des longues réponses s'est arrêté ; il est relancé à la prochaine");
  }
}

interface Ending {
  /** Exit code or signal. */
  readonly how: number | string | null;
  readonly wasReady: boolean;
}

interface Asking {
  readonly port: number;
  readonly body: Buffer;
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

/** @throws Error when the process ends, or the client leaves, before there is an answer */
function asked(
  { method, url, headers }: IncomingMessage,
  { port, body, agent, signal }: Asking,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const own = { ...Object.fromEntries(handedOn(headers)), "content-length": body.length };
    const sent = httpRequest({ host: behindHost, port, method, path: url, headers: own, agent, signal });
    sent.once("response", resolve);
    sent.once("error", reject);
    sent.end(body);
  });
}

const within = (milliseconds: number, since: number): boolean => performance.now() - since < milliseconds;

/** Headers of one connection, which the other does not share. @see https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const ofConnection: ReadonlySet<string> = new Set([
  "connection",
  "expect",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

const handedOn = (headers: IncomingHttpHeaders): readonly (readonly [string, string | string[]])[] =>
  Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || ofConnection.has(name) ? [] : [[name, value] as const],
  );
