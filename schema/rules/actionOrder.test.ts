import fc from "fast-check";
import { expect, test } from "vitest";
import { type Action, actionStatuses } from "../model/action.ts";
import type { FundingRequest } from "../model/funding.ts";
import { actionOrders, inOrder } from "./actionOrder.ts";

const word = fc.constantFrom("a", "b", "é");
const actions = fc
  .array(fc.record({ title: word, territory: word, status: fc.constantFrom(...actionStatuses), on: word }))
  .map((drawn) =>
    drawn.map(
      ({ title, territory, status, on }, at) =>
        ({ id: String(at), title, territory, steps: [{ status, on }] }) as unknown as Action,
    ),
  );
const requests = fc.array(
  fc.record({ action: fc.nat(9).map(String), amount: fc.nat(3) }).map((one) => one as FundingRequest),
);
const keys = {
  PROGRAMME: () => 0,
  TITLE: ({ title }: Action) => title,
  LATEST_STEP: ({ steps }: Action) => steps[0]?.on,
  STATUS: ({ steps }: Action) => steps[0]?.status,
  TERRITORY: ({ territory }: Action) => territory,
  AMOUNT_REQUESTED: ({ id }: Action, asked: readonly FundingRequest[]) =>
    asked.some(({ action }) => action === id)
      ? asked.filter(({ action }) => action === id).reduce((sum, { amount }) => sum + amount, 0)
      : "nothing",
} as const;

test("an order keeps every action, and leaves those that stand level as the programme has them", () => {
  fc.assert(
    fc.property(actions, requests, fc.constantFrom(...actionOrders), (all, asked, order) => {
      const ordered = inOrder(all, order, asked);
      expect([...ordered].sort((a, b) => Number(a.id) - Number(b.id))).toEqual(all);
      const level = new Map<unknown, string[]>();
      for (const one of ordered) {
        const key = keys[order](one, asked);
        level.set(key, [...(level.get(key) ?? []), one.id]);
      }
      for (const ids of level.values()) expect(ids).toEqual([...ids].sort((a, b) => Number(a) - Number(b)));
      // Those that stand level stand together.
      const runs = ordered.map((one) => keys[order](one, asked)).filter((key, at, every) => key !== every[at - 1]);
      expect(runs).toHaveLength(level.size);
    }),
  );
});

test("the most asked for comes first, and what asked nothing last; the latest step comes first", () => {
  const named = (id: string, on = "2019") =>
    ({ id, title: id, steps: [{ status: "PROPOSED", on }] }) as unknown as Action;
  const asked = [
    { action: "b", amount: 5 },
    { action: "c", amount: 3 },
    { action: "c", amount: 4 },
    { action: "d", amount: 0 },
  ] as FundingRequest[];
  const all = ["a", "b", "c", "d"].map((id) => named(id));
  expect(inOrder(all, "AMOUNT_REQUESTED", asked).map(({ id }) => id)).toEqual(["c", "b", "d", "a"]);
  expect(inOrder([named("a", "2018"), named("b", "2020")], "LATEST_STEP").map(({ id }) => id)).toEqual(["b", "a"]);
});
