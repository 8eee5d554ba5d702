import fc from "fast-check";
import { expect, test } from "vitest";
import { type Action, actionStatuses } from "../model/action.ts";
import type { FundingRequest } from "../model/funding.ts";
import { actionOrders, inOrder } from "./actionOrder.ts";

const word = fc.constantFrom("a", "b", "é");
const actions = fc
  .array(fc.record({ title: word, territory: word, status: fc.constantFrom(...actionStatuses), on: word }))
  .map((drawnActions) =>
    drawnActions.map(
      ({ title, territory, status, on }, at) =>
        ({ id: String(at), title, territory, steps: [{ status, on }] }) as unknown as Action,
    ),
  );
const requests = fc.array(
  fc.record({ action: fc.nat(9).map(String), amount: fc.nat(3) }).map((request) => request as FundingRequest),
);
const keys = {
  PROGRAMME: () => 0,
  TITLE: ({ title }: Action) => title,
  LATEST_STEP: ({ steps }: Action) => steps[0]?.on,
  STATUS: ({ steps }: Action) => steps[0]?.status,
  TERRITORY: ({ territory }: Action) => territory,
  AMOUNT_REQUESTED: ({ id }: Action, requestsOfAll: readonly FundingRequest[]) =>
    requestsOfAll.some(({ action }) => action === id)
      ? requestsOfAll.filter(({ action }) => action === id).reduce((sum, { amount }) => sum + amount, 0)
      : "nothing",
} as const;

test("an order keeps every action, and leaves those that stand level as the programme has them", () => {
  fc.assert(
    fc.property(actions, requests, fc.constantFrom(...actionOrders), (actionList, requestList, order) => {
      const ordered = inOrder(actionList, order, requestList);
      expect([...ordered].sort((a, b) => Number(a.id) - Number(b.id))).toEqual(actionList);
      const level = new Map<unknown, string[]>();
      for (const orderedAction of ordered) {
        const key = keys[order](orderedAction, requestList);
        level.set(key, [...(level.get(key) ?? []), orderedAction.id]);
      }
      for (const ids of level.values()) expect(ids).toEqual([...ids].sort((a, b) => Number(a) - Number(b)));
      // Those that stand level stand together.
      const runs = ordered
        .map((orderedAction) => keys[order](orderedAction, requestList))
        .filter((key, at, keyList) => key !== keyList[at - 1]);
      expect(runs).toHaveLength(level.size);
    }),
  );
});

test("the most asked for comes first, and what asked nothing last; the latest step comes first", () => {
  const actionNamed = (id: string, on = "2019") =>
    ({ id, title: id, steps: [{ status: "PROPOSED", on }] }) as unknown as Action;
  const fundingRequests = [
    { action: "b", amount: 5 },
    { action: "c", amount: 3 },
    { action: "c", amount: 4 },
    { action: "d", amount: 0 },
  ] as FundingRequest[];
  const actionList = ["a", "b", "c", "d"].map((id) => actionNamed(id));
  expect(inOrder(actionList, "AMOUNT_REQUESTED", fundingRequests).map(({ id }) => id)).toEqual(["c", "b", "d", "a"]);
  expect(inOrder([actionNamed("a", "2018"), actionNamed("b", "2020")], "LATEST_STEP").map(({ id }) => id)).toEqual([
    "b",
    "a",
  ]);
});
