import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { refusedWith } from "./acting.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { negotiatingOn } from "./negotiating.ts";

let hub: StartedHub;
const { done, read, submitted, withdraw, decide, proposed, asked, granted } = negotiatingOn(() => hub, "negotiation");
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
}, 200_000);
afterAll(async () => {
  await hub.stop();
});

const departmental = "steward@department";

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
