import { expect, test } from "vitest";
import type { ConventionSignature } from "../model/conventionSignature.ts";
import { signaturesAcross } from "./signaturesAcross.ts";

const signed = (convention: string, party: string, on: string, declared = false): ConventionSignature => ({
  id: `${party}:${convention}`,
  convention,
  party,
  act: "SIGNED",
  on,
  until: null,
  subject: null,
  declared,
});
const convention = {
  id: "c",
  parties: [{ id: "department-meuse" }, { id: "caf" }],
  start: "2018-01-01",
  end: "2020-12-31",
};
const all = { "pole-emploi": [], siae: [] };

test("a convention counts as signed once each party said so itself; a silent institution leaves it out and says partial", () => {
  const department = [signed("c", "department-meuse", "2017-11-02")];
  const caf = [signed("c", "caf", "2017-12-01")];
  const on = (day: string, answers: object) => signaturesAcross([convention], { ...all, ...answers }, day);
  expect(on("2019-06-30", { department, caf })).toEqual({ signed: 1, partly: 0, isPartial: false });
  expect(on("2017-11-30", { department, caf })).toEqual({ signed: 0, partly: 1, isPartial: false });
  expect(on("2021-06-30", { department, caf })).toEqual({ signed: 1, partly: 0, isPartial: false });
  expect(on("2019-06-30", { department, caf: null })).toEqual({ signed: 0, partly: 0, isPartial: true });
  // A word on another convention is none on this one.
  const elsewhere = { department, caf: [signed("d", "caf", "2017-12-01")] };
  expect(on("2019-06-30", elsewhere)).toEqual({ signed: 0, partly: 1, isPartial: false });
  // Nobody signs for another: what the Department says of the CAF is not the CAF's word.
  const forged = [...department, signed("c", "caf", "2017-12-01", true)];
  expect(on("2019-06-30", { department: forged, caf: [] })).toEqual({ signed: 0, partly: 1, isPartial: false });
});
