import { expect, test } from "vitest";
import { identified, identityOf } from "./contributor.ts";

const real = { names: false };

test("three establishments of one company, and its SIREN, are one contributor", () => {
  const sirets = ["78341448500020", "783 414 485 00020", "783414485"];
  expect(new Set(sirets.map((one) => identified(one, real)))).toEqual(new Set(["783414485"]));
});

test("a number whose control digit is false, too long, or shortened by a spreadsheet identifies nobody", () => {
  for (const wrong of ["78341448500021", "783414486", "7834144850002", "7,83414E+13"]) {
    expect(identified(wrong, real)).toHaveProperty("because");
  }
});

test("La Poste's establishments are checked by their own rule", () => {
  expect(identified("35600000000048", real)).toBe("356000000");
});

test("a name identifies nobody, unless the figures are invented: then its spellings are one", () => {
  expect(identified("Chantier de la Côte", real)).toHaveProperty("because");
  const spellings = ["Chantier de la Côte", "CHANTIER DE LA COTE", "Chantier de la Côte (2)", "chantier de la cote."];
  expect(new Set(spellings.map(identityOf))).toEqual(new Set(["CHANTIER DE LA COTE"]));
  expect(identityOf("S-ALPHA")).not.toBe(identityOf("S-BETA"));
});
