import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actingOn, refusedWith } from "./acting.ts";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { as } from "./persona.ts";
import { proposal } from "./wholeAction.ts";

let hub: StartedHub;
const { act, done } = actingOn(() => hub, "negotiation");
beforeAll(async () => {
  hub = await startedHub();
}, 90_000);
afterAll(async () => {
  await hub.stop();
});

const departmental = "steward@department";
const read = async (query: string, variables: Readonly<Record<string, unknown>> = {}) => {
  const { data, errors } = await ask(query, variables, hub.url, await as("steering@department", hub));
  expect(errors).toBeUndefined();
  return data;
};
const submit = (input: object) => act(departmental, "departmentSubmitFundingRequest", "FundingRequestInput", input);
const submitted = (input: object) => done(departmental, "departmentSubmitFundingRequest", "FundingRequestInput", input);
const withdraw = (input: object) =>
  act(departmental, "departmentWithdrawFundingRequest", "FundingWithdrawalInput", input);
const decide = (persona: string, mutation: string, input: object) =>
  act(persona, mutation, "FundingDecisionInput", input);
const proposed = () => done(departmental, "departmentProposeAction", "ActionProposalInput", proposal);
const asked = (action: string, more: object = {}) => ({
  action,
  funder: "caf",
  budgetYear: 2019,
  amount: 5000,
  submittedOn: "2019-02-01",
  criteria: "Parentalité",
  ...more,
});
const granted = (action: string, request: string, more: object = {}) => ({
  action,
  request,
  budgetYear: 2019,
  status: "GRANTED",
  amount: 3000,
  decidedOn: "2019-03-01",
  ...more,
});

describe("a negotiation with a funder", () => {
  test("ends well after a refusal: its later decision supersedes the former, which stays readable with its reason", async () => {
    const { id: action } = await proposed();
    const { id: request } = await submitted(asked(action));
    const first = granted(action, request, { status: "REFUSED", amount: null, reason: "Enveloppe épuisée" });
    const { id, version } = await done("steward@caf", "cafDecideFunding", "FundingDecisionInput", first);
    const later = granted(action, request, {
      decidedOn: "2019-05-10",
      reason: "Crédits redéployés",
      conditions: "Un bilan à mi-parcours",
      instalments: [
        { dueOn: "2019-06-01", amount: 2000 },
        { dueOn: "2019-12-01", amount: 1000, condition: "Bilan reçu" },
      ],
    });
    for (const [more, code] of [
      [{}, "ALREADY_DECIDED"],
      [{ expectedVersion: 7 }, "VERSION_CONFLICT"],
      [{ expectedVersion: version, reason: null }, "INVALID_TEXT"],
      [{ expectedVersion: version, decidedOn: "2019-02-15" }, "DAYS_REVERSED"],
      [
        { expectedVersion: version, status: "PENDING", amount: null, conditions: null, instalments: [] },
        "DECISION_TAKEN",
      ],
      [{ expectedVersion: version, instalments: [{ dueOn: "2019-06-01", amount: 2000 }] }, "INSTALMENTS_DIFFER"],
    ] as const)
      expect(refusedWith(await decide("steward@caf", "cafDecideFunding", { ...later, ...more }))[0]).toBe(code);
    expect(refusedWith(await decide("steward@caf", "cafDecideFunding", later))[1]).toBe(
      `La demande « ${request} » a déjà sa décision pour 2019 : son financeur la remplace en donnant la version lue et un motif.`,
    );
    const keyed = { ...later, expectedVersion: version, key: "the-caf-decides-anew" };
    const again = await done("steward@caf", "cafDecideFunding", "FundingDecisionInput", keyed);
    expect([again.id, again.version]).toEqual([id, 2]);
    expect(await done("steward@caf", "cafDecideFunding", "FundingDecisionInput", keyed)).toEqual(again);
    const data = await read(
      `query ($id: ID!) { action(id: $id) { caf { fundingDecisions { status amount reason conditions line
         instalments { dueOn amount condition } cites { department { standing } }
         versions { status amount reason decidedOn record { version } } } } } }`,
      { id: action },
    );
    expect(data.action.caf.fundingDecisions).toEqual([
      {
        status: "GRANTED",
        amount: 3000,
        reason: "Crédits redéployés",
        conditions: "Un bilan à mi-parcours",
        line: "own-credits",
        instalments: [
          { dueOn: "2019-06-01", amount: 2000, condition: null },
          { dueOn: "2019-12-01", amount: 1000, condition: "Bilan reçu" },
        ],
        cites: { department: { standing: "ON_REGISTER" } },
        versions: [
          {
            status: "REFUSED",
            amount: null,
            reason: "Enveloppe épuisée",
            decidedOn: "2019-03-01",
            record: { version: 1 },
          },
          {
            status: "GRANTED",
            amount: 3000,
            reason: "Crédits redéployés",
            decidedOn: "2019-05-10",
            record: { version: 2 },
          },
        ],
      },
    ]);
  });

  test("that it granted is not withdrawn behind its back: it is asked, agrees under its own name, and only then is it gone", async () => {
    const { id: action } = await proposed();
    const { id: request } = await submitted(asked(action));
    const decision = await done("steward@caf", "cafDecideFunding", "FundingDecisionInput", granted(action, request));
    const leaving = { request, action, on: "2019-04-01", reason: "Le porteur renonce", expectedVersion: 1 };
    expect((await withdraw(leaving)).errors).toBeUndefined();
    const now = async () => {
      const { action: one } = await read(
        `query ($id: ID!) { action(id: $id) { fundingRequests { withdrawalAskedOn withdrawnOn withdrawalAgreement }
           caf { fundingDecisions { status cites { department { standing } } } } } }`,
        { id: action },
      );
      return [one.fundingRequests[0], one.caf.fundingDecisions[0]];
    };
    expect(await now()).toEqual([
      { withdrawalAskedOn: "2019-04-01", withdrawnOn: null, withdrawalAgreement: null },
      { status: "GRANTED", cites: { department: { standing: "WITHDRAWAL_ASKED" } } },
    ]);
    expect(refusedWith(await withdraw({ ...leaving, expectedVersion: 2 }))[0]).toBe("WITHDRAWAL_ASKED");
    const agreeing = { status: "DECOMMITTED", amount: null, reason: "Accord du financeur", decidedOn: "2019-04-10" };
    const agreed = granted(action, request, { ...agreeing, expectedVersion: decision.version });
    expect((await decide("steward@caf", "cafDecideFunding", agreed)).errors).toBeUndefined();
    const gone = { ...leaving, on: "2019-04-15", agreement: decision.id, expectedVersion: 2 };
    expect((await withdraw(gone)).errors).toBeUndefined();
    expect(await now()).toEqual([
      { withdrawalAskedOn: "2019-04-01", withdrawnOn: "2019-04-15", withdrawalAgreement: decision.id },
      { status: "DECOMMITTED", cites: { department: { standing: "WITHDRAWN" } } },
    ]);
  });

  test("shows where the two differ: a grant above the request is refused where the register knows both, and named where it does not", async () => {
    const { id: action } = await proposed();
    const { id: toCaf } = await submitted(asked(action, { amount: 1000 }));
    const { id: toMsa } = await submitted(asked(action, { funder: "msa", amount: 1000 }));
    const declared = granted(action, toMsa, { amount: 1000.01 });
    expect(refusedWith(await decide(departmental, "departmentDeclareFundingDecision", declared))).toEqual([
      "GRANTED_ABOVE_REQUEST",
      `La demande « ${toMsa} » est de 1000 € : 1000.01 € ne peuvent pas y être accordés.`,
    ]);
    await done("steward@caf", "cafDecideFunding", "FundingDecisionInput", granted(action, toCaf, { amount: 1000.01 }));
    const data = await read(
      "query ($id: ID!) { action(id: $id) { caf { fundingDecisions { cites { granted department { standing } } } } } }",
      { id: action },
    );
    expect(data.action.caf.fundingDecisions).toEqual([
      { cites: { granted: 1000.01, department: { standing: "ABOVE_REQUEST" } } },
    ]);
  });
});

describe("credit lines and funders", () => {
  test("the Department is asked for its own credits and for the ESF it manages; the plan tells the ESF's share and what lacks", async () => {
    const { id: action } = await proposed();
    const toDepartment = asked(action, { funder: "department-meuse", amount: 2000 });
    const esf = "esf-global-grant-2017-2020";
    await submitted(toDepartment);
    await submitted({ ...toDepartment, line: esf, amount: 6000 });
    expect(refusedWith(await submit({ ...toDepartment, line: esf }))[0]).toBe("ALREADY_REQUESTED");
    expect(refusedWith(await submit(asked(action, { line: esf })))[0]).toBe("LINE_OF_ANOTHER");
    expect(refusedWith(await submit({ ...toDepartment, line: esf, budgetYear: 2021 }))[0]).toBe("LINE_CLOSED");
    const data = await read(
      `query ($id: ID!) { action(id: $id) { fundingRequests { line { id passages { fr } } addressee { id kind } }
         fundingPlan { total lines { line amount share counterpart ceiling counterpartMissing } } } }`,
      { id: action },
    );
    expect(data.action.fundingPlan).toEqual({
      total: 8000,
      lines: [
        { line: esf, amount: 6000, share: 75, counterpart: 2000, ceiling: 60, counterpartMissing: 2000 },
        { line: "own-credits", amount: 2000, share: 25, counterpart: 6000, ceiling: null, counterpartMissing: null },
      ],
    });
    expect(data.action.fundingRequests.map((one: { line: { id: string } }) => one.line.id)).toEqual([
      "own-credits",
      esf,
    ]);
    const onEsf = granted(action, "", { line: esf });
    const requests = await read("query ($id: ID!) { action(id: $id) { fundingRequests { id line { id } } } }", {
      id: action,
    });
    const { id: ofEsf } = requests.action.fundingRequests[1];
    const wrong = { ...onEsf, request: ofEsf, line: "own-credits" };
    expect(refusedWith(await decide(departmental, "departmentDecideFunding", wrong))[0]).toBe(
      "DECIDED_ON_ANOTHER_LINE",
    );
    expect(
      (await decide(departmental, "departmentDecideFunding", { ...onEsf, request: ofEsf })).errors,
    ).toBeUndefined();
  });

  test("an EPCI, a commune and a foundation are funders, and what they decide is declared", async () => {
    const { id: action } = await proposed();
    const foundation = { name: "Fondation d'exemple", kind: "FOUNDATION" };
    const entered = await done(departmental, "departmentEnterFunder", "FunderInput", foundation);
    const twice = { ...foundation, name: " fondation D'EXEMPLE" };
    expect(refusedWith(await act(departmental, "departmentEnterFunder", "FunderInput", twice))[0]).toBe(
      "ALREADY_ENTERED",
    );
    const epci = { name: "CA du Grand Verdun", kind: "EPCI" };
    expect(refusedWith(await act(departmental, "departmentEnterFunder", "FunderInput", epci))[0]).toBe(
      "FUNDER_KNOWN_BY_CODE",
    );
    for (const [funder, line] of [
      ["epci:200049187", "epci-budget"],
      ["commune:55545", "commune-budget"],
      [entered.id, "foundation-grant"],
    ] as const) {
      const { id } = await submitted(asked(action, { funder, line }));
      await done(
        departmental,
        "departmentDeclareFundingDecision",
        "FundingDecisionInput",
        granted(action, id, { line }),
      );
    }
    for (const funder of ["epci:55545", "commune:200049187", "epci:123456789", "foundation:none"])
      expect(refusedWith(await submit(asked(action, { funder })))[0]).toBe("UNKNOWN_REFERENCE");
    const data = await read(
      `query ($id: ID!) { action(id: $id) { fundingRequests { addressee { name kind } }
         department { fundingDecisions { funder declared line } } } }`,
      { id: action },
    );
    expect(data.action.fundingRequests.map((one: { addressee: object }) => one.addressee)).toEqual([
      { name: "CA du Grand Verdun", kind: "EPCI" },
      { name: "Verdun", kind: "COMMUNE" },
      { name: "Fondation d'exemple", kind: "FOUNDATION" },
    ]);
    expect(data.action.department.fundingDecisions.map(({ declared }: { declared: boolean }) => declared)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("no action is said funded before somebody may have granted it something", async () => {
    const { id: action, version } = await proposed();
    const move = (status: string, on: string, expectedVersion: number) =>
      act(departmental, "departmentChangeActionStatus", "ActionStatusInput", { action, status, on, expectedVersion });
    expect((await move("SEEKING_FUNDS", "2019-01-20", version)).errors).toBeUndefined();
    const { id: toMsa } = await submitted(asked(action, { funder: "msa" }));
    expect(refusedWith(await move("FUNDED", "2019-04-01", 2))[0]).toBe("FUNDED_WITHOUT_GRANT");
    await done(departmental, "departmentDeclareFundingDecision", "FundingDecisionInput", granted(action, toMsa));
    expect(refusedWith(await move("FUNDED", "2019-02-15", 2))[0]).toBe("FUNDED_WITHOUT_GRANT");
    expect((await move("FUNDED", "2019-04-01", 2)).errors).toBeUndefined();
  });
});
