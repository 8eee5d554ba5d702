import { expect, test } from "vitest";
import { AdmittedQuestions } from "./admittedQuestions.ts";

const { signal } = new AbortController();
const rounds = () => new Promise((next) => setImmediate(next));

test("one reader's many long questions hold up only the own: another's is begun at once, and each has its turn", async () => {
  const admitted = new AdmittedQuestions({ mostAtOnce: 3, mostOfOne: 2, mostValuesOfOne: 100, mostWaiting: 10 });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const enter = (name: string, payer: string) =>
    admitted.inTurn({ payer, signal, values: 1 }, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const entered = ["a1", "a2", "a3", "a4", "b1", "b2"].map((name) => enter(name, name.charAt(0)));
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
  expect(await Promise.all(entered)).toEqual(["a1", "a2", "a3", "a4", "b1", "b2"]);
});

test("what fails gives its place back, who leaves waits no longer, and no more wait than may", async () => {
  const admitted = new AdmittedQuestions({ mostAtOnce: 1, mostOfOne: 1, mostValuesOfOne: 100, mostWaiting: 1 });
  let fail: (fault: Error) => void = () => undefined;
  const first = admitted.inTurn({ payer: "a", signal, values: 1 }, () => new Promise((_, reject) => (fail = reject)));
  const leaving = new AbortController();
  const second = admitted.inTurn({ payer: "b", signal: leaving.signal, values: 1 }, async () => "never");
  expect(await admitted.inTurn({ payer: "c", signal, values: 1 }, async () => "never")).toBeNull();
  leaving.abort();
  expect(await second).toBeNull();
  const third = admitted.inTurn({ payer: "c", signal, values: 1 }, async () => "done");
  fail(new Error("it failed"));
  await expect(first).rejects.toThrow("it failed");
  expect(await third).toBe("done");
  expect(await admitted.inTurn({ payer: undefined, signal, values: 1 }, async () => "again")).toBe("again");
});

test("a payer's largest answers are made one at a time, and several small ones come after one of them", async () => {
  const admitted = new AdmittedQuestions({ mostAtOnce: 9, mostOfOne: 4, mostValuesOfOne: 100, mostWaiting: 10 });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const enter = (name: string, payer: string, values: number) =>
    admitted.inTurn({ payer, signal, values }, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const entered = [
    enter("large", "a", 400),
    enter("larger", "a", 500),
    enter("s1", "a", 50),
    enter("s2", "a", 50),
    enter("b", "b", 1),
  ];
  expect(begun).toEqual(["large", "b"]);
  ends.get("large")?.();
  await rounds();
  expect(begun).toEqual(["large", "b", "larger"]);
  ends.get("larger")?.();
  await rounds();
  expect(begun.slice(3)).toEqual(["s1", "s2"]);
  for (const name of ["s1", "s2", "b"]) ends.get(name)?.();
  await Promise.all(entered);
});
