import { expect, test } from "vitest";
import { atLevel, territories } from "./territories.ts";
import { namedLike } from "./territorySearch.ts";

const namesLike = (words: string) => namedLike([...territories.values()], words).map(({ name }) => name);

test.each([
  ["verdun", ["Verdun", "Verdun", "CA du Grand Verdun", "Beaumont-en-Verdunois"]],
  ["  Côtes DE meuse", ["CC Côtes de Meuse Woëvre"]],
  ["st mihiel", ["Saint-Mihiel", "Rupt-devant-Saint-Mihiel"]],
  ["etain", ["Étain", "CC du Pays d'Étain"]],
  ["bar le duc", ["Bar-le-Duc", "Bar-le-Duc", "CA de Bar-le-Duc - Sud Meuse"]],
  ["cœur", ["CC Coeur du Pays Haut (partie meusienne)"]],
])("« %s » finds by its words, without accents, case nor hyphens, the very name first", (words, names) => {
  expect(namesLike(words).slice(0, names.length)).toEqual(names);
});

test("every territory is found by its own name, first among its level", () => {
  for (const level of ["DEPARTMENT", "ARRONDISSEMENT", "EPCI", "COMMUNE"] as const)
    for (const { code, name } of atLevel(level)) {
      const bare = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toUpperCase().replaceAll("-", " ");
      expect([name, namedLike(atLevel(level), bare)[0]?.code]).toEqual([name, code]);
    }
});

test("what no name has finds nothing, and neither does what is no word", () => {
  for (const words of ["", "  ", "%", "'", "zzzz", "verdun metz"]) expect(namesLike(words)).toEqual([]);
});
