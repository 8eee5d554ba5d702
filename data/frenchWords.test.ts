import { expect, test } from "vitest";
import { isFrenchWord } from "./frenchWords.ts";

test("what a steward gives a title by is French, and names from elsewhere are not", () => {
  const titles = "mobilite logement sante navettes permis jardin numerique couture ressourcerie linguistique garage cuisine velos";
  expect(titles.split(" ").filter((word) => !isFrenchWord(word))).toEqual([]);
  const names = "levan tunde sankara takeshi chimamanda folasade jarmila nurlan shaban enver andriamanana ouassila";
  const frenchNames = names.split(" ").filter(isFrenchWord);
  expect(frenchNames.length).toBeLessThanOrEqual(1);
});
