/**
 * The circuit of funding as a stranger would tell it from docs/regles-du-pacte.md: tables and sentences, none of the code
 * that it judges.
 */
import type { Command, Deciding } from "./circuit.ts";

interface Verdict {
  readonly status: string;
  readonly amount: number | null;
  readonly day: string;
  readonly line: string;
}

interface Asked {
  readonly funder: string;
  readonly line: string;
  readonly year: number;
  amount: number;
  submitted: string;
  /** Changed after a refusal. */
  amended: string | null;
  /** Changed while its funder may have refused it: nobody here can read that. */
  isChanged: boolean;
  leaving: string | null;
  isGone: boolean;
  isReplaced: boolean;
  /** What the Department's register says of it, by budget year. */
  readonly verdicts: Map<number, Verdict>;
}

/** The CAF keeps its own register, which the Department cannot read; the MSA's word is declared to the Department. */
const isBlind = ({ funder }: Pick<Asked, "funder">): boolean => funder === "caf";

const nextStates: Readonly<Record<string, string>> = {
  PROPOSED: "SEEKING_FUNDS RUNNING ABANDONED",
  SEEKING_FUNDS: "FUNDED ABANDONED",
  FUNDED: "RUNNING ABANDONED",
  RUNNING: "FINISHED ABANDONED",
  FINISHED: "",
  ABANDONED: "",
};

export class CircuitModel {
  readonly requests: Asked[] = [];
  state = "PROPOSED";
  stepped = "2019-01-01";
  /** What the CAF's own register says, by the rank of the request that it cites and the year. */
  private readonly ofCaf = new Map<number, Verdict>();

  /** True when the act may be; then it is done. */
  allows(command: Command): boolean {
    switch (command.kind) {
      case "SUBMIT":
        return this.submit(command);
      case "AMEND":
        return this.amend(command);
      case "WITHDRAW":
        return this.withdraw(command);
      case "DECIDE":
        return command.by === "caf" ? this.decideElsewhere(command) : this.decideHere(command);
      case "MOVE":
        return this.move(command);
    }
  }

  private get isOver(): boolean {
    return this.state === "FINISHED" || this.state === "ABANDONED";
  }

  /** What the Department can read of the answer to a request as it now is. */
  private answer(request: Asked): Verdict | null {
    const verdict = isBlind(request) ? undefined : request.verdicts.get(request.year);
    if (!verdict || verdict.status === "PENDING") return null;
    if (request.amended === null || verdict.day > request.amended) return verdict;
    return verdict.day === request.amended && verdict.status !== "REFUSED" ? verdict : null;
  }

  private submit({ funder, line, year, amount, day, renews }: Command & { kind: "SUBMIT" }): boolean {
    const former = renews === null ? null : this.requests[renews];
    if (former === undefined || this.isOver) return false;
    if (line !== "own-credits" && (funder !== "department-meuse" || year > 2020)) return false;
    if (former) {
      if (former.funder !== funder || former.line !== line) return false;
      if (former.isGone || former.leaving || former.isReplaced) return false;
      const answer = this.answer(former);
      const isLetGo = answer?.status === "REFUSED" || answer?.status === "DECOMMITTED";
      if (isBlind(former) ? former.isChanged : !isLetGo) return false;
      if (day < (answer?.day ?? former.submitted)) return false;
    }
    const stands = (candidate: Asked) => candidate !== former && !candidate.isGone && !candidate.isReplaced;
    const twins = this.requests.filter(
      (candidate) => candidate.funder === funder && candidate.line === line && candidate.year === year,
    );
    if (twins.some(stands)) return false;
    if (former) former.isReplaced = true;
    const fresh = {
      amended: null,
      isChanged: false,
      leaving: null,
      isGone: false,
      isReplaced: false,
      verdicts: new Map(),
    };
    this.requests.push({ funder, line, year, amount, submitted: day, ...fresh });
    return true;
  }

  private amend({ request, amount, day, reason }: Command & { kind: "AMEND" }): boolean {
    const askedRequest = this.requests[request];
    if (!askedRequest || this.isOver || askedRequest.isGone || askedRequest.isReplaced || askedRequest.leaving)
      return false;
    const answer = this.answer(askedRequest);
    if (answer && answer.status !== "REFUSED") return false;
    if (answer || askedRequest.amended) {
      if (!reason || day < (answer?.day ?? askedRequest.amended ?? "")) return false;
      askedRequest.amended = day;
    } else askedRequest.submitted = day;
    askedRequest.isChanged = true;
    askedRequest.amount = amount;
    return true;
  }

  private withdraw({ request, day, reason, agreement }: Command & { kind: "WITHDRAW" }): boolean {
    const askedRequest = this.requests[request];
    if (!askedRequest || askedRequest.isGone || !reason || day < (askedRequest.leaving ?? askedRequest.submitted))
      return false;
    const answer = this.answer(askedRequest);
    if (answer && answer.status !== "DECOMMITTED") return false;
    if (!isBlind(askedRequest) || agreement) askedRequest.isGone = true;
    else if (askedRequest.leaving) return false;
    else askedRequest.leaving = day;
    return true;
  }

  private decideHere(command: Command & { kind: "DECIDE" }): boolean {
    const request = this.requests[command.request];
    if (!request || request.funder !== command.by || request.year !== command.year || request.line !== command.line)
      return false;
    if (request.isGone || command.day < (request.amended ?? request.submitted)) return false;
    if (command.amount !== null && command.amount > request.amount) return false;
    return this.verdict(request.verdicts, command.year, command);
  }

  /** A funder with its own register decides whatever the other says, even of what nobody asked yet: what differs is shown. */
  private decideElsewhere(command: Command & { kind: "DECIDE" }): boolean {
    return this.verdict(this.ofCaf, command.request * 10_000 + command.year, command);
  }

  private verdict(
    verdicts: Map<number, Verdict>,
    at: number,
    { status, amount, day, line, reason, supersedes }: Deciding,
  ) {
    const former = verdicts.get(at);
    if (former && former.status !== "PENDING") {
      if (!supersedes || !reason || status === "PENDING" || day < former.day || line !== former.line) return false;
    }
    if ((status === "GRANTED") !== (amount !== null)) return false;
    if (!reason && (status === "REFUSED" || status === "DECOMMITTED")) return false;
    verdicts.set(at, { status, amount, day: status === "PENDING" ? "" : day, line });
    return true;
  }

  private move({ to, day }: Command & { kind: "MOVE" }): boolean {
    if (!nextStates[this.state]?.split(" ").includes(to) || day < this.stepped) return false;
    if (to === "FUNDED" && !this.requests.some((request) => this.mayFund(request, day))) return false;
    this.state = to;
    this.stepped = day;
    return true;
  }

  private mayFund(request: Asked, day: string): boolean {
    if (request.isGone || request.isReplaced || request.submitted > day) return false;
    const verdict = request.verdicts.get(request.year);
    return isBlind(request) || (verdict?.status === "GRANTED" && verdict.day <= day);
  }
}
