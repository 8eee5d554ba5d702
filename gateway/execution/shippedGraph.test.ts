import { randomQuery } from "@pacte-hub/executor/testbed/author";
import { Dice } from "@pacte-hub/executor/testbed/dice";
import { type GraphQLField, getNamedType, isCompositeType, isObjectType, isRequiredArgument } from "graphql";
import { expect, test } from "vitest";
import { hubSays, oracleSays } from "../testbed/random/agreement.ts";
import { shippedFederation } from "../testbed/random/shippedGraph.ts";

const isProving = Boolean(process.env.HUB_PROVE);
const questions = isProving ? 20_000 : 250;
const first = Number(process.env.SEED ?? 2017);

test("whatever is asked of the hub's own graph, under whatever names, it answers as one server would", async () => {
  const federations = [0, 40, 8].map((failsOnceIn) => shippedFederation(first, failsOnceIn));
  for (let seed = first; seed < first + questions; seed++) {
    const federation = federations[seed % federations.length] as (typeof federations)[number];
    const query = randomQuery(new Dice(seed), { schema: federation.publicSchema, fields: 40 });
    const label = `question ${seed}: ${query.text} ${JSON.stringify(query.variables)}`;
    expect(await hubSays(federation, query), label).toEqual(await oracleSays(federation, query));
  }
  if (isProving) console.info("questions on the hub's graph", questions);
}, 3_600_000);

test("two fields of a territory, an action or a convention, under each other's name or a key's, are told as they are", async () => {
  const federation = shippedFederation(first, 0);
  const texts = ["Territory", "Action", "Convention", "Structure", "Recommendation"].flatMap((name) => swapped(name));
  const chosen = isProving ? texts : new Dice(first).some(texts, 150);
  for (const text of chosen) {
    const query = { text, variables: {} };
    expect(await hubSays(federation, query), text).toEqual(await oracleSays(federation, query));
  }
  if (isProving) console.info("pairs of names", chosen.length);

  /** Every pair of fields, the second under the name of a key, and each under the other's. */
  function swapped(name: string): readonly string[] {
    const type = federation.publicSchema.getType(name);
    const queryAt = queryByType[name];
    if (!isObjectType(type) || !queryAt) throw new Error(`${name} is no type of the graph`);
    const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
    const keys = ["code", "id", "siret", "name"];
    return fields.flatMap((first) =>
      fields.flatMap((second) => [
        ...keys.map((key) => queryAt(`${selectionOf(first)} ${key === first.name ? "" : selectionOf(second, key)}`)),
        ...(first === second ? [] : [queryAt(`${selectionOf(first, second.name)} ${selectionOf(second, first.name)}`)]),
      ]),
    );
  }
});

const selectionOf = ({ name, type }: GraphQLField<unknown, unknown>, alias = name): string =>
  `${alias === name ? "" : `${alias}: `}${name}${isCompositeType(getNamedType(type)) ? " { __typename }" : ""}`;

const queryByType: Readonly<Record<string, (selections: string) => string>> = {
  Territory: (selection) => `{ territory(code: "55") { ${selection} } }`,
  Action: (selection) => `{ actions { ${selection} } }`,
  Convention: (selection) => `{ conventions { ${selection} } }`,
  Structure: (selection) => `{ territory(code: "55") { siae { structures { ${selection} } } } }`,
  Recommendation: (selection) => `{ axes { recommendations { ${selection} } } }`,
};
