import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { type AnswerLimits, AnswerSize, unlimited } from "./answerSize.ts";
import { coerceVariables, withoutProto } from "./coerceVariables.ts";
import { type Execution, ExecutionContext } from "./executionContext.ts";
import { Programs } from "./program.ts";
import { WrittenData } from "./response.ts";
import { Rounds } from "./rounds.ts";
import { quotingOnce } from "./serializeLeaf.ts";

/** A validated operation with its variables, and the context of resolvers. */
export interface ExecutionArgs {
  readonly document: DocumentNode;
  /** undefined: the request does not determine one of the document's operations. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
}

/** Without `data` the operation was refused before any resolver was asked. */
export interface ExecutionOutcome {
  readonly data?: WrittenData | Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphQLError[];
}

export type Execute = (args: ExecutionArgs) => Promise<ExecutionOutcome>;

/** The most errors of variables; as in graphql-js. */
const mostFaults = 50;

/**
 * Executes operations over an executable schema with graphql-js's results (same data, same errors). Each operation is compiled
 * once to functions that write its answer as JSON; those that are not compiled are executed by graphql-js. When an answer
 * exceeds the limits, writing stops and an error replaces it.
 */
export function executing(schema: GraphQLSchema, limits: AnswerLimits = unlimited): Execute {
  const programs = new Programs(schema);
  return async (args) => {
    const { document, operation, context } = args;
    if (!operation) return executePlainly(schema, args);
    const { variableDefinitions: declared } = operation;
    const { coerced, errors } = coerceVariables({ schema, declared, variables: args.variables }, mostFaults);
    if (errors) return { errors };
    const write = programs.programFor(document, operation, coerced);
    if (!write) return executePlainly(schema, args);
    const size = new AnswerSize(limits);
    const execution: Execution = {
      variables: coerced,
      context,
      errors: [],
      quote: quotingOnce(),
      argumentsByField: new Map(),
      paths: [],
      size,
      rounds: new Rounds(size),
    };
    const text = await write(undefined, new ExecutionContext(execution, []));
    if (size.isExceeded) return { data: null, errors: [size.refusal()] };
    const data = text === undefined ? null : new WrittenData(text);
    return execution.errors.length > 0 ? { data, errors: execution.errors } : { data };
  };
}

async function executePlainly(schema: GraphQLSchema, args: ExecutionArgs): Promise<ExecutionOutcome> {
  const { document, operationName, context: contextValue, variables: variableValues } = withoutProto(args);
  return execute({ schema, document, operationName: operationName ?? null, contextValue, variableValues });
}
