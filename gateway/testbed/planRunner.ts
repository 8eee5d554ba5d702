import { execute, type GraphQLSchema, isAbstractType, parse, validate } from "graphql";
import type {
  EntityBatchAlias,
  FetchNode,
  FetchNodePathSegment,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode,
  RequiresSelection,
} from "../planner/planNode.ts";

type Data = Record<string, unknown>;

/** What a plan came to. */
export interface Answered {
  readonly data: Data;
  /** Names of the subgraphs that were asked, in order. */
  readonly asked: readonly string[];
}

interface Servers {
  readonly subgraphs: ReadonlyMap<string, GraphQLSchema>;
  readonly publicSchema: GraphQLSchema;
}

/** Carries out a plan as plainly as can be, one fetch after another; any error of a subgraph ends it. */
export async function carryOut(plan: PlanNode | null, servers: Servers): Promise<Answered> {
  const runner = new PlanRunner(servers);
  if (plan) await runner.run(plan);
  return runner;
}

class PlanRunner implements Answered {
  readonly data: Data = {};
  readonly asked: string[] = [];
  readonly #servers: Servers;

  constructor(servers: Servers) {
    this.#servers = servers;
  }

  async run(node: PlanNode): Promise<void> {
    switch (node.kind) {
      case "Sequence":
      case "Parallel":
        for (const child of node.nodes) await this.run(child);
        return;
      case "Fetch":
        return this.#askRoot(node, [this.data]);
      case "BatchFetch":
        return this.#askEntities(node, node.entityBatch.aliases);
      case "Flatten": {
        const fetch = node.node as FetchNode;
        if (!fetch.requires) return this.#askRoot(fetch, placesAt(this.data, node.path));
        const { requires, inputRewrites = [], outputRewrites = [] } = fetch;
        const alias = { alias: "_entities", representationsVariableName: "representations", paths: [node.path] };
        return this.#askEntities(fetch, [{ ...alias, requires, inputRewrites, outputRewrites }]);
      }
    }
  }

  async #askRoot(node: FetchNode, places: readonly Data[]): Promise<void> {
    if (places.length === 0) return;
    const answer = await this.#ask(node, {});
    for (const rewriting of node.outputRewrites ?? []) rewrite(answer, rewriting, this.#isA);
    for (const place of places) merge(place, structuredClone(answer));
  }

  async #askEntities(node: Asking, aliases: readonly EntityBatchAlias[]): Promise<void> {
    const batches = aliases.map((alias) => ({ alias, places: this.#placesOf(alias) }));
    if (batches.every(({ places }) => places.length === 0)) return;
    const variables = batches.map(({ alias, places }) => [
      alias.representationsVariableName,
      places.map(({ representation }) => representation),
    ]);
    const answer = await this.#ask(node, Object.fromEntries(variables));
    for (const { alias, places } of batches)
      for (const [index, entity] of (answer[alias.alias] as (Data | null)[]).entries()) {
        for (const rewriting of alias.outputRewrites ?? []) rewrite(entity, rewriting, this.#isA);
        if (entity && places[index]) merge(places[index].place, entity);
      }
  }

  #placesOf({ paths, requires, inputRewrites = [] }: EntityBatchAlias) {
    const places = [...new Set(paths.flatMap((path) => placesAt(this.data, path)))];
    return places.flatMap((place) => {
      const representation = this.#told(place, requires) as Data;
      if (Object.keys(representation).every((name) => name === "__typename")) return [];
      for (const rewriting of inputRewrites) rewrite(representation, rewriting, this.#isA);
      return [{ place, representation }];
    });
  }

  #told(value: unknown, requires: readonly RequiresSelection[]): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#told(item, requires));
    if (!isData(value)) return value;
    const toldRecord: Data = {};
    for (const selection of requires) {
      if (selection.kind === "InlineFragment") {
        const type = value.__typename;
        if (type === undefined || this.#isA(selection.typeCondition, String(type)))
          Object.assign(toldRecord, this.#told(value, selection.selections));
      } else if (selection.name in value) {
        const { name, alias = name, selections } = selection;
        toldRecord[alias] = selections ? this.#told(value[name], selections) : value[name];
      }
    }
    return toldRecord;
  }

  async #ask({ serviceName, operation }: Asking, variableValues: Data): Promise<Data> {
    const schema = this.#servers.subgraphs.get(serviceName) as GraphQLSchema;
    const document = parse(operation);
    const [fault] = validate(schema, document);
    if (fault) throw new Error(`${serviceName} is asked ${operation}: ${fault.message}`);
    this.asked.push(serviceName);
    const { data, errors } = await execute({ schema, document, variableValues });
    if (errors?.[0]) throw new Error(`${serviceName} answers ${operation}: ${errors[0].message}`);
    return JSON.parse(JSON.stringify(data));
  }

  #isA = (wide: string, type: string): boolean => {
    if (wide === type) return true;
    const abstract = this.#servers.publicSchema.getType(wide);
    return (
      isAbstractType(abstract) &&
      this.#servers.publicSchema.getPossibleTypes(abstract).some(({ name }) => name === type)
    );
  };
}

type Asking = Pick<FetchNode, "serviceName" | "operation">;
type IsA = (wide: string, type: string) => boolean;

const isData = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value);

function placesAt(value: unknown, path: readonly FlattenNodePathSegment[]): Data[] {
  if (Array.isArray(value)) return value.flatMap((item) => placesAt(item, path));
  if (!isData(value)) return [];
  const [segment, ...rest] = path;
  if (segment === undefined) return [value];
  if (segment === "@") return placesAt(value, rest);
  if ("Field" in segment) return placesAt(value[segment.Field], rest);
  return segment.TypeCondition.includes(String(value.__typename)) ? placesAt(value, rest) : [];
}

function rewrite(value: unknown, rewriting: FetchRewrite, isA: IsA): void {
  if ("KeyRenamer" in rewriting) {
    const { path, renameKeyTo } = rewriting.KeyRenamer;
    reach(value, path, isA, (holder, key) => {
      holder[renameKeyTo] = holder[key];
      delete holder[key];
    });
  } else {
    const { path, setValueTo } = rewriting.ValueSetter;
    reach(value, path, isA, (holder, key) => {
      holder[key] = setValueTo;
    });
  }
}

function reach(
  value: unknown,
  path: readonly FetchNodePathSegment[],
  isA: IsA,
  change: (holder: Data, key: string) => void,
): void {
  if (Array.isArray(value)) for (const item of value) reach(item, path, isA, change);
  const [segment, ...rest] = path;
  if (!isData(value) || !segment) return;
  if ("TypenameEquals" in segment) {
    if (segment.TypenameEquals.some((wide) => isA(wide, String(value.__typename)))) reach(value, rest, isA, change);
  } else if (rest.length > 0) reach(value[segment.Key], rest, isA, change);
  else if (segment.Key in value) change(value, segment.Key);
}

function merge(target: Data, source: Data): void {
  for (const [key, value] of Object.entries(source)) {
    const present = target[key];
    if (Array.isArray(present) && Array.isArray(value))
      value.forEach((item, index) => {
        if (isData(present[index]) && isData(item)) merge(present[index], item);
        else present[index] = item;
      });
    else if (isData(present) && isData(value)) merge(present, value);
    else target[key] = value;
  }
}
