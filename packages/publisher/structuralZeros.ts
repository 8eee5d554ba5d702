import { territoriesOverlap } from "@pacte-hub/data/territories";
import { type KnownFacts, nothingKnown } from "@pacte-hub/disclosure/problem";
import { indicatorOf } from "@pacte-hub/institution/config";
import type { StructuralZeros } from "@pacte-hub/schema/model/openRegister";
import { entriesIn, isStructuralZero } from "@pacte-hub/schema/rules/structuralZeros";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { ReadingContext } from "./context.ts";
import { foreignTables } from "./foreignConstraints.ts";
import type { HubClient } from "./hubClient.ts";
import { latentIds, latentPlaces, latentProblemOf } from "./latent.ts";
import { type CellPlace, idOf, placeOf, type RawTable, wholeProblemOf } from "./rawTable.ts";
import { zerosByOthers } from "./zerosByOthers.ts";

/**
 * The tables with their structural zeros: by what the open registers show now, then by what others' releases in force
 * show of the same people. Each is a known fact of every table that rests on it.
 * @throws OperatorError when a register or a release cannot be read, or the counts contradict it.
 */
export async function withStructuralZeros(context: ReadingContext, tables: readonly RawTable[]): Promise<RawTable[]> {
  const byRegisters: RawTable[] = [];
  for (const table of tables) {
    const zeros = await structuralZerosOf(context, table);
    const latentZeros = await latentZerosOf(context, table);
    assertNobodyThere(table, [...zeros, ...latentZeros], "le registre ouvert");
    byRegisters.push(withZeros(table, [...zeros, ...latentZeros]));
  }
  const byOthers = zerosByOthers(byRegisters, await foreignTables(context, byRegisters));
  return byRegisters.map((table, at) => {
    assertNobodyThere(table, byOthers[at] ?? [], "ce qui est publié des mêmes personnes");
    return withZeros(table, byOthers[at] ?? []);
  });
}

function withZeros(table: RawTable, more: readonly CellPlace[]): RawTable {
  if (more.length === 0) return table;
  const latent = latentIds([table]);
  const all = [...(table.structuralZeros ?? []), ...(table.latentZeros ?? []), ...more];
  const places = [...new Map(all.map((place) => [idOf(table, place), place])).values()];
  const isLatent = (place: CellPlace) => latent.has(idOf(table, place));
  return {
    ...table,
    structuralZeros: places.filter((place) => !isLatent(place)),
    latentZeros: places.filter(isLatent),
  };
}

/** Every cell of a table in which, by what its registers show, nobody can be counted. */
export const structuralZerosOf = (context: ReadingContext, table: RawTable): Promise<readonly CellPlace[]> =>
  zerosAmong(context, table, placesOf(table));

/** The same among its latent cells. */
export const latentZerosOf = (context: ReadingContext, table: RawTable): Promise<readonly CellPlace[]> =>
  zerosAmong(context, table, latentPlaces(table));

async function zerosAmong(
  { institution, demonstration, abroad }: ReadingContext,
  table: RawTable,
  places: readonly CellPlace[],
): Promise<readonly CellPlace[]> {
  const declared = (indicatorOf(institution, table.dataset)?.structuralZeros ?? []).filter(
    ({ generatedOnly }) => demonstration || !generatedOnly,
  );
  const found = new Map<string, CellPlace>();
  for (const one of declared) {
    const entries = entriesIn(await entriesOf(abroad, one, demonstration), table.period);
    for (const cell of places)
      if (isStructuralZero(one, entries, { cell, overlap: territoriesOverlap })) found.set(idOf(table, cell), cell);
  }
  return [...found.values()];
}

function entriesOf({ registers }: HubClient, { register }: StructuralZeros, demonstration: boolean) {
  if (registers) return registers({ register, demonstration });
  throw new OperatorError(
    "Rien n'est publié : les registres ouverts du hub, que tout lecteur connaît, ne se lisent pas d'ici.",
    "HUB_SILENT",
  );
}

const placesOf = (table: RawTable): CellPlace[] =>
  wholeProblemOf(table).cells.map(({ id }) => placeOf(id, table.dimensions));

/** Where the counts and what is public disagree, whoever believes the latter would be wrong: one of them is to be corrected. */
function assertNobodyThere(table: RawTable, zeros: readonly CellPlace[], register: string): void {
  const ids = new Set(zeros.map((place) => idOf(table, place)));
  const wrong = latentProblemOf({ ...table, structuralZeros: [], latentZeros: [] }).cells.filter(
    ({ id, value }) => value > 0 && ids.has(id),
  );
  if (wrong.length === 0) return;
  const named = wrong.slice(0, 5).map(({ id }) => id);
  throw new OperatorError(
    `Rien n'est publié : ${wrong.length} cellules comptent quelqu'un là où, par définition du jeu, ${register} montre que personne ne peut l'être (${named.join(", ")}). Corrigez le fichier, ou faites corriger ce qui le contredit.`,
    "REGISTER_CONTRADICTED",
  );
}

/** What today's registers tell of tables that were published when they said something else. */
export async function factsOfRegisters(context: ReadingContext, tables: readonly RawTable[]): Promise<KnownFacts> {
  const intervals = [];
  for (const table of tables) {
    const whole = latentProblemOf({ ...table, structuralZeros: [], latentZeros: [] });
    const truth = new Map(whole.cells.map(({ id, value }) => [id, value]));
    const places = [...(await structuralZerosOf(context, table)), ...(await latentZerosOf(context, table))];
    const zeros = places.map((place) => idOf(table, place));
    // A count that today's register denies: who believes it is wrong, and learns nothing.
    for (const cell of zeros.filter((id) => truth.get(id) === 0))
      intervals.push({ cell, min: 0, max: 0, source: "registre ouvert, à ce jour" });
  }
  return { ...nothingKnown, intervals };
}
