import { rssOf } from "@pacte-hub/server/processUse";
import { describe, expect, it } from "vitest";
import { heavy, job, light, long, poolOf, shipped } from "../testbed/plannerPools.ts";
import { NoPlan } from "./planner.ts";
import { PoisonedQuestions } from "./poisonedQuestions.ts";

describe("A plan has so much time, processor and memory", () => {
  it.runIf(process.platform === "linux")(
    "a question whose process was given no processor is not refused as too long: its reader is told to come back",
    async () => {
      const pool = poolOf({ processes: 1, deadlineMs: 200, registeredDeadlineMs: 500 });
      const planner = pool.over(shipped);
      await planner.ready();
      for (const pid of pool.pids) process.kill(pid, "SIGSTOP");
      await expect(planner.plan(job(light))).rejects.toEqual(new NoPlan("OVERLOADED"));
      expect(await planner.plan(job(light))).toMatchObject({ kind: expect.any(String) });
    },
  );

  it("a question past its deadline, or a process past its memory, is stopped and the next is planned", async () => {
    const late = poolOf({ processes: 1, deadlineMs: 1 });
    await expect(late.over(shipped).plan(job(long(1)))).rejects.toEqual(new NoPlan("TOOK_TOO_LONG"));
    const usual = poolOf({ processes: 1 });
    await usual.over(shipped).ready();
    const large = poolOf({ processes: 1, maxRssBytes: (await rssOf(usual.pids[0])) + 10 * 1024 * 1024 });
    const planner = large.over(shipped);
    const fault = await planner.plan(job(heavy(2, 6_000))).catch(({ reason }: NoPlan) => reason);
    expect(fault).toBe(process.platform === "linux" ? "TOOK_TOO_MUCH" : expect.anything());
    expect(await planner.plan(job(light))).toMatchObject({ kind: expect.any(String) });
  });

  it("a registered question has longer while no other reader waits, and a slow machine never has it refused as too long", async () => {
    const slow = { processes: 1, deadlineMs: 1, registeredDeadlineMs: 60_000 };
    const registeredJob = (number: number) => ({ ...job(long(number), "page"), isRegistered: true });
    await expect(poolOf(slow).over(shipped).plan(registeredJob(1))).resolves.toMatchObject({
      kind: expect.any(String),
    });
    const planner = poolOf(slow).over(shipped);
    const waitedFor = planner.plan(registeredJob(2));
    const otherPayersPlan = planner.plan(job(light, "other")).catch(() => undefined);
    await expect(waitedFor).rejects.toEqual(new NoPlan("OVERLOADED"));
    await expect(planner.plan(registeredJob(2))).rejects.toEqual(new NoPlan("OVERLOADED"));
    await otherPayersPlan;
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
});
