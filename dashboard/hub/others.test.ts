import { Kind, parse } from "graphql";
import { expect, test } from "vitest";
import { type AskEnvironment, askThrough } from "./ask.ts";
import { datasetsIn, figuresOf, holdingOf, othersIn } from "./others.ts";

const partners = [
  { id: "caf", field: "caf", name: "CAF" },
  { id: "msa", field: "msa", name: "MSA" },
];

test("who joined since the pages were made is found among those that the graph names", () => {
  expect(othersIn({ partners })).toEqual([partners[1]]);
  expect(othersIn(null)).toEqual([]);
});

test("such an institution is asked by a text of its own, which names its field and is sent whole", async () => {
  const document = holdingOf("msa");
  const { definitions } = parse(document.toString());
  const defined = definitions.flatMap((definition) =>
    definition.kind === Kind.FRAGMENT_DEFINITION ? [definition.name.value] : [],
  );
  const spread = [...document.toString().matchAll(/\.\.\.(\w+)/g)].map(([, name]) => name);
  expect([...new Set(spread)].sort()).toEqual(defined.sort());
  expect(document.toString()).toContain("holding: msa {");
  const bodies: unknown[] = [];
  const around: AskEnvironment = {
    fetch: (async (_: unknown, { body }: RequestInit) => {
      bodies.push(JSON.parse(String(body)));
      return new Response('{"data":{"holding":null}}');
    }) as typeof fetch,
    pause: async () => undefined,
    token: () => null,
    endedAt: () => null,
  };
  await askThrough(around)(document, { invented: false }, null);
  expect(bodies).toEqual([{ query: document.toString(), extensions: {}, variables: { invented: false } }]);
});

test("its figures of a territory are asked by the fields that the graph gives its datasets, and by nothing else", () => {
  const title = "Foyers";
  const datasets = datasetsIn({
    datasets: [
      { id: "msa-rsa-households", title, definition: title, field: "rsaHouseholds" },
      { id: "no-name", title, definition: title, field: "x } territories { code" },
    ],
  });
  expect(datasets.map(({ id }) => id)).toEqual(["msa-rsa-households"]);
  const text = figuresOf("msa", datasets).toString();
  const { definitions } = parse(text);
  const defined = definitions.flatMap((definition) =>
    definition.kind === Kind.FRAGMENT_DEFINITION ? [definition.name.value] : [],
  );
  const spread = [...text.matchAll(/\.\.\.(\w+)/g)].map(([, name]) => name);
  expect([...new Set(spread)].sort()).toEqual(defined.sort());
  expect(text).toContain(
    "joined: msa { rsaHouseholds { ...Seen } invented_rsaHouseholds: rsaHouseholds(origin: DEMONSTRATION)",
  );
});
