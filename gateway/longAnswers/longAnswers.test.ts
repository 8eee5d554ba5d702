import { readFileSync } from "node:fs";
import { randomQuery } from "@pacte-hub/executor/testbed/author";
import { Dice } from "@pacte-hub/executor/testbed/dice";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultLimits } from "../http/limits.ts";
import { gatewayOver, type Hub, monolith, type Partner, partnerNames, servePartner } from "../testbed/hub.ts";
import { startRogue } from "../testbed/rogue.ts";

const { longAnswers } = defaultLimits;
const schema = monolith();
let partners: readonly Partner[];
/** Makes every answer in its own process. */
let inProcess: Hub;
/** Makes every answer in a process apart. */
let apart: Hub;

beforeAll(async () => {
  partners = await Promise.all(partnerNames.map((name) => servePartner(name)));
  const urls = Object.fromEntries(partnerNames.map((name, at) => [name, partners[at]?.url ?? ""]));
  inProcess = await gatewayOver(urls, { longAnswers: { ...longAnswers, processes: 0 } });
  apart = await gatewayOver(urls, { longAnswers: { ...longAnswers, from: 0 } });
});
/** Processes of ours that make long answers. */
const answerProcesses = (): readonly number[] =>
  readFileSync(`/proc/self/task/${process.pid}/children`, "latin1").split(" ").filter(isAnswerProcess).map(Number);

function isAnswerProcess(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "latin1").includes("answerProcess");
  } catch {
    return false;
  }
}

afterAll(async () => {
  await Promise.all([inProcess.close(), apart.close()]);
  await Promise.all(partners.map((partner) => partner.close()));
});

test("whatever is asked, an answer that is made in a process apart is the same to the byte, errors included", async () => {
  const samples = {
    code: ["55", "E1", "E2", "C1", "C4", "no"],
    id: ["B1", "B2", "F1", "E2"],
    siret: ["S1", "S3"],
    to: ["2020"],
  };
  let failed = 0;
  for (let seed = 2017; seed < 2017 + (process.env.HUB_PROVE ? 5_000 : 100); seed++) {
    const { text, variables } = randomQuery(new Dice(seed), { schema, samples, fields: 25 });
    for (const times of ["first", "again"]) {
      const [answerHere, answerApart] = [await inProcess.ask(text, variables), await apart.ask(text, variables)];
      expect([answerApart.status, answerApart.text], `${times}: ${text} ${JSON.stringify(variables)}`).toEqual([
        answerHere.status,
        answerHere.text,
      ]);
      if (answerHere.errors) failed++;
    }
  }
  expect(failed).toBeGreaterThan(10);
  expect(answerProcesses()).toHaveLength(1);
}, 600_000);

const questionOf = (code: string) =>
  `{ territory(code: "${code}") { code name caf { count rsa(from: "2020") { period value } } } }`;

test("when a process that makes answers is ended, those under way are made in another, and nobody sees it", async () => {
  const questions = ["55", "E1", "E2", "C1", "C4"].map(questionOf);
  const expected = await Promise.all(questions.map((question) => inProcess.ask(question)));
  for (let round = 0; round < 3; round++) {
    const before = answerProcesses();
    const answers = Promise.all([...questions, ...questions].map((question) => apart.ask(question)));
    for (const pid of before) process.kill(pid, "SIGKILL");
    const texts = (await answers).map(({ text }) => text);
    expect(texts).toEqual([...expected, ...expected].map(({ text }) => text));
  }
}, 60_000);

test("what ends each process it is made in is refused by name, for a while, and others' questions are answered", async () => {
  const rogue = await startRogue();
  const urls = Object.fromEntries(partnerNames.map((name, at) => [name, partners[at]?.url ?? ""]));
  const limits = { ...longAnswers, from: 0, refusedForMs: 10_000 };
  const hub = await gatewayOver({ ...urls, caf: rogue.url }, { longAnswers: limits });
  const deadly = '{ territory(code: "E1") { caf { count } } }';
  const light = '{ territory(code: "E1") { name } }';
  rogue.answersWith((response) => void setTimeout(() => response.end('{"data":null}'), 1_500));
  const answer = hub.ask(deadly);
  let isOver = false;
  const killing = killAll(() => !isOver);
  const { status, errors } = await answer;
  isOver = true;
  await killing;
  expect([status, errors?.[0]?.extensions.code]).toEqual([503, "ANSWER_INTERRUPTED"]);
  expect((await hub.ask(light)).errors).toBeUndefined();
  const before = rogue.asked();
  expect((await hub.ask(deadly)).errors?.[0]?.extensions.code).toBe("ANSWER_INTERRUPTED");
  expect(rogue.asked()).toBe(before);
  await new Promise((next) => setTimeout(next, limits.refusedForMs));
  expect((await hub.ask(deadly)).errors?.[0]?.extensions.code).toBe("PARTNER_ANSWER_INVALID");
  await Promise.all([hub.close(), rogue.close()]);
}, 60_000);

/** Ends the processes that make answers, again and again while the condition holds. */
async function killAll(goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    for (const pid of answerProcesses()) process.kill(pid, "SIGKILL");
    await new Promise((next) => setTimeout(next, 20));
  }
}

test("a reader who leaves ends nothing, and the next is answered", async () => {
  const leaving = new AbortController();
  const abandoned = fetch(apart.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: questionOf("E2") }),
    signal: leaving.signal,
  });
  leaving.abort();
  await expect(abandoned).rejects.toThrow();
  expect((await apart.ask(questionOf("E2"))).text).toBe((await inProcess.ask(questionOf("E2"))).text);
});

test("a process that makes answers is given nothing of the gateway's: no variable of its environment, no argument but its file", async () => {
  await apart.ask(questionOf("E1"));
  for (const pid of answerProcesses()) {
    expect(readFileSync(`/proc/${pid}/environ`, "latin1")).toBe("");
    const words = readFileSync(`/proc/${pid}/cmdline`, "latin1").split("\0").filter(Boolean);
    expect(words.slice(1)).toEqual([
      "--v8-pool-size=1",
      expect.stringMatching(/^--max-old-space-size=\d+$/),
      expect.stringMatching(/answerProcess\.js$/),
    ]);
  }
});
