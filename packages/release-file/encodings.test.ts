import { expect, test } from "vitest";
import { decoderOf, EncodingOfLetters, type OneByteEncoding, type TextEncoding } from "./encodings.ts";

/** Bytes by which an encoding writes a text, found by its own decoder. */
function written(text: string, encoding: TextEncoding): Buffer {
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoderOf(encoding).decode(Uint8Array.of(byte)), byte]),
  );
  return Buffer.from([...text].map((sign) => bytes.get(sign) ?? 0x3f));
}

function encodingOf(bytes: Buffer): OneByteEncoding {
  const letters = new EncodingOfLetters();
  for (let at = 0; at < bytes.length; at += 50) letters.chunk(bytes.subarray(at, at + 50));
  return letters.encoding;
}

const table =
  "Numéro commune;Nom commune;Date référence;Nombre foyers\n55122;Étain;déc-24;5\n55154;Dieue-sur-Meuse;août;1\u00a0250\n55000;L’Échelle-aux-Bœufs;fév;0\n55050;Béthelainville;CÔTE;0\n55051;Côtes;GÉRY;0\n55052;Véel;Hôpital;0\n";

test.each<OneByteEncoding>(["windows-1252", "ibm850", "macintosh"])(
  "French words say that a file is of %s",
  (encoding) => {
    const text = encoding === "ibm850" ? table.replace("L’", "L'").replace("œ", "oe") : table;
    expect(encodingOf(written(text, encoding))).toBe(encoding);
    expect(decoderOf(encoding).decode(written(text, encoding))).toBe(text);
  },
);

test("a file that says little is of windows-1252", () => {
  expect(encodingOf(Buffer.from("code;valeur\n55001;5\n"))).toBe("windows-1252");
  expect(encodingOf(Buffer.from("code;valeur\n55001;1\u00a0250\n", "latin1"))).toBe("windows-1252");
  expect(encodingOf(Buffer.from("code;nom\n55001;MUÑOZ Ånge\n", "latin1"))).toBe("windows-1252");
});
