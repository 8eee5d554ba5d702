import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Answer, ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { processOf } from "./partnerProcess.ts";
import { isProof } from "./proof.ts";

const query = `{ territories(level: EPCI) { code
  caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } }
  poleEmploi { jobseekers(from: "2021-Q4", to: "2021-Q4") { value } }
  siae { structures { siret } }
  department { conventions { id } } } }`;

let hub: StartedHub;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
}, 240_000);
afterAll(() => hub.stop());

async function stateOf(partner: string): Promise<string | undefined> {
  const ready = await fetch(hub.url.replace("/graphql", "/ready"));
  return ((await ready.json()) as { partners: Readonly<Record<string, string>> }).partners[partner];
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
type Epci = any;
const lacks = (field: string) => (answer: Answer) =>
  answer.data.territories.every((epci: Epci) => epci[field] === null);

describe.skipIf(process.platform !== "linux")("a partner that is killed while queries run", () => {
  test.each([
    ["caf", "caf", (epci: Epci) => epci.poleEmploi.jobseekers.length === 1 && epci.siae && epci.department],
    ["pole-emploi", "poleEmploi", (epci: Epci) => epci.caf.rsaHouseholds.length === 1 && epci.siae && epci.department],
    ["siae", "siae", (epci: Epci) => epci.caf && epci.poleEmploi && epci.department],
    ["department", "department", (epci: Epci) => epci.caf && epci.poleEmploi && epci.siae],
  ])(
    "%s is null with a labelled error, the others answer, and it is back without anyone restarting it",
    async (partner, field, others) => {
      let asking = true;
      const answers: Answer[] = [];
      const client = (async () => {
        while (asking) answers.push(await ask(query, {}, hub.url));
      })();
      const states = new Set<string | undefined>();
      const watch = (async () => {
        while (asking) states.add(await stateOf(partner));
      })();
      process.kill(processOf(partner, hub), "SIGKILL");
      const killedAt = performance.now();
      while (!answers.some(lacks(field)) || !states.has("down")) await sleep(5);
      while (lacks(field)(answers.at(-1) as Answer)) await sleep(5);
      const backAfterMs = performance.now() - killedAt;
      asking = false;
      await Promise.all([client, watch]);

      const without = answers.filter(lacks(field));
      expect(without.length).toBeGreaterThan(0);
      for (const { data, errors } of without) {
        expect(data.territories).toHaveLength(16);
        expect(data.territories.every(others)).toBe(true);
        expect(errors).toEqual([
          expect.objectContaining({
            message: expect.stringContaining("Les autres institutions ont répondu"),
            path: ["territories", 0, field],
            extensions: { code: "PARTNER_UNAVAILABLE", institution: partner },
          }),
        ]);
      }
      expect(answers.every(({ data }) => data.territories.every(others))).toBe(true);
      if (isProof) console.info(`${partner} answers again after ${Math.round(backAfterMs)} ms`);
      expect(JSON.stringify(answers)).not.toMatch(/127\.0\.0\.1|ECONN|node_modules|stack/);
    },
    60_000,
  );
});
