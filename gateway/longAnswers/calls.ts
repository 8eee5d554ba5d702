import type { Charge } from "../execution/charge.ts";
import { bodyOf, understood } from "../execution/http.ts";
import { betweenLongWork } from "../execution/longWork.ts";
import { joined, type Pieces } from "../execution/pieces.ts";
import { refused } from "../execution/reply.ts";
import type { Reader, Transport } from "../execution/transport.ts";
import type { PlanNode } from "../planner/planNode.ts";
import { NoPlan, type PlanRequest } from "../planning/planner.ts";
import type { Call, CallOutcome, Order, Report } from "./messages.ts";

interface CallReply {
  readonly outcome: CallOutcome;
  readonly bytes: Pieces;
}

type Outcome = Extract<Order, { readonly kind: "OUTCOME" }>;

/** Calls from a process for long answers to the gateway, each for one of its queries. */
export class Calls {
  readonly #say: (report: Report, bytes?: Pieces) => void;
  readonly #pendingCalls = new Map<number, { readonly id: number; readonly resolve: (reply: CallReply) => void }>();
  #callCount = 0;

  constructor(send: (report: Report, bytes?: Pieces) => void) {
    this.#say = send;
  }

  settle({ call, outcome }: Outcome, bytes: Pieces): void {
    this.#pendingCalls.get(call)?.resolve({ outcome, bytes });
    this.#pendingCalls.delete(call);
  }

  /** Forgets the pending calls of a query that has its answer. */
  forget(id: number): void {
    for (const [call, waiting] of this.#pendingCalls) if (waiting.id === id) this.#pendingCalls.delete(call);
  }

  /** A transport that sends requests through the gateway, and parses the responses here. */
  transport(service: string): Transport {
    return {
      ask: async ({ operation, variables, kind, reader }) => {
        const of = { kind: "FETCH", service, operationKind: kind } as const;
        const { outcome, bytes } = await this.#call(idOf(reader), of, [bodyOf(operation, variables)]);
        if (outcome.kind === "REFUSED") return refused(outcome.refusal);
        if (outcome.kind !== "UNREAD") throw new Error(`${service} could not be asked`);
        await betweenLongWork(reader);
        return understood(service, outcome.status, joined(bytes));
      },
      close: async () => undefined,
    };
  }

  readonly plan = async ({ text, share, payer }: PlanRequest): Promise<PlanNode | null> => {
    const { outcome, bytes } = await this.#call(Number(payer), { kind: "PLAN", text, share });
    if (outcome.kind === "NO_PLAN") throw new NoPlan(outcome.reason, outcome.why);
    return JSON.parse(joined(bytes).toString()) as PlanNode | null;
  };

  readonly charge: Charge = (payer, milliseconds) => {
    if (payer !== undefined) this.#say({ kind: "CHARGE", id: Number(payer), milliseconds });
  };

  /** The context of an in-process subgraph: each of its methods is called in the gateway. */
  context(service: string): () => unknown {
    const context = new Proxy(
      {},
      {
        get:
          (_, method) =>
          async (...args: unknown[]) => {
            const { outcome } = await this.#call(0, { kind: "CONTEXT", service, method: String(method), args });
            if (outcome.kind !== "VALUE") throw new Error(`${service} has no ${String(method)}`);
            return outcome.value;
          },
      },
    );
    return () => context;
  }

  #call(id: number, of: Call, bytes?: Pieces): Promise<CallReply> {
    const call = ++this.#callCount;
    return new Promise((resolve) => {
      this.#pendingCalls.set(call, { id, resolve });
      this.#say({ kind: "CALL", id, call, of }, bytes);
    });
  }
}

const idOf = ({ payer }: Reader): number => Number(payer);
