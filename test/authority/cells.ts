import { caf } from "@pacte-hub/caf/institution";
import { department } from "@pacte-hub/department/institution";
import type { Indicator, Institution } from "@pacte-hub/institution/config";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { siae } from "@pacte-hub/siae/institution";
import { indicators as ofCaf } from "../../subgraphs/caf/indicators.ts";
import { indicators as ofDepartment } from "../../subgraphs/department/indicators.ts";
import { indicators as ofPoleEmploi } from "../../subgraphs/pole-emploi/indicators.ts";
import { indicators as ofSiae } from "../../subgraphs/siae/indicators.ts";
import { type Answer, ask } from "../ask.ts";
import { subsetsOf, upper } from "../cube.ts";
import type { Asked } from "./oracle.ts";

const known: readonly (readonly [Institution, Readonly<Record<string, Indicator>>])[] = [
  [department, ofDepartment],
  [poleEmploi, ofPoleEmploi],
  [caf, ofCaf],
  [siae, ofSiae],
];

/** One territory of each level. */
const places = { DEPARTMENT: "55", ARRONDISSEMENT: "551", EPCI: "200049187", COMMUNE: "55545" } as const;

/** One cell of the matrix: a figure of an institution, at a grain. */
export interface Cell extends Asked {
  readonly institution: Institution;
  readonly field: string;
}

/** Every dataset of the four institutions, at every level, whole and by every set of its breakdowns. */
export const cells: readonly Cell[] = known.flatMap(([institution, indicators]) =>
  Object.entries(indicators).flatMap(([field, { id, dimensions }]) =>
    subsetsOf(dimensions.map(({ name }) => name)).flatMap((by) =>
      Object.keys(places).map((level) => ({ institution, field, dataset: id, level, dimensions: by })),
    ),
  ),
);

const most = 60;

/** The same cells as a few questions, and which alias says which. */
export function questionsOf(all: readonly Cell[]) {
  const questions: { readonly query: string; readonly at: ReadonlyMap<string, Cell> }[] = [];
  for (const { partner } of known.map(([institution]) => institution)) {
    for (const [level, code] of Object.entries(places)) {
      const own = all.filter((cell) => cell.institution.partner.id === partner.id && cell.level === level);
      for (let from = 0; from < own.length; from += most) {
        const at = new Map(own.slice(from, from + most).map((cell, place) => [`c${place}`, cell]));
        const fields = [...at].map(
          ([alias, { field, dimensions: by }]) =>
            `${alias}: ${field}(by: [${by.map(upper).join(" ")}], origin: DEMONSTRATION) { value }`,
        );
        questions.push({ query: `{ territory(code: "${code}") { ${partner.field} { ${fields.join(" ")} } } }`, at });
      }
    }
  }
  return questions;
}

/** Cells of one institution as its own subgraph is asked of them, all at one level. */
export function subgraphQuestionOf(own: readonly Cell[]) {
  const [first] = own;
  if (!first) throw new Error("nothing is asked");
  const { field } = first.institution.partner;
  const at = new Map(own.map((cell, place) => [`c${place}`, cell]));
  const fields = [...at].map(
    ([alias, { field: name, dimensions: by }]) =>
      `${alias}: ${name}(by: [${by.map(upper).join(" ")}], origin: DEMONSTRATION) { value }`,
  );
  const code = places[first.level as keyof typeof places];
  const query = `{ _entities(representations: [{ __typename: "Territory", code: "${code}" }]) { ... on Territory {
    ${field} { ${fields.join(" ")} } } } }`;
  return { query, at };
}

/** Whether each cell was answered (an empty series is an answer), or refused. */
export async function answered(url: string, headers: Readonly<Record<string, string>>, all: readonly Cell[] = cells) {
  const outcomes = new Map<Cell, boolean>();
  const codes = new Set<string>();
  for (const { query, at } of questionsOf(all)) {
    const answer: Answer = await ask(query, {}, url, headers);
    for (const { extensions } of answer.errors ?? []) codes.add(String(extensions?.code));
    const said = Object.values((answer.data?.territory ?? {}) as Record<string, Record<string, unknown> | null>)[0];
    for (const [alias, cell] of at) outcomes.set(cell, Array.isArray(said?.[alias]));
  }
  return { outcomes, codes };
}
