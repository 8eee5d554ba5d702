import { type GraphQLNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";
import { expect, test } from "vitest";
import { readSupergraph, supergraphOf } from "./supergraph.ts";

const { publicSchema } = supergraphOf(
  readSupergraph(new URL("../../schema/supergraph.graphql", import.meta.url).pathname),
);

interface Member {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** A type and all that it holds, each by its whole name. */
function membersOf(type: GraphQLNamedType): readonly Member[] {
  const inside = (outer: string, members: readonly Member[]): readonly Member[] =>
    members.map(({ name, description }) => ({ name: `${outer}.${name}`, description }));
  if (isEnumType(type)) return [type, ...inside(type.name, type.getValues())];
  if (isInputObjectType(type)) return [type, ...inside(type.name, Object.values(type.getFields()))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [type];
  const fields = Object.values(type.getFields());
  return [
    type,
    ...inside(type.name, fields),
    ...fields.flatMap(({ name, args }) => inside(`${type.name}.${name}`, args)),
  ];
}

test("every type, field, argument and value of the graph says in French what it is", () => {
  const ofGraphql = /^(__|(Boolean|Float|ID|Int|String)$)/;
  const members = Object.values(publicSchema.getTypeMap())
    .filter(({ name }) => !ofGraphql.test(name))
    .flatMap(membersOf);
  expect(members.length).toBeGreaterThan(1_500);
  expect(members.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
});
