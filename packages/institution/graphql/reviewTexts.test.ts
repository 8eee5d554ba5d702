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
