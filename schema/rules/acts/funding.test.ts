import { describe, expect, test } from "vitest";
import type { FundingDecision } from "../../model/funding.ts";
import { type DecisionDraft, decided, faultInAnswer, faultInDeclaring, requested, withdrawn } from "./funding.ts";
import { action, institutions, said, standing } from "./testbed.ts";

const request = {
  id: "r1",
  action: "a1",
  funder: "caf",
  budgetYear: 2019,
  amount: 1000,
  submittedOn: "2019-03-01",
  criteria: "Critères",
  answerExpectedBy: null,
};
const draft: DecisionDraft = {
  request: "r1",
  action: "a1",
  budgetYear: 2019,
  status: "GRANTED",
  amount: 800,
  decidedOn: "2019-04-01",
  reason: null,
};

describe("money", () => {
  test("is asked once of a funder for an action and a budget year, in euros, of a known funder", () => {
    const registers = { action, institutions, requests: [], decisions: [] };
    expect(said(requested(request, registers, "r1"))).toMatchObject({ id: "r1", funder: "caf" });
    expect(said(requested(request, { ...registers, requests: [request] }, "r2"))).toBe("ALREADY_REQUESTED");
    expect(said(requested({ ...request, amount: 0 }, registers, "r2"))).toBe("INVALID_AMOUNT");
    expect(said(requested({ ...request, amount: Number.NaN }, registers, "r2"))).toBe("INVALID_AMOUNT");
    expect(said(requested({ ...request, funder: "nobody" }, registers, "r2"))).toBe("UNKNOWN_REFERENCE");
    expect(said(requested({ ...request, answerExpectedBy: "2019-01-01" }, registers, "r2"))).toBe("DAYS_REVERSED");
    expect(said(requested(request, { ...registers, action: standing("ABANDONED") }, "r2"))).toBe("ACTION_OVER");
    expect(said(requested(request, { ...registers, action: undefined }, "r2"))).toBe("UNKNOWN_REFERENCE");
  });

  test("may be asked otherwise until it is decided, but of the same funder for the same year; or be withdrawn, with a reason", () => {
    const registers = { action, institutions, requests: [request], decisions: [] };
    expect(said(requested({ ...request, amount: 700 }, registers, "r1"))).toMatchObject({ id: "r1", amount: 700 });
    expect(said(requested({ ...request, funder: "msa" }, registers, "r1"))).toBe("REQUEST_ADDRESSED");
    expect(said(requested({ ...request, budgetYear: 2020 }, registers, "r1"))).toBe("REQUEST_ADDRESSED");
    const decision = said(decided(draft, { funder: "caf", declared: false, before: [] }));
    const told = { ...registers, decisions: [decision] };
    expect(said(requested({ ...request, amount: 700 }, told, "r1"))).toBe("ALREADY_DECIDED");
    const leaving = { on: "2019-03-15", reason: "Le projet change" };
    expect(said(withdrawn(request, leaving, told))).toBe("ALREADY_DECIDED");
    expect(said(withdrawn(request, { ...leaving, on: "2019-02-01" }, registers))).toBe("DAYS_REVERSED");
    expect(said(withdrawn(request, { ...leaving, reason: " " }, registers))).toBe("INVALID_TEXT");
    const gone = said(withdrawn(request, leaving, registers));
    expect(gone).toMatchObject({ id: "r1", withdrawnOn: "2019-03-15", withdrawalReason: "Le projet change" });
    const after = { ...registers, requests: [gone] };
    expect([said(withdrawn(gone, leaving, after)), said(requested(request, after, "r1"))]).toEqual([
      "REQUEST_WITHDRAWN",
      "REQUEST_WITHDRAWN",
    ]);
    expect(faultInAnswer(draft, "caf", gone)?.code).toBe("REQUEST_WITHDRAWN");
    // Another may then be carried to the same funder.
    expect(said(requested(request, after, "r2"))).toMatchObject({ id: "r2" });
  });

  test("is decided once by its funder for a request and a year; what waits may still be decided", () => {
    const caf = { funder: "caf", declared: false };
    const first = said(
      decided({ ...draft, status: "PENDING", amount: null }, { ...caf, before: [] }),
    ) as FundingDecision;
    expect(first).toMatchObject({ status: "PENDING", decidedOn: null });
    const second = said(decided(draft, { ...caf, before: [first] })) as FundingDecision;
    expect(second).toMatchObject({ id: first.id, status: "GRANTED", amount: 800, declared: false });
    for (const status of ["GRANTED", "REFUSED", "PENDING"] as const)
      expect(said(decided({ ...draft, status }, { ...caf, before: [second] }))).toBe("ALREADY_DECIDED");
    expect(said(decided({ ...draft, budgetYear: 2020 }, { ...caf, before: [second] }))).toMatchObject({
      budgetYear: 2020,
    });
  });

  test("has an amount when it is granted, and only then; a refusal says why", () => {
    const deciding = { funder: "caf", declared: false, before: [] };
    expect(said(decided({ ...draft, amount: null }, deciding))).toBe("INVALID_AMOUNT");
    expect(said(decided({ ...draft, status: "REFUSED" }, deciding))).toBe("INVALID_AMOUNT");
    expect(said(decided({ ...draft, status: "REFUSED", amount: null }, deciding))).toBe("INVALID_TEXT");
  });

  test("is nobody else's to decide: not another funder's, not the Department's for a funder that writes its own", () => {
    expect(faultInAnswer(draft, "msa", request)?.code).toBe("NOT_THE_FUNDER");
    expect(faultInAnswer(draft, "caf", undefined)?.code).toBe("UNKNOWN_REFERENCE");
    expect(faultInAnswer({ ...draft, budgetYear: 2020 }, "caf", request)?.code).toBe("UNKNOWN_REFERENCE");
    expect(faultInAnswer({ ...draft, decidedOn: "2019-01-01" }, "caf", request)?.code).toBe("DAYS_REVERSED");
    for (const funder of ["caf", "pole-emploi", "aci-55", "amie", "department-meuse"])
      expect(faultInDeclaring(funder)?.code).toBe("FUNDER_DECIDES_ITSELF");
    for (const funder of ["msa", "state", "region-grand-est", "ars"]) expect(faultInDeclaring(funder)).toBeNull();
  });
});
