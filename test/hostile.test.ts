import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { weighing } from "@pacte-hub/demand-control/weigh";
import { supergraphOf } from "@pacte-hub/gateway/supergraph/supergraph";
import { inClone } from "@pacte-hub/server/repository";
import {
  type FieldNode,
  type GraphQLCompositeType,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  parse,
} from "graphql";
import { expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { as } from "./persona.ts";
import { isProof } from "./proof.ts";

const supergraph = supergraphOf(readFileSync(inClone("schema", "supergraph.graphql"), "utf8"));
const folders = ["gateway/explorer/examples", "docs/questions"].map((name) => inClone(name));
const questions = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".graphql"))
    .map((name) => [name, readFileSync(join(folder, name), "utf8")] as const),
);

/** As many values as an answer holds by the reckoning of prices: a leaf or an object is one, an absent one too. */
function valuesIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + valuesIn(one), 0);
  if (typeof value !== "object" || value === null) return 1;
  return 1 + Object.values(value).reduce((sum: number, one) => sum + valuesIn(one), 0);
}

test.each(questions)("what is declared is never less than what comes back: %s", async (_, query) => {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (
    !operation ||
    operation.variableDefinitions?.some(({ defaultValue, type }) => !defaultValue && type.kind === Kind.NON_NULL_TYPE)
  )
    return;
  const { data } = await ask(query);
  const declared = weighing(supergraph.publicSchema, supergraph.costs)({ document, operation, variables: {} });
  expect(declared).toBeGreaterThanOrEqual(valuesIn(data) - 1);
  for (const [path, length, most] of lengthsIn(data, operation.selectionSet.selections as readonly FieldNode[]))
    expect(length, path).toBeLessThanOrEqual(most);
});

/** Each list at the top of an answer, its length, and the assumed size its owner declares of it. */
function lengthsIn(data: unknown, fields: readonly FieldNode[]): [string, number, number][] {
  const root = supergraph.publicSchema.getQueryType() as GraphQLCompositeType;
  return fields.flatMap((field) => listsUnder(data, { field, parent: root }));
}

interface At {
  readonly field: FieldNode;
  readonly parent: GraphQLCompositeType;
}

function listsUnder(holder: unknown, { field, parent }: At): [string, number, number][] {
  if (field.kind !== Kind.FIELD || !(isObjectType(parent) || isInterfaceType(parent))) return [];
  const type = parent.getFields()[field.name.value]?.type;
  const value = (holder as Record<string, unknown> | null)?.[field.alias?.value ?? field.name.value];
  if (!type || value === null || value === undefined) return [];
  const most = supergraph.costs.fields.get(`${parent.name}.${field.name.value}`)?.assumedSize;
  const isList = isListType(getNullableType(type));
  const hasArguments = (field.arguments?.length ?? 0) > 0;
  const own: [string, number, number][] =
    isList && most !== undefined && !hasArguments
      ? [[`${parent.name}.${field.name.value}`, (value as unknown[]).length, most]]
      : [];
  const named = getNamedType(type);
  if (!isCompositeType(named)) return own;
  const inner = (field.selectionSet?.selections ?? []) as readonly FieldNode[];
  return [
    ...own,
    ...[value].flat().flatMap((one) => inner.flatMap((each) => listsUnder(one, { field: each, parent: named }))),
  ];
}

const light = "{ territories(level: EPCI) { code name } conventions { id status } }";
const lists = `{ conventions { ${"parties { institution { conventions { ".repeat(6)} id ${"} } } ".repeat(6)} } }`;
const hostile = [
  "{ territories(level: COMMUNE) { poleEmploi { jobseekers { release { f0: file f1: file f2: file } } } } }",
  lists,
  `{ territories(level: COMMUNE) { code name poleEmploi { a: jobseekers { period value release { id } } b: jobseekers { value bounds { min max } } } } }`,
  "{ poleEmploi { releases(first: 60) { file } } }",
] as const;

test("no process of the hub ends over hostile questions, and who asks beside them is answered", async () => {
  const rounds = isProof ? 25 : 3;
  const waits: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const attacks = hostile.flatMap((query) => [ask(query), ask(query)]);
    const began = performance.now();
    const answer = await ask(light);
    waits.push(performance.now() - began);
    expect([answer.errors, answer.data.territories.length]).toEqual([undefined, 16]);
    const codes = (await Promise.all(attacks)).flatMap(({ errors = [] }) => errors.map((one) => one.extensions?.code));
    expect(new Set(codes)).toEqual(new Set(["QUERY_TOO_COSTLY"]));
  }
  expect(Math.max(...waits)).toBeLessThan(10_000);
  const { data } = await ask("{ partners { id answers } }");
  expect(data.partners.map(({ answers }: { answers: boolean }) => answers)).toEqual([true, true, true, true]);
}, 300_000);

test("the end of a journal is told to those who keep it, and to nobody who would learn when others ask", async () => {
  const query = "{ caf { id journalHead { seq } } siae { journalHead { seq } } }";
  const hub = inject("hub");
  for (const headers of [{}, await as("analyst@caf", hub), await as("analyst@department", hub)]) {
    const { data } = await ask(query, {}, hub.url, headers);
    expect(data).toEqual({ caf: { id: "caf", journalHead: null }, siae: { journalHead: null } });
  }
  const { data } = await ask(query, {}, hub.url, await as("steward@caf", hub));
  expect(data.caf.journalHead).toEqual({ seq: expect.any(Number) });
});
