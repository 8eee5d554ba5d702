import { expect, test } from "vitest";
import { contoursOfEpci, epciName, neighboursOf, shortName } from "./epci.ts";

test("a neighbour of an EPCI has it as its neighbour, and none is its own", () => {
  for (const { properties } of contoursOfEpci) {
    const neighbours = neighboursOf(properties.siren);
    expect(neighbours.length).toBeGreaterThan(0);
    expect(neighbours).not.toContain(properties.siren);
    for (const neighbour of neighbours) expect(neighboursOf(neighbour)).toContain(properties.siren);
  }
});

test("Bar-le-Duc borders the Portes de Meuse, and not Montmédy at the other end", () => {
  const names = neighboursOf("200033025").map(epciName);
  expect(names).toContain("CC des Portes de Meuse");
  expect(names.join()).not.toContain("Montmédy");
});

test("a short name leaves out what kind of body it is, and nothing else", () => {
  expect(["CA du Grand Verdun", "CC de l'Aire à l'Argonne", "CC Côtes de Meuse Woëvre"].map(shortName)).toEqual([
    "Grand Verdun",
    "Aire à l'Argonne",
    "Côtes de Meuse Woëvre",
  ]);
  expect(new Set(contoursOfEpci.map(({ properties }) => shortName(properties.nom))).size).toBe(contoursOfEpci.length);
});
