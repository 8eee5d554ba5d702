import type { CellId } from "@pacte-hub/disclosure/problem";
import { idOfForeign, namedForeign } from "./foreignConstraints.ts";
import type { ForeignTable } from "./hubClient.ts";
import { namedWithLatent } from "./latent.ts";
import { type CellPlace, idOf, placeOf, type RawTable } from "./rawTable.ts";
import { relationsAmong } from "./relations.ts";

/**
 * Our cells in which, by the model, nobody can be counted because others' releases in force show nobody: no participant,
 * so no return to work. It is as public as their zero. What our tables already hold to be structural zeros is carried on
 * too, latent cells included. One list for each of our tables, in their order.
 */
export function zerosByOthers(
  tables: readonly RawTable[],
  foreign: readonly ForeignTable[],
): readonly (readonly CellPlace[])[] {
  const inForce = foreign.filter(({ isFormer }) => isFormer !== true);
  const named = tables.map(namedWithLatent);
  const zeros = new Set([...inForce.flatMap(zerosIn), ...tables.flatMap(structuralIn)]);
  if (zeros.size === 0) return tables.map(() => []);
  const relations = relationsAmong([...named, ...inForce.map(namedForeign)]);
  let before: number;
  do {
    before = zeros.size;
    for (const { terms, min, max } of relations) {
      const [more, fewer] = [terms.filter(({ times }) => times > 0), terms.filter(({ times }) => times < 0)];
      const areZero = (side: typeof terms) => side.every(({ cell }) => zeros.has(cell));
      if (min === 0 && areZero(more)) for (const { cell } of fewer) zeros.add(cell);
      if (max === 0 && areZero(fewer)) for (const { cell } of more) zeros.add(cell);
    }
  } while (zeros.size > before);
  return tables.map((table, at) =>
    [...(named[at]?.ids.values() ?? [])].filter((id) => zeros.has(id)).map((id) => placeOf(id, table.dimensions)),
  );
}

const structuralIn = (table: RawTable): CellId[] =>
  [...(table.structuralZeros ?? []), ...(table.latentZeros ?? [])].map((place) => idOf(table, place));

/** What a table shows to be nobody; a rounded zero may be somebody. */
const zerosIn = (table: ForeignTable): CellId[] =>
  table.cells
    .filter(({ status, value }) => status === "NOT_APPLICABLE" || (status === "PUBLISHED" && value === 0))
    .map((cell) => idOfForeign(table, cell));
