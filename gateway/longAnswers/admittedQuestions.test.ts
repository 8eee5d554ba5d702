import { expect, test } from "vitest";
import { AdmittedQuestions } from "./admittedQuestions.ts";

const { signal } = new AbortController();
const rounds = () => new Promise((next) => setImmediate(next));

test("one reader's many long questions hold up only the own: another's is begun at once, and each has its turn", async () => {
  const admitted = new AdmittedQuestions({ mostAtOnce: 3, mostOfOne: 2, mostWaiting: 10 });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, payer: string) =>
    admitted.inTurn({ payer, signal }, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const all = ["a1", "a2", "a3", "a4", "b1", "b2"].map((name) => ask(name, name.charAt(0)));
  expect(begun).toEqual(["a1", "a2", "b1"]);
  ends.get("a1")?.();
  await rounds();
  expect(begun).toEqual(["a1", "a2", "b1", "a3"]);
  ends.get("a2")?.();
  await rounds();
  expect(begun.at(-1)).toBe("b2");
  for (const name of ["b1", "a3", "b2"]) {
    ends.get(name)?.();
    await rounds();
  }
  ends.get("a4")?.();
  expect(await Promise.all(all)).toEqual(["a1", "a2", "a3", "a4", "b1", "b2"]);
});

test("what fails gives its place back, who leaves waits no longer, and no more wait than may", async () => {
  const admitted = new AdmittedQuestions({ mostAtOnce: 1, mostOfOne: 1, mostWaiting: 1 });
  let fail: (fault: Error) => void = () => undefined;
  const first = admitted.inTurn({ payer: "a", signal }, () => new Promise((_, reject) => (fail = reject)));
  const leaving = new AbortController();
  const second = admitted.inTurn({ payer: "b", signal: leaving.signal }, async () => "never");
  expect(await admitted.inTurn({ payer: "c", signal }, async () => "never")).toBeNull();
  leaving.abort();
  expect(await second).toBeNull();
  const third = admitted.inTurn({ payer: "c", signal }, async () => "done");
  fail(new Error("it failed"));
  await expect(first).rejects.toThrow("it failed");
  expect(await third).toBe("done");
  expect(await admitted.inTurn({ payer: undefined, signal }, async () => "again")).toBe("again");
});
