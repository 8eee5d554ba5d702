import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpuMsOf } from "@pacte-hub/server/processUse";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { composed } from "../testbed/composed.ts";
import { heavy, job, light, poolOf, shipped } from "../testbed/plannerPools.ts";
import { NoPlan } from "./planner.ts";

/** A native planner of the field ends its process over it: ours makes a plan. */
const formerlyDeadly = '{ territory(code: "55") { caf { __typename } r0: parent { __typename } } }';

describe("Plans are made in processes apart", () => {
  it("a question that crashes its process twice is refused from then on, and other questions have their plans", async () => {
    const pool = poolOf({ processes: 1 });
    const planner = pool.over(shipped);
    await planner.ready();
    const [first] = pool.pids;
    const reading = (await cpuMsOf(first)) ?? 0;
    const deadly = planner.plan(job(heavy(0, 6_000)));
    const killing = setInterval(async () => {
      // Once it has read the graph: before, it is not the question that ends it.
      for (const pid of pool.pids) if (((await cpuMsOf(pid)) ?? 0) > reading + 50) ended(pid);
    }, 1);
    await expect(deadly).rejects.toEqual(new NoPlan("ENDED_PLANNER"));
    clearInterval(killing);
    const otherPlans = await Promise.all(Array.from({ length: 20 }, () => planner.plan(job(light))));
    expect(otherPlans).toHaveLength(20);
    const { pids } = pool;
    await expect(planner.plan(job(heavy(0, 6_000)))).rejects.toEqual(new NoPlan("ENDED_PLANNER"));
    expect(pool.pids).toEqual(pids);
    await expect(planner.plan(job(formerlyDeadly))).resolves.toMatchObject({ kind: expect.any(String) });
  });

  it("a process that someone ends loses nobody's question", async () => {
    const pool = poolOf({ processes: 1 });
    const planner = pool.over(shipped);
    await planner.ready();
    const plans = Array.from({ length: 10 }, (_, index) => planner.plan(job(heavy(index))));
    for (const pid of pool.pids) process.kill(pid, "SIGKILL");
    for (const plan of plans) expect(await plan).toMatchObject({ kind: expect.any(String) });
  });

  it("whoever keeps ending its processes poisons no question: it is answered once they live", async () => {
    const pool = poolOf({ processes: 1 });
    const planner = pool.over(shipped);
    await planner.ready();
    const killing = setInterval(() => {
      for (const pid of pool.pids) process.kill(pid, "SIGKILL");
    }, 1);
    await expect(planner.plan(job(heavy(0)))).rejects.toEqual(new NoPlan("OVERLOADED"));
    clearInterval(killing);
    expect(await planner.plan(job(heavy(0)))).toMatchObject({ kind: expect.any(String) });
  });

  it("the operator is told what has no plan, and not about whom it was asked", async () => {
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const text = '{ nowhere(id: "1550123456789", n: 7) }';
    await expect(poolOf({ log }).over(shipped).plan(job(text))).rejects.toMatchObject({ reason: "BEYOND_PLANNER" });
    expect(lines.map((line) => JSON.parse(line).question)).toEqual(['{ nowhere(id: "", n: 0) }']);
    expect(lines.join()).not.toContain("1550123456789");
  });

  it("what the planner cannot plan is refused with its words for the operator", async () => {
    await expect(poolOf().over(shipped).plan(job("{ nowhere }"))).rejects.toMatchObject({ reason: "BEYOND_PLANNER" });
    await expect(poolOf().over("bonjour").ready()).rejects.toMatchObject({ reason: "BEYOND_PLANNER" });
  });

  it("whoever floods it waits behind himself: another's question, or a light one, is next", async () => {
    const order: string[] = [];
    const pool = poolOf({ processes: 1 });
    const planner = pool.over(shipped);
    await planner.ready();
    const flood = Array.from({ length: 6 }, (_, index) =>
      planner.plan(job(heavy(index), "flood")).then(() => order.push("flood")),
    );
    const otherPayersPlans = [
      planner.plan(job(heavy(100), "other")).then(() => order.push("other")),
      planner.plan(job(light, "flood")).then(() => order.push("light")),
    ];
    await Promise.all([...flood, ...otherPayersPlans]);
    expect(order.slice(0, 3).sort()).toEqual(["flood", "light", "other"]);
  });

  it("a payer's questions that wait are bounded, and the price of planning is his", async () => {
    const paid = new Map<string, number>();
    const pool = poolOf({
      processes: 1,
      mostWaiting: { ofOne: 2, ofAll: 100 },
      charge: (payer, ms) => paid.set(payer, (paid.get(payer) ?? 0) + ms),
    });
    const planner = pool.over(shipped);
    await planner.ready();
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, (_, index) => planner.plan(job(heavy(index), "one"))),
    );
    expect(answers.filter(({ status }) => status === "rejected")).toEqual(
      [1, 2].map(() => ({ status: "rejected", reason: new NoPlan("OVERLOADED") })),
    );
    expect(paid.get("one")).toBeGreaterThan(0);
    await planner.plan(job(light, "two"));
    expect(paid.get("one")).toBeGreaterThan(paid.get("two") ?? Number.POSITIVE_INFINITY);
  });

  it("whoever leaves waits no longer, and keeps nobody else waiting", async () => {
    const pool = poolOf({ processes: 1 });
    const planner = pool.over(shipped);
    await planner.ready();
    const leaving = new AbortController();
    const abandonedPlans = Array.from({ length: 50 }, (_, index) =>
      planner.plan({ ...job(heavy(index)), signal: leaving.signal }),
    );
    const outcomes = Promise.allSettled(abandonedPlans);
    leaving.abort();
    await planner.plan(job(heavy(100)));
    expect((await outcomes).filter(({ status }) => status === "rejected")).toHaveLength(49);
  });

  it("a graph that takes another's place is planned over, and the former still is", async () => {
    const pool = poolOf({ processes: 1 });
    const [before, after] = [pool.over(shipped), pool.over(composed({ a: "type Query { other: Int }" }))];
    for (const _ of [1, 2]) {
      expect(await before.plan(job(light))).toMatchObject({ serviceName: "reference" });
      expect(await after.plan(job("{ other }"))).toMatchObject({ serviceName: "a" });
    }
  });

  it("no secret of ours is in a planner's environment, and it ends with whoever started it", async () => {
    const pool = poolOf();
    await pool.over(shipped).ready();
    const [pid] = pool.pids;
    if (process.platform === "linux") {
      const environment = readFileSync(`/proc/${pid}/environ`, "utf8")
        .split("\0")
        .map((variable) => variable.split("=")[0]);
      expect(environment.filter((name) => name && !/^NODE_/.test(name))).toEqual([]);
    }
    pool.close();
    await expect.poll(() => isAlive(pid as number)).toBe(false);
  });
});

function ended(pid: number): void {
  try {
    process.kill(pid, "SIGABRT");
  } catch {
    // It has ended already.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !execFileSync("ps", ["-o", "stat=", "-p", `${pid}`])
      .toString()
      .startsWith("Z");
  } catch {
    return false;
  }
}
