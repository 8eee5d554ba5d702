import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from "graphql";
import type { Fail, Write } from "./executionContext.ts";
import type { SelectedField } from "./resolveField.ts";

/** A place in the answer, and how errors are reported there. */
export interface Place {
  readonly field: SelectedField;
  readonly fail: Fail;
}

type WriterOf = (type: GraphQLObjectType) => Write;

/** Completes a value of an interface or union: resolves its concrete type, then writes it as an object of that type. */
export function narrowed(
  type: GraphQLAbstractType,
  writerOf: WriterOf,
  { field: { depth, info }, fail, schema }: Place & { readonly schema: GraphQLSchema },
): Write {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (value, context) =>
    context.with(resolveType(value, context.execution.context, info(context), type), {
      depth,
      fail,
      go(name, later) {
        const concrete = typeof name === "string" ? schema.getType(name) : undefined;
        if (isObjectType(concrete) && schema.isSubType(type, concrete)) return writerOf(concrete)(value, later);
        throw new Error(`a value of ${type.name} is said to be ${String(name)}, which is none of its types`);
      },
    });
}

/** Checks a value by its type's `isTypeOf`, where there is one. */
export function checked(type: GraphQLObjectType, write: Write, { field: { depth, info }, fail }: Place): Write {
  const { isTypeOf } = type;
  if (!isTypeOf) return write;
  return (value, context) =>
    context.with(isTypeOf(value, context.execution.context, info(context)), {
      depth,
      fail,
      go(is, later) {
        if (is) return write(value, later);
        throw new Error(`a value is said to be of ${type.name}, which it is not`);
      },
    });
}
