import type { Charge } from "../execution/charge.ts";
import { answerInvalid } from "../execution/fieldError.ts";
import type { InProcessSubgraph } from "../execution/inProcess.ts";
import { joined, type Pieces } from "../execution/pieces.ts";
import { refused } from "../execution/reply.ts";
import type { Reader, RelayingTransport } from "../execution/transport.ts";
import { NoPlan, type Planner } from "../planning/planner.ts";
import type { AnswerAsk } from "./answerChild.ts";
import type { Call, CallOutcome } from "./messages.ts";

/** What the gateway does for a process for long answers. */
export interface Errands {
  readonly transports: ReadonlyMap<string, RelayingTransport>;
  readonly planner: Planner;
  readonly charge: Charge;
  /** Whether a query's text is a trusted document. */
  isRegistered(source: string): boolean;
}

export type Subgraphs = Readonly<Record<string, InProcessSubgraph>>;

interface Done {
  readonly outcome: CallOutcome;
  readonly bytes?: Pieces;
}

/** Handles the calls of a process in a reader's name, and charges the reader for the process's work. */
export const hearing =
  (errands: Errands) =>
  (reader: Reader, source: string): AnswerAsk["hear"] =>
  ({ message, bytes }, reply) => {
    if (message.kind === "CHARGE") errands.charge(reader.payer, message.milliseconds);
    else
      void done(errands, reader, { of: message.of, body: joined(bytes), source })
        .catch((): Done => ({ outcome: { kind: "FAULT" } }))
        .then((result) => reply(result.outcome, result.bytes));
  };

interface Errand {
  readonly of: Call;
  readonly body: Buffer;
  /** The query's text. */
  readonly source: string;
}

async function done(errands: Errands, reader: Reader, { of, body, source }: Errand): Promise<Done> {
  const { transports, planner, isRegistered } = errands;
  switch (of.kind) {
    case "FETCH": {
      const { service, operationKind: kind } = of;
      const reply = (await transports.get(service)?.relay({ body, kind, reader })) ?? refused(answerInvalid(service));
      if (reply.kind === "REFUSED") return { outcome: reply };
      return { outcome: { kind: "UNREAD", status: reply.status }, bytes: reply.body };
    }
    case "PLAN":
      return planned(planner, reader, { ...of, isRegistered: isRegistered(source) });
    default:
      return { outcome: { kind: "FAULT" } };
  }
}

async function planned(planner: Planner, { payer, signal }: Reader, planning: Planning): Promise<Done> {
  const { text, share, isRegistered } = planning;
  try {
    const plan = await planner.plan({ text, share, payer, signal, isRegistered });
    return { outcome: { kind: "PLAN" }, bytes: [Buffer.from(JSON.stringify(plan))] };
  } catch (error) {
    if (!(error instanceof NoPlan)) throw error;
    return { outcome: { kind: "NO_PLAN", reason: error.reason, why: error.message } };
  }
}

type Planning = Extract<Call, { readonly kind: "PLAN" }> & { readonly isRegistered: boolean };

/** Calls a method of an in-process subgraph's context. */
export async function runContext(subgraphs: Subgraphs, of: Call): Promise<CallOutcome> {
  if (of.kind !== "CONTEXT" || !Object.hasOwn(subgraphs, of.service)) return { kind: "FAULT" };
  const context = subgraphs[of.service]?.context() as Readonly<Record<string, unknown>>;
  const method = Object.hasOwn(context, of.method) ? context[of.method] : undefined;
  if (typeof method !== "function") return { kind: "FAULT" };
  try {
    return { kind: "VALUE", value: await method.call(context, ...of.args) };
  } catch {
    return { kind: "FAULT" };
  }
}
