import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A fact of the file: its value, where it stands, and the nearest thing with an identifier that it is said of. */
interface Fact {
  readonly path: string;
  readonly value: string | number | boolean;
  readonly of: string | null;
}

/** What the file says of itself: which lines of the text a fact stands on (test/pactText.test.ts), what a remark is about. */
const ofTheFile = /^(lines|\w+Lines|about|sourceSha256|\$schema|version|hub)$/;

const facts = factsIn(JSON.parse(readFileSync(inClone("data", "pacts", "ptfi-meuse-2017-2021.json"), "utf8")));
const question = readFileSync(inClone("gateway", "explorer", "examples", "10-pacte.graphql"), "utf8");

/** What is answered of each thing with an identifier, and in all. */
let answered: Map<string, Set<string>>;
beforeAll(async () => {
  const { data, errors } = await ask(question);
  expect(errors).toBeUndefined();
  answered = new Map([["", new Set()]]);
  collect(data, []);
});

describe("everything in the Pact's file is served", () => {
  test("the file holds 992 facts", () => {
    expect(facts).toHaveLength(992);
  });

  test("each fact is found in the answer about the very thing it is said of", () => {
    const missing = facts.filter(
      ({ value, of }) => !spellings(value).some((text) => answered.get(of ?? "")?.has(text)),
    );
    expect(missing).toEqual([]);
  });

  test("a fact that is not in the file would be missed", () => {
    expect(spellings("Le Département décide seul").some((text) => answered.get("")?.has(text))).toBe(false);
    expect(answered.get("esf-global-grant")?.has("2014-12-31")).toBe(false);
  });
});

test("the registers answer as they were: before they were first entered, they held nothing", async () => {
  const of2020 = await ask("{ conventions { id } pact { id } axes { id } }", {}, undefined, {
    "hub-as-of": "2020-01-01T00:00:00Z",
  });
  expect(of2020).toMatchObject({ data: { conventions: [], pact: null, axes: [] } });
  const { data } = await ask("{ conventions { record { recordedAt version demonstration } versions { version } } }");
  const [{ record, versions }] = data.conventions;
  expect([record, versions]).toEqual([
    { recordedAt: expect.any(String), version: 1, demonstration: false },
    [{ version: 1 }],
  ]);
  const at = { "hub-as-of": data.conventions.at(-1).record.recordedAt };
  expect((await ask("{ conventions { id } }", {}, undefined, at)).data.conventions).toHaveLength(24);
});

function factsIn(json: Json, path = "", of: string | null = null): Fact[] {
  if (json === null) return [];
  if (typeof json !== "object") return [{ path, value: json, of }];
  if (Array.isArray(json)) return json.flatMap((item, at) => factsIn(item, `${path}[${at}]`, of));
  const named = "id" in json ? String(json.id) : of;
  return Object.entries(json).flatMap(([name, item]) =>
    ofTheFile.test(name) ? [] : factsIn(item, `${path}.${name}`, named),
  );
}

/** Everything said inside a thing is said of it, and of what it stands in. */
function collect(json: Json, within: readonly string[]): void {
  if (json === null) return;
  if (typeof json !== "object") {
    for (const name of ["", ...within]) answered.get(name)?.add(String(json));
  } else if (Array.isArray(json)) {
    for (const item of json) collect(item, within);
  } else {
    const ids = "id" in json ? [...within, String((json as { id: Json }).id)] : within;
    for (const id of ids) if (!answered.has(id)) answered.set(id, new Set());
    for (const item of Object.values(json)) collect(item, ids);
  }
}

/** The graph writes statuses and levels as enums, and a year as its first or last day. */
function spellings(value: Fact["value"]): string[] {
  const text = String(value);
  const asEnum = text.toUpperCase().replaceAll("-", "_");
  return typeof value === "number" ? [text, `${text}-01-01`, `${text}-12-31`] : [text, asEnum];
}
