import { expect, test } from "vitest";
import { signingAnswer } from "./signingAnswer.ts";

const word = (party: string, on: string, declared = false) => ({
  conventionId: "c",
  party,
  act: "SIGNED" as const,
  on,
  until: null,
  declared,
  record: { recordedAt: `${on}T00:00:00.000Z` },
});
const convention = {
  id: "c",
  start: "2018-01-01",
  end: "2020-12-31",
  signed: null,
  parties: [
    { id: "department-meuse", name: "le Département" },
    { id: "pole-emploi", name: "Pôle Emploi" },
    { id: "msa", name: "la MSA" },
  ],
  department: { everySignature: [word("department-meuse", "2017-11-02"), word("msa", "2017-11-05", true)] },
  poleEmploi: { everySignature: [word("pole-emploi", "2018-02-01")] },
  caf: { everySignature: [word("caf", "2018-01-01")] },
  siae: { everySignature: [] },
};

test("of each institution's own answer, the sum is told with names, and what the register contradicts beside it", () => {
  const signing = signingAnswer(convention, "2019-06-01");
  expect(signing).toMatchObject({ state: "IN_FORCE", on: "2019-06-01", signedOn: "2018-02-01", end: "2020-12-31" });
  expect(signing.parties.map(({ name, state, declared }) => [name, state, declared])).toEqual([
    ["le Département", "SIGNED", false],
    ["Pôle Emploi", "SIGNED", false],
    ["la MSA", "SIGNED", true],
  ]);
  expect(signing.disagreements).toEqual([
    {
      party: "caf",
      standing: "NOT_A_PARTY",
      explanation: "caf, que le registre ne dit pas partie, en dit quelque chose.",
    },
  ]);
  expect(signing.sentence).toContain("déclaré par le Département : la MSA");
});

test("a word entered before the convention's terms counts for nothing, and the answer says whose it is", () => {
  const signing = signingAnswer({ ...convention, termsSince: "2017-12-01T00:00:00.000Z" }, "2019-06-01");
  expect(signing.yetToSign).toEqual(["department-meuse", "msa"]);
  expect(signing.disagreements.map(({ explanation }) => explanation)).toContain(
    "la MSA, dont l'acte précède l'inscription de ce qu'il signerait, et ne compte pas.",
  );
});

test("an institution that did not answer is unknown, and never unsigned", () => {
  const signing = signingAnswer({ ...convention, poleEmploi: null }, "2019-06-01");
  expect([signing.state, signing.unknown, signing.yetToSign]).toEqual(["UNKNOWN", ["pole-emploi"], []]);
});
