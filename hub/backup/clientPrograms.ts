import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { promisify } from "node:util";
import { addressAnswering } from "@pacte-hub/postgres/hosts";
import { OperatorError } from "@pacte-hub/server/operatorError";

/** The programs of PostgreSQL's client that copy a database and put it back. */
export type ClientProgram = "pg_dump" | "pg_restore" | "psql";

/** A program that was found, and what it can read. */
export interface FoundProgram {
  readonly path: string;
  /** 18 of "18.1". */
  readonly major: number;
}

/**
 * Finds a program of the client, in `folder` where one is given, else as the shell would.
 * @param server the least major version that it must understand.
 * @throws OperatorError when there is none, or when it is older: PostgreSQL's refuse what is newer than themselves.
 */
export async function clientProgram(
  name: ClientProgram,
  folder: string | undefined,
  server: number,
): Promise<FoundProgram> {
  const path = folder ? join(folder, name) : name;
  const version = await promisify(execFile)(path, ["--version"]).catch(() => null);
  const major = Number(/\) (\d+)/.exec(version?.stdout ?? "")?.[1]);
  if (!major)
    throw new OperatorError(
      `Le programme ${path} manque : installez le client de PostgreSQL ${server} (postgresql-client-${server} sous Debian), ou dites par HUB_PG_BIN le dossier où il est.`,
      "PROGRAM_MISSING",
    );
  if (major < server)
    throw new OperatorError(
      `Ce ${name} est celui de PostgreSQL ${major} : il ne lit rien de PostgreSQL ${server}. Installez postgresql-client-${server}, et dites par HUB_PG_BIN où il est (/usr/lib/postgresql/${server}/bin sous Debian).`,
      "PROGRAM_MISSING",
    );
  return { path, major };
}

/** A program that works on one database, and reads what is written to it. */
export interface StartedProgram {
  readonly stdin: Writable;
  /** @throws OperatorError with its complaint, when it does not end well */
  readonly ended: Promise<void>;
  kill(): void;
}

/** Runs it to its end on one database. @throws OperatorError with its complaint */
export async function ranOn(url: string, program: FoundProgram, words: readonly string[]): Promise<void> {
  const { stdin, ended } = await started(url, program, words);
  stdin.end();
  await ended;
}

/** Starts it on one database. The password is in no argument: whoever lists the machine's processes reads those. */
export async function started(url: string, { path }: FoundProgram, words: readonly string[]): Promise<StartedProgram> {
  const address = new URL(await addressAnswering(url, true));
  const password = decodeURIComponent(address.password);
  address.password = "";
  const child = spawn(path, ["--no-password", `--dbname=${address.href}`, ...words], {
    env: { ...ofClient(process.env), ...(password && { PGPASSWORD: password }), LC_ALL: "C" },
    stdio: ["pipe", "ignore", "pipe"],
  });
  let output = "";
  child.stderr.on("data", (text: Buffer) => {
    output = (output + text.toString()).slice(-4_000);
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(new OperatorError(`${path} n'a pas abouti : ${firstFault(output)}`, "PROCESS_FAILED")),
    );
  });
  return { stdin: child.stdin, ended, kill: () => child.kill() };
}

/** Nothing of ours reaches it: its own variables, and where the user's certificates are. */
const ofClient = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => /^(PATH|HOME|TMPDIR|PG[A-Z]+)$/.test(name)));

/** The line of a program's complaint that says why. */
export const firstFault = (output: string): string =>
  output
    .split("\n")
    .find((line) => /error|fatal/i.test(line))
    ?.trim() ??
  (output.trim() || "sans un mot.");
