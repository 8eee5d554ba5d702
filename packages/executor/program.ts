import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import { nodesByKey } from "./collectFields.ts";
import { SelectionCompiler } from "./completeValue.ts";
import type { Write } from "./executionContext.ts";
import { conditionsIn, outcomesOf, type Variables } from "./skipInclude.ts";

/** A compiled operation; null: graphql-js executes it. */
export type Program = Write | null;

/** The parts of an operation that do not depend on a request. */
interface PreparedOperation {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: readonly string[];
  readonly programs: Map<string, Program>;
}

/** The most programs cached for one operation, one for each outcome of its `@skip` and `@include` conditions. */
const mostOutcomes = 16;

/** Compiles operations, once for each outcome of their conditions; cached as long as the document lives. */
export class Programs {
  readonly #schema: GraphQLSchema;
  readonly #prepared = new WeakMap<OperationDefinitionNode, PreparedOperation>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  programFor(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Program {
    const prepared = this.#preparedOf(document, operation);
    const outcomes = outcomesOf(prepared.conditions, variables);
    const cached = prepared.programs.get(outcomes);
    if (cached !== undefined) return cached;
    const program = this.#compiled(operation, prepared, variables);
    if (prepared.programs.size < mostOutcomes) prepared.programs.set(outcomes, program);
    return program;
  }

  #preparedOf(document: DocumentNode, operation: OperationDefinitionNode): PreparedOperation {
    const existing = this.#prepared.get(operation);
    if (existing) return existing;
    const fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
      ),
    );
    const prepared = { fragments, conditions: conditionsIn(document), programs: new Map<string, Program>() };
    this.#prepared.set(operation, prepared);
    return prepared;
  }

  /** Mutations (serial) and introspection are left to graphql-js: compiling them would gain nothing. */
  #compiled(operation: OperationDefinitionNode, { fragments }: PreparedOperation, variables: Variables): Program {
    const schema = this.#schema;
    const type = schema.getQueryType();
    if (operation.operation !== "query" || !type) return null;
    const sets = [operation.selectionSet];
    const fields = [...nodesByKey({ schema, fragments, variables }, type, sets).values()];
    if (fields.some(([node]) => node?.name.value === "__schema" || node?.name.value === "__type")) return null;
    const fragmentsByName = Object.assign(Object.create(null), Object.fromEntries(fragments));
    return new SelectionCompiler({ schema, fragments, fragmentsByName, variables, operation }).object(type, sets, []);
  }
}
