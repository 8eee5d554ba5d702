import fc from "fast-check";
import { parse } from "graphql";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { hasEscapedControl, isWritable, writable } from "./writable.ts";

/** Half of a character does not come through UTF-8; the parser sees to the rest. */
const isWellFormed = (xml: string): boolean => {
  if (Buffer.from(xml, "utf8").toString("utf8") !== xml) return false;
  try {
    new SaxesParser().write(xml).close();
    return true;
  } catch {
    return false;
  }
};
const inXml = (text: string) =>
  `<t>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</t>`;
/** Any code unit, the forbidden ones often. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0x9f }).map((unit) => String.fromCharCode(unit)),
    fc.integer({ min: 0xd7f0, max: 0xe00f }).map((unit) => String.fromCharCode(unit)),
    fc.integer({ min: 0xfff0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom("é", "\u{1f600}", " "),
  ),
});

describe("a text that can be kept", () => {
  test("is one that XML 1.0 can write, and no other", () => {
    fc.assert(fc.property(anyText, (text) => isWritable(text) === isWellFormed(inXml(text))));
  });

  test("is what is left of any text, and all of it where nothing is in the way", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(isWritable(writable(text))).toBe(true);
        if (isWritable(text)) expect(writable(text)).toBe(text);
      }),
    );
  });

  test.each([
    [String.raw`{ word(of: "\b") }`, true],
    [String.raw`{ word(of: "\u000B") }`, true],
    [String.raw`{ word(of: "\u{0b}") }`, true],
    [String.raw`{ word(of: "\\\f") }`, true],
    [String.raw`{ word(of: "\\b") }`, false],
    [String.raw`{ word(of: "\n\t\u0009\u000d\u{a}\u0041") }`, false],
  ])("is not escaped away in a question: %s", (question, expected) => {
    expect(hasEscapedControl(question)).toBe(expected);
    expect(() => parse(question)).not.toThrow();
  });
});
