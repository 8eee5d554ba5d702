import { parse } from "csv-parse/sync";
import { expect } from "vitest";
import type { StartedHub } from "./hub.ts";
import { as } from "./persona.ts";

type Headers = Readonly<Record<string, string>>;
export type Place = Pick<StartedHub, "url" | "dataDir"> & { readonly ports: Readonly<Record<string, number>> };

export interface Key {
  readonly id: string;
  readonly secret: string;
}

/** Real figures of two institutions, open to all. */
export const needs = {
  name: "besoins-par-epci",
  description: "Foyers au RSA et demandeurs d'emploi d'un EPCI.",
  query: `query besoins($epci: ID!, $from: String = "2021-12") { territory(code: $epci) {
    caf { rsaHouseholds(from: $from, to: "2021-12") { value } }
    poleEmploi { jobseekers(from: "2021-Q4", to: "2021-Q4") { value } } } }`,
};

/** A refusal's status, code and sentence. */
export async function refused(response: Response): Promise<readonly [number, string, string]> {
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  return [response.status, errors[0]?.extensions.code ?? "", errors[0]?.message ?? ""];
}

export const rowsOf = async (response: Response): Promise<readonly Readonly<Record<string, string>>[]> =>
  parse(await response.text(), { columns: true, bom: true });

export const basic = ({ id, secret }: Key): Headers => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});

/** Saved queries over HTTP, as a program asks. */
export function savedQueriesOf(hub: () => Place) {
  const at = (path: string, headers: Headers = {}, method = "GET") =>
    fetch(new URL(path, hub().url), { method, headers });
  const send = (path: string, body: object, headers: Headers = {}) =>
    fetch(new URL(path, hub().url), {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  async function keyFor(query: string, persona: string): Promise<Key> {
    const response = await send(`/q/${query}/keys`, {}, await as(persona, hub()));
    expect(response.status).toBe(201);
    return ((await response.json()) as { key: Key }).key;
  }
  return { at, send, keyFor };
}
