import { type DocumentNode, type GraphQLError, getVariableValues, type OperationDefinitionNode } from "graphql";
import type { WrittenData } from "../../runtime/execution/written.ts";
import { type Made, Programs } from "./program.ts";
import type { JsonRecord } from "./record.ts";
import type { Run } from "./run.ts";
import type { Reader } from "./transport.ts";

/** A validated operation, and what the reader sent with it. */
export interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly reader: Reader;
}

export interface Engine extends Made {
  readonly maxErrors: number;
}

/** Without `data` the operation was refused before anyone was asked. */
export interface Executed {
  readonly data?: WrittenData | null;
  readonly errors?: readonly GraphQLError[];
}

export type Execute = (asked: Asked) => Promise<Executed>;

/** From an operation to its answer: coerce what was sent, run the operation's program, project what it learnt. */
export function executorOf({ maxErrors, ...made }: Engine): Execute {
  const { supergraph } = made;
  const programs = new Programs(made);
  return async (asked) => {
    const { operation, reader } = asked;
    const coerced = getVariableValues(supergraph.publicSchema, operation.variableDefinitions ?? [], asked.variables);
    if (coerced.errors) return { errors: coerced.errors };
    const variables = coerced.coerced as JsonRecord;
    const program = await programs.programFor(asked, variables);
    const run: Run = { data: {}, variables, reader, remarks: new Map(), isPlain: true };
    await program.run(run);
    const { data, remarks, isPlain } = run;
    const answering = { data, remarks, introspected: program.introspect(variables), isPlain, maxErrors };
    const { data: written, errors } = program.project(answering);
    return errors.length > 0 ? { data: written, errors } : { data: written };
  };
}
