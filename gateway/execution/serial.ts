import { type Concrete, nodesByKey } from "@pacte-hub/executor/collectFields";
import { WrittenData } from "@pacte-hub/executor/response";
import { type FieldNode, type FragmentDefinitionNode, type GraphQLError, type GraphQLSchema, Kind } from "graphql";
import type { JsonRecord } from "../json/record.ts";
import type { Execute, ExecutionArgs, ExecutionOutcome } from "./executed.ts";

/**
 * Executes mutation fields serially, each with its whole selection before the next begins (section 6.2.2 of the
 * specification). After one whose null bubbles up to `data` no further one is executed: its result would not be returned.
 */
export async function inSeries(acts: readonly ExecutionArgs[], execute: Execute): Promise<ExecutionOutcome> {
  const texts: string[] = [];
  const errors: GraphQLError[] = [];
  for (const act of acts) {
    const { data, errors: actErrors = [], ...refused } = await execute(act);
    errors.push(...actErrors);
    if (data === undefined) return { ...refused, errors };
    if (data === null) return { data: null, errors };
    texts.push(data.text.slice(1, -1));
  }
  const data = new WrittenData(`{${texts.join(",")}}`);
  return errors.length > 0 ? { data, errors } : { data };
}

/** One operation for each response key, in the reader's order. */
export function actsOf(request: ExecutionArgs, schema: GraphQLSchema, variables: JsonRecord): readonly ExecutionArgs[] {
  const { document, operation, source } = request;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const acts = nodesByKey({ schema, fragments, variables }, schema.getMutationType() as Concrete, [
    operation.selectionSet,
  ]);
  return [...acts].map(([key, nodes]: [string, readonly FieldNode[]]) => ({
    ...request,
    operation: { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: nodes } },
    source: `${key} of ${source}`,
  }));
}
