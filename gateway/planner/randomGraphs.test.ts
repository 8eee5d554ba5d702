import { randomQuery } from "@pacte-hub/executor/testbed/author";
import { Dice } from "@pacte-hub/executor/testbed/dice";
import { parse, validate } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { federated, hubSays, oracleSays } from "../testbed/random/agreement.ts";
import { randomModel } from "../testbed/random/federation.ts";
import { widened } from "../testbed/random/wide.ts";

const isProving = Boolean(process.env.HUB_PROVE);
const graphs = isProving ? 1_000 : 25;
const first = Number(process.env.SEED ?? 2017);

const chosen = process.env.HUB_PLANNER;
beforeAll(() => {
  process.env.HUB_PLANNER = "own";
});
afterAll(() => {
  if (chosen === undefined) delete process.env.HUB_PLANNER;
  else process.env.HUB_PLANNER = chosen;
});

test("by the own planner, whatever is asked of any graph is planned and answered as one server would, requirements in chains and interface objects included", async () => {
  const count = { graphs: 0, questions: 0 };
  for (let seed = first; seed < first + graphs; seed++) {
    const model = randomModel(new Dice(seed));
    const federation = federated(seed % 4 === 0 ? model : widened(new Dice(seed + 7), model), seed);
    if (!federation) continue;
    count.graphs++;
    for (let round = 0; round < 8; round++) {
      const query = randomQuery(new Dice(seed * 1_000 + round), { schema: federation.publicSchema });
      const name = `graph ${seed}, question ${round}: ${query.text} ${JSON.stringify(query.variables)}`;
      expect(validate(federation.publicSchema, parse(query.text)), name).toEqual([]);
      expect(await hubSays(federation, query), name).toEqual(await oracleSays(federation, query));
      count.questions++;
    }
  }
  if (isProving) console.info("random graphs, own planner", count);
  expect(count.graphs).toBeGreaterThan(graphs * 0.7);
}, 1_200_000);
