import { type ASTVisitor, GraphQLError, type ValidationContext } from "graphql";

/**
 * Between subgraphs `__typename` tells what an object is, and the planner has names of its own: a reader who gave
 * another value one of these names would be answered wrongly, so he is asked for another name.
 */
export function noReservedAlias(context: ValidationContext): ASTVisitor {
  return {
    Field(field) {
      const alias = field.alias?.value;
      if (alias === undefined || !isReserved(alias, field.name.value)) return;
      context.reportError(
        new GraphQLError(`L'alias « ${alias} » est réservé au graphe : choisissez un autre nom.`, { nodes: field }),
      );
    },
  };
}

const isReserved = (alias: string, field: string): boolean =>
  (alias === "__typename" && field !== "__typename") || /^_(internal_qp_|entities$|e\d+$)/.test(alias);
