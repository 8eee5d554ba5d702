import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { refusedWith } from "./acting.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { negotiatingOn } from "./negotiating.ts";

let hub: StartedHub;
const { act, done, read, submit, submitted, decide, proposed, asked, granted } = negotiatingOn(
  () => hub,
  "credit-lines",
);
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
}, 200_000);
afterAll(async () => {
  await hub.stop();
});

const departmental = "steward@department";

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
