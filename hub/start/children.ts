import { type ChildProcess, fork, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { lowerPriority } from "@pacte-hub/server/lowerPriority";
import { OperatorError } from "@pacte-hub/server/operatorError";

/** A child process, restarted until `stop`. */
export interface SupervisedProcess {
  readonly name: string;
  stop(): Promise<void>;
}

/** A program to run, with its whole environment: the child inherits nothing else. */
export interface Task {
  readonly name: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Ends the process; given for background work, which then runs at low priority. */
  readonly signal?: AbortSignal;
}

/** The program of the hub's own processes. */
export const program = createRequire(import.meta.url).resolve("@pacte-hub/hub/bin");
const firstDelayMs = 100;
const longestDelayMs = 5_000;
/** After so long a life a process counts as healthy: its next restart is immediate again. */
const wellAfterMs = 10_000;
const stopPatienceMs = 5_000;
/**
 * V8 options of subgraphs, which hold little data: small young generations let four of them run on a laptop. At half a megabyte
 * an answer, a semi-space of 8 MB costs less processor time than one of 2 MB (3.0 times that of the SQL in place of 3.8,
 * bench/hub.mjs) at the same memory; 16 MB cost 2.8 times, for 25 MB more each. The others: see hub/bin/hub.js.
 */
const memory = ["--no-memory-reducer", "--max-semi-space-size=8", "--v8-pool-size=1", "--max-old-space-size=512"];

/**
 * Starts a process, resolves when it is ready, and restarts it whenever it ends by itself. `onMessage` gets its other messages.
 */
export async function supervise(
  task: Task,
  report: (sentence: string) => void,
  onMessage?: (word: unknown) => void,
): Promise<SupervisedProcess> {
  let stopping = false;
  const startChild = (): ChildProcess => {
    const child = started(task);
    if (onMessage) child.on("message", onMessage);
    return child;
  };
  let child = startChild();
  await ready(child, task.name);
  void (async () => {
    let delay = firstDelayMs;
    while (!stopping) {
      const began = Date.now();
      await ended(child);
      if (stopping) return;
      delay = Date.now() - began > wellAfterMs ? firstDelayMs : Math.min(delay * 2, longestDelayMs);
      report(`${task.name} s'est arrêté ; il est relancé.`);
      await sleep(delay);
      if (!stopping) child = startChild();
    }
  })();
  return {
    name: task.name,
    async stop() {
      stopping = true;
      await stopped(child);
    },
  };
}

/** Runs a process to its end, or until `signal` aborts it. @throws OperatorError with its output when it fails */
export function ran({ name, words, environment, signal }: Task, log: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], {
      env: { ...inherited(), ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const end = () => child.kill("SIGTERM");
    signal?.addEventListener("abort", end, { once: true });
    // Background work runs at low priority, so that requests come first.
    if (signal && child.pid) lowerPriority(child.pid);
    let complaints = "";
    child.stdout?.on("data", (text: Buffer) => log(text.toString().trimEnd()));
    child.stderr?.on("data", (text: Buffer) => {
      complaints += text.toString();
    });
    child.once("close", (code) => {
      signal?.removeEventListener("abort", end);
      if (code === 0 || signal?.aborted) resolve();
      else reject(new OperatorError(`${name} : ${complaints.trim()}`, "PROCESS_FAILED"));
    });
  });
}

function started({ words, environment }: Task): ChildProcess {
  return fork(program, [...words], {
    env: { ...inherited(), ...environment },
    execArgv: memory,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** The variables that every process of ours inherits (PATH and the like): no address and no password. */
export function inherited(): Record<string, string> {
  const names = [
    "PATH",
    "HOME",
    "LANG",
    "TZ",
    "TMPDIR",
    "NODE_EXTRA_CA_CERTS",
    "SSL_CERT_FILE",
    "HUB_LOG",
    "HUB_CACHE_MB",
    "HUB_PACT",
    "HUB_PARTNERS",
  ];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

function ready(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) =>
      reject(new OperatorError(`${name} n'a pas démarré (code ${code}).`, "PROCESS_FAILED")),
    );
  });
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });

async function stopped(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), stopPatienceMs);
  await ended(child);
  clearTimeout(patience);
}
