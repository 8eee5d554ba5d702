import { randomQuery } from "@pacte-hub/executor/testbed/author";
import { Dice } from "@pacte-hub/executor/testbed/dice";
import { isObjectType } from "graphql";
import { expect, test } from "vitest";
import { type Federation, federated, hubTells, oracleSays } from "../testbed/random/agreement.ts";
import { randomModel } from "../testbed/random/federation.ts";
import { hostileAnswer } from "../testbed/random/hostility.ts";
import { broken } from "../testbed/random/intact.ts";

const isProving = Boolean(process.env.HUB_PROVE);
const first = Number(process.env.SEED ?? 2017);
const perGraph = 5;
/** A fifth of them are questions that do not ask the partner in question. */
const graphs = isProving ? 1_500 : 60;

const silence = Buffer.from('{"errors":[{"message":"silence"}]}');

test("whatever one partner answers, nothing breaks, what the others told stands, and it alone is blamed", async () => {
  let hostile = 0;
  for (let seed = first; seed < first + graphs; seed++) {
    const dice = new Dice(seed);
    const model = { ...randomModel(dice), failsOnceIn: 0 };
    const partner = dice.pick(model.subgraphs);
    let mode: "true" | "silent" | "hostile" = "true";
    const federation = federated(model, seed, (name, answer) => {
      if (name !== partner || mode === "true") return answer;
      if (mode === "silent") return silence;
      hostile++;
      return hostileAnswer(dice, answer, names);
    });
    if (!federation) continue;
    const names = namesIn(federation);
    for (let round = 0; round < perGraph; round++) {
      const query = randomQuery(new Dice(seed * 1_000 + round), { schema: federation.publicSchema });
      const label = `graph ${seed}, question ${round}, partner ${partner}: ${query.text} ${JSON.stringify(query.variables)}`;
      mode = "silent";
      const silent = await hubTells(federation, query);
      mode = "hostile";
      const answer = await hubTells(federation, query);
      const data = JSON.parse(answer.text);
      expect(broken(JSON.parse(silent.text), data, answer.errors), label).toEqual([]);
      const othersErrors = answer.errors.filter(
        ({ extensions }) => ![partner, ""].includes(String(extensions.institution)),
      );
      expect(othersErrors, label).toEqual([]);
      expect(answer.text, label).not.toContain("polluted");
      expect(({} as Record<string, unknown>).polluted, label).toBeUndefined();
    }
  }
  if (isProving) console.info("hostile answers", hostile);
  expect(hostile).toBeGreaterThan(graphs);
}, 3_600_000);

test("whichever partners fail at random, each null has its error, at its place, with the name of who failed", async () => {
  for (let seed = first; seed < first + graphs; seed++) {
    const dice = new Dice(seed + 7);
    const model = { ...randomModel(dice), failsOnceIn: 0 };
    const failed = new Set<string>();
    const federation = federated(model, seed, (name, answer) => {
      if (!dice.once(4)) return answer;
      failed.add(name);
      return dice.pick([silence, Buffer.from("<html>"), answer.subarray(0, -1), Buffer.alloc(0)]);
    });
    if (!federation) continue;
    for (let round = 0; round < perGraph; round++) {
      const query = randomQuery(new Dice(seed * 1_000 + round), { schema: federation.publicSchema });
      const label = `graph ${seed}, question ${round}: ${query.text} ${JSON.stringify(query.variables)}`;
      failed.clear();
      const answer = await hubTells(federation, query);
      const oracle = JSON.parse((await oracleSays(federation, query)).text);
      expect(broken(oracle, JSON.parse(answer.text), answer.errors), label).toEqual([]);
      const blamed = new Set(answer.errors.map(({ extensions }) => String(extensions.institution)));
      expect(
        [...blamed].filter((name) => !failed.has(name)),
        label,
      ).toEqual([]);
      if (failed.size === 0) expect(answer.errors, label).toEqual([]);
    }
  }
}, 3_600_000);

const namesIn = ({ publicSchema }: Federation): readonly string[] => [
  "__typename",
  "__proto__",
  "id",
  "code",
  "r0",
  "r1",
  ...Object.values(publicSchema.getTypeMap()).flatMap((type) =>
    type.name.startsWith("__") ? [] : isObjectType(type) ? [type.name, ...Object.keys(type.getFields())] : [type.name],
  ),
];
