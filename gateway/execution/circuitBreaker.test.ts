import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultLimits } from "../http/limits.ts";
import { type Answer, gatewayOver, type Hub, type Partner, servePartner } from "../testbed/hub.ts";
import { type Rogue, saysOfEach, startRogue } from "../testbed/rogue.ts";
import type { SubgraphLimits } from "./subgraphLimits.ts";

let caf: Rogue;
let poleEmploi: Partner;
beforeAll(async () => {
  [caf, poleEmploi] = await Promise.all([startRogue(), servePartner("pole-emploi")]);
});
afterAll(() => Promise.all([caf.close(), poleEmploi.close()]));

const ofCaf = '{ territory(code: "E1") { caf { count } } }';
const ofPoleEmploi = '{ territory(code: "E1") { poleEmploi { jobseekers(from: "2021") { value } } } }';
const figures = saysOfEach(() => ({ caf: { count: 7 } }));

/** The CAF alone has this patience. */
const hubWith = (patience: Partial<SubgraphLimits>): Promise<Hub> =>
  gatewayOver({ caf: caf.url, "pole-emploi": poleEmploi.url }, {}, { patience: { caf: patience } });

const reasonOf = ({ errors }: Answer) => errors?.[0]?.message;

test("while one partner keeps its readers waiting, the figures of the others come", async () => {
  caf.answersWith(() => {});
  const hub = await hubWith({ timeoutMs: 60_000, mostAsked: 3 });
  const waiting = [1, 2, 3].map(() => hub.ask(ofCaf).catch(() => "the hub closed"));
  await expect.poll(() => caf.asked()).toBe(3);
  for (let round = 0; round < 20; round++) {
    expect((await hub.ask(ofPoleEmploi)).data).toEqual({
      territory: { poleEmploi: { jobseekers: [{ value: 2031 }] } },
    });
  }
  // No more than so many wait for it: the next one is told at once.
  expect(reasonOf(await hub.ask(ofCaf))).toContain("est saturé");
  expect(caf.asked()).toBe(3);
  await hub.close();
  await Promise.all(waiting);
});

test("a partner that kept readers waiting in vain is left to rest, then asked once to see", async () => {
  caf.answersWith(() => {});
  const hub = await hubWith({ timeoutMs: 50, failuresBeforeRest: 2, restMs: 200 });
  for (let round = 0; round < 4; round++) expect((await hub.ask(ofCaf)).data).toEqual({ territory: { caf: null } });
  expect(caf.asked()).toBe(2);
  caf.answersWith(figures);
  await expect
    .poll(async () => (await hub.ask(ofCaf)).data, { timeout: 5_000 })
    .toEqual({ territory: { caf: { count: 7 } } });
  expect((await hub.ask(ofCaf)).data).toEqual({ territory: { caf: { count: 7 } } });
  await hub.close();
});

test("a partner that refuses at once is asked again each time, and answers as soon as it can", async () => {
  caf.answersWith((response) => response.destroy());
  const hub = await hubWith({ failuresBeforeRest: 1, timeoutMs: defaultLimits.partner.timeoutMs });
  for (let round = 0; round < 5; round++) await hub.ask(ofCaf);
  caf.answersWith(figures);
  expect((await hub.ask(ofCaf)).data).toEqual({ territory: { caf: { count: 7 } } });
  await hub.close();
});

test("readers who leave say nothing of the partner", async () => {
  caf.answersWith(() => {});
  const hub = await hubWith({ failuresBeforeRest: 1, timeoutMs: 60_000 });
  const leaving = new AbortController();
  const request = fetch(hub.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: ofCaf }),
    signal: leaving.signal,
  });
  await expect.poll(() => caf.asked()).toBe(1);
  leaving.abort();
  await expect(request).rejects.toThrow();
  caf.answersWith(figures);
  expect((await hub.ask(ofCaf)).data).toEqual({ territory: { caf: { count: 7 } } });
  await hub.close();
});
