import type { JsonRecord } from "../json/record.ts";
import type { PlanQuestion } from "../planning/planQuestion.ts";
import { collecting } from "./collect.ts";
import type { Compiled } from "./compile.ts";
import { merge } from "./merge.ts";
import { type Run, remark, type Task } from "./run.ts";

type Compile = (text: string) => Promise<Compiled>;

/** Compiles a query with its nested queries (`nestedQueries.ts`), which are executed once their object is known. */
export async function ready(question: PlanQuestion, compile: Compile): Promise<Compiled> {
  const outer: Compiled =
    question.text === null ? { run: () => undefined, subgraphsAt: () => [] } : await compile(question.text);
  if (question.nested.length === 0) return outer;
  const nested = await Promise.all(
    question.nested.map(async (nestedQuestion) => ({
      path: nestedQuestion.path,
      ...(await ready(nestedQuestion, compile)),
    })),
  );
  return {
    async run(run) {
      await outer.run(run);
      await Promise.all(nested.map((nestedRun) => fill(run, nestedRun)));
    },
    subgraphsAt(path) {
      const below = nested.find(
        (candidate) => candidate.path.every((name, at) => path[at] === name) && path.length > candidate.path.length,
      );
      return below ? below.subgraphsAt(path.slice(below.path.length)) : outer.subgraphsAt(path);
    },
  };
}

interface Nested extends Compiled {
  readonly path: readonly string[];
}

/** Executes a nested query once, and merges its result at every place: the query root is the same everywhere. */
async function fill(run: Run, { path, run: ask }: Nested): Promise<void> {
  const places = new Set<JsonRecord>();
  collecting(path.map((Field) => ({ Field })))(run.data, places);
  if (places.size === 0) return;
  const data: JsonRecord = {};
  const below: Run = { ...run, data, remarks: new Map() };
  await (ask satisfies Task)(below);
  if (!below.isPlain) run.isPlain = false;
  const copies = [...places];
  copies.forEach((place, index) => {
    for (const cause of below.remarks.get(data) ?? []) remark(run, place, cause);
    merge(place, data, index < copies.length - 1);
  });
  for (const [record, causes] of below.remarks) if (record !== data) run.remarks.set(record, causes);
}
