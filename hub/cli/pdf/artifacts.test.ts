import fc from "fast-check";
import { expect, test } from "vitest";
import { markArtifacts } from "./artifacts.ts";

test("what is painted outside marked content is an artifact; what is tagged stays as it is", () => {
  expect(markArtifacts("q 0 0 10 10 re f Q")).toBe("q /Artifact BMC\n0 0 10 10 re f\nEMC\n Q");
  const tagged = "/P <</MCID 0>>BDC 0 0 10 10 re f BT (a) Tj ET EMC";
  expect(markArtifacts(tagged)).toBe(tagged);
  expect(markArtifacts("BT /F4 12 Tf (1 \\( f) Tj ET")).toBe("/Artifact BMC\nBT /F4 12 Tf (1 \\( f) Tj ET\nEMC\n");
  expect(markArtifacts("/X5 Do")).toBe("/Artifact BMC\n/X5 Do\nEMC\n");
});

test("a clipping path paints nothing, and is no artifact", () => {
  const clipped = "0 0 10 10 re W* n";
  expect(markArtifacts(clipped)).toBe(clipped);
});

test("text that is tagged inside its own block is left to its tags", () => {
  const taggedText = "BT /P <</MCID 0>> BDC (a) Tj EMC ET";
  expect(markArtifacts(taggedText)).toBe(taggedText);
});

test("nothing is lost, nothing is marked twice, whatever is painted in whatever order", () => {
  const step = fc.constantFrom(
    "q",
    "Q",
    "1 0 0 1 0 0 cm",
    "0 0 5 5 re f",
    "0 0 m 5 5 l S",
    "0 0 5 5 re W n",
    "BT (f S \\) Do) Tj ET",
    "/X1 Do",
    "/P <</MCID 3 >>BDC 1 1 2 2 re f EMC",
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const content = steps.join("\n");
      const marked = markArtifacts(content);
      expect(marked.replaceAll("/Artifact BMC\n", "").replaceAll("\nEMC\n", "")).toBe(content);
      expect(markArtifacts(marked)).toBe(marked);
    }),
  );
});
