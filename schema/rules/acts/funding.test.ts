import { describe, expect, test } from "vitest";
import type { FundingDecision } from "../../model/funding.ts";
import { type DecisionDraft, decided, faultInAnswer, faultInDeclaring } from "./decisions.ts";
import { requested, withdrawn } from "./funding.ts";
import { action, institutions, lines, said, standing } from "./testbed.ts";

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
    const registers = { action, funders: institutions, lines, requests: [], decisions: [] };
    expect(said(requested(request, registers, "r1"))).toMatchObject({ id: "r1", funder: "caf" });
    expect(said(requested(request, { ...registers, requests: [request] }, "r2"))).toBe("ALREADY_REQUESTED");
    expect(said(requested({ ...request, amount: 0 }, registers, "r2"))).toBe("INVALID_AMOUNT");
    expect(said(requested({ ...request, amount: Number.NaN }, registers, "r2"))).toBe("INVALID_AMOUNT");
    expect(said(requested({ ...request, funder: "nobody" }, registers, "r2"))).toBe("UNKNOWN_REFERENCE");
    // The action is proposed on 2019-02-01.
    expect(said(requested({ ...request, submittedOn: "2019-01-31" }, registers, "r2"))).toBe("DAYS_REVERSED");
    expect(said(requested({ ...request, submittedOn: "2019-02-01" }, registers, "r2"))).toMatchObject({ id: "r2" });
    expect(said(requested({ ...request, answerExpectedBy: "2019-01-01" }, registers, "r2"))).toBe("DAYS_REVERSED");
    expect(said(requested(request, { ...registers, action: standing("ABANDONED") }, "r2"))).toBe("ACTION_OVER");
    expect(said(requested(request, { ...registers, action: undefined }, "r2"))).toBe("UNKNOWN_REFERENCE");
  });

  test("may be asked otherwise until it is decided, but of the same funder for the same year; or be withdrawn, with a reason", () => {
    // Of the MSA, whose decisions the Department records: it knows that nobody has decided.
    const ofMsa = { ...request, funder: "msa" };
    const registers = { action, funders: institutions, lines, requests: [ofMsa], decisions: [] };
    expect(said(requested({ ...ofMsa, amount: 700 }, registers, "r1"))).toMatchObject({ id: "r1", amount: 700 });
    expect(said(requested({ ...ofMsa, funder: "caf" }, registers, "r1"))).toBe("REQUEST_ADDRESSED");
    expect(said(requested({ ...ofMsa, budgetYear: 2020 }, registers, "r1"))).toBe("REQUEST_ADDRESSED");
    const decision = said(decided(draft, { funder: "msa", declared: true, before: [] }));
    const registersWithDecision = { ...registers, decisions: [decision] };
    expect(said(requested({ ...ofMsa, amount: 700 }, registersWithDecision, "r1"))).toBe("ALREADY_DECIDED");
    const leaving = { on: "2019-03-15", reason: "Le projet change" };
    expect(said(withdrawn(ofMsa, leaving, registersWithDecision))).toBe("ALREADY_DECIDED");
    expect(said(withdrawn(ofMsa, { ...leaving, on: "2019-02-01" }, registers))).toBe("DAYS_REVERSED");
    expect(said(withdrawn(ofMsa, { ...leaving, reason: " " }, registers))).toBe("INVALID_TEXT");
    const withdrawnRequest = said(withdrawn(ofMsa, leaving, registers));
    expect(withdrawnRequest).toMatchObject({
      id: "r1",
      withdrawnOn: "2019-03-15",
      withdrawalReason: "Le projet change",
    });
    const after = { ...registers, requests: [withdrawnRequest] };
    expect([said(withdrawn(withdrawnRequest, leaving, after)), said(requested(ofMsa, after, "r1"))]).toEqual([
      "REQUEST_WITHDRAWN",
      "REQUEST_WITHDRAWN",
    ]);
    expect(faultInAnswer(draft, "msa", withdrawnRequest)?.code).toBe("REQUEST_WITHDRAWN");
    // Another may then be carried to the same funder.
    expect(said(requested(ofMsa, after, "r2"))).toMatchObject({ id: "r2" });
  });

  test("that a funder may have granted under its own name is not withdrawn behind its back: it is asked, and must agree", () => {
    const registers = { decisions: [] };
    const leaving = { on: "2019-03-15", reason: "Le projet change" };
    const withdrawalAsked = said(withdrawn(request, leaving, registers));
    expect(withdrawalAsked).toMatchObject({ withdrawalAskedOn: "2019-03-15" });
    expect(withdrawalAsked.withdrawnOn ?? null).toBeNull();
    expect(said(withdrawn(withdrawalAsked, { ...leaving, on: "2019-04-01" }, registers))).toBe("WITHDRAWAL_ASKED");
    const registersAfter = { action, funders: institutions, lines, requests: [withdrawalAsked], decisions: [] };
    expect(said(requested({ ...request, amount: 1 }, registersAfter, "r1"))).toBe("WITHDRAWAL_ASKED");
    expect(said(requested({ ...request, renews: "r1" }, registersAfter, "r2"))).toBe("WITHDRAWAL_ASKED");
    const agreed = { ...leaving, on: "2019-04-01", agreement: "caf:r1:2019" };
    expect(said(withdrawn(withdrawalAsked, agreed, registers))).toMatchObject({
      withdrawnOn: "2019-04-01",
      withdrawalAgreement: "caf:r1:2019",
    });
  });

  test("is asked anew or otherwise after a refusal, with a reason; its funder then decides anew", () => {
    const ofMsa = { ...request, funder: "msa" };
    const refused = said(
      decided(
        { ...draft, status: "REFUSED", amount: null, reason: "Enveloppe épuisée" },
        { funder: "msa", declared: true, before: [] },
      ),
    );
    const registers = { action, funders: institutions, lines, requests: [ofMsa], decisions: [refused] };
    const smaller = { ...ofMsa, amount: 400, submittedOn: "2019-05-01" };
    expect(said(requested(smaller, registers, "r1"))).toBe("INVALID_TEXT");
    const why = { ...smaller, amendmentReason: "Projet réduit" };
    expect(said(requested({ ...why, submittedOn: "2019-03-15" }, registers, "r1"))).toBe("DAYS_REVERSED");
    const amended = said(requested(why, registers, "r1"));
    expect(amended).toMatchObject({ amount: 400, submittedOn: "2019-03-01", amendedOn: "2019-05-01" });
    const granting = { ...draft, amount: 400, decidedOn: "2019-04-20", reason: "Projet revu" };
    expect(faultInAnswer(granting, "msa", amended)?.code).toBe("DAYS_REVERSED");
    expect(faultInAnswer({ ...granting, decidedOn: "2019-05-20", amount: 401 }, "msa", amended)?.code).toBe(
      "GRANTED_ABOVE_REQUEST",
    );
    expect(faultInAnswer({ ...granting, decidedOn: "2019-05-20" }, "msa", amended)).toBeNull();
    // Or another takes its place, once.
    const anew = { ...ofMsa, renews: "r1", submittedOn: "2019-06-01" };
    const renewal = said(requested(anew, registers, "r2"));
    expect(renewal).toMatchObject({ id: "r2", renews: "r1" });
    expect(said(requested(anew, { ...registers, decisions: [] }, "r2"))).toBe("NOT_REFUSED");
    const after = { ...registers, requests: [ofMsa, renewal] };
    expect(said(requested(anew, after, "r3"))).toBe("ALREADY_RENEWED");
    expect(said(requested(why, after, "r1"))).toBe("ALREADY_RENEWED");
  });

  test("is changed after a refusal or asked anew, never both, whether or not the Department can read the refusal", () => {
    const registers = { action, funders: institutions, lines, requests: [request], decisions: [] };
    const anew = { ...request, renews: "r1", amount: 200, submittedOn: "2019-06-01" };
    const changed = said(requested({ ...request, amount: 100, submittedOn: "2019-05-01" }, registers, "r1"));
    expect(said(requested(anew, { ...registers, requests: [changed] }, "r2"))).toBe("NOT_REFUSED");
    const renewal = said(requested(anew, registers, "r2"));
    expect(renewal).toMatchObject({ id: "r2", renews: "r1" });
    const bothRequests = { ...registers, requests: [request, renewal] };
    expect(said(requested({ ...request, amount: 100 }, bothRequests, "r1"))).toBe("ALREADY_RENEWED");
  });

  test("goes to a funder and one of the lines of credits that it grants, in that line's years", () => {
    const registers = { action, funders: institutions, lines, requests: [request], decisions: [] };
    const toDepartment = { ...request, funder: "department-meuse" };
    const esf = { ...toDepartment, line: "esf" };
    expect(said(requested(esf, registers, "r2"))).toMatchObject({ line: "esf" });
    const bothRequests = { ...registers, requests: [{ ...toDepartment, id: "r2" }] };
    expect(said(requested(esf, bothRequests, "r3"))).toMatchObject({ line: "esf" });
    expect(said(requested(toDepartment, bothRequests, "r3"))).toBe("ALREADY_REQUESTED");
    expect(said(requested({ ...request, line: "esf" }, registers, "r2"))).toBe("LINE_OF_ANOTHER");
    expect(said(requested({ ...request, line: "nothing" }, registers, "r2"))).toBe("UNKNOWN_REFERENCE");
    expect(said(requested({ ...esf, budgetYear: 2021 }, registers, "r2"))).toBe("LINE_CLOSED");
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
    // Superseded by a later one, from the version its steward read and with a reason; never undecided.
    const later = { ...draft, amount: 500, decidedOn: "2019-06-01", reason: "Budget réduit" };
    const anew = { ...caf, before: [second], supersedes: true };
    expect(said(decided(later, anew))).toMatchObject({ id: first.id, amount: 500, reason: "Budget réduit" });
    expect(said(decided({ ...later, reason: null }, anew))).toBe("INVALID_TEXT");
    expect(said(decided({ ...later, decidedOn: "2019-03-01" }, anew))).toBe("DAYS_REVERSED");
    expect(said(decided({ ...later, status: "PENDING", amount: null }, anew))).toBe("DECISION_TAKEN");
    expect(said(decided({ ...later, line: "esf" }, anew))).toBe("DECIDED_ON_ANOTHER_LINE");
    for (const status of ["REFUSED", "DECOMMITTED"] as const)
      expect(said(decided({ ...later, status, amount: null }, anew))).toMatchObject({ status, amount: null });
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

  test("is paid at once or by instalments that add up to it, in the order of days; conditions come with a grant only", () => {
    const deciding = { funder: "caf", declared: false, before: [] };
    const paid = (...parts: readonly (readonly [string, number])[]) => ({
      ...draft,
      instalments: parts.map(([dueOn, amount]) => ({ dueOn, amount, condition: null })),
    });
    expect(said(decided(paid(["2019-05-01", 500.5], ["2019-12-01", 299.5]), deciding))).toMatchObject({ amount: 800 });
    expect(said(decided(paid(["2019-05-01", 500]), deciding))).toBe("INSTALMENTS_DIFFER");
    expect(said(decided(paid(["2019-12-01", 400], ["2019-05-01", 400]), deciding))).toBe("DAYS_REVERSED");
    expect(said(decided(paid(["2019-03-01", 800]), deciding))).toBe("DAYS_REVERSED");
    expect(said(decided(paid(["2019-05-01", 900], ["2019-06-01", -100]), deciding))).toBe("INVALID_AMOUNT");
    const refused = { ...draft, status: "REFUSED", amount: null, reason: "Non", conditions: "x" } as const;
    expect(said(decided(refused, deciding))).toBe("NOTHING_GRANTED");
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
