import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dimensions } from "../model/dimension.ts";
import { type Grant, purposes } from "../model/grant.ts";
import { levels } from "../model/territory.ts";
import { type InstitutionId, roles } from "../model/viewer.ts";
import { type AccessAsk, authorise } from "./authorise.ts";

const grant: Grant = {
  id: "g",
  dataset: "sanctions",
  institution: "caf" as InstitutionId,
  role: "ANALYST",
  finest: "EPCI",
  dimensions: ["sex"],
  first: "2017-01-01",
  last: "2020-12-31",
  purpose: "STATISTICS",
  legalBasis: "AGREEMENT",
  convention: "framework-rsa-orientation",
  startsOn: "2021-01-01",
  endsOn: "2021-12-31",
  revokedAt: null,
  demonstration: false,
};
const ask: AccessAsk = {
  dataset: "sanctions",
  level: "EPCI",
  dimensions: [],
  first: null,
  last: null,
  purpose: null,
};
const today = "2021-06-30";

test("without a grant nothing is open, and the reason says so", () => {
  expect(authorise(ask, [], today)).toEqual({ kind: "REFUSED", reason: "NO_GRANT", convention: null });
  expect(authorise({ ...ask, dataset: "orientations" }, [grant], today)).toMatchObject({ reason: "NO_GRANT" });
});

test("a grant opens what it names, and no more than its own days when the reader names none", () => {
  expect(authorise(ask, [grant], today)).toEqual({ kind: "GRANTED", grant, first: "2017-01-01", last: "2020-12-31" });
});

test("an operator reads no figure, whatever a grant says", () => {
  const otherGrant = { ...grant, role: "OPERATOR" as const, purpose: "DATA_STEWARDSHIP" as const };
  expect(authorise(ask, [otherGrant], today)).toEqual({ kind: "REFUSED", reason: "NO_GRANT", convention: null });
});

describe("a refusal names the reason and the convention that comes nearest", () => {
  test.each([
    ["GRANT_REVOKED", { revokedAt: "2021-02-01T00:00:00Z" }, {}],
    ["GRANT_ENDED", { endsOn: "2021-06-29" }, {}],
    ["GRANT_NOT_BEGUN", { startsOn: "2021-07-01" }, {}],
    ["TOO_FINE", {}, { level: "COMMUNE" }],
    ["DIMENSION_NOT_GRANTED", {}, { dimensions: ["age"] }],
    ["PERIOD_NOT_GRANTED", {}, { first: "2016-12-31" }],
    ["PERIOD_NOT_GRANTED", {}, { last: "2021-01-01" }],
    ["WRONG_PURPOSE", {}, { purpose: "EVALUATION" }],
  ] as const)("%s", (reason, granted, askChanges) => {
    expect(authorise({ ...ask, ...askChanges } as AccessAsk, [{ ...grant, ...granted }], today)).toEqual({
      kind: "REFUSED",
      reason,
      convention: "framework-rsa-orientation",
    });
  });

  test("of two grants that do not open, the nearer to opening is told", () => {
    const ended = { ...grant, endsOn: "2021-06-29", convention: "old" };
    const coarse = { ...grant, finest: "DEPARTMENT" as const, convention: "young" };
    expect(authorise(ask, [ended, coarse], today)).toMatchObject({ reason: "TOO_FINE", convention: "young" });
  });
});

test("a grant is open on its first and on its last day, and on no day outside", () => {
  for (const [day, kind] of [
    ["2020-12-31", "REFUSED"],
    ["2021-01-01", "GRANTED"],
    ["2021-12-31", "GRANTED"],
    ["2022-01-01", "REFUSED"],
  ] as const) {
    expect(authorise(ask, [grant], day).kind).toBe(kind);
  }
});

const aDay = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(days * 864e5 + 1.4e12).toISOString().slice(0, 10));
const someDay = fc.option(aDay, { nil: null });
const anAsk: fc.Arbitrary<AccessAsk> = fc.record({
  dataset: fc.constantFrom("a", "b"),
  level: fc.constantFrom(...levels),
  dimensions: fc.subarray([...dimensions], { maxLength: 3 }),
  first: someDay,
  last: someDay,
  purpose: fc.option(fc.constantFrom(...purposes), { nil: null }),
});
const aGrant: fc.Arbitrary<Grant> = fc.record({
  id: fc.string(),
  dataset: fc.constantFrom("a", "b"),
  institution: fc.constant("caf" as InstitutionId),
  role: fc.constantFrom(...roles),
  finest: fc.constantFrom(...levels),
  dimensions: fc.subarray([...dimensions]),
  first: someDay,
  last: someDay,
  purpose: fc.constantFrom(...purposes),
  legalBasis: fc.constant("AGREEMENT" as const),
  convention: fc.option(fc.string(), { nil: null }),
  startsOn: aDay,
  endsOn: someDay,
  revokedAt: fc.option(fc.constant("2021-01-01T00:00:00Z"), { nil: null }),
  demonstration: fc.boolean(),
});

test("a coarser question is never refused where a finer one is open, and one more grant never closes anything", () => {
  fc.assert(
    fc.property(anAsk, fc.array(aGrant, { maxLength: 6 }), aGrant, aDay, (figureAsk, grants, more, day) => {
      if (authorise(figureAsk, grants, day).kind !== "GRANTED") return;
      const coarser = { ...figureAsk, level: levels[0], dimensions: figureAsk.dimensions.slice(1) };
      expect(authorise(coarser, grants, day).kind).toBe("GRANTED");
      expect(authorise(figureAsk, [more, ...grants], day).kind).toBe("GRANTED");
    }),
  );
});

test("the window opened lies within the grant's days", () => {
  fc.assert(
    fc.property(anAsk, aGrant, aDay, (figureAsk, drawnGrant, day) => {
      const decision = authorise(figureAsk, [drawnGrant], day);
      if (decision.kind !== "GRANTED") return;
      if (drawnGrant.first !== null) expect((decision.first ?? "") >= drawnGrant.first).toBe(true);
      if (drawnGrant.last !== null) expect((decision.last ?? "9") <= drawnGrant.last).toBe(true);
    }),
  );
});
