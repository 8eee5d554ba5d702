import { execute, parse, validate } from "graphql";
import { expect } from "vitest";
import { type Answer, type Hub, monolith } from "./hub.ts";
import { nullsExplained } from "./random/agreement.ts";

const schema = monolith();

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
  const explained = nullsExplained(data, answer.errors ?? []);
  expect(explained, query).toEqual(nullsExplained(data, oracle.errors ?? []));
  return answer;
}
