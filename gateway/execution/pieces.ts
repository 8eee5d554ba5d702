/** Bytes in the order in which they came; only who must read them as one joins them, since each copy of a long answer has V8 collect. */
export type Pieces = readonly Buffer[];

export function joined(pieces: Pieces): Buffer {
  const [only] = pieces;
  return only && pieces.length === 1 ? only : Buffer.concat(pieces);
}

export const lengthOf = (pieces: Pieces): number => pieces.reduce((sum, { length }) => sum + length, 0);
