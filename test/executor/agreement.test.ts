import { executing } from "@pacte-hub/executor/execute";
import { WrittenData } from "@pacte-hub/executor/response";
import { type RandomQuery, randomQuery } from "@pacte-hub/executor/testbed/author";
import { Dice, seedOf } from "@pacte-hub/executor/testbed/dice";
import {
  execute,
  GraphQLError,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSchema,
  GraphQLString,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { expect, test } from "vitest";
import { federated, nullsExplained } from "../../gateway/testbed/random/agreement.ts";
import { randomModel } from "../../gateway/testbed/random/federation.ts";
import { isProof } from "../proof.ts";

const graphs = isProof ? 500 : 60;
const questionsPerGraph = 20;
const first = Number(process.env.SEED ?? 2017);

/**
 * Resolvers answer at once or later, throw or say what they would throw, and tell lists in their own ways. The oracle's all
 * answer at once: graphql-js itself lets promises break unheard beside a failure in a list.
 */
function moody(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type) && type.resolveType) {
      const { resolveType } = type;
      type.resolveType = (...asked) => {
        const dice = new Dice(seedOf(`${type.name} ${JSON.stringify(asked[0])}`));
        return dice.once(2) ? later(resolveType(...asked), dice) : resolveType(...asked);
      };
    }
    if (!isObjectType(type)) continue;
    if (seedOf(type.name) % 2 === 0) type.isTypeOf = seedOf(type.name) % 4 === 0 ? () => true : async () => true;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (!resolve) continue;
      const isList = isListType(getNullableType(field.type));
      field.resolve = (source, args, context, info) => {
        const dice = new Dice(seedOf(`${JSON.stringify(source)} ${field.name} ${JSON.stringify(args)}`));
        const said = resolve(source, args, context, info);
        const told = isList && Array.isArray(said) ? listOf(said, dice) : said;
        const isThrown = told instanceof Error && dice.once(2);
        if (dice.once(2)) return isThrown ? Promise.reject(told) : later(told, dice);
        if (isThrown) throw told;
        return told;
      };
    }
  }
  return schema;
}

function listOf(items: readonly unknown[], dice: Dice): Iterable<unknown> {
  const told = items.map((item) => (dice.once(4) ? later(item, dice) : item));
  return dice.once(4) ? told.values() : told;
}

async function later<Value>(value: Value, dice: Dice): Promise<Awaited<Value>> {
  for (let turns = dice.under(4); turns > 0; turns--) await null;
  return await value;
}

interface Outcome {
  readonly text: string;
  readonly explained: readonly string[];
}

interface Twice {
  readonly schema: GraphQLSchema;
  readonly oracle: GraphQLSchema;
}

async function says({ schema, oracle }: Twice, { text, variables }: RandomQuery): Promise<readonly Outcome[]> {
  const document = parse(text);
  const operation = document.definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  );
  const ours = await executing(schema)({ document, operation, variables, context: {} });
  const theirs = await execute({ schema: oracle, document, variableValues: variables, contextValue: {} });
  return [ours, theirs].map(({ data, errors = [] }) => {
    const whole = data instanceof WrittenData ? data.text : JSON.stringify(data ?? null);
    return { text: whole, explained: nullsExplained(JSON.parse(whole), errors) };
  });
}

test("whatever is asked of an institution, its answer is the one graphql-js gives, to the byte, failures at the same places", async () => {
  const count = { questions: 0, withErrors: 0, bubbled: 0 };
  for (let seed = first; seed < first + graphs; seed++) {
    const [one, other] = [1, 2].map(() => federated(randomModel(new Dice(seed)), seed)?.oracle);
    if (!one || !other) continue;
    const [schema, oracle] = [moody(one), other];
    for (let turn = 0; turn < questionsPerGraph; turn++) {
      const query = randomQuery(new Dice(seed * 1_000 + turn), { schema });
      expect(validate(schema, parse(query.text)), query.text).toEqual([]);
      const [ours, theirs] = await says({ schema, oracle }, query);
      expect(ours, `graph ${seed}, question ${turn}: ${query.text} ${JSON.stringify(query.variables)}`).toEqual(theirs);
      count.questions++;
      if (ours?.explained.length) count.withErrors++;
      if (ours?.text === "null") count.bubbled++;
    }
  }
  if (isProof) console.info("compiled against graphql-js", count);
  expect(count.questions).toBeGreaterThan(graphs * questionsPerGraph * 0.8);
  expect(count.withErrors).toBeGreaterThan(count.questions / 20);
}, 600_000);

function schemaOf(fields: ConstructorParameters<typeof GraphQLObjectType>[0]["fields"]): GraphQLSchema {
  return new GraphQLSchema({ query: new GraphQLObjectType({ name: "Query", fields }) });
}

async function asked(schema: GraphQLSchema, text: string, variables: Readonly<Record<string, unknown>> = {}) {
  const document = parse(text);
  const [operation] = document.definitions as readonly OperationDefinitionNode[];
  return executing(schema)({ document, operation, variables, context: {} });
}

test("a resolver is told its place in the answer, wherever it is called from", async () => {
  const places: unknown[] = [];
  const place = (_: unknown, __: unknown, ___: unknown, { path, fieldName, parentType }: GraphQLResolveInfo) => {
    const steps: unknown[] = [];
    for (let at: GraphQLResolveInfo["path"] | undefined = path; at; at = at.prev) steps.unshift(at.key);
    places.push([parentType.name, fieldName, ...steps]);
    return "told";
  };
  const item = new GraphQLObjectType({ name: "Item", fields: { name: { type: GraphQLString, resolve: place } } });
  const schema = schemaOf({ items: { type: new GraphQLList(item), resolve: async () => [{}, Promise.resolve({})] } });
  await asked(schema, "{ a: items { b: name } }");
  expect(places).toEqual([
    ["Item", "name", "a", 0, "b"],
    ["Item", "name", "a", 1, "b"],
  ]);
});

test("an act, the schema's own description and an operation that is not named are left to graphql-js", async () => {
  const schema = schemaOf({ one: { type: GraphQLString, resolve: () => "1" } });
  expect(await asked(schema, "{ __schema { queryType { name } } one }")).toMatchObject({
    data: { __schema: { queryType: { name: "Query" } }, one: "1" },
  });
  const document = parse("query A { one } query B { one }");
  const { errors } = await executing(schema)({ document, operation: undefined, variables: {}, context: {} });
  expect(errors?.[0]?.message).toContain("operation name");
});

test("nothing goes on once the answer is given, not even beside a failure", async () => {
  let isOver = false;
  const slow = async () => {
    for (let turn = 0; turn < 20; turn++) await null;
    isOver = true;
    return "late";
  };
  const failing = () => {
    throw new GraphQLError("perdu");
  };
  const schema = schemaOf({
    slow: { type: GraphQLString, resolve: slow },
    list: {
      type: new GraphQLList(new GraphQLNonNull(GraphQLString)),
      resolve: () => [new GraphQLError("perdu"), Promise.reject(new GraphQLError("perdu aussi")), slow()],
    },
    lost: { type: new GraphQLNonNull(GraphQLString), resolve: failing },
  });
  const { data, errors } = await asked(schema, "{ list slow lost }");
  expect([data, errors?.map(({ path }) => path), isOver]).toEqual([null, [["list", 0], ["lost"]], true]);
});

test("arguments by variable hold for each request, and those of one field are not another's", async () => {
  const echo = { type: GraphQLString, args: { n: { type: GraphQLString, defaultValue: "none" } } };
  const said = (_: unknown, { n }: { n?: string }) => n ?? null;
  const schema = schemaOf({ a: { ...echo, resolve: said }, b: { ...echo, resolve: said } });
  const text = 'query ($n: String) { a(n: $n) x: a(n: $n) b y: b(n: "own") }';
  for (const n of ["one", "two", null]) {
    const { data } = await asked(schema, text, { n });
    expect(JSON.parse((data as WrittenData).text)).toEqual({ a: n, x: n, b: "none", y: "own" });
  }
});
