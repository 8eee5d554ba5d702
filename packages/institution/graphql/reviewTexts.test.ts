import { expect, test } from "vitest";
import { reviewTexts } from "./reviewTexts.ts";

test("every text of an act is read, however deep, and the refusal names the field without its words", () => {
  const portrait = "une femme seule sourde de Bouligny";
  for (const input of [{ targetPublic: portrait }, { lines: [{ targetPublic: ["Tous", portrait] }] }]) {
    const { refusal } = reviewTexts({ key: "a-key-of-mine", ...input });
    expect(refusal).toMatchObject({ code: "TEXT_REFUSED", field: "targetPublic" });
    expect(JSON.stringify(refusal)).not.toContain("Bouligny");
  }
});

test("a figure of people is told to its writer, once, and stands", () => {
  const review = reviewTexts({ notes: ["42 participants, 11 sorties", "42 participants"] });
  expect(review.refusal).toBeNull();
  expect(review.remarks).toHaveLength(1);
});

test("identifiers, days and keys are no words", () => {
  const input = {
    key: "Jean Dupont 0329456789",
    action: "action-0b0f4c1e-1a52-4c38-9f56-0329456789ab",
    on: "2019-03-25",
    siret: "78312345600018",
    convention: "city-policy-grand-verdun",
  };
  expect(reviewTexts(input)).toEqual({ refusal: null, remarks: [] });
});

test.each([
  "veuve-sourde-bouligny",
  "Dupont:Jean",
  "Kevin_Martin",
  "2019-03-12Tjean-dupont@exemple.fr",
  "03-29-45-67-89",
  "sourde_de_bouligny",
])("a text without a space is read too: %s", (text) => {
  expect(reviewTexts({ title: text }).refusal).toMatchObject({ code: "TEXT_REFUSED", field: "title" });
});

test.each([
  "2019-03-12T10:00:00.000Z",
  "2017-08-01/2020-07-31",
  "2019-Q1",
  "violences-conjugales",
  "gens-du-voyage",
  "college-jean-moulin",
  "demo-convention-late",
  "fse-201703526",
  "R1_1",
  "https://exemple.fr/insertion/rsa-2019",
])("a code of a thing is nobody: %s", (text) => {
  expect(reviewTexts({ title: text })).toEqual({ refusal: null, remarks: [] });
});

test("a name that no list holds is refused where it is the whole text, and told where it might be a word", () => {
  for (const name of ["Ngozi", "Przybylski", "Emeka Okafor"])
    expect(reviewTexts({ title: name }).refusal).toMatchObject({ code: "TEXT_REFUSED", field: "title" });
  for (const name of ["Tunde", "Levan", "Jarmila"])
    expect(reviewTexts({ title: name })).toEqual({
      refusal: null,
      remarks: [expect.stringContaining("peut-être le nom")],
    });
  for (const title of ["Ressourcerie", "Mobilité", "Bouligny", "Numérique", "Coworking", "Woimbey"])
    expect(reviewTexts({ title })).toEqual({ refusal: null, remarks: [] });
});
