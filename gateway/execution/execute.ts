import { HeaderMap } from "@apollo/server";
import { unlimited } from "@pacte-hub/executor/answerSize";
import { coerceVariables } from "@pacte-hub/executor/coerceVariables";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError } from "graphql";
import { InexactNumber } from "../json/exactJson.ts";
import type { JsonRecord } from "../json/record.ts";
import { NoPlan } from "../planning/planner.ts";
import { paid } from "./charge.ts";
import type { Execute, ExecutionArgs, ExecutionOutcome } from "./executed.ts";
import { betweenLongWork, LongAnswers } from "./longWork.ts";
import { type ProgramSettings, Programs } from "./program.ts";
import type { Run } from "./run.ts";
import { actsOf, inSeries } from "./serial.ts";

export interface Engine extends ProgramSettings {
  readonly maxErrors: number;
  /** The most bytes of one answer; unset: no limit. */
  readonly maxAnswerBytes?: number;
  /** Executes long answers in another process (`gateway/longAnswers`); unset: all are made here. */
  readonly elsewhere?: Elsewhere;
}

export interface Elsewhere {
  /** From this many expected values on an answer is made there. */
  readonly from: number;
  readonly execute: Execute;
}

/** Executes operations: coerces the variables, runs the operation's program, projects the merged data to the answer. */
export function executorOf({
  maxErrors,
  maxAnswerBytes = unlimited.bytes,
  elsewhere,
  ...programOptions
}: Engine): Execute {
  const { supergraph, charge = () => undefined } = programOptions;
  const { publicSchema } = supergraph;
  const programs = new Programs(programOptions);
  const longAnswers = new LongAnswers();
  const executeOne = async (request: ExecutionArgs, variables: JsonRecord): Promise<ExecutionOutcome> => {
    const { reader } = request;
    const began = performance.now();
    const program = await programs
      .programFor(request, { variables, payer: reader.payer, identity: reader, signal: reader.signal })
      .catch(noPlanOf);
    reader.trace?.span?.part({ name: "plan", began, isFailed: program instanceof Error });
    if (program instanceof NoPlan) return { errors: [unplanned(program)], noPlan: program };
    if (program instanceof GraphQLError) return { errors: [unsuitable(program)] };
    const answer = async (isExact: boolean): Promise<ExecutionOutcome> => {
      const run: Run = { data: {}, variables, reader, remarks: new Map(), isPlain: true, isExact };
      await program.run(run);
      await betweenLongWork(reader);
      const payFor = <Value>(work: () => Value) => paid(charge, reader.payer, work);
      const { data, errors } = program.project({ ...run, maxErrors, maxAnswerBytes, payFor });
      return errors.length > 0 ? { data, errors } : { data };
    };
    // A mutation cannot be run again for exact numbers: its answers are read exactly from the start.
    const isAct = request.operation.operation === "mutation";
    return answer(isAct).catch((error: unknown) => {
      if (!(error instanceof InexactNumber)) throw error;
      return answer(true);
    });
  };
  const executeQuery = (request: ExecutionArgs, variables: JsonRecord): Promise<ExecutionOutcome> =>
    elsewhere && (request.reader.bill?.cost ?? 0) >= elsewhere.from
      ? elsewhere.execute(request)
      : executeOne(request, variables);
  return async (request) => {
    const { operation } = request;
    const { variableDefinitions: declared } = operation;
    const { coerced, errors } = coerceVariables({ schema: publicSchema, declared, variables: request.variables });
    if (errors) return { errors };
    const variables = coerced as JsonRecord;
    const executed =
      operation.operation === "mutation"
        ? await inSeries(actsOf(request, publicSchema, variables), (act) => executeOne(act, variables))
        : await longAnswers.inTurn(request.reader, () => executeQuery(request, variables));
    const { remarks = [] } = request.reader;
    return remarks.length > 0 ? { ...executed, errors: [...(executed.errors ?? []), ...remarks] } : executed;
  };
}

/** @throws errors other than NoPlan and GraphQLError */
function noPlanOf(error: unknown): NoPlan | GraphQLError {
  if (error instanceof NoPlan || error instanceof GraphQLError) return error;
  throw error;
}

/** The error for a null condition: the variable may be null, the argument of `@skip` and `@include` may not. */
const unsuitable = ({ message, nodes }: GraphQLError): GraphQLError =>
  new GraphQLError(message, {
    ...(nodes && { nodes }),
    extensions: { code: "BAD_USER_INPUT", http: { status: 400, headers: new HeaderMap() } },
  });

/** The error for a query without a plan, which says whether to change it or to retry. */
function unplanned({ reason }: NoPlan): GraphQLError {
  const refusal =
    reason === "OVERLOADED" ? ({ code: "PLANNERS_BUSY" } as const) : ({ code: "NOT_PLANNABLE", reason } as const);
  const status = refusal.code === "PLANNERS_BUSY" ? 503 : 400;
  const headers = new HeaderMap(status === 503 ? [["retry-after", "5"]] : []);
  const extensions = { code: refusal.code, ...("reason" in refusal && { reason }), http: { status, headers } };
  return new GraphQLError(explain(refusal), { extensions });
}
