import type { TextFinding } from "./finding.ts";
import { afflicted, marked } from "./people.ts";
import { wholeWord, words } from "./reading.ts";
import { distinguishing, individuals, members, sensitive } from "./words.ts";

/** What cuts a portrait into pieces: "femme; sourde; Bouligny", a word a line, "femme / sourde / Bouligny". */
const cuts = /[\n;•|/,:.!?()[\]+>-]+|\s[-–]\s/u;
const mostWords = 4;

const someone = new RegExp(
  `^(?:une? |la |le |l')?(?:jeune |vieille |vieil )?${words(`${individuals}|${members}|${afflicted}|${marked}`)}(?!\\p{L})`,
  "iu",
);
const protectedTrait = wholeWord(words(sensitive));
const trait = wholeWord(`(?:${words(distinguishing)}|\\d{1,2} ans)`);
/** A piece that is a name with a capital, and no word for a public or an institution. */
const place =
  /^(?:(?:a|de|du|a la|commune de|vers|pres de) ?)?(?!(?:Pole|CAF|RSA|FSE|SIAE|Meuse|Departement|Etat|Region|Maison|Mission|Pacte|PTI|PDI|IAE)(?!\p{L}))\p{Lu}\p{L}+(?:-\p{L}+)*$/u;

/**
 * Somebody said in pieces, none of which is a sentence: who, what is protected or tells them apart, and where, in any order. Runs
 * of short pieces alone are read so: a sentence beside them is read by itself.
 */
export function portraitsInPieces(text: string): readonly TextFinding[] {
  const pieces = text
    .split(cuts)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
  const runs: string[][] = [[]];
  for (const piece of pieces) {
    if (piece.split(" ").length > mostWords) runs.push([]);
    else runs.at(-1)?.push(piece);
  }
  return runs.some(isPortrait) ? [portrait] : [];
}

function isPortrait(pieces: readonly string[]): boolean {
  if (pieces.length < 2) return false;
  const at = (pattern: RegExp) =>
    pieces.map((piece, index) => (pattern.test(piece) ? index : -1)).filter((index) => index >= 0);
  const personPieces = at(someone);
  if (personPieces.length === 0) return false;
  const placePieces = at(place).filter((index) => !someone.test(pieces[index] ?? ""));
  const isProtected = at(protectedTrait).length > 0;
  const traits = at(trait).length;
  return placePieces.length > 0 ? isProtected || traits > 0 : isProtected && traits > 0;
}

const portrait: TextFinding = { verdict: "REFUSED", kind: "PORTRAIT" };
