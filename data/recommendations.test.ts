import { recommendationNamed, recommendationOf } from "@pacte-hub/schema/model/dimension";
import { recommendationCodes } from "@pacte-hub/schema/model/recommendationCodes";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";
import { pactFilesIn, shippedPactFiles } from "./pacts.ts";
import { faultInRecommendations, recommendationsIn, shippedRecommendations } from "./recommendations.ts";

test("the recommendations of the graph are those of the Pacts that ship, in their order: 24 of the first", () => {
  expect(recommendationCodes).toEqual(shippedRecommendations());
  expect(faultInRecommendations()).toBeNull();
  expect(shippedRecommendations()).toHaveLength(24);
});

test("a recommendation that a Pact's file adds or takes away is told, and refuses a graph composed before", () => {
  const [first, ...otherFiles] = structuredClone(shippedPactFiles()) as { file: string; folder: string; written: never }[];
  if (!first) throw new Error("no Pact ships");
  const firstPact = first.written as { axes: { recommendations: object[] }[] };
  firstPact.axes[1]?.recommendations.push({ number: 5 });
  firstPact.axes[2]?.recommendations.pop();
  expect(faultInRecommendations(recommendationsIn([first, ...otherFiles]))).toBe(
    "Les préconisations du graphe ne sont pas celles des Pactes livrés : il manque 2.5 ; 3.8 n'y est plus. Lancez « hub compose », puis reconstruisez.",
  );
});

test("those of a second Pact stand after the first's, by its prefix, under a name that a GraphQL enum can have", () => {
  const invented = pactFilesIn(inClone("test", "fixtures", "pacts"));
  const recommendations = recommendationsIn([...invented, ...shippedPactFiles()]);
  expect(recommendations.slice(0, 24)).toEqual(shippedRecommendations());
  expect(recommendations.slice(24)).toEqual(["2022:1.1", "2022:1.2"]);
  expect(recommendations.map(recommendationNamed).every((name) => /^[_A-Za-z][_0-9A-Za-z]*$/.test(name))).toBe(true);
  expect(new Set(recommendations.map(recommendationNamed)).size).toBe(recommendations.length);
});

test("a name leads back to its code", () => {
  for (const code of recommendationCodes) expect(recommendationOf(recommendationNamed(code))).toBe(code);
  expect([recommendationNamed("1.5"), recommendationOf("R9_9")]).toEqual(["R1_5", undefined]);
});
