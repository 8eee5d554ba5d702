import { describe, expect, test } from "vitest";
import type { CommitmentReport, CommitmentState } from "../model/commitment.ts";
import { commitmentsAcross } from "./commitmentsAcross.ts";

const commitments = [
  { id: "together", pact: "p", text: "Ensemble", promisors: ["department-meuse", "caf", "region-grand-est"] },
  { id: "secretariat", pact: "p", text: "4 ETP", promisors: ["department-meuse"] },
  { id: "training", pact: "p", text: "Former", promisors: ["region-grand-est"] },
];
const report = (
  commitment: string,
  promisor: string,
  state: CommitmentState,
  on = "2019-12-31",
  declared = false,
): CommitmentReport => ({
  id: `report:${commitment}:${promisor}:${on}`,
  commitment,
  promisor,
  state,
  on,
  proof: `bilan du ${on}`,
  declared,
});
const nothing = { department: [], caf: [], "pole-emploi": [], siae: [] };
const across = (answers: object, day = "2021-06-30") => commitmentsAcross(commitments, { ...nothing, ...answers }, day);

describe("commitments of a Pact, from every promisor's own word", () => {
  test("count once for each promisor, and what nobody reported is no breach", () => {
    const summary = across({
      department: [
        report("together", "department-meuse", "HELD"),
        report("secretariat", "department-meuse", "PARTLY"),
        report("training", "region-grand-est", "NOT_HELD", "2019-12-31", true),
      ],
      caf: [report("together", "caf", "NO_LONGER_DUE")],
    });
    expect(summary).toMatchObject({ held: 1, partly: 1, notHeld: 1, noLongerDue: 1, unreported: 1, unknown: 0 });
    expect(summary.isPartial).toBe(false);
    expect(summary.sentence).toBe("Tenus : 1 ; en partie : 1 ; pas tenus : 1 ; plus dus : 1 ; sans compte rendu : 1.");
    expect(
      summary.byPromisor.map(({ promisor, held, notHeld, unreported }) => [promisor, held, notHeld, unreported]),
    ).toEqual([
      ["department-meuse", 1, 0, 0],
      ["caf", 0, 0, 0],
      ["region-grand-est", 0, 1, 1],
    ]);
    // Recounted from the promises themselves: every one is in exactly one count.
    expect(
      summary.held + summary.partly + summary.notHeld + summary.noLongerDue + summary.unreported + summary.unknown,
    ).toBe(commitments.flatMap(({ promisors }) => promisors).length);
  });

  test("stand as last told up to the day that is asked", () => {
    const caf = [report("together", "caf", "HELD", "2020-12-31"), report("together", "caf", "NOT_HELD", "2018-12-31")];
    const on = (day: string) => across({ caf }, day).promises.find(({ promisor }) => promisor === "caf");
    expect(on("2018-12-30")).toMatchObject({ state: "UNREPORTED", on: null, proof: null });
    expect(on("2018-12-31")).toMatchObject({ state: "NOT_HELD", on: "2018-12-31" });
    expect(on("2021-06-30")).toMatchObject({ state: "HELD", on: "2020-12-31", proof: "bilan du 2020-12-31" });
  });

  test.each([
    [
      "the Department's, of who speaks for itself",
      { department: [report("together", "caf", "HELD", "2019-12-31", true)] },
    ],
    ["another institution's, of it", { "pole-emploi": [report("together", "caf", "HELD")] }],
    ["its own, of what another promised", { caf: [report("secretariat", "caf", "HELD")] }],
    [
      "one given as the region's own, which has no register here",
      { department: [report("training", "region-grand-est", "HELD")] },
    ],
    [
      "one told by who keeps no word of the region",
      { caf: [report("training", "region-grand-est", "HELD", "2019-12-31", true)] },
    ],
  ])("take no word but that of who may say it: not %s", (_, answers) => {
    expect(across(answers)).toMatchObject({ held: 0, unreported: 5 });
  });

  test("are partial where a partner is silent, whose promises are unknown and never unreported", () => {
    const summary = across({ caf: null });
    expect(summary).toMatchObject({ unknown: 1, unreported: 4, isPartial: true, silent: ["caf"] });
    expect(summary.sentence).toContain("inconnus (sans réponse : Caisse d'allocations familiales de la Meuse) : 1");
    // The Department's silence takes with it what it alone can declare.
    expect(across({ department: null })).toMatchObject({ unknown: 4, unreported: 1, silent: ["department"] });
    // Who promised nothing here may be silent.
    expect(across({ siae: null, "pole-emploi": null }).isPartial).toBe(false);
  });
});
