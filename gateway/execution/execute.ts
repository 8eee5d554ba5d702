import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import type { Supergraph } from "../supergraph.ts";
import { interpret } from "./interpret.ts";
import { introspected } from "./introspection.ts";
import { Plans } from "./plan.ts";
import { type Projected, project } from "./project.ts";
import type { JsonRecord } from "./record.ts";
import type { Run } from "./run.ts";
import type { Reader, Transport } from "./transport.ts";

/** A validated operation, and what the reader sent with it. */
export interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly reader: Reader;
}

export interface Engine {
  readonly supergraph: Supergraph;
  readonly transports: ReadonlyMap<string, Transport>;
  readonly plansKept: number;
  readonly maxErrors: number;
}

/** Without `data` the operation was refused before anyone was asked. */
export type Execute = (asked: Asked) => Promise<Partial<Projected>>;

/** From an operation to its answer: plan, ask the subgraphs, project. Another way to run plans would replace `interpret`. */
export function executorOf(engine: Engine): Execute {
  const { supergraph, maxErrors } = engine;
  const { publicSchema: schema, ownerOf } = supergraph;
  const plans = new Plans(supergraph.sdl, engine.plansKept);
  return async (asked) => {
    const { operation, source } = asked;
    const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], asked.variables);
    if (coerced.errors) return { errors: coerced.errors };
    const variables = coerced.coerced as JsonRecord;
    const fragments = fragmentsIn(asked.document);
    const plan = await plans.planOf({ source, operation, fragments }, variables);
    const run = runOf(engine, asked, variables);
    await interpret(run, plan);
    const own = introspected(schema, operation, { fragments, variables });
    const projection = { schema, fragments, variables, ownerOf, remarks: run.remarks, introspected: own, maxErrors };
    const { data, errors } = project(projection, operation, run.data);
    return errors.length > 0 ? { data, errors } : { data };
  };
}

function runOf({ supergraph, transports }: Engine, { reader }: Asked, variables: JsonRecord): Run {
  return {
    data: {},
    variables,
    reader,
    includes: supergraph.includes,
    remarks: new Map(),
    transportTo(serviceName) {
      const transport = transports.get(serviceName);
      if (!transport) throw new Error(`no transport leads to the subgraph ${serviceName}`);
      return transport;
    },
  };
}

/** The same document comes back with each repeated query: its fragments are looked up once. */
function fragmentsIn(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const known = fragmentsOf.get(document);
  if (known) return known;
  const found = document.definitions.flatMap((each) =>
    each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
  );
  const fragments = new Map(found);
  fragmentsOf.set(document, fragments);
  return fragments;
}

const fragmentsOf = new WeakMap<DocumentNode, ReadonlyMap<string, FragmentDefinitionNode>>();
