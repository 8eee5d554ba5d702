import { buildSchema, type GraphQLObjectType, getOperationAST, parse } from "graphql";
import { expect, test } from "vitest";
import { executing } from "./execute.ts";
import type { WrittenData } from "./response.ts";

const schema = buildSchema(
  "type Query { things(n: Int!): [Thing!]! } type Thing { file: String things(n: Int!): [Thing!] no: Int }",
);
let filesMade = 0;
let thingsAsked = 0;
const listField = {
  resolve: async (_: unknown, { n }: { n: number }) => Array.from({ length: n }, () => ({ no: null })),
};
Object.assign((schema.getQueryType() as GraphQLObjectType).getFields().things as object, listField);
const thingFields = (schema.getType("Thing") as GraphQLObjectType).getFields();
Object.assign(thingFields.things as object, {
  resolve: (source: unknown, args: { n: number }) => {
    thingsAsked++;
    return listField.resolve(source, args);
  },
});
const file = "x".repeat(10_000);
Object.assign(thingFields.file as object, {
  resolve: () => {
    filesMade++;
    return filesMade % 2 ? file : Promise.resolve(file);
  },
});

const limits = { bytes: 200_000, values: 5_000 };
async function answered(query: string) {
  const document = parse(query);
  const operation = getOperationAST(document) ?? undefined;
  return executing(schema, limits)({ document, operation, variables: {}, context: {} });
}

test("an answer within its limits is written whole", async () => {
  const { data, errors } = await answered("{ things(n: 19) { file } }");
  expect(errors).toBeUndefined();
  expect((data as WrittenData).text.length).toBeLessThan(limits.bytes);
});

test("an answer of too many bytes is given up while it is written, and refused whole", async () => {
  filesMade = 0;
  const { data, errors } = await answered("{ things(n: 4000) { file } }");
  expect([data, errors?.map(({ extensions }) => extensions.code)]).toEqual([null, ["ANSWER_TOO_LARGE"]]);
  expect(errors?.[0]?.message).toMatch(/200000 octets.*demandez moins/);
  // Half of the files come later, and are not waited for to stop asking.
  expect(filesMade).toBeLessThan(100);
});

test("lists within lists end as soon as they are too many, though nothing is written of them yet", async () => {
  thingsAsked = 0;
  const deep = `{ things(n: 10) { ${"things(n: 10) { ".repeat(8)} no ${"} ".repeat(8)} } }`;
  const { data, errors } = await answered(deep);
  expect([data, errors?.[0]?.extensions.code]).toEqual([null, "ANSWER_TOO_LARGE"]);
  expect(thingsAsked).toBeLessThanOrEqual(limits.values);
});

test("nulls and names count as well", async () => {
  const { errors } = await answered(`{ things(n: 4000) { ${"a".repeat(100)}: no } }`);
  expect(errors?.[0]?.extensions.code).toBe("ANSWER_TOO_LARGE");
});
