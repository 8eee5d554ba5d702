import { isFigure } from "@pacte-hub/tables/complete";
import { type DocumentNode, type GraphQLSchema, getNamedType, TypeInfo, visit, visitWithTypeInfo } from "graphql";

interface Answered {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly data: unknown;
  readonly releases: readonly string[];
}

/**
 * Whether there is nothing to cite: figures are asked and none was published, or no line of a register was answered. A citation
 * of it would name no source, and be "identical" for ever.
 */
export function restsOnNothing({ schema, document, data, releases }: Answered): boolean {
  if (releases.length > 0) return false;
  return asksFigures(schema, document) || !hasValue(data);
}

function asksFigures(schema: GraphQLSchema, document: DocumentNode): boolean {
  const info = new TypeInfo(schema);
  let found = false;
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const type = info.getType();
        found ||= type != null && isFigure(getNamedType(type));
      },
    }),
  );
  return found;
}

/** A name of a type says nothing of anybody. */
function hasValue(value: unknown, key = ""): boolean {
  if (value === null || value === undefined || key === "__typename") return false;
  if (Array.isArray(value)) return value.some((member) => hasValue(member));
  if (typeof value !== "object") return true;
  return Object.entries(value).some(([name, member]) => hasValue(member, name));
}
