import { expect, test } from "vitest";
import { dimensions, dimensionValues } from "../model/dimension.ts";
import { dimensionValueOf, dimensionWordOf } from "../model/dimensionLabels.ts";
import { hintFor, hintText, isSameWord } from "./nearest.ts";

const signatories = [
  { code: "caf", name: "CAF de la Meuse" },
  { code: "pole-emploi", name: "Pôle emploi" },
  { code: "msa", name: "MSA Marne Ardennes Meuse" },
];

test("an unknown word is answered by the nearest right one, whatever its case, accents and signs", () => {
  expect(hintFor("caff", signatories).nearest).toBe("caf");
  expect(hintFor("Pole Emplois", signatories).nearest).toBe("pole-emploi");
  expect(hintFor("CAF de Meuse", signatories).nearest).toBe("caf");
  expect(hintText(hintFor("1.55", [{ code: "1.5" }, { code: "2.1" }]))).toBe(" Vouliez-vous dire « 1.5 » ?");
});

test("a word that is near none is answered by those there are, where they are few", () => {
  expect(hintText(hintFor("9", [{ code: "1" }, { code: "2" }, { code: "3" }]))).toBe(" Il y a « 1 », « 2 », « 3 ».");
  expect(hintText(hintFor("préfecture", signatories))).toBe(" Il y a « caf », « pole-emploi », « msa ».");
  expect(
    hintText(
      hintFor(
        "zzzzzzz",
        Array.from({ length: 99 }, (_, at) => ({ code: `commune ${at}` })),
      ),
    ),
  ).toBe("");
});

test("the word that is suggested for a value of a dimension is one that a file may write, and no code where there is another", () => {
  for (const name of dimensions)
    for (const code of dimensionValues[name]) expect(dimensionValueOf(name, dimensionWordOf(name, code))).toBe(code);
  expect([dimensionWordOf("recommendation", "R1_5"), dimensionWordOf("sex", "F")]).toEqual(["1.5", "Femme"]);
  const words = dimensionValues.recommendation.map((name) => ({ code: dimensionWordOf("recommendation", name), name }));
  expect(hintText(hintFor("1.55", words))).toBe(" Vouliez-vous dire « 1.5 » ?");
  expect(hintText(hintFor("zzzzzzz", words))).not.toContain("R1_");
});

test("two words are one where case, accents and signs alone differ", () => {
  expect(isSameWord("Contrat local de sante", "Contrat local de santé")).toBe(true);
  expect(isSameWord("Contrat local", "Contrat local de santé")).toBe(false);
});
