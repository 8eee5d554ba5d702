import { axes } from "@pacte-hub/pact/store/axes";
import { isLife, statusOf } from "@pacte-hub/schema/model/action";
import { isReferredInOrder } from "@pacte-hub/schema/model/blocking";
import { fundersOf, lineOf } from "@pacte-hub/schema/model/funding";
import { directionOf } from "@pacte-hub/schema/model/meeting";
import { recommendationsOf } from "@pacte-hub/schema/model/pact";
import { partnerIds } from "@pacte-hub/schema/model/partner";
import { renewedAmong } from "@pacte-hub/schema/rules/acts/funding";
import { coFundingOf } from "@pacte-hub/schema/rules/coFunding";
import { grantsOf, negotiationsOf } from "@pacte-hub/schema/rules/negotiation";
import { describe, expect, test } from "vitest";
import { epcis } from "../observed.ts";
import { actions } from "./actions.ts";
import { blockingPoints } from "./blocking.ts";
import { lastDay } from "./days.ts";
import { decisions, homeOf, requests } from "./funding.ts";
import { meetings, notes } from "./meetings.ts";
import { demonstrationRegisters } from "./registers.ts";

describe("the invented life of the Pact", () => {
  test("is 60 actions over five years, all recommendations and all EPCI, each with a life it can have", () => {
    expect(actions()).toHaveLength(60);
    expect([...new Set(actions().map(({ year }) => year))]).toEqual([2017, 2018, 2019, 2020, 2021]);
    const codes = recommendationsOf(axes()).map(({ code }) => code);
    expect([...new Set(actions().flatMap(({ recommendations }) => recommendations))].sort()).toEqual(codes.sort());
    expect([...new Set(actions().map(({ territory }) => territory))].sort()).toEqual([...epcis(), "55"].sort());
    expect(actions().filter(({ steps }) => !isLife(steps) || steps.some(({ on }) => on > lastDay))).toEqual([]);
  });

  test("has no real operator: each name says it is invented, and there is no SIRET", () => {
    expect(actions().filter(({ operator }) => !/ficti|exemple/.test(operator.name))).toEqual([]);
    expect(actions().filter(({ operator }) => operator.siret !== null || operator.institution !== null)).toEqual([]);
    expect(JSON.stringify([actions(), requests(), decisions(), meetings(), notes(), blockingPoints()])).not.toMatch(
      /\b\d{14}\b/,
    );
  });

  test("funds by budget year, once per funder, and no action is funded without a funder who granted", () => {
    const renewed = renewedAmong(requests());
    const current = requests().filter(({ id }) => !renewed.has(id));
    const keys = current.map(
      (fundingRequest) =>
        `${fundingRequest.action} ${fundingRequest.funder} ${lineOf(fundingRequest)} ${fundingRequest.budgetYear}`,
    );
    expect(new Set(keys).size).toBe(current.length);
    expect(decisions()).toHaveLength(requests().length);
    const funded = actions().filter(({ steps }) => steps.some(({ status }) => status === "FUNDED"));
    expect(funded.length).toBeGreaterThan(10);
    for (const { id } of funded)
      expect(fundersOf(decisions().filter(({ action }) => action === id)).size).toBeGreaterThan(0);
    const abandoned = actions()
      .filter((action) => statusOf(action) === "ABANDONED")
      .map(({ id }) => id);
    expect(decisions().filter(({ action, status }) => abandoned.includes(action) && status === "GRANTED")).toEqual([]);
  });

  test("tells of negotiations that end: refused first, then granted for less; of the ESF with its counterpart; of EPCI", () => {
    const states = negotiationsOf(requests(), decisions()).map(({ state }) => state);
    for (const state of ["AWAITED", "PARTLY_GRANTED", "REFUSED", "RENEWED"] as const) expect(states).toContain(state);
    expect(requests().filter(({ amendedOn }) => amendedOn).length).toBeGreaterThan(3);
    expect(decisions().filter(({ instalments = [] }) => instalments.length > 1).length).toBeGreaterThan(3);
    expect(decisions().filter(({ funder, declared }) => funder.startsWith("epci:") && declared).length).toBeGreaterThan(
      3,
    );
    const texts = JSON.stringify([...requests(), ...decisions()].flatMap((entry) => Object.entries(entry))).match(
      /"(reason|conditions|criteria|amendmentReason)","[^"]*/g,
    );
    expect(texts?.filter((text) => !text.includes("Exemple :"))).toEqual([]);
    const esf = "esf-global-grant-2017-2020";
    const grants = grantsOf(requests(), decisions());
    const withEsf = [...new Set(grants.filter((grant) => lineOf(grant) === esf).map(({ action }) => action))];
    expect(withEsf.length).toBeGreaterThan(3);
    const ceiling = {
      id: esf,
      title: "",
      funder: null,
      creditsOf: null,
      firstYear: null,
      lastYear: null,
      passages: [],
    };
    const lines = [{ ...ceiling, ceiling: { percent: 60, source: "" } }];
    for (const id of withEsf) {
      const parts = grants.filter(({ action }) => action === id);
      const plan = coFundingOf(
        parts.map((part) => ({ funder: part.funder, line: lineOf(part), amount: part.amount ?? 0 })),
        lines,
      );
      expect(plan.lines.find(({ line }) => line === esf)?.counterpartMissing).toBe(0);
    }
  });

  test("keeps each decision in its funder's own database; those without a subgraph are declared to the Department", () => {
    const decisionsByPartner = partnerIds.map(
      (partner) => [partner, demonstrationRegisters(partner)["funding-decision"] ?? []] as const,
    );
    expect(decisionsByPartner.flatMap(([, entries]) => entries)).toHaveLength(decisions().length);
    for (const [partner, entries] of decisionsByPartner) {
      for (const { body } of entries) {
        const { funder, declared } = body as ReturnType<typeof decisions>[number];
        expect([partner, declared]).toEqual([homeOf(funder) ?? "department", homeOf(funder) === null]);
      }
      expect(entries.length).toBeGreaterThan(0);
    }
  });

  test("every blocking point names what is missing and reaches both committees; every project is told to both", () => {
    expect(blockingPoints().length).toBeGreaterThan(8);
    expect(blockingPoints().filter((point) => !isReferredInOrder(point))).toEqual([]);
    const actionsTold = (committee: string) =>
      new Set(
        meetings()
          .filter((meeting) => meeting.committee === committee)
          .flatMap(({ progressOf }) => progressOf),
      );
    const moved = actions()
      .filter(({ steps }) => steps.some(({ on }) => on <= "2021-11-28"))
      .map(({ id }) => id);
    for (const committee of ["technical-committee", "steering-committee"]) {
      expect(moved.filter((id) => !actionsTold(committee).has(id))).toEqual([]);
    }
  });

  test("notes go up and come back, and one identifier names one thing", () => {
    expect(notes().filter((note) => directionOf(note) === "UP").length).toBe(notes().length / 2);
    expect(notes().filter(({ answers }) => answers !== null && !notes().some(({ id }) => id === answers))).toEqual([]);
    const ids = Object.values(demonstrationRegisters("department")).flat();
    expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length);
  });
});
