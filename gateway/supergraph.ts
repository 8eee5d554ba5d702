import { readFileSync } from "node:fs";
import { transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import { buildASTSchema, type DocumentNode, type GraphQLSchema, isAbstractType, parse } from "graphql";
import { type Ownership, ownershipIn, type Requirements, requirementsIn, subgraphsIn } from "./ownership.ts";

/** The composed graph, as the gateway needs it. */
export interface Supergraph {
  readonly sdl: string;
  /** What readers see: without the machinery of composition, without what is @inaccessible. */
  readonly publicSchema: GraphQLSchema;
  /** Where each subgraph is, by its composed name. */
  readonly subgraphs: ReadonlyMap<string, string>;
  readonly ownerOf: Ownership;
  readonly requiredBy: Requirements;
  /** Whether an abstract type, public or not, stands for an object type. */
  includes(abstract: string, type: string): boolean;
}

export const readSupergraph = (path: string): string => readFileSync(path, "utf8");

export function supergraphOf(sdl: string): Supergraph {
  const document = parse(sdl);
  const whole = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  return {
    sdl,
    publicSchema: publicSchemaOf(document),
    subgraphs: subgraphsIn(document),
    ownerOf: ownershipIn(document),
    requiredBy: requirementsIn(document),
    includes(abstract, name) {
      const type = whole.getType(abstract);
      return isAbstractType(type) && whole.getPossibleTypes(type).some((possible) => possible.name === name);
    },
  };
}

const publicSchemaOf = (document: DocumentNode): GraphQLSchema =>
  buildASTSchema(transformSupergraphToPublicSchema(document));
