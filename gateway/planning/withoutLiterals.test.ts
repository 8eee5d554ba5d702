import { expect, test } from "vitest";
import { withoutLiterals } from "./withoutLiterals.ts";

test.each([
  ['{ a(code: "55", n: 12) { b } }', '{ a(code: "", n: 0) { b } }'],
  [
    'query ($v_id: ID = "secret") { r0: a(id: $v_id, at: -3.5e10) r12: b2 }',
    'query ($v_id: ID = "") { r0: a(id: $v_id, at: 0) r12: b2 }',
  ],
  [
    '{ a(t: """un "secret" \\""" long""", in: { s: "\\"", l: [1, 2], e: EPCI, b: true }) }',
    '{ a(t: "", in: { s: "", l: [0, 0], e: EPCI, b: true }) }',
  ],
  ['{ a(t: "jamais fermé', "{ a(t:"],
  ["", ""],
])("a question is logged without what was asked about: %s", (text, shape) => {
  expect(withoutLiterals(text)).toBe(shape);
});
