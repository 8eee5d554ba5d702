/** The registers of the Department and of the CAF in memory: the rules judge, and what they accept is entered. */
import type { Action } from "../../../model/action.ts";
import type { FundingDecision, FundingRequest } from "../../../model/funding.ts";
import { declined, type Judged } from "../../../model/pactRefusal.ts";
import { moved } from "../actions.ts";
import { type DecisionDraft, decided, faultInAnswer, faultInDeclaring } from "../decisions.ts";
import { faultInFunded, requested, withdrawn } from "../funding.ts";
import { institutions, action as proposedAction } from "../testbed.ts";
import type { Command } from "./circuit.ts";

const line = (id: string, funder: string | null, lastYear: number | null) => ({
  id,
  title: id,
  funder,
  creditsOf: null,
  firstYear: null,
  lastYear,
  ceiling: null,
  passages: [],
});
const lines = [line("own-credits", null, null), line("esf-global-grant-2017-2020", "department-meuse", 2020)];

export class MemoryCircuit {
  action: Action = { ...proposedAction, steps: [{ status: "PROPOSED", on: "2019-01-01" }] };
  readonly requests: FundingRequest[] = [];
  /** Of the Department's register: its own, and those declared to it. */
  readonly here: FundingDecision[] = [];
  /** Of the CAF's. */
  readonly elsewhere: FundingDecision[] = [];
  /** Every entry that was ever made, in its order. */
  readonly entries: (FundingRequest | FundingDecision | Action)[] = [];

  /** The code of the refusal; null: done. */
  act(command: Command): string | null {
    switch (command.kind) {
      case "SUBMIT":
        return this.submit(command);
      case "AMEND":
        return this.amend(command);
      case "WITHDRAW": {
        const { day: on, reason, agreement } = command;
        const request = this.requests[command.request];
        if (!request) return "UNKNOWN_REFERENCE";
        const leaving = { on, reason: reason ? "Motif" : "", agreement: agreement ? `caf:${request.id}:2019` : null };
        return this.enter(this.requests, withdrawn(request, leaving, { decisions: this.here }));
      }
      case "DECIDE":
        return this.decide(command);
      case "MOVE": {
        const judged = moved(this.action, { to: command.to, on: command.day, evaluation: null });
        if (judged.kind === "REFUSED") return judged.refusal.code;
        const registers = { requests: this.requests, decisions: this.here };
        const unfunded = command.to === "FUNDED" && faultInFunded(this.action, registers, command.day);
        if (unfunded) return unfunded.code;
        this.action = judged.noun;
        this.entries.push(judged.noun);
        return null;
      }
    }
  }

  private get registers() {
    return { action: this.action, funders: institutions, lines, requests: this.requests, decisions: this.here };
  }

  private submit({ funder, line: of, year, amount, day, renews }: Command & { kind: "SUBMIT" }): string | null {
    const former = renews === null ? null : (this.requests[renews]?.id ?? "none");
    const draft = { ...drafted, funder, line: of, budgetYear: year, amount, submittedOn: day, renews: former };
    return this.enter(this.requests, requested(draft, this.registers, `r${this.requests.length}`));
  }

  private amend({ request, amount, day, reason }: Command & { kind: "AMEND" }): string | null {
    const before = this.requests[request];
    if (!before) return "UNKNOWN_REFERENCE";
    const { funder, line: of, budgetYear, renews } = before;
    const amendmentReason = reason ? "Motif" : null;
    const terms = { funder, budgetYear, amount, submittedOn: day, amendmentReason };
    const draft = { ...drafted, ...terms, ...(of && { line: of }), renews: renews ?? null };
    return this.enter(this.requests, requested(draft, this.registers, before.id));
  }

  private decide({ by, request: rank, status, amount, day, reason, ...decisionTerms }: Command & { kind: "DECIDE" }) {
    const request = this.requests[rank];
    const draft: DecisionDraft = {
      request: request?.id ?? `r${rank}`,
      action: this.action.id,
      line: decisionTerms.line,
      budgetYear: decisionTerms.year,
      status,
      amount,
      decidedOn: day,
      reason: reason ? "Motif" : null,
      conditions: null,
      instalments: [],
    };
    const register = by === "caf" ? this.elsewhere : this.here;
    const declares = by === "msa";
    const fault = by === "caf" ? null : (faultInAnswer(draft, by, request) ?? (declares ? faultInDeclaring(by) : null));
    const deciding = { funder: by, declared: declares, before: register, supersedes: decisionTerms.supersedes };
    return this.enter(register, fault ? declined(fault) : decided(draft, deciding));
  }

  private enter<Noun extends FundingRequest | FundingDecision>(register: Noun[], judged: Judged<Noun>): string | null {
    if (judged.kind === "REFUSED") return judged.refusal.code;
    const at = register.findIndex(({ id }) => id === judged.noun.id);
    register.splice(at < 0 ? register.length : at, 1, judged.noun);
    this.entries.push(judged.noun);
    return null;
  }
}

const drafted = { action: proposedAction.id, criteria: "Critères", answerExpectedBy: null };
