import { spawn } from "node:child_process";
import { Transform } from "node:stream";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { Client } from "pg";
import { clientProgram, type FoundProgram, firstFault, ranOn, started } from "./clientPrograms.ts";
import { serverMajor } from "./database.ts";

/** Puts a dump's file into the database of that address, all of it or nothing. */
export type RestoreDump = (url: string, file: string) => Promise<void>;

// Whose objects they are, and who may do what to them, is this database's to say: `migrate` does.
const withoutRights = ["--no-owner", "--no-acl"];

/** From this version on, `pg_restore` begins by a setting that earlier servers do not know. */
const firstWithTimeout = 17;

/**
 * How a dump is restored on this server.
 * @param dumped major version of the server that it was made of
 * @throws OperatorError when a program of the client is missing, or older than that
 */
export async function restorer(client: Client, programs: string | undefined, dumped: number): Promise<RestoreDump> {
  const restore = await clientProgram("pg_restore", programs, dumped);
  if (restore.major < firstWithTimeout || (await serverMajor(client)) >= firstWithTimeout)
    return (url, file) => ranOn(url, restore, [...withoutRights, "--single-transaction", "--exit-on-error", file]);
  // What its own pg_dump has written, no earlier one reads.
  const psql = await clientProgram("psql", programs, dumped);
  return (url, file) => asSql(url, { restore, psql }, file);
}

/** `psql` runs what `pg_restore` writes, but for the setting. */
async function asSql(
  url: string,
  { restore, psql }: { readonly restore: FoundProgram; readonly psql: FoundProgram },
  file: string,
): Promise<void> {
  const writing = spawn(restore.path, [...withoutRights, "--file=-", file], {
    env: { PATH: process.env.PATH, LC_ALL: "C" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const words = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file=-"];
  const reading = await started(url, psql, words);
  let complaint = "";
  let fault: unknown;
  writing.stderr.on("data", (text: Buffer) => {
    complaint = (complaint + text.toString()).slice(-4_000);
  });
  // Who reads may go first: `ended` tells why.
  reading.stdin.on("error", () => undefined);
  writing.stdout.pipe(withoutTimeout()).pipe(reading.stdin, { end: false });
  const written = new Promise<void>((resolve) => {
    writing.once("close", (code) => {
      if (code === 0) reading.stdin.end();
      else {
        fault ??= new OperatorError(`${restore.path} n'a pas abouti : ${firstFault(complaint)}`, "PROCESS_FAILED");
        // At the end of what it reads, `psql` commits: half a dump must not come to it.
        reading.kill();
      }
      resolve();
    });
  });
  const read = reading.ended.catch((error: unknown) => {
    fault ??= error;
    writing.kill();
  });
  await Promise.all([written, read]);
  if (fault) throw fault;
}

/** Takes one line away, which stands in the first settings of the text, before anything of the database. */
function withoutTimeout(): Transform {
  let head: Buffer | null = Buffer.alloc(0);
  const headBytes = 8_192;
  const cut = (bytes: Buffer): Buffer =>
    Buffer.from(bytes.toString("latin1").replace(/^SET transaction_timeout = 0;\n/m, ""), "latin1");
  return new Transform({
    transform(chunk: Buffer, _, done) {
      if (head === null) return done(null, chunk);
      head = Buffer.concat([head, chunk]);
      if (head.length < headBytes) return done();
      const whole = cut(head);
      head = null;
      done(null, whole);
    },
    flush(done) {
      done(null, head && cut(head));
    },
  });
}
