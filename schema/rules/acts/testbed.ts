/** What the tests of the acts judge: an action, what it stands among, and what came of judging. */
import type { Action, ActionStatus } from "../../model/action.ts";
import { proposed } from "./actions.ts";

const institution = (id: string) => ({ id, name: id, kind: "", side: null, order: 1, lines: [], remarks: [] });
export const institutions = ["department-meuse", "caf", "msa", "mission-locale-nord"].map(institution);
const line = (id: string, funder: string | null, lastYear: number | null) => ({
  id,
  title: id,
  funder,
  creditsOf: null,
  firstYear: null,
  lastYear,
  ceiling: null,
  passages: [],
});
export const lines = [line("own-credits", null, null), line("esf", "department-meuse", 2020)];
const recommendation = (code: string) => ({
  code,
  id: code,
  number: 1,
  title: "",
  lines: [],
  group: null,
  groupId: null,
});
const axes = [
  { pact: "p", number: 1, id: "a", title: "", lines: [], groups: [], recommendations: [recommendation("1.1")] },
  { pact: "p", number: 2, id: "b", title: "", lines: [], groups: [], recommendations: [recommendation("2.1")] },
];
const subProgrammes = [2017, 2018, 2019, 2020, 2021].map((year) => ({ pact: "p", year }));
export const surroundings = { axes, subProgrammes, institutions, isTerritory: (code: string) => code === "55" };
export const proposal = {
  title: "Atelier",
  recommendations: ["1.1"],
  year: 2019,
  operator: { name: "Association", institution: null, siret: null },
  territory: "55",
  targetPublic: "Tous",
  means: "ADDITIONAL",
  on: "2019-02-01",
} as const;

/** The noun, or the code of the refusal. */
// biome-ignore lint/suspicious/noExplicitAny: either of many nouns
export const said = (judged: any) => (judged.kind === "REFUSED" ? judged.refusal.code : judged.noun);

export const action = said(proposed(proposal, surroundings, "a1")) as Action;
export const standing = (status: ActionStatus): Action => ({
  ...action,
  steps: [...action.steps, ...(status === "PROPOSED" ? [] : [{ status, on: "2019-03-01" }])],
});
