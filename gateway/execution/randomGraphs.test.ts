import { readFileSync } from "node:fs";
import { type RandomQuery, randomQuery } from "@pacte-hub/executor/testbed/author";
import { Dice } from "@pacte-hub/executor/testbed/dice";
import { inClone } from "@pacte-hub/server/repository";
import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, validate } from "graphql";
import { expect, test } from "vitest";
import { planQuestion } from "../planning/planQuestion.ts";
import { ResponseKeys } from "../planning/responseKeys.ts";
import { supergraphOf } from "../supergraph/supergraph.ts";
import { type Federation, federated, hubSays, oracleSays, planners } from "../testbed/random/agreement.ts";
import { randomModel } from "../testbed/random/federation.ts";

const isProving = Boolean(process.env.HUB_PROVE);
const graphs = isProving ? 2_000 : 50;
const questionsPerGraph = 10;
const first = Number(process.env.SEED ?? 2017);

test("however a graph is split over subgraphs, whatever is asked, it answers and fails as one server would", async () => {
  const count = { graphs: 0, questions: 0 };
  for (let seed = first; seed < first + graphs; seed++) {
    const federation = federated(randomModel(new Dice(seed)), seed);
    if (!federation) continue;
    count.graphs++;
    for (let round = 0; round < questionsPerGraph; round++) {
      const query = randomQuery(new Dice(seed * 1_000 + round), { schema: federation.publicSchema });
      await expectAgreement(federation, query, `graph ${seed}, question ${round}`);
      count.questions++;
    }
  }
  if (isProving) console.info("random graphs", count);
  expect(count.graphs).toBeGreaterThan(graphs * 0.9);
}, 3_600_000);

async function expectAgreement(federation: Federation, query: RandomQuery, name: string): Promise<void> {
  const label = `${name}: ${query.text} ${JSON.stringify(query.variables)}`;
  expect(validate(federation.publicSchema, parse(query.text)), label).toEqual([]);
  expect(await hubSays(federation, query), label).toEqual(await oracleSays(federation, query));
}

test("the planner has a plan for whatever is asked of the hub's own graph", async () => {
  const sdl = readFileSync(inClone("schema", "supergraph.graphql"), "utf8");
  const graph = supergraphOf(sdl);
  const { publicSchema: schema, neutralPrefix } = graph;
  const planner = planners().over(sdl);
  const questions = isProving ? 20_000 : 300;
  for (let seed = first; seed < first + questions; seed++) {
    const { text, variables } = randomQuery(new Dice(seed), { schema, fields: 60 });
    const { definitions } = parse(text);
    const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
    const fragments = definitions.filter(
      (definition): definition is FragmentDefinitionNode => definition !== operation,
    );
    const operationAsked = {
      operation,
      fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    };
    const question = planQuestion(operationAsked, {
      graph,
      variables,
      identity: {},
      removed: new Set(),
      keys: new ResponseKeys(neutralPrefix),
    }).text;
    if (question !== null)
      await expect(planner.plan({ text: question, share: 0, payer: undefined }), text).resolves.toBeDefined();
  }
}, 600_000);
