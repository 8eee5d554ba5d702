import { readFileSync } from "node:fs";
import { randomQuery } from "@pacte-hub/executor/testbed/author";
import { Dice } from "@pacte-hub/executor/testbed/dice";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultLimits } from "../http/limits.ts";
import { gatewayOver, type Hub, monolith, type Partner, partnerNames, servePartner } from "../testbed/hub.ts";

const { longAnswers } = defaultLimits;
const schema = monolith();
let partners: readonly Partner[];
/** Makes every answer in its own process. */
let here: Hub;
/** Makes every answer in a process apart. */
let apart: Hub;

beforeAll(async () => {
  partners = await Promise.all(partnerNames.map((name) => servePartner(name)));
  const urls = Object.fromEntries(partnerNames.map((name, at) => [name, partners[at]?.url ?? ""]));
  here = await gatewayOver(urls, { longAnswers: { ...longAnswers, processes: 0 } });
  apart = await gatewayOver(urls, { longAnswers: { ...longAnswers, from: 0 } });
});
/** Processes of ours that make long answers. */
const answerProcesses = (): readonly number[] =>
  readFileSync(`/proc/self/task/${process.pid}/children`, "latin1")
    .split(" ")
    .filter((pid) => pid !== "" && readFileSync(`/proc/${pid}/cmdline`, "latin1").includes("answerProcess"))
    .map(Number);

afterAll(async () => {
  await Promise.all([here.close(), apart.close()]);
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
      const [one, other] = [await here.ask(text, variables), await apart.ask(text, variables)];
      expect([other.status, other.text], `${times}: ${text} ${JSON.stringify(variables)}`).toEqual([
        one.status,
        one.text,
      ]);
      if (one.errors) failed++;
    }
  }
  expect(failed).toBeGreaterThan(10);
  expect(answerProcesses()).toHaveLength(1);
}, 600_000);
