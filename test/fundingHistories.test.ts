import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Command, histories } from "../schema/rules/acts/testbed/circuit.ts";
import { CircuitModel } from "../schema/rules/acts/testbed/circuitModel.ts";
import type { Answer } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { negotiatingOn } from "./negotiating.ts";
import { isProof } from "./proof.ts";

const numRuns = isProof ? 60 : 5;

let hub: StartedHub;
const { act, proposed, read } = negotiatingOn(() => hub, "histories");
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
}, 200_000);
afterAll(async () => {
  await hub.stop();
});

const departmental = "steward@department";
type Mutation = readonly [persona: string, mutation: string, type: string, input: Record<string, unknown>];

/** One history through PostgreSQL: what was entered, by the rank of its request. */
class PlayedHistory {
  readonly requests: { readonly id: string; version: number }[] = [];
  readonly decisions = new Map<string, number>();
  readonly action: string;
  actionVersion = 1;
  constructor(action: string) {
    this.action = action;
  }

  mutationOf(command: Command): Mutation {
    const { action } = this;
    if (command.kind === "MOVE") {
      const input = { action, status: command.to, on: command.day, expectedVersion: this.actionVersion };
      return [departmental, "departmentChangeActionStatus", "ActionStatusInput", input];
    }
    if (command.kind === "SUBMIT") {
      const { funder, line, year: budgetYear, amount, day: submittedOn, renews } = command;
      const former = renews === null ? null : (this.requests[renews]?.id ?? "none");
      const input = { action, funder, line, budgetYear, amount, submittedOn, criteria: "Critères", renews: former };
      return [departmental, "departmentSubmitFundingRequest", "FundingRequestInput", input];
    }
    const { id: request = "none", version: expectedVersion = 1 } = this.requests[command.request] ?? {};
    const reason = command.reason ? "Motif" : "";
    if (command.kind === "AMEND") {
      const input = { ...this.address(command.request), action, request, amount: command.amount, expectedVersion };
      const amended = { ...input, submittedOn: command.day, criteria: "Critères", amendmentReason: reason || null };
      return [departmental, "departmentSubmitFundingRequest", "FundingRequestInput", amended];
    }
    if (command.kind === "WITHDRAW") {
      const agreement = command.agreement ? "caf:decision" : null;
      const input = { action, request, on: command.day, reason, agreement, expectedVersion };
      return [departmental, "departmentWithdrawFundingRequest", "FundingWithdrawalInput", input];
    }
    const { by, status, amount, day: decidedOn, line, year: budgetYear } = command;
    const superseded = command.supersedes ? this.decisions.get(`${by} ${request} ${budgetYear}`) : undefined;
    const input = { action, request, status, amount, decidedOn, line, budgetYear, expectedVersion: superseded ?? null };
    return [...deciders[by], "FundingDecisionInput", { ...input, reason: reason || null }];
  }

  /** Whom a request goes to never changes: the test says it again when it amends. */
  private readonly addresses: object[] = [];
  private address = (rank: number): object => this.addresses[rank] ?? { funder: "caf", budgetYear: 2019 };

  enter(command: Command, { id, version }: { readonly id: string; readonly version: number }): void {
    if (command.kind === "MOVE") this.actionVersion = version;
    else if (command.kind === "SUBMIT") {
      this.requests.push({ id, version });
      const { funder, line, year: budgetYear, renews } = command;
      this.addresses.push({ funder, line, budgetYear, renews: renews === null ? null : this.requests[renews]?.id });
    } else if (command.kind === "DECIDE") {
      const { id: request = "" } = this.requests[command.request] ?? {};
      this.decisions.set(`${command.by} ${request} ${command.year}`, version);
    } else {
      const request = this.requests[command.request];
      if (request) request.version = version;
    }
  }
}

const deciders = {
  "department-meuse": [departmental, "departmentDecideFunding"],
  caf: ["steward@caf", "cafDecideFunding"],
  msa: [departmental, "departmentDeclareFundingDecision"],
} as const;

const codeOf = ({ errors }: Answer) => (errors?.[0]?.extensions?.code ?? null) as string | null;

test(
  `${numRuns} random histories through PostgreSQL do what the rules as told do; an act sent twice is done once, and none from an old version`,
  async () => {
    const drawn = fc.sample(histories(25), { numRuns, seed: 1789 });
    let done = 0;
    for (const [rank, commands] of drawn.entries()) {
      const { id } = await proposed({ on: "2019-01-01" });
      const [played, model] = [new PlayedHistory(id), new CircuitModel()];
      for (const [at, command] of commands.entries()) {
        // The CAF cites by the identifier that the register gave: of what nobody asked yet there is none.
        if (command.kind === "DECIDE" && !model.requests[command.request]) continue;
        const [persona, mutation, type, input] = played.mutationOf(command);
        const keyed = { ...input, key: `history-${rank}-${at}` };
        const answer = await act(persona, mutation, type, keyed);
        expect([command, codeOf(answer), codeOf(answer) === null]).toEqual([
          command,
          codeOf(answer),
          model.allows(command),
        ]);
        if (codeOf(answer) !== null) continue;
        done += 1;
        expect((await act(persona, mutation, type, keyed)).data).toEqual(answer.data);
        if (input.expectedVersion) expect(codeOf(await act(persona, mutation, type, input))).not.toBeNull();
        played.enter(command, answer.data[mutation]);
      }
      const data = await read(
        "query ($id: ID!) { action(id: $id) { status record { version } fundingRequests { id record { version } } } }",
        { id },
      );
      expect(data.action).toMatchObject({ status: model.state, record: { version: played.actionVersion } });
      expect(
        data.action.fundingRequests.map((one: { id: string; record: { version: number } }) => [
          one.id,
          one.record.version,
        ]),
      ).toEqual(played.requests.map((one) => [one.id, one.version]));
    }
    expect(done).toBeGreaterThan(numRuns);
  },
  numRuns * 60_000,
);
