import { expect, test } from "vitest";
import { type Convention, groupOf, lifeOf, openedBy, unheardOf } from "./model.ts";

test("a convention in force whose end is within six months is one to renew; without an end it stays in force", () => {
  const at = (status: Convention["state"]["status"], end: string | null) =>
    groupOf({ state: { status }, end }, "2021-01-01");
  expect(at("IN_FORCE", "2021-06-30")).toBe("expiring");
  expect(at("IN_FORCE_PARTIAL", "2021")).toBe("inForce");
  expect(at("IN_FORCE", null)).toBe("inForce");
  expect(at("AWAITING_SIGNATURE", "2021-02-01")).toBe("coming");
  expect(at("EXPIRED", "2020-12-31")).toBe("expired");
  expect(at("NOT_STARTED", "2022-12-31")).toBe("coming");
});

test("a convention whose state nobody says that day is not among those in force", () => {
  expect(groupOf({ state: { status: "UNKNOWN" }, end: null }, "2026-11-29")).toBe("unknown");
});

test("what a convention opens is told once a dataset, and what was revoked is not told", () => {
  const grant = (dataset: string, institution: string, isEffective = true) => ({
    dataset,
    institution,
    role: "ANALYST",
    isEffective,
    endsOn: null,
    demonstration: true,
  });
  const convention = {
    department: { grants: [grant("sanctions", "caf"), grant("sanctions", "amie", false)] },
    caf: { grants: [grant("rsa-households", "department-meuse"), grant("rsa-households", "amie")] },
    poleEmploi: null,
    siae: null,
  } as unknown as Convention;
  expect(unheardOf(convention)).toEqual(["pole-emploi", "siae"]);
  expect(openedBy(convention)).toEqual([
    { dataset: "sanctions", institutions: ["caf"], isDemonstration: true },
    { dataset: "rsa-households", institutions: ["amie", "department-meuse"], isDemonstration: true },
  ]);
});

test("a convention is drawn from its first day to the last of the year or month that is said; what is not said is the Pact's years, and marked", () => {
  const life = (
    start: string | null,
    end: string | null,
    signed: string | null = null,
    expectedSignature: string | null = null,
  ) => {
    const { from, to, isFromSaid, isToSaid } = lifeOf({ start, end, signed, expectedSignature });
    return [...[from, to].map((date) => date.toISOString().slice(0, 10)), isFromSaid, isToSaid];
  };
  expect(life("2017", "2021")).toEqual(["2017-01-01", "2021-12-31", true, true]);
  expect(life(null, "2019-02", "2017-06-30")).toEqual(["2017-06-30", "2019-02-28", true, true]);
  expect(life("2017-04-01", "2019-12-31")).toEqual(["2017-04-01", "2019-12-31", true, true]);
  expect(life(null, "2021")).toEqual(["2017-01-01", "2021-12-31", false, true]);
  expect(life("2014-04-01", null)).toEqual(["2014-04-01", "2021-12-31", true, false]);
  expect(life(null, null)).toEqual(["2017-01-01", "2021-12-31", false, false]);
  expect(life(null, null, null, "2018-03")).toEqual(["2018-03-01", "2021-12-31", false, false]);
  expect(life(null, "2015")).toEqual(["2015-12-31", "2015-12-31", false, true]);
  expect(life("2023-01-01", null)).toEqual(["2023-01-01", "2023-01-01", true, false]);
});
