import { expect, test } from "vitest";
import type { ProposedAction } from "../model/contribution.ts";
import { contributionRemarks } from "./contributionRemarks.ts";

const proposal: ProposedAction = {
  recommendations: ["3.3"],
  year: 2019,
  territory: "200066108",
  targetPublic: "Allocataires du RSA",
  means: "ADDITIONAL",
  operatorName: "La CAF de la Meuse",
  siret: null,
};
const epci = { id: "200066108", name: "CC d'à côté" };

test("who proposes for another EPCI's territory, or names another operator, is shown to have no known consent", () => {
  expect(contributionRemarks({ proposal, from: "epci-200049187" }, { ownNames: ["CA du Grand Verdun"], epci })).toEqual(
    [
      "Proposé sans l'accord connu de « CC d'à côté », dont c'est le territoire.",
      "Proposé sans l'accord connu de « La CAF de la Meuse », qui en serait l'opérateur.",
    ],
  );
});

test("who proposes what it would do itself, at home, binds nobody else", () => {
  const ownProposal = { ...proposal, operatorName: "CC d'à côté" };
  expect(
    contributionRemarks({ proposal: ownProposal, from: "epci-200066108" }, { ownNames: [epci.name], epci }),
  ).toEqual([]);
  const structure = { ...proposal, operatorName: "Garage", siret: "00000000000000" };
  expect(contributionRemarks({ proposal: structure, from: "siret-00000000000000" }, { ownNames: [], epci })).toEqual(
    [],
  );
  const caf = { ...proposal, operatorName: "la caf de la meuse" };
  expect(contributionRemarks({ proposal: caf, from: "caf" }, { ownNames: ["La CAF de la Meuse"], epci })).toEqual([]);
  expect(contributionRemarks({ proposal: null, from: "epci-200049187" }, { ownNames: [], epci })).toEqual([]);
});
