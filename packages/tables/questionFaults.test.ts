import { describe, expect, test } from "vitest";
import { tablesOf } from "./plan.ts";
import { questionFaultsOf } from "./questionFaults.ts";
import { completedArgs, sheetsOf } from "./testbed/graph.ts";

const series = "{ territories { code name caf { households { value } } } }";
const refusedAt = (at: number, code: string) => ({
  message: `${code}.`,
  path: ["territories", at, "caf", "households"],
  extensions: { code },
});
const place = (code: string, households: unknown = null) => ({ code, name: code, caf: { households } });
const faultsOf = (query: string, data: object, errors: readonly ReturnType<typeof refusedAt>[]) =>
  questionFaultsOf({ sheets: sheetsOf(query), beside: [] }, { data: { ...data }, errors })?.map(
    ({ extensions }) => extensions?.code,
  ) ?? null;
const two = { territories: [place("a"), place("b")] };

describe("a table of which the question itself refuses every row", () => {
  test.each(["PERIOD_REVERSED", "INVALID_PERIOD", "BREAKDOWN_NOT_PUBLISHED", "LEVEL_NOT_PUBLISHED"])(
    "is no table: %s is said once",
    (code) => expect(faultsOf(series, two, [refusedAt(0, code), refusedAt(1, code)])).toEqual([code]),
  );

  test("so it is as a table is asked, its territories named by what was added, or under an alias", () => {
    const asked = "{ territories { nom: name caf { households { value } } } }";
    const { sheets } = tablesOf(completedArgs(asked));
    const row = { hub_code: "55", hub_level: "EPCI", hub_name: "Meuse", nom: "Meuse", caf: { households: null } };
    const answer = { data: { territories: [row] }, errors: [refusedAt(0, "INVALID_PERIOD")] };
    expect(questionFaultsOf({ sheets, beside: [] }, answer)).toEqual(answer.errors);
  });

  test("so is that of a territory that nobody knows", () => {
    const unknown = { message: "…", path: ["territory"], extensions: { code: "UNKNOWN_TERRITORY" } };
    const query = "{ territory(code: 99) { name caf { households { value } } poleEmploi { jobseekers { value } } } }";
    expect(faultsOf(query, { territory: null }, [unknown as never])).toEqual(["UNKNOWN_TERRITORY"]);
  });

  test("is one where a row answers, or something else of a row does", () => {
    const data = { territories: [place("a"), place("b", [{ value: 1 }])] };
    expect(faultsOf(series, data, [refusedAt(0, "LEVEL_NOT_PUBLISHED")])).toBeNull();
    const beside = { territories: [{ ...place("a"), population: 12 }] };
    expect(faultsOf(series.replace("name", "population"), beside, [refusedAt(0, "PERIOD_REVERSED")])).toBeNull();
    expect(
      faultsOf(series, { territories: [place("a"), place("b", [])] }, [refusedAt(0, "PERIOD_REVERSED")]),
    ).toBeNull();
  });

  test("is one where an institution, an access or another hour would answer", () => {
    for (const code of ["PARTNER_UNAVAILABLE", "NOT_GRANTED", "DOOR_CLOSED", "INTERNAL"])
      expect(faultsOf(series, two, [refusedAt(0, code), refusedAt(1, "PERIOD_REVERSED")])).toBeNull();
    expect(faultsOf(series, two, [])).toBeNull();
  });
});
