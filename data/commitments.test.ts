import { expect, test } from "vitest";
import { commitmentById, commitmentsIn, shippedCommitments } from "./commitments.ts";

test("the Pact of 2017 names who promised what: all, the Department, the Region, the parties of a convention left open", () => {
  const shipped = shippedCommitments();
  expect(new Set(shipped.map(({ id }) => id)).size).toBe(shipped.length);
  expect(shipped).toHaveLength(2 + 1 + 8 + 6 + 1);
  expect(commitmentById("common-1")?.promisors).toHaveLength(21);
  expect(commitmentById("rsa-secretariat")?.promisors).toEqual(["department-meuse"]);
  expect(commitmentById("associate-department-ctdc")).toMatchObject({
    promisors: ["region-grand-est"],
    text: expect.stringContaining("Comités Territoriaux de Développement des Compétences"),
  });
  expect(commitmentById("open-point-pole-emploi-department-2014")).toMatchObject({
    promisors: ["department-meuse", "pole-emploi"],
    text: expect.stringContaining("3ème volet"),
  });
  expect(commitmentById("no-such-promise")).toBeUndefined();
});

test("another Pact's commitments have its prefix, so that none is taken for the first one's", () => {
  const pilotFr = "Le pilote";
  const commitments = {
    commonFr: ["Ensemble"],
    department: { pilotFr, humanMeans: [], financialMeans: [] },
    region: { commitments: [] },
  };
  const signatories = [
    { id: "caf", type: "social-security-fund" },
    { id: "the-department", type: "department" },
  ];
  const next = commitmentsIn({ document: { id: "next" }, hub: { prefix: "B" }, signatories, commitments });
  expect(next.map(({ id, promisors }) => [id, promisors])).toEqual([
    ["Bcommon-1", ["caf", "the-department"]],
    ["Bpilot", ["the-department"]],
  ]);
});
