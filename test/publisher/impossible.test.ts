import { atLevel } from "@pacte-hub/data/territories";
import { contributions } from "@pacte-hub/demo/siae";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { impossibleCells, problemOf } from "@pacte-hub/publisher/rawTable";
import { sharesOf } from "@pacte-hub/publisher/report";
import { siae } from "@pacte-hub/siae/institution";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawTable } from "../../hub/start/demonstration.ts";
import { problemOfTables } from "../../packages/publisher/protectionProblem.ts";
import { protectAndAudit } from "../../packages/publisher/protectTables.ts";
import { type Desk, openDesk, refusalOf, structureList } from "../desk.ts";
import { sirenOf } from "../siren.ts";
import { suppressionOf } from "../suppression.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(siae);
  const structures = ["2017", "2018", "2020"].flatMap((year) => contributions("siae-employees", year));
  const list = structureList(["inventée", ...structures.map(({ contributor }) => contributor)].map(sirenOf));
  await desk.publishing("structures", list, { declared: { period: "2019-07" } });
});
afterAll(() => desk.close());

/** The SIAE's employees of a year, structure by structure, with lines of one's own. */
function employees(year: string, more: readonly string[] = []): string {
  const lines = contributions("siae-employees", year).map(({ territory, breakdown, value, contributor }) => {
    const at = Object.fromEntries(breakdown.split(";").map((part) => part.split("=")));
    return `${territory};${year};${value};${at.structureKind};${at.rsaAtEntry};${sirenOf(contributor)}`;
  });
  const silent = atLevel("EPCI").map(({ code }) => `${code};${year};0;AI;YES;-`);
  return `${["territoire;periode;valeur;kind;rsa_entree;structure", ...lines, ...silent, ...more].join("\n")}\n`;
}

const selfEmployed = (year: string, value: number) => `200049187;${year};${value};EITI;YES;${sirenOf("inventée")}`;

describe("a value that by definition nobody can have", () => {
  test("is published as such, on every territory and crossing, and counted as no secret", async () => {
    const [outcome] = await desk.publishing("siae-employees", employees("2017"));
    const cells = await desk.rows(
      `select status, count(*)::int from published.cell where breakdown like '%EITI%' group by status`,
    );
    expect(cells).toEqual([{ status: "NOT_APPLICABLE", count: 17 * 3 }]);
    expect(outcome).toMatchObject({ isNew: true, cells: 17 * 15 });
    expect(outcome?.report.shares.find(({ level, by }) => level === "EPCI" && by === "structureKind")?.cells).toBe(64);
  });

  test("is refused when a file counts somebody there, and only before the day it may exist", async () => {
    expect(await refusalOf(desk.publishing("siae-employees", employees("2018", [selfEmployed("2018", 7)])))).toBe(
      "IMPOSSIBLE",
    );
    await expect(
      desk.publishing("siae-employees", employees("2018", [selfEmployed("2018", 0)])),
    ).resolves.toMatchObject([{ isNew: true }]);
    await expect(
      desk.publishing("siae-employees", employees("2020", [selfEmployed("2020", 7)])),
    ).resolves.toMatchObject([{ isNew: true }]);
  });

  test("is declared, never found out: what happens to be empty stays a secret zero", () => {
    const table = rawTable(poleEmploi, "jobseekers", "2018-Q1");
    const emptied = { ...table, parts: table.parts.map((part) => ({ ...part, value: 0 })) };
    expect(impossibleCells(emptied)).toEqual(impossibleCells(table));
    const noneOfC = table.parts.map((part) => (part.breakdown.includes("category=C") ? { ...part, value: 0 } : part));
    const named = problemOf({ ...table, parts: noneOfC }).cells.map(({ id }) => id.split("|")[3]);
    expect(new Set(named)).toEqual(new Set(["_T", "A", "B", "C"]));
  });

  test("hides nothing with it: jobseekers by category, sex and age are all told for the department", async () => {
    const policy = suppressionOf(poleEmploi, "jobseekers");
    const table = rawTable(poleEmploi, "jobseekers", "2018-Q1");
    const prior = { vintages: [], foreign: { intervals: [], relations: [], kept: [] } };
    const withheldOf = async (one: typeof table) => {
      const [safe] = await protectAndAudit({}, problemOfTables({ tables: [one], policy, prior }));
      return sharesOf(safe?.cells ?? [])
        .filter(({ level }) => level === "DEPARTMENT")
        .reduce((sum, { withheld }) => sum + withheld, 0);
    };
    expect(await withheldOf(table)).toBe(0);
    expect(await withheldOf({ ...table, impossible: [] })).toBeGreaterThan(0);
  });
});
