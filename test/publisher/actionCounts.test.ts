import { atLevel } from "@pacte-hub/data/territories";
import { department } from "@pacte-hub/department/institution";
import type { RegisterEntry } from "@pacte-hub/schema/model/openRegister";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Desk, openDesk, refusalOf } from "../desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(department);
});
afterAll(() => desk.close());

const epcis = atLevel("EPCI").map(({ code }) => code);
const [first = "", second = ""] = epcis;

/** Two actions of one recommendation in an EPCI, one of another in another EPCI. */
const entries: readonly RegisterEntry[] = [
  { id: "navette", territory: first, at: { recommendation: ["R1_1"] }, first: "2019-01-10", last: "2019-12-01" },
  { id: "atelier", territory: first, at: { recommendation: ["R1_1"] }, first: "2019-02-10", last: null },
  { id: "jardin", territory: second, at: { recommendation: ["R1_2"] }, first: "2018-03-01", last: "2019-06-30" },
];
const open = { abroad: Object.assign(() => Promise.resolve([]), { registers: () => Promise.resolve(entries) }) };

type Line = readonly [territory: string, value: number, recommendation: string, action: string];
const lines: readonly Line[] = [
  [first, 12, "R1_1", "navette"],
  [first, 9, "R1_1", "atelier"],
  [second, 30, "R1_2", "jardin"],
];
/** A line of each EPCI: zeros are of no action. */
const file = (counted: readonly Line[], period = "2019") =>
  `territoire;periode;valeur;recommendation;action\n${[...counted, ...epcis.map((epci): Line => [epci, 0, "R1_3", ""])]
    .map(([territory, value, recommendation, action]) => `${territory};${period};${value};${recommendation};${action}`)
    .join("\n")}\n`;
const refusal = (counted: readonly Line[], period?: string) =>
  refusalOf(desk.publishing("action-participants", file(counted, period), open));

describe("outcomes recorded action by action", () => {
  test("are refused where the open register does not show that action there, for that, or then", async () => {
    const [navette, atelier, jardin] = lines as [Line, Line, Line];
    expect(await refusal([[first, 12, "R1_1", "navete"], atelier, jardin])).toBe("UNKNOWN_ACTION");
    expect(await refusal([[first, 12, "R1_2", "navette"], atelier, jardin])).toBe("ACTION_DIFFERS");
    expect(await refusal([[second, 12, "R1_1", "navette"], atelier, jardin])).toBe("ACTION_DIFFERS");
    expect(await refusal([navette, [first, 9, "R1_1", ""], jardin])).toBe("MISSING_ACTION");
    expect(await refusal([navette, navette, jardin])).toBe("DUPLICATE_CELL");
    expect(await refusal([[first, 12, "R1_1", "navette"]], "2018")).toBe("ACTION_DIFFERS");
  });

  test("are published as their sum by recommendation, territory and year, and of no action", async () => {
    const [outcome] = await desk.publishing("action-participants", file(lines), open);
    const cells = await desk.rows(
      `select territory, breakdown, value::int from published.cell
        where release = '${outcome?.release}' and status = 'PUBLISHED' and value > 0 and breakdown <> '' and territory <> '55'
        order by territory, breakdown`,
    );
    expect(cells).toEqual(
      [
        { territory: first, breakdown: "recommendation=R1_1", value: 21 },
        { territory: second, breakdown: "recommendation=R1_2", value: 30 },
      ].sort((a, b) => a.territory.localeCompare(b.territory)),
    );
    const columns = await desk.rows(
      "select column_name from information_schema.columns where table_schema = 'published' and column_name = 'action'",
    );
    expect(columns).toEqual([]);
  });

  test("stay in the institution's intake, which the publisher alone reads, by action", async () => {
    const kept = await desk.rows(
      "select action, value::int from intake.count where action is not null order by action",
    );
    expect(kept).toEqual([
      { action: "atelier", value: 9 },
      { action: "jardin", value: 30 },
      { action: "navette", value: 12 },
    ]);
  });

  test("the same counts without their actions are the same figures: nothing new is published", async () => {
    const whole = file([
      [first, 21, "R1_1", ""],
      [second, 30, "R1_2", ""],
    ]).replaceAll(/;[^;\n]*$/gm, "");
    const [again] = await desk.publishing("action-participants", whole, open);
    const hashes = await desk.rows(
      "select distinct content_hash from published.release where dataset = 'action-participants'",
    );
    expect([again?.isNew ?? true, hashes.length]).toEqual([expect.any(Boolean), 1]);
  });
});
