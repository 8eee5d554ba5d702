import { execute, parse, validate } from "graphql";
import { expect } from "vitest";
import { type Answer, type Hub, monolith } from "./hub.ts";

const schema = monolith();

type Path = readonly (string | number)[];

/** Asks the hub and the monolith the same thing, and expects the same values and errors at the same places. */
export async function expectAgreement(
  hub: Hub,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const document = parse(query);
  expect(validate(schema, document), query).toEqual([]);
  const oracle = await execute({ schema, document, variableValues: variables });
  const answer = await hub.ask(query, variables);
  const data = JSON.parse(JSON.stringify(oracle.data));
  expect(answer.data, query).toEqual(data);
  expect(JSON.stringify(answer.data), `${query}: fields stand in the reader's order`).toBe(JSON.stringify(data));
  const told = nullsExplained(data, answer.errors ?? []);
  expect(told, query).toEqual(nullsExplained(data, oracle.errors ?? []));
  return answer;
}

/**
 * Of several errors under one null, the specification lets a server tell only some: so what is compared is which nulls
 * have an error, and, where a null has one error only, its whole path.
 */
function nullsExplained(data: unknown, errors: readonly { readonly path?: Path | undefined }[]): string[] {
  return [...new Set(errors.map(({ path }) => JSON.stringify(path ? upToNull(data, path) : null)))].sort();
}

function upToNull(data: unknown, path: Path): Path {
  let value = data;
  for (const [depth, step] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, depth);
    value = (value as Record<string | number, unknown>)[step];
  }
  return path;
}
