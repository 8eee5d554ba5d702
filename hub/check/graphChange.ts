import type { NamedOperation } from "@pacte-hub/gateway/persistedOperations/documents";
import {
  type BreakingChange,
  type DangerousChange,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLSchema,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** A change of the public graph that may break whoever asks it. */
export interface BreakingUse {
  readonly change: BreakingChange;
  /** Names of the operations that ask what it changes. */
  readonly usedBy: readonly string[];
}

/** What becomes of the public graph, and of the operations that are kept for it. */
export interface GraphChange {
  readonly breaking: readonly BreakingUse[];
  readonly dangerous: readonly DangerousChange[];
  /** Operations that the graph understood and no longer does, with the first reason. */
  readonly broken: readonly { readonly name: string; readonly fault: string }[];
  /** Operations that the graph did not understand before either: nothing is said of them. */
  readonly unknown: readonly string[];
}

/** Compares two public graphs, and judges what breaks by the operations that are registered for the first. */
export function graphChange(
  before: GraphQLSchema,
  after: GraphQLSchema,
  operations: readonly NamedOperation[],
): GraphChange {
  const judged = operations.map((operation) => ({ ...operation, uses: usesOf(operation.text, before) }));
  const understood = judged.filter(({ uses }) => uses !== null);
  return {
    breaking: findBreakingChanges(before, after).map((change) => ({
      change,
      usedBy: understood.filter(({ uses }) => affects(change, uses ?? new Set())).map(({ name }) => name),
    })),
    dangerous: findDangerousChanges(before, after),
    broken: understood.flatMap(({ name, text }) => {
      const fault = faultIn(text, after);
      return fault === undefined ? [] : [{ name, fault }];
    }),
    unknown: judged.filter(({ uses }) => uses === null).map(({ name }) => name),
  };
}

function faultIn(text: string, schema: GraphQLSchema): string | undefined {
  try {
    return validate(schema, parse(text))[0]?.message;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The fields that an operation asks (`Type.field`), the arguments it gives them (`Type.field(argument:)`), the types it meets there, and those of its variables; null: it is not valid. */
function usesOf(text: string, schema: GraphQLSchema): ReadonlySet<string> | null {
  if (faultIn(text, schema) !== undefined) return null;
  const uses = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    parse(text),
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        const parent = types.getParentType();
        if (parent) uses.add(parent.name).add(`${parent.name}.${name.value}`);
      },
      Argument: ({ name }) => {
        const [parent, field] = [types.getParentType(), types.getFieldDef()];
        if (parent && field) uses.add(`${parent.name}.${field.name}(${name.value}:)`);
      },
      [Kind.NAMED_TYPE]: ({ name }) => void uses.add(name.value),
      [Kind.ENUM]: ({ value }) => void uses.add(value),
    }),
  );
  return uses;
}

/** By the names that graphql-js's description gives: an argument that is given, a field that is asked, else a type or a value. */
function affects({ description }: BreakingChange, uses: ReadonlySet<string>): boolean {
  const [, of, argument] = /^(\w+\.\w+) arg (\w+) /.exec(description) ?? [];
  if (argument !== undefined) return uses.has(`${of}(${argument}:)`);
  const field = /[A-Za-z_]\w*\.[A-Za-z_]\w*/.exec(description)?.[0];
  if (field !== undefined) return uses.has(field);
  const inputType = /on input type (\w+)/.exec(description)?.[1];
  if (inputType !== undefined) return uses.has(inputType);
  return uses.has(/^\w+/.exec(description)?.[0] ?? "");
}
