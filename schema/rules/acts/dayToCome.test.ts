import { readdirSync, readFileSync } from "node:fs";
import { type InputObjectTypeDefinitionNode, parse } from "graphql";
import { expect, test } from "vitest";
import { daysDone, dayToComeIn } from "./dayToCome.ts";

/** Days that the Pact or an act foresees: terms, instalments, expected answers, embargoes. */
const daysForeseen: ReadonlySet<string> = new Set([
  "start",
  "end",
  "until",
  "expectedSignature",
  "answerExpectedBy",
  "dueOn",
  "when",
  "startsOn",
  "endsOn",
  "embargoUntil",
]);

const subgraphs = new URL("../../../subgraphs/", import.meta.url);
const inputs = readdirSync(subgraphs).flatMap((name) => {
  const text = readFileSync(new URL(`${name}/schema.graphql`, subgraphs), "utf8");
  return parse(text).definitions.filter(
    (definition): definition is InputObjectTypeDefinitionNode => definition.kind === "InputObjectTypeDefinition",
  );
});
/** By its name, or because its description speaks of a day, a month or an instant. */
const isDay = (name: string, description: string): boolean =>
  /(?:^o|O)n$|(?:By|Until|At)$|^(?:signed|start|end|until|when)$/.test(name) ||
  /AAAA|\b(?:premier |dernier )?jour\b|\bmois\b|\binstant\b/i.test(description);
const days = inputs.flatMap(({ name: { value: input }, fields = [] }) =>
  fields
    .filter(({ name, type, description }) => {
      const namedType = type.kind === "NonNullType" ? type.type : type;
      return (
        namedType.kind === "NamedType" &&
        namedType.name.value === "String" &&
        isDay(name.value, description?.value ?? "")
      );
    })
    .map(({ name }) => ({ input, field: name.value })),
);

test("every day of every act is of what was done, or of what is foreseen", () => {
  expect(new Set(days.map(({ field }) => field)).size).toBeGreaterThan(15);
  const unclassed = days.filter(({ field }) => daysDone.has(field) === daysForeseen.has(field));
  expect(unclassed).toEqual([]);
});

test("no act says done what is to come, and what is foreseen may be", () => {
  const today = "2026-11-30";
  for (const { field } of days) {
    const isDone = daysDone.has(field);
    expect([field, dayToComeIn({ [field]: "2026-12-01" }, today)]).toEqual([field, isDone ? "2026-12-01" : null]);
    expect([field, dayToComeIn({ nested: [{ [field]: "2030-01-01" }] }, today) !== null]).toEqual([field, isDone]);
    for (const past of [today, "2026-11", "2026", "2017-01-01"])
      expect([field, past, dayToComeIn({ [field]: past }, today)]).toEqual([field, past, null]);
  }
  for (const none of ["demain", "2030-02-31", "2030-13", "99"]) expect(dayToComeIn({ on: none }, today)).toBeNull();
  expect(dayToComeIn({ signed: "2026-12" }, today)).toBe("2026-12");
});
