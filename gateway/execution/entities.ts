import type { EntityBatchAlias } from "@graphql-hive/router-query-planner";
import { collect } from "./collect.ts";
import { expectedBy, fillGaps } from "./expected.ts";
import { Flaw } from "./flaw.ts";
import type { JsonRecord } from "./record.ts";
import { represent } from "./represent.ts";
import { rewrite } from "./rewrite.ts";
import type { Run } from "./run.ts";

/** The entities one alias of a fetch is about: each told once, however many places it stands at. */
export interface Entities {
  readonly batch: EntityBatchAlias;
  readonly representations: readonly JsonRecord[];
  /** By index of representation, the objects of the answer that are this entity. */
  readonly places: readonly (readonly JsonRecord[])[];
  /** What each place should receive; parsed at the first failure only. */
  expected(): ReturnType<typeof expectedBy>;
}

export function gatherEntities(run: Run, operation: string, batch: EntityBatchAlias): Entities {
  const representations: JsonRecord[] = [];
  const places: JsonRecord[][] = [];
  const known = new Map<string, number>();
  const expected = once(() => expectedOf(operation, batch));
  for (const place of placesOf(run, batch)) {
    const representation = represent(place, batch.requires, run.includes);
    if (representation === null || representation instanceof Flaw) {
      // What it depends on is missing: it is missing for the same reason.
      fillGaps(place, expected(), representation);
      continue;
    }
    rewrite(representation, batch.inputRewrites, run.includes);
    const name = JSON.stringify(representation);
    const index = known.get(name) ?? representations.push(representation) - 1;
    known.set(name, index);
    const standing = places[index];
    if (standing) standing.push(place);
    else places[index] = [place];
  }
  return { batch, representations, places, expected };
}

/** Two paths of a batch may lead to the same object; it is one place. */
const placesOf = (run: Run, batch: EntityBatchAlias): ReadonlySet<JsonRecord> =>
  new Set(batch.paths.flatMap((path) => collect(run.data, path)));

const expectedOf = (operation: string, batch: EntityBatchAlias) =>
  expectedBy(operation, batch.outputRewrites).find(({ key }) => key === batch.alias)?.fields ?? [];

function once<Value>(find: () => Value): () => Value {
  let found: { readonly value: Value } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}
