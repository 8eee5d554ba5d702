import { expect } from "vitest";
import { type Answer, ask } from "./ask.ts";
import type { StartedHub } from "./hub.ts";
import { as } from "./persona.ts";

type Place = Pick<StartedHub, "url" | "dataDir"> & { readonly ports: Readonly<Record<string, number>> };

/** Stewards' acts on a hub, over HTTP: the mutation's name, its input type, and the steward's words. */
export function actingOn(hubOf: () => Place, name: string) {
  let acts = 0;
  const run = Math.random().toString(36).slice(2, 8);
  /** The key is new unless it is given. */
  async function act(persona: string, mutation: string, type: string, input: object): Promise<Answer> {
    acts += 1;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { id version isEffective } }`;
    const hub = hubOf();
    return ask(query, { input: { key: `${name}-${run}-${acts}`, ...input } }, hub.url, await as(persona, hub));
  }
  /** What came of an act that is done. */
  async function done(persona: string, mutation: string, type: string, input: object) {
    const { data, errors } = await act(persona, mutation, type, input);
    expect(errors).toBeUndefined();
    return data[mutation] as { readonly id: string; readonly version: number };
  }
  return { act, done };
}

/** The code and the sentence of a refusal, which leaves nothing in the answer. */
export const refusedWith = ({ data, errors }: Answer) => {
  for (const field of Object.values(data ?? {})) expect(field).toBeNull();
  return [errors?.[0]?.extensions?.code, errors?.[0]?.message];
};
