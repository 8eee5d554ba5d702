import { setImmediate as nextTurn } from "node:timers/promises";
import { buildSchema, type GraphQLObjectType, getOperationAST, parse } from "graphql";
import { expect, test } from "vitest";
import { AnswerSize, unlimited } from "./answerSize.ts";
import { executing } from "./execute.ts";
import type { WrittenData } from "./response.ts";
import { Rounds } from "./rounds.ts";

const schema = buildSchema(
  "type Query { places: [Place!]! } type Place { no: Int! figures: [Figure!]! } type Figure { value: Int! }",
);
const placesOf = (count: number) => Array.from({ length: count }, (_, no) => ({ no }));
const figuresEach = 50;
let written = 0;

function counted(value: number): number {
  written++;
  return value;
}

/** Each place's figures come later, as from a loader: all at once. */
function serve(places: number) {
  const query = schema.getQueryType() as GraphQLObjectType;
  Object.assign(query.getFields().places as object, { resolve: () => placesOf(places) });
  const figures = (schema.getType("Place") as GraphQLObjectType).getFields().figures as object;
  Object.assign(figures, {
    resolve: async () => Array.from({ length: figuresEach }, (_, at) => ({ value: () => counted(at) })),
  });
  const document = parse("{ places { no figures { value } } }");
  return executing(schema)({ document, operation: getOperationAST(document) ?? undefined, variables: {}, context: {} });
}

/** How many fields were written between two turns of whoever else waits in the process, until the answer is there. */
async function writtenBetweenTurns(answer: Promise<unknown>): Promise<readonly number[]> {
  let isDone = false;
  void answer.then(() => {
    isDone = true;
  });
  const counts: number[] = [];
  for (let before = written; !isDone; before = written) {
    await nextTurn();
    counts.push(written - before);
  }
  return counts;
}

test("between the parts of a long answer, whoever else waits in the process has its turn", async () => {
  written = 0;
  const answer = serve(3_000);
  const counts = await writtenBetweenTurns(answer);
  expect(written).toBe(3_000 * figuresEach);
  const [first = 0, ...later] = counts.filter((count) => count > 0);
  expect(first).toBeLessThan(51_000);
  expect(later.length).toBeGreaterThanOrEqual(10);
  expect(Math.max(...later)).toBeLessThan(11_000);
});

test("the answer is the same as if it had been written at once, each thing in its place", async () => {
  const { data, errors } = await serve(2_000);
  expect(errors).toBeUndefined();
  const { places } = JSON.parse((data as WrittenData).text);
  expect(places).toEqual(
    placesOf(2_000).map(({ no }) => ({ no, figures: Array.from({ length: figuresEach }, (_, value) => ({ value })) })),
  );
});

test("a short answer waits for nobody", async () => {
  const counts = await writtenBetweenTurns(serve(20));
  expect(counts.filter((count) => count > 0)).toEqual([20 * figuresEach]);
});

test("what fails in a later round is its own answer's failure, and those after it go on", async () => {
  const rounds = new Rounds(new AnswerSize(unlimited));
  const failing = rounds.wait(() => {
    throw new Error("it failed");
  });
  const next = rounds.wait(() => "written");
  await expect(failing).rejects.toThrow("it failed");
  expect(await next).toBe("written");
});
