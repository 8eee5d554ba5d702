import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";

const query = `{ territories(level: EPCI) { code
  caf { rsaHouseholds(from: "2021-12") { value } }
  poleEmploi { jobseekers(from: "2021-Q4") { value } }
  siae { structures { siret } }
  department { conventions { id } } } }`;

let hub: StartedHub;
beforeAll(async () => {
  hub = await startedHub();
}, 60_000);
afterAll(() => hub.stop());

/** The process that serves an institution under this hub. */
function processOf(partner: string): number {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const [, parent] = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      if (Number(parent) === hub.process.pid && command.includes("subgraph") && command.includes(partner))
        return Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  throw new Error(`nobody serves ${partner}`);
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
    "%s is null with a labelled error, the others answer, and it is back within 3 s without a restart",
    async (partner, field, others) => {
      let asking = true;
      const answers: Answer[] = [];
      const client = (async () => {
        while (asking) answers.push(await ask(query, {}, hub.url));
      })();
      process.kill(processOf(partner), "SIGKILL");
      const killedAt = performance.now();
      while (!answers.some(lacks(field)) && performance.now() - killedAt < 3_000) await sleep(5);
      const ready = (await (await fetch(hub.url.replace("/graphql", "/ready"))).json()) as {
        partners: Record<string, string>;
      };
      while (!answers.at(-1) || lacks(field)(answers.at(-1) as Answer)) {
        if (performance.now() - killedAt > 10_000) break;
        await sleep(5);
      }
      const backAfterMs = performance.now() - killedAt;
      asking = false;
      await client;

      const without = answers.filter(lacks(field));
      expect(without.length).toBeGreaterThan(0);
      expect(ready.partners[partner]).toBe("down");
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
      expect(backAfterMs).toBeLessThan(3_000);
      expect(JSON.stringify(answers)).not.toMatch(/127\.0\.0\.1|ECONN|node_modules|stack/);
    },
  );
});
