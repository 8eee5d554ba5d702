import fc from "fast-check";
import { validate } from "graphql";
import { describe, expect, test } from "vitest";
import { tablesOf } from "./plan.ts";
import { completedArgs, namesOf, schema, sheetsOf } from "./testbed/graph.ts";

describe("A column has a name of its own", () => {
  test("two columns never bear one name, capitals aside", () => {
    const names = namesOf(
      sheetsOf("{ territories { Code: code code caf_note: name caf { note } conventions { code: id } } }")[0],
    ).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  test("nor do they under any alias that a question gives, completed or not", () => {
    const alias = fc.constantFrom(
      "",
      "code: ",
      "name: ",
      "level: ",
      "Code: ",
      "value: ",
      "period: ",
      "unit: ",
      "code_2: ",
    );
    const place = fc.tuple(alias, fc.constantFrom("code", "name", "level"));
    const places = fc.array(place, { minLength: 1, maxLength: 4 });
    const figures = fc.tuple(alias, fc.constantFrom("period", "value", "status", "territoryCode"));
    fc.assert(
      fc.property(places, places, figures, (around, own, [figureAlias, figureField]) => {
        const selected = (fields: readonly (readonly [string, string])[]) =>
          fields.map((pair) => pair.join("")).join(" ");
        const query = `{ territories { ${selected(around)} children { ${selected(own)} caf { households { ${figureAlias}${figureField} } } } } }`;
        const args = completedArgs(query);
        // An alias given twice for two fields is no question.
        fc.pre(validate(schema, args.document).length === 0);
        for (const { columns } of [...tablesOf(args).sheets, ...sheetsOf(query)]) {
          const names = columns.map(({ name }) => name.toLowerCase());
          expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
        }
      }),
    );
  });
});
