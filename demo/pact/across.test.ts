import type { FundingDecision } from "@pacte-hub/schema/model/funding";
import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import { type AcrossAnswers, type AcrossMeasureId, partnershipAcross } from "@pacte-hub/schema/rules/partnershipAcross";
import { describe, expect, test } from "vitest";
import { decisions, requests } from "./funding.ts";
import { demonstrationRegisters } from "./registers.ts";

/** Each institution's own decisions, as its register holds them. */
const decisionsOf = (partner: PartnerId) =>
  (demonstrationRegisters(partner)["funding-decision"] ?? []).map(({ body }) => body as FundingDecision);
const answers = (silent: readonly PartnerId[] = []): AcrossAnswers => ({
  requests: requests(),
  decisions: Object.fromEntries(
    partnerIds.map((id) => [id, silent.includes(id) ? null : decisionsOf(id)]),
  ) as unknown as AcrossAnswers["decisions"],
});
const wholePact = { year: null, on: "2021-12-31" };
const measured = (id: AcrossMeasureId, from = answers(), question: { year: number | null; on: string } = wholePact) =>
  partnershipAcross(from, question).measures.find((measure) => measure.id === id);

describe("the second level of evaluation, from every institution's own decisions", () => {
  test("counts what no institution can count alone, recomputed here from the rows themselves", () => {
    const standingRequests = new Map(
      requests()
        .filter((request) => !request.withdrawnOn)
        .map((request) => [request.id, request]),
    );
    const granted = decisions().filter(({ status, request }) => status === "GRANTED" && standingRequests.has(request));
    const pairs = new Set(granted.map(({ action, funder }) => `${action} ${funder}`));
    const funded = [...new Set(granted.map(({ action }) => action))];
    const two = funded.filter((id) => [...pairs].filter((pair) => pair.startsWith(`${id} `)).length > 1).length;
    expect(two).toBeGreaterThan(15);
    expect(measured("actions-co-funded-across")).toEqual({
      id: "actions-co-funded-across",
      value: two,
      isPartial: false,
    });
    const cents = granted.reduce((sum, { amount }) => sum + BigInt(Math.round((amount ?? 0) * 100)), 0n);
    expect(BigInt(Math.round((measured("amount-granted-across")?.value ?? 0) * 100))).toBe(cents);
    const alone = partnershipAcross(answers(["caf", "pole-emploi", "siae"]), wholePact);
    expect(alone.measures[0]?.value).toBeLessThan(two);
    const { grantedBy } = partnershipAcross(answers(), wholePact);
    expect(grantedBy.reduce((sum, { amount }) => sum + BigInt(Math.round(amount * 100)), 0n)).toBe(cents);
  });

  test("a silent partner makes it partial and lower, and is named; the Department's silence leaves nothing to sum", () => {
    for (const id of partnerIds) {
      const { measures, silent } = partnershipAcross(answers([id]), wholePact);
      expect(silent).toEqual([id]);
      expect(measures.every(({ isPartial }) => isPartial)).toBe(true);
      expect(measures[1]?.value ?? 0).toBeLessThan(measured("amount-granted-across")?.value ?? 0);
    }
    const { measures } = partnershipAcross({ ...answers(), requests: null }, wholePact);
    expect(measures.map(({ value }) => value)).toEqual(measures.map(() => null));
  });

  test("adds up over budget years, and knows nothing of a later day", () => {
    const sum = [2017, 2018, 2019, 2020, 2021, 2022]
      .map((year) =>
        Math.round((measured("amount-granted-across", answers(), { ...wholePact, year })?.value ?? 0) * 100),
      )
      .reduce((total, cents) => total + cents, 0);
    expect(sum).toBe(Math.round((measured("amount-granted-across")?.value ?? 0) * 100));
    expect(measured("amount-granted-across", answers(), { year: null, on: "2016-12-31" })?.value).toBe(0);
  });

  test("the median of days to answer is that of the days themselves", () => {
    const requestById = new Map(requests().map((fundingRequest) => [fundingRequest.id, fundingRequest]));
    const days = decisions()
      .filter(({ status }) => status !== "PENDING")
      .flatMap(({ request, decidedOn }) => {
        const cited = requestById.get(request);
        const since = cited?.amendedOn ?? cited?.submittedOn;
        if (!since || !decidedOn || decidedOn < since) return [];
        return [(Date.UTC(...ymd(decidedOn)) - Date.UTC(...ymd(since))) / 86_400_000];
      })
      .sort((a, b) => a - b);
    const middle = ((days[(days.length - 1) >> 1] ?? 0) + (days[days.length >> 1] ?? 0)) / 2;
    expect(measured("requests-answered-across")?.value).toBe(days.length);
    expect(measured("days-to-answer-across")?.value).toBe(middle);
  });
});

const ymd = (day: string): [number, number, number] => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return [year, month - 1, date];
};
