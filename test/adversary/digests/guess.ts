import { createHash, createPublicKey, verify } from "node:crypto";
import type { SeenTerritory } from "../fetch/seen.ts";
import { containing } from "../knowledge/sums.ts";

/** What came of guessing: the text that has one of the digests, and how many were tried. */
export interface Guessed {
  readonly text: string | null;
  readonly tried: number;
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Hashes each text until one has a digest that was shown; at most `most`. */
export function guess(texts: Iterable<string>, digests: ReadonlySet<string>, most = 2_000_000): Guessed {
  let tried = 0;
  for (const text of texts) {
    tried++;
    if (digests.has(sha256(text))) return { text, tried };
    if (tried >= most) break;
  }
  return { text: null, tried };
}

/** The same against an Ed25519 signature of a text's digest (as bytes, as hexadecimal, or of the text itself). */
export function guessSigned(texts: Iterable<string>, signature: string, publicKey: string, most = 20_000): Guessed {
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  const signed = Buffer.from(signature, "base64");
  let tried = 0;
  for (const text of texts) {
    tried++;
    const digest = sha256(text);
    const forms = [Buffer.from(digest, "hex"), Buffer.from(digest), Buffer.from(text)];
    if (forms.some((form) => verify(null, form, key, signed))) return { text, tried };
    if (tried >= most) break;
  }
  return { text: null, tried };
}

/** A revision as an intruder imagines it: the file before, some figures moved by a few steps, sums moved with them. */
export interface Revision {
  readonly before: string;
  readonly from: string;
  readonly to: string;
  readonly places: readonly string[];
  readonly step: number;
  readonly most: number;
}

/** Every file that such a revision could have, few steps first along each place. */
export function* revisions(revision: Revision, territories: readonly SeenTerritory[]): Generator<string> {
  const byCode = new Map(territories.map((one) => [one.code, one]));
  const holders = new Map(revision.places.map((place) => [place, containing(place, byCode)]));
  const lines = revision.before.split("\n").map((line) => line.split(","));
  const [header = []] = lines;
  const [territory, value, min, max] = ["territory", "value", "min", "max"].map((name) => header.indexOf(name));
  const figures = [value, min, max].map(Number);
  const shifts = Array.from({ length: 2 * revision.most + 1 }, (_, at) => (at - revision.most) * revision.step);
  for (const moves of product(revision.places.map(() => shifts))) {
    yield lines
      .map((line, at) => {
        if (at === 0) return line.join(",");
        const code = line[territory ?? -1] ?? "";
        const moved = revision.places.reduce((sum, place, one) => {
          const isMoved = place === code || holders.get(place)?.has(code);
          return sum + (isMoved ? (moves[one] ?? 0) : 0);
        }, 0);
        return line
          .map((part, column) =>
            moved && figures.includes(column) && part !== "" ? String(Number(part) + moved) : part,
          )
          .join(",")
          .replace(revision.from, revision.to);
      })
      .join("\n");
  }
}

/** An extract as an intruder imagines it: known lines, and unknown figures within their bounds that add up. */
export interface Extract {
  readonly lines: readonly (string | { readonly before: string; readonly min: number; readonly max: number })[];
  /** What the unknown figures add up to; null where no total is shown. */
  readonly sum: number | null;
}

export function* extracts({ lines, sum }: Extract): Generator<string> {
  const unknown = lines.filter((line) => typeof line !== "string");
  const ranges = unknown.map(({ min, max }) => Array.from({ length: max - min + 1 }, (_, at) => min + at));
  for (const values of product(ranges)) {
    if (sum !== null && values.reduce((a, b) => a + b, 0) !== sum) continue;
    let at = 0;
    yield lines.map((line) => (typeof line === "string" ? line : `${line.before}${values[at++]}`)).join("\n");
  }
}

function* product(ranges: readonly (readonly number[])[]): Generator<number[]> {
  const [first, ...others] = ranges;
  if (!first) {
    yield [];
    return;
  }
  for (const value of first) for (const rest of product(others)) yield [value, ...rest];
}
