import { readFileSync } from "node:fs";
import { type DeclaredCosts, declaredCosts } from "@pacte-hub/demand-control/declared";
import { transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  type OperationTypeNode,
  parse,
} from "graphql";
import { AccessRequirements } from "./accessRequirements.ts";
import { assertCarriedOut } from "./features.ts";
import { leadsToQuery } from "./leadsToQuery.ts";
import { neutralPrefix } from "./neutralPrefix.ts";
import {
  type EntityKeys,
  entityKeysIn,
  interfaceObjectsIn,
  type Ownership,
  ownershipIn,
  type Requirements,
  requirementsIn,
  subgraphsIn,
} from "./ownership.ts";

/** The composed graph, as the gateway needs it. */
export interface Supergraph {
  readonly sdl: string;
  /** What readers see: without the machinery of composition, without what is @inaccessible. */
  readonly publicSchema: GraphQLSchema;
  /** Where each subgraph is, by its composed name. */
  readonly subgraphs: ReadonlyMap<string, string>;
  readonly ownerOf: Ownership;
  readonly requiredBy: Requirements;
  readonly keysOf: EntityKeys;
  readonly wholeSchema: WholeSchema;
  /** No field's name in the graph is this and a number. */
  readonly neutralPrefix: string;
  /** What readers must be to read a field. */
  readonly access: AccessRequirements;
  /** Whether a field leads back to the root. */
  readonly leadsToQuery: boolean;
  /** What the owners of its fields declared that they cost. */
  readonly costs: DeclaredCosts;
  /** Whether an abstract type, public or not, stands for an object type. */
  includes(abstract: string, type: string): boolean;
}

/** The graph with what readers do not see of it: names of types, as the subgraphs know them. */
export interface WholeSchema {
  rootName(kind: `${OperationTypeNode}`): string | undefined;
  /** The named type of a field; undefined where the graph has none of this name. */
  fieldType(type: string, field: string): string | undefined;
  isAbstract(type: string): boolean;
  /** Whether a subgraph has the interface as an `@interfaceObject`, and may name it as an object's type. */
  isInterfaceObject(type: string): boolean;
  /** Whether an enum has the value, shown to readers or not. */
  hasValue(type: string, value: string): boolean;
}

export const readSupergraph = (path: string): string => readFileSync(path, "utf8");

/** @throws FeatureNotSupported when the graph asks for what would not be carried out */
export function supergraphOf(sdl: string): Supergraph {
  const document = parse(sdl);
  assertCarriedOut(document);
  const wholeGraph = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  const publicSchema = publicSchemaOf(document);
  return {
    sdl,
    publicSchema,
    leadsToQuery: leadsToQuery(publicSchema),
    access: new AccessRequirements(document, publicSchema),
    subgraphs: subgraphsIn(document),
    ownerOf: ownershipIn(document),
    requiredBy: requirementsIn(document),
    keysOf: entityKeysIn(document),
    wholeSchema: wholeSchema(wholeGraph, interfaceObjectsIn(document)),
    neutralPrefix: neutralPrefix(fieldNamesIn(wholeGraph)),
    costs: declaredCosts(document),
    includes(abstract, name) {
      const type = wholeGraph.getType(abstract);
      return isAbstractType(type) && wholeGraph.getPossibleTypes(type).some((possible) => possible.name === name);
    },
  };
}

const wholeSchema = (schema: GraphQLSchema, interfaceObjects: ReadonlySet<string>): WholeSchema => ({
  rootName: (kind) => schema.getRootType(kind as OperationTypeNode)?.name,
  fieldType(name, field) {
    const type = schema.getType(name);
    if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
    const definition = type.getFields()[field];
    return definition && getNamedType(definition.type).name;
  },
  isAbstract: (name) => isAbstractType(schema.getType(name)),
  isInterfaceObject: (name) => interfaceObjects.has(name),
  hasValue(name, value) {
    const type = schema.getType(name);
    return isEnumType(type) && type.getValue(value) !== undefined;
  },
});

const fieldNamesIn = (schema: GraphQLSchema): readonly string[] =>
  Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [],
  );

const publicSchemaOf = (document: DocumentNode): GraphQLSchema =>
  buildASTSchema(transformSupergraphToPublicSchema(document));
