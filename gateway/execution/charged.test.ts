import { type OperationDefinitionNode, parse } from "graphql";
import { expect, test } from "vitest";
import { supergraphOf } from "../supergraph/supergraph.ts";
import { composed } from "../testbed/composed.ts";
import { planners } from "../testbed/random/agreement.ts";
import { executorOf } from "./execute.ts";
import { answerInvalid } from "./fieldError.ts";
import { refused } from "./reply.ts";

test("making a new question ready is paid by who asks it, whatever its partners answer, and asking it again is not", async () => {
  const charged: [string | undefined, number][] = [];
  const sdl = composed({ a: "type Query { n: Int }" });
  const execute = executorOf({
    supergraph: supergraphOf(sdl),
    planner: planners().over(sdl),
    plansKept: 10,
    maxErrors: 10,
    transports: new Map([["a", { ask: async () => refused(answerInvalid("a")), close: async () => {} }]]),
    charge: (payer, ms) => void charged.push([payer, ms]),
  });
  const source = `{ ${Array.from({ length: 90 }, (_, at) => `a${at}: n`).join(" ")} }`;
  const document = parse(source);
  const [operation] = document.definitions as readonly [OperationDefinitionNode];
  const signal = new AbortController().signal;
  const executeFor = (payer: string) =>
    execute({ document, operation, source, variables: {}, reader: { carried: {}, signal, payer } });
  await executeFor("one");
  const once = [...charged];
  await executeFor("two");
  expect([...new Set(once.map(([payer]) => payer))]).toEqual(["one"]);
  expect(once.reduce((sum, [, ms]) => sum + ms, 0)).toBeGreaterThan(0);
  expect(charged).toEqual(once);
});
