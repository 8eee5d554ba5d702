/** The chunks of a body, in order. They are joined only where they must be read as one: copying a long answer makes V8 collect garbage. */
export type Pieces = readonly Buffer[];

export function joined(pieces: Pieces): Buffer {
  const [only] = pieces;
  return only && pieces.length === 1 ? only : Buffer.concat(pieces);
}

export const lengthOf = (pieces: Pieces): number => pieces.reduce((sum, { length }) => sum + length, 0);
