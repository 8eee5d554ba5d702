import { expect, test } from "vitest";
import { previewOf } from "./preview.ts";

const rows = (count: number) => Array.from({ length: count }, (_, at) => `{"code":"55","value":${at},"errors":null}`);
const answered = (lines: readonly string[], headers: Record<string, string> = {}) =>
  new Response(`${lines.join("\n")}\n`, { headers });

test("the first rows of a table are shown without its empty columns, and all are counted", async () => {
  expect(await previewOf(answered(rows(2)))).toEqual({
    columns: ["code", "value"],
    rows: [
      { code: "55", value: 0, errors: null },
      { code: "55", value: 1, errors: null },
    ],
    sentence: "2 lignes.",
  });
  const long = await previewOf(answered(rows(250)));
  expect(typeof long !== "string" && [long.rows.length, long.sentence]).toEqual([
    100,
    "250 lignes, les 100 premières.",
  ]);
});

test("what is missing is said, and a refusal is the hub's own sentence", async () => {
  const partial = await previewOf(answered(rows(1), { "hub-errors": "PARTNER_UNAVAILABLE" }));
  expect(partial).toMatchObject({ sentence: "1 ligne. Il manque quelque chose : PARTNER_UNAVAILABLE." });
  expect(await previewOf(Response.json({ errors: [{ message: "Deux tableaux." }] }, { status: 400 }))).toBe(
    "Deux tableaux.",
  );
  expect(await previewOf(null)).toContain("réessayez");
});
