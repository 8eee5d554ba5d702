import type { Concrete } from "@pacte-hub/executor/collectFields";
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { type JsonRecord, typeNameOf } from "../json/record.ts";
import type { WholeSchema } from "../supergraph/supergraph.ts";
import { FieldError } from "./fieldError.ts";
import type { Includes } from "./rewrite.ts";

/** The planner asks for no type where only fields of the interface are read: the interface then serves as type. */
export function typeAt(
  { schema, wholeSchema }: { readonly schema: GraphQLSchema; readonly wholeSchema: WholeSchema },
  value: JsonRecord,
  declared: GraphQLOutputType,
): Concrete | undefined {
  if (isObjectType(declared)) return declared;
  const name = typeNameOf(value);
  const type = typeof name === "string" ? schema.getType(name) : undefined;
  if (isObjectType(type) && isAbstractType(declared) && schema.isSubType(declared, type)) return type;
  if (!isInterfaceType(declared)) return undefined;
  // A subgraph with an `@interfaceObject` names the interface; the one that resolves the concrete type may have failed.
  const isInterface = name === declared.name && wholeSchema.isInterfaceObject(declared.name);
  return name === undefined || isInterface || name instanceof FieldError ? declared : undefined;
}

/** A type that its owner does not show yet: what is of it is null to readers. */
export function isHidden(includes: Includes, value: JsonRecord, declared: GraphQLOutputType): boolean {
  const name = typeNameOf(value);
  return typeof name === "string" && includes(getNamedType(declared).name, name);
}
