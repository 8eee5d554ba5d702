import { describe, expect, it, vi } from "vitest";
import { createPlanner } from "../planner/planner.ts";
import { unlabelled } from "../planner/testbed.ts";
import { supergraphOf } from "../supergraph/supergraph.ts";
import { job, light, poolOf, shipped } from "../testbed/plannerPools.ts";
import { firstQuestion } from "./planCheck.ts";
import { PlannerChild } from "./plannerChild.ts";

describe("No reader pays for what a planner's process does first", () => {
  it("a process that takes another's place has the graph and the last plans before it is given a question", async () => {
    const pool = poolOf({ processes: 1 });
    const planner = pool.over(shipped);
    const texts = Array.from({ length: 8 }, (_, round) => light.replace("55", `${round}`));
    for (const text of texts) await planner.plan(job(text));
    const asked = askedOfProcesses();
    for (const pid of pool.pids) process.kill(pid, "SIGKILL");
    const newestFirst = texts.slice(-5).reverse();
    await expect.poll(() => asked.map(({ text }) => text), { timeout: 30_000 }).toEqual([graphOnly, ...newestFirst]);
    await planner.plan(job(light));
    expect(asked.at(-1)?.text).toBe(light);
    expect(asked.at(-1)?.of).toBe(asked[0]?.of);
  });

  it("a process reads a graph, and makes a first plan over it, before its question's time and price begin", async () => {
    const paid: number[] = [];
    const first = firstQuestion(supergraphOf(shipped).publicSchema) ?? "";
    const asked = askedOfProcesses();
    const planner = poolOf({ processes: 1, charge: (_, ms) => paid.push(ms) }).over(shipped, { first });
    await planner.plan(job(light, "a reader"));
    expect(asked.map(({ text }) => text)).toEqual([graphOnly, light]);
    const [reading, question] = await Promise.all(asked.map(({ planned }) => planned));
    expect(JSON.parse(reading?.plan ?? "")).toEqual(createPlanner(shipped).plan(first, unlabelled));
    expect(paid).toEqual([question?.cpuMs]);
  });
});

const graphOnly = "the graph";

const { ask } = PlannerChild.prototype;

/** What planner processes are asked from now on, in order. */
function askedOfProcesses() {
  const asked: { text: string; of: PlannerChild; planned: ReturnType<PlannerChild["ask"]> }[] = [];
  vi.spyOn(PlannerChild.prototype, "ask").mockImplementation(function (this: PlannerChild, graph, question, mayGoOn) {
    const planned = ask.call(this, graph, question, mayGoOn);
    asked.push({ text: question?.text ?? graphOnly, of: this, planned });
    return planned;
  });
  return asked;
}
