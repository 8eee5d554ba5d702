import { readFileSync } from "node:fs";
import { transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import { buildASTSchema, type GraphQLSchema, isObjectType, parse } from "graphql";

const supergraph = new URL("../schema/supergraph.graphql", import.meta.url);

/** The composed graph as readers see it. */
export const publicGraph = (): GraphQLSchema =>
  buildASTSchema(transformSupergraphToPublicSchema(parse(readFileSync(supergraph, "utf8"), { noLocation: true })), {
    assumeValidSDL: true,
  });

/** A figure that an institution gives of a territory. */
interface FigureField {
  /** Its field under a territory: "caf". */
  readonly institution: string;
  readonly field: string;
  readonly definition: string;
}

/** Every count that an institution gives of a territory: the catalogue has a place for each, at `#institution.field`. */
export function figureFields(schema: GraphQLSchema): readonly FigureField[] {
  const territory = schema.getType("Territory");
  if (!isObjectType(territory)) return [];
  return Object.values(territory.getFields()).flatMap(({ name: institution, type }) =>
    isObjectType(type)
      ? Object.values(type.getFields())
          .filter(({ type }) => String(type) === "[Observation!]")
          .map(({ name, description }) => ({ institution, field: name, definition: description ?? "" }))
      : [],
  );
}
