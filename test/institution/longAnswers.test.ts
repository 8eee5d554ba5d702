import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { getPriority } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { withClient } from "@pacte-hub/postgres/connect";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { urlsOf } from "../database.ts";
import { freePorts } from "../hub.ts";
import { type InstitutionProcess, institutionProcess, signedQuestion } from "../institutionProcess.ts";

const keyOf = (name: string): string => join(inject("hub").dataDir, "keys", `${name}.pem`);
const gatewayKey = (): string => readFileSync(keyOf("gateway"), "utf8");

const epcis = ["200033025", "200049187", "200066108", "200066140", "245501176", "245501184"];
const representations = `[${epcis.map((code) => `{ __typename: "Territory", code: "${code}" }`).join(", ")}]`;
const of = (fields: string) =>
  `{ _entities(representations: ${representations}) { ... on Territory { caf { ${fields} } } } }`;
const light = of('rsaHouseholds(from: "2021-12", to: "2021-12") { period value }');
const aliases = Array.from({ length: 600 }, (_, at) => `a${at}`);
const long = of(aliases.map((name) => `${name}: rsaHouseholds { period value status bounds { min max } }`).join(" "));

let institution: InstitutionProcess;
beforeAll(async () => {
  const { CAF_PORT } = await freePorts();
  institution = await institutionProcess("caf", CAF_PORT, {
    CAF_READER_URL: urlsOf("caf").READER,
    CAF_CONTEXT_KEY: keyOf("caf-context"),
    CAF_JOURNAL_KEY: keyOf("caf-journal"),
  });
}, 60_000);
afterAll(() => institution.stop());

const ask = async (query: string, key = gatewayKey()): Promise<string> =>
  (await signedQuestion(institution, key, query)).text();
const childrenOf = (pid: number | undefined): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
const behind = (): number | undefined => childrenOf(institution.child.pid)[0];
function neededBehind(): number {
  const pid = behind();
  if (!pid) throw new Error("no other process makes long answers");
  return pid;
}
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
/** Processor time of a process, in ticks. */
const worked = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return Number(fields[11]) + Number(fields[12]);
};
async function until(holds: () => unknown): Promise<void> {
  for (let tries = 0; tries < 600 && !holds(); tries++) await sleep(50);
  expect(holds()).toBeTruthy();
}
const countedReads = (): Promise<number> =>
  withClient(urlsOf("caf").STEWARD, async (client) => {
    const { rows } = await client.query("select coalesce(sum(reads), 0)::int as reads from authority.open_read");
    return rows[0].reads;
  });
/** Asks until the other process makes the answer: after a failed start none is tried for a while. */
async function madeBehind(): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const [pid, own] = [behind() ?? 0, institution.child.pid ?? 0];
    const isStanding = pid !== 0 && getPriority(pid) > getPriority(own);
    const before = isStanding ? [worked(pid), worked(own)] : [];
    const text = await ask(long);
    expect(text).toContain('"data"');
    // On a busy machine it may have been ended meanwhile, for want of a processor.
    if (isStanding && behind() === pid && worked(pid) - (before[0] ?? 0) > 3 * (worked(own) - (before[1] ?? 0)))
      return text;
    await sleep(100);
  }
  throw new Error("no long answer was made elsewhere");
}

test("short questions, and questions that no gateway signed, start no other process", async () => {
  expect(await ask(light)).toContain('"2021-12"');
  const stranger = await fetch(institution.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: long }),
  });
  expect(stranger.status).toBe(401);
  await sleep(300);
  expect(behind()).toBeUndefined();
});

test("a long answer is the same to the byte whoever makes it, at low priority, and its figures are counted once each", async () => {
  // Whoever should make it does not start: the institution's own process answers.
  const answered = ask(long);
  await until(() => behind());
  process.kill(neededBehind(), "SIGKILL");
  const first = await answered;
  const elsewhere = await madeBehind();
  expect(elsewhere).toBe(first);
  expect(first.length).toBeGreaterThan(50_000);
  const [own, other] = [getPriority(institution.child.pid), getPriority(neededBehind())];
  expect(other).toBe(Math.min(19, own + 5));
  const before = await countedReads();
  await ask(long);
  await ask(light);
  expect((await countedReads()) - before).toBe(2);
}, 60_000);

test("a long question with a field that is not there is refused as ever", async () => {
  const misspelt = long.replace("a0: rsaHouseholds {", "a0: rsaHousehold {");
  expect(await ask(misspelt)).toContain("GRAPHQL_VALIDATION_FAILED");
});

test("what a request says of its own connection goes no further", async () => {
  const expected = await madeBehind();
  const body = Buffer.from(JSON.stringify({ query: long }));
  const headers = { "content-type": "application/json", "hub-request-id": "connection" };
  const { url } = institution;
  const { host, hostname, port } = new URL(url);
  const signature = signerOf(gatewayKey()).sign({ method: "POST", url, headers, body });
  const own = { host, trailer: "x-a", te: "trailers", connection: "close", "content-length": String(body.length) };
  const lines = Object.entries({ ...headers, ...signature, ...own }).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(Number(port), hostname);
  socket.write(`POST /graphql HTTP/1.1\r\n${lines.join("")}\r\n`);
  socket.write(body);
  const pieces: Buffer[] = await socket.toArray();
  expect(Buffer.concat(pieces).toString().endsWith(`\r\n\r\n${expected}`)).toBe(true);
}, 60_000);

test("when the other process is killed over a question, that one is cut or refused as one to be asked again, and answered again soon", async () => {
  const expected = await madeBehind();
  const pid = neededBehind();
  const underWay = ask(long).catch(() => "cut");
  await sleep(20);
  process.kill(pid, "SIGKILL");
  expect(["cut", expected].includes(await underWay) || (await underWay).includes("PARTNER_UNAVAILABLE")).toBe(true);
  expect(await ask(light)).toContain('"2021-12"');
  const isAnswered = async () => (await ask(long)) === expected;
  for (let tries = 0; tries < 300 && !(await isAnswered()); tries++) await sleep(100);
  expect(await isAnswered()).toBe(true);
}, 60_000);

test("one that hangs is ended, and replaced", async () => {
  await madeBehind();
  const pid = neededBehind();
  process.kill(pid, "SIGSTOP");
  const underWay = ask(long);
  await until(() => !isAlive(pid));
  expect(await underWay).toContain("PARTNER_UNAVAILABLE");
  expect(await ask(light)).toContain('"2021-12"');
}, 60_000);

test("the other process ends with its institution, even killed", async () => {
  await madeBehind();
  const pid = neededBehind();
  institution.child.kill("SIGKILL");
  await until(() => !isAlive(pid));
}, 60_000);
