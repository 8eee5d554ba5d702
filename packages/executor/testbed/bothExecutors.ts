import {
  buildSchema,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getOperationAST,
  isAbstractType,
  isObjectType,
  parse,
} from "graphql";
import { expect } from "vitest";
import { type ExecutionOutcome, executing } from "../execute.ts";
import { WrittenData } from "../response.ts";

type Resolver = GraphQLFieldResolver<never, never, never>;

/** By type and field, what resolves it; `__resolveType` and `__isTypeOf` are how the concrete type is resolved. */
export type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolver | ((value: never) => unknown)>>>>;

export interface Request {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string | null;
  readonly context?: unknown;
  /** True where the executor's own sentence is meant, which is not graphql-js's: places are compared, not words. */
  readonly isInOwnWords?: boolean;
}

/** One error as a reader sees it. */
export interface SeenError {
  readonly message?: string;
  readonly path: readonly (string | number)[] | undefined;
  readonly locations: readonly { readonly line: number; readonly column: number }[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface Seen {
  /** JSON text; undefined: the request was refused before any resolver was called. */
  readonly data: string | undefined;
  readonly errors: readonly SeenError[];
}

export function schemaWith(sdl: string, resolvers: Resolvers = {}): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const [name, { __resolveType, __isTypeOf, ...fields }] of Object.entries(resolvers)) {
    const type = schema.getType(name);
    if (isAbstractType(type) && __resolveType) type.resolveType = __resolveType as never;
    if (isObjectType(type) && __isTypeOf) type.isTypeOf = __isTypeOf as never;
    if (!isObjectType(type)) continue;
    for (const [field, resolve] of Object.entries(fields)) {
      const definition = type.getFields()[field];
      if (!definition) throw new Error(`${name}.${field} is not in the schema`);
      definition.resolve = resolve as never;
    }
  }
  return schema;
}

/**
 * What both executors answer, which must be the same: data to the byte, errors with their paths, locations and codes.
 * @returns it, for what a test says besides.
 */
export async function bothAnswer(schema: GraphQLSchema, text: string, request: Request = {}): Promise<Seen> {
  const { variables = {}, operationName = null, context = {}, isInOwnWords = false } = request;
  const document = parse(text);
  const operation = getOperationAST(document, operationName) ?? undefined;
  const ourOutcome = await executing(schema)({ document, operation, operationName, variables, context });
  const theirOutcome = await execute({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue: context,
  });
  const [actual, expected] = [ourOutcome, theirOutcome as ExecutionOutcome].map((outcome) =>
    seenOf(outcome, isInOwnWords),
  );
  expect(actual, text).toEqual(expected);
  return actual as Seen;
}

const seenOf = (executed: ExecutionOutcome, isInOwnWords: boolean): Seen => ({
  data: "data" in executed ? textOf(executed.data) : undefined,
  errors: (executed.errors ?? [])
    .map((error) => seenError(error, isInOwnWords))
    .toSorted((first, second) => (JSON.stringify(first) < JSON.stringify(second) ? -1 : 1)),
});

const textOf = (data: ExecutionOutcome["data"]): string =>
  data instanceof WrittenData ? data.text : JSON.stringify(data);

const seenError = ({ message, path, locations, extensions }: GraphQLError, isInOwnWords: boolean): SeenError => ({
  ...(isInOwnWords ? {} : { message }),
  path,
  locations,
  extensions,
});
