import { type GraphQLSchema, getNamedType, isInterfaceType, isObjectType } from "graphql";

/** Whether a field leads back to the root: seldom, and then only are operations gone through. */
export function leadsToQuery(schema: GraphQLSchema): boolean {
  const query = schema.getQueryType();
  return Object.values(schema.getTypeMap()).some(
    (type) =>
      (isObjectType(type) || isInterfaceType(type)) &&
      Object.values(type.getFields()).some((field) => getNamedType(field.type) === query),
  );
}
