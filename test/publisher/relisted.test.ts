import { readFileSync } from "node:fs";
import { withClient } from "@pacte-hub/postgres/connect";
import { inClone } from "@pacte-hub/server/repository";
import { siae } from "@pacte-hub/siae/institution";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk, refusalOf } from "../desk.ts";

const [header = "", ...lines] = readFileSync(inClone("data/siae/siae-meuse-2019-07.csv"), "utf8").trim().split("\n");
const rows = lines.map((line) => line.split(";"));
const [kind, siret, commune] = ["mesure", "siret", "code_commune"].map((name) => header.split(";").indexOf(name)) as [
  number,
  number,
  number,
];
/** The list of a year later, with other cells in a column. */
const listed = (column: number, other: (row: readonly string[], at: number) => string | undefined): string =>
  [
    header,
    ...rows.map((row, at) => row.map((cell, of) => (of === column ? (other(row, at) ?? cell) : cell)).join(";")),
  ].join("\n");

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(siae);
  await withClient(desk.urls.OWNER, async (client) => {
    for (const row of rows)
      await client.query(
        `insert into pact.structure values ($1, $2, $3, '', '', $4, '2019-07', 'essai', 'non précisée', null, null, array[$4])
         on conflict do nothing`,
        [row[siret], `structure ${row[siret]}`, row[kind], row[commune]],
      );
  });
}, 240_000);
afterAll(() => desk.close());

const outcomeOf = (content: string) =>
  refusalOf(desk.publishing("structures", content, { declared: { period: "2020-07" }, rehearsal: true }));

test.each<[string, string]>([
  ["numbers shifted by one line", listed(siret, (_, at) => rows[(at + 1) % rows.length]?.[siret])],
  ["communes of two lines exchanged", exchangedCommunes()],
  ["two kinds exchanged everywhere", listed(kind, (row) => ({ ACI: "AI", AI: "ACI" })[row[kind] ?? ""])],
])("a list of structures is refused beside the register: %s", async (_, content) => {
  expect((await outcomeOf(content)).split(",")).toContain("IMPLAUSIBLE");
});

test("the same list a year later is right, and so is one where a structure came and another went", async () => {
  expect(await outcomeOf([header, ...lines].join("\n"))).toBe("published");
  const other = [...lines.slice(1), lines[0]?.replace(rows[0]?.[siret] ?? "", "55208131766522")].join("\n");
  expect(await outcomeOf(`${header}\n${other}`)).toBe("published");
});

function exchangedCommunes(): string {
  const [one, other] = [rows[0], rows.find((row) => row[commune] !== rows[0]?.[commune])];
  const changed = new Map([
    [one?.[siret], other?.[commune]],
    [other?.[siret], one?.[commune]],
  ]);
  // The commune's name, its EPCI and its postal code beside would tell it already.
  const lean = rows.map((row) => [row[kind], row[siret], changed.get(row[siret]) ?? row[commune]].join(";"));
  return ["mesure;siret;code_commune", ...lean].join("\n");
}
