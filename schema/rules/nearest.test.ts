import { expect, test } from "vitest";
import { hintFor, hintText } from "./nearest.ts";

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
