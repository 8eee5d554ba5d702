import { expect, test } from "vitest";
import type { ConventionSignature } from "../model/conventionSignature.ts";
import { signatureDisagreements, signaturesAcross } from "./signaturesAcross.ts";

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
const silentAnswers = { "pole-emploi": [], siae: [] };

test("a convention counts as signed once each party said so itself; a silent institution leaves it out and says partial", () => {
  const department = [signed("c", "department-meuse", "2017-11-02")];
  const caf = [signed("c", "caf", "2017-12-01")];
  const on = (day: string, answers: object) => signaturesAcross([convention], { ...silentAnswers, ...answers }, day);
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

test("what a party says and the register does not hold so is shown: of another convention, of no party of it, much too early", () => {
  const disagreements = (answers: object) =>
    signatureDisagreements([convention], { ...silentAnswers, ...answers }, "2019-06-30");
  const caf = [signed("c", "caf", "2017-12-01")];
  const [department, poleEmploi] = [
    [signed("c", "department-meuse", "2017-11-02")],
    [signed("c", "pole-emploi", "2018-01-10")],
  ];
  expect(disagreements({ department, caf })).toEqual([]);
  const astray = {
    department,
    caf: [...caf, signed("never-recorded", "caf", "2018-02-01")],
    "pole-emploi": poleEmploi,
  };
  expect(disagreements(astray)).toEqual([
    { convention: "c", party: "pole-emploi", standing: "NOT_A_PARTY" },
    { convention: "never-recorded", party: "caf", standing: "UNKNOWN" },
  ]);
  const early = disagreements({ department, caf: [signed("c", "caf", "2016-12-31")] });
  expect(early).toEqual([{ convention: "c", party: "caf", standing: "TOO_EARLY" }]);
  // The register dropped a party that had signed in its own: its word stays, and is shown.
  const without = { ...convention, parties: [{ id: "department-meuse" }] };
  expect(signatureDisagreements([without], { ...silentAnswers, department, caf }, "2019-06-30")).toEqual([
    { convention: "c", party: "caf", standing: "NOT_A_PARTY" },
  ]);
  // What is said under another's name is nobody's word, and no disagreement.
  expect(disagreements({ department, caf: [...caf, signed("c", "pole-emploi", "2018-01-10")] })).toEqual([]);
});
