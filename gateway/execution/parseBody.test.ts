import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBody } from "./parseBody.ts";

describe("What a partner's bytes say", () => {
  it("is what JSON.parse says of them as UTF-8, whatever they are written in", () => {
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.constantFrom("é", "a\\b", "\u{1f600}", "\ufeff"),
    );
    fc.assert(
      fc.property(fc.object({ key: texts, values: [texts, fc.double(), fc.boolean(), fc.constant(null)] }), (value) => {
        const json = JSON.stringify(value);
        expect(parseBody(Buffer.from(json)).body).toEqual(JSON.parse(json));
      }),
    );
  });

  it("is nothing when the bytes are no UTF-8 or no JSON: no letter is guessed", () => {
    const pieces = fc.constantFrom("{", "}", '"', "a", ":", "[", "]", "1", ",", "\\");
    const bytes = fc.array(
      fc.oneof(
        pieces.map((piece) => Buffer.from(piece)),
        fc.uint8Array({ maxLength: 3 }),
      ),
    );
    fc.assert(
      fc.property(bytes, (pieceList) => {
        const body = Buffer.concat(pieceList);
        expect(parseBody(body).body).toEqual(asNode(body));
        const within = Buffer.concat([Buffer.from('{"a":"'), body, Buffer.from('"}')]);
        expect(parseBody(within).body).toEqual(asNode(within));
      }),
    );
  });

  it("is plain only when each of its texts is the same in JSON, between quotes", () => {
    const texts = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(fc.array(texts), fc.boolean(), (values, bare) => {
        // As a partner may write it that escapes no more than it must, or less than it must.
        const json = bare ? `[${values.map((text) => `"${text}"`).join(",")}]` : JSON.stringify(values);
        const { body, isPlain } = parseBody(Buffer.from(json));
        if (!isPlain) return;
        for (const text of body as readonly unknown[])
          if (typeof text === "string") expect(JSON.stringify(text)).toBe(`"${text}"`);
      }),
    );
  });

  it("is not plain when one letter of it was escaped", () => {
    expect(parseBody(Buffer.from('{"a":"b"}')).isPlain).toBe(true);
    expect(parseBody(Buffer.from('{"a":"\\u0062"}')).isPlain).toBe(false);
    expect(parseBody(Buffer.from('{"a":"\\ud800"}')).isPlain).toBe(false);
  });
});

function asNode(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
