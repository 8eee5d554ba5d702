import { hintText } from "@pacte-hub/schema/rules/nearest";
import { describe, expect, test } from "vitest";
import { shippedPactFacts } from "./facts.ts";
import { codeNamed, nameOfCode } from "./namedCodes.ts";

describe("kinds and scopes of conventions are the Pact's words", () => {
  test("each that a Pact's file names is found by its code and by its French name, and is called by that name", () => {
    for (const { facts } of shippedPactFacts())
      for (const list of ["conventionKinds", "conventionScopes", "institutionKinds"] as const)
        for (const { id, labelFr } of facts.hub[list]) {
          expect([codeNamed(list, id), codeNamed(list, labelFr.toUpperCase())]).toEqual([{ code: id }, { code: id }]);
          expect(nameOfCode(list, id)).toBe(labelFr);
        }
  });

  test("another is refused with the nearest French word, or those there are", () => {
    const codeOrHint = (list: Parameters<typeof codeNamed>[0], word: string) => {
      const result = codeNamed(list, word);
      return "hint" in result ? hintText(result.hint) : result.code;
    };
    expect(codeOrHint("conventionKinds", "contrat local de sente")).toBe(
      " Vouliez-vous dire « Contrat local de santé » ?",
    );
    expect(codeOrHint("conventionScopes", "resarch")).toBe(" Vouliez-vous dire « Recherche » ?");
    expect(codeOrHint("conventionScopes", "tout à fait autre chose")).toContain("« Moyens financiers du Département »");
    // What was once written freely stays readable.
    expect(nameOfCode("conventionKinds", "pacte d'amitié")).toBe("pacte d'amitié");
  });
});
