import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { composed } from "../testbed/composed.ts";
import { NoPlan } from "./planner.ts";
import { PlannerPool, type PoolOptions, usualPool } from "./plannerPool.ts";
import { PoisonedQuestions } from "./poisonedQuestions.ts";

const shipped = readFileSync(inClone("schema", "supergraph.graphql"), "utf8");
/** A native planner of the field ends its process over it: ours makes a plan. */
const formerlyDeadly = '{ territory(code: "55") { caf { __typename } r0: parent { __typename } } }';
const light = '{ territory(code: "55") { name } }';

/** Each question another, so that none is remembered. */
const heavy = (number: number): string =>
  `{ ${Array.from({ length: 60 }, (_, index) => `r${index}: territory(code: "${number} ${index}") { name caf { rsaHouseholds { value } } poleEmploi { jobseekers { value } } }`).join(" ")} }`;

const open: PlannerPool[] = [];
afterEach(() => {
  for (const pool of open.splice(0)) pool.close();
});

function poolOf(options: Partial<PoolOptions> = {}): PlannerPool {
  const pool = new PlannerPool({ ...usualPool, log: pino({ level: "silent" }), ...options });
  open.push(pool);
  return pool;
}

const asked = (text: string, payer?: string) => ({ text, share: 0, payer });

describe("Plans are made in processes apart", () => {
  it("a question that crashes its process twice is refused from then on, and other questions have their plans", async () => {
    const pool = poolOf({ processes: 1 });
    const planner = pool.over(shipped);
    await planner.ready();
    const deadly = planner.plan(asked(heavy(0)));
    const killing = setInterval(() => {
      for (const pid of pool.pids) process.kill(pid, "SIGABRT");
    }, 1);
    await expect(deadly).rejects.toEqual(new NoPlan("ENDED_PLANNER"));
    clearInterval(killing);
    const others = await Promise.all(Array.from({ length: 20 }, () => planner.plan(asked(light))));
    expect(others).toHaveLength(20);
    const { pids } = pool;
    await expect(planner.plan(asked(heavy(0)))).rejects.toEqual(new NoPlan("ENDED_PLANNER"));
    expect(pool.pids).toEqual(pids);
    await expect(planner.plan(asked(formerlyDeadly))).resolves.toMatchObject({ kind: expect.any(String) });
  });

  it("a process that someone ends loses nobody's question", async () => {
    const pool = poolOf({ processes: 1 });
    const planner = pool.over(shipped);
    await planner.ready();
    const plans = Array.from({ length: 10 }, (_, index) => planner.plan(asked(heavy(index))));
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
    await expect(planner.plan(asked(heavy(0)))).rejects.toEqual(new NoPlan("OVERLOADED"));
    clearInterval(killing);
    expect(await planner.plan(asked(heavy(0)))).toMatchObject({ kind: expect.any(String) });
  });

  it("a process that takes another's place has the graph and a few plans before it is given a question", async () => {
    const pool = poolOf({ processes: 1 });
    const planner = pool.over(shipped);
    await planner.ready();
    for (let turn = 0; turn < 8; turn++) await planner.plan(asked(light.replace("55", `${turn}`)));
    const timed = async (text: string): Promise<number> => {
      const began = performance.now();
      await planner.plan(asked(text));
      return performance.now() - began;
    };
    const [before] = pool.pids;
    for (const pid of pool.pids) process.kill(pid, "SIGKILL");
    await expect.poll(() => pool.pids.some((pid) => pid !== before)).toBe(true);
    const atOnce = await timed('{ territory(code: "cold") { name } }');
    for (const pid of pool.pids) process.kill(pid, "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await timed('{ territory(code: "warm") { name } }')).toBeLessThan(atOnce / 4);
  });

  it("a question past its deadline, or a process past its memory, is stopped and the next is planned", async () => {
    const late = poolOf({ processes: 1, deadlineMs: 1 });
    await expect(late.over(shipped).plan(asked(heavy(1)))).rejects.toEqual(new NoPlan("TOOK_TOO_LONG"));
    const large = poolOf({ processes: 1, maxRssBytes: 1 });
    const planner = large.over(shipped);
    for (const text of [light, '{ territory(code: "551") { name } }'])
      await planner.plan(asked(text)).catch((fault: NoPlan) => expect(fault.reason).toBe("TOOK_TOO_MUCH"));
  });

  it("a registered question has longer while no other reader waits, and a slow machine never has it refused as too long", async () => {
    const slow = { processes: 1, deadlineMs: 1, registeredDeadlineMs: 60_000 };
    const ours = (number: number) => ({ ...asked(heavy(number), "page"), isRegistered: true });
    await expect(poolOf(slow).over(shipped).plan(ours(1))).resolves.toMatchObject({ kind: expect.any(String) });
    const planner = poolOf(slow).over(shipped);
    const waitedFor = planner.plan(ours(2));
    const other = planner.plan(asked(light, "other")).catch(() => undefined);
    await expect(waitedFor).rejects.toEqual(new NoPlan("OVERLOADED"));
    await expect(planner.plan(ours(2))).rejects.toEqual(new NoPlan("OVERLOADED"));
    await other;
  });

  it("a registered question that was too slow is tried again as soon after each time", () => {
    const poisoned = new PoisonedQuestions();
    const terms = (isPassing: boolean) =>
      [1, 2, 3].map(() => poisoned.remember(String(isPassing), "TOOK_TOO_LONG", isPassing));
    expect([terms(false), terms(true)]).toEqual([
      [10_000, 100_000, 1_000_000],
      [10_000, 10_000, 10_000],
    ]);
  });

  it("the operator is told what has no plan, and not about whom it was asked", async () => {
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const text = '{ nowhere(id: "1550123456789", n: 7) }';
    await expect(poolOf({ log }).over(shipped).plan(asked(text))).rejects.toMatchObject({ reason: "BEYOND_PLANNER" });
    expect(lines.map((line) => JSON.parse(line).question)).toEqual(['{ nowhere(id: "", n: 0) }']);
    expect(lines.join()).not.toContain("1550123456789");
  });

  it("what the planner cannot plan is refused with its words for the operator", async () => {
    await expect(poolOf().over(shipped).plan(asked("{ nowhere }"))).rejects.toMatchObject({ reason: "BEYOND_PLANNER" });
    await expect(poolOf().over("bonjour").ready()).rejects.toMatchObject({ reason: "BEYOND_PLANNER" });
  });

  it("whoever floods it waits behind himself: another's question, or a light one, is next", async () => {
    const order: string[] = [];
    const pool = poolOf({ processes: 1 });
    const planner = pool.over(shipped);
    await planner.ready();
    const flood = Array.from({ length: 6 }, (_, index) =>
      planner.plan(asked(heavy(index), "flood")).then(() => order.push("flood")),
    );
    const others = [
      planner.plan(asked(heavy(100), "other")).then(() => order.push("other")),
      planner.plan(asked(light, "flood")).then(() => order.push("light")),
    ];
    await Promise.all([...flood, ...others]);
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
      Array.from({ length: 5 }, (_, index) => planner.plan(asked(heavy(index), "one"))),
    );
    expect(answers.filter(({ status }) => status === "rejected")).toEqual(
      [1, 2].map(() => ({ status: "rejected", reason: new NoPlan("OVERLOADED") })),
    );
    expect(paid.get("one")).toBeGreaterThan(0);
    await planner.plan(asked(light, "two"));
    expect(paid.get("one")).toBeGreaterThan(paid.get("two") ?? Number.POSITIVE_INFINITY);
  });

  it("whoever leaves waits no longer, and keeps nobody else waiting", async () => {
    const pool = poolOf({ processes: 1 });
    const planner = pool.over(shipped);
    await planner.ready();
    const leaving = new AbortController();
    const left = Array.from({ length: 50 }, (_, index) =>
      planner.plan({ ...asked(heavy(index)), signal: leaving.signal }),
    );
    const outcomes = Promise.allSettled(left);
    leaving.abort();
    await planner.plan(asked(heavy(100)));
    expect((await outcomes).filter(({ status }) => status === "rejected")).toHaveLength(49);
  });

  it("a graph that takes another's place is planned over, and the former still is", async () => {
    const pool = poolOf({ processes: 1 });
    const [before, after] = [pool.over(shipped), pool.over(composed({ a: "type Query { other: Int }" }))];
    for (const _ of [1, 2]) {
      expect(await before.plan(asked(light))).toMatchObject({ serviceName: "reference" });
      expect(await after.plan(asked("{ other }"))).toMatchObject({ serviceName: "a" });
    }
  });

  it("no secret of ours is in a planner's environment, and it ends with whoever started it", async () => {
    const pool = poolOf();
    await pool.over(shipped).ready();
    const [pid] = pool.pids;
    if (process.platform === "linux") {
      const environment = readFileSync(`/proc/${pid}/environ`, "utf8")
        .split("\0")
        .map((each) => each.split("=")[0]);
      expect(environment.filter((name) => name && !/^NODE_/.test(name))).toEqual([]);
    }
    pool.close();
    await expect.poll(() => isAlive(pid as number)).toBe(false);
  });
});

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
