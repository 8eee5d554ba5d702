import { describe, expect, test } from "vitest";
import type { Contribution } from "../../model/contribution.ts";
import {
  answered,
  type ContributionDraft,
  type ContributionSurroundings,
  mostWaiting,
  submitted,
  withdrawn,
} from "./contributions.ts";
import { action, said, standing, surroundings } from "./testbed.ts";

const among: ContributionSurroundings = {
  ...surroundings,
  committees: [],
  action: undefined,
  before: [],
  isEpci: (siren) => siren === "200049187",
};
const draft: ContributionDraft = {
  kind: "PROPOSAL",
  from: "caf",
  submittedOn: "2019-02-01",
  title: "Atelier",
  text: "Un atelier de mobilité.",
  proposal: {
    recommendations: ["1.1"],
    year: 2019,
    territory: "55",
    targetPublic: "Tous",
    means: "EXISTING",
    operatorName: "Association",
    siret: null,
  },
  action: null,
  missing: null,
  to: null,
};
const bringing = (changes: Partial<ContributionDraft>, otherSurroundings: Partial<ContributionSurroundings> = {}) =>
  said(submitted({ ...draft, ...changes }, { ...among, ...otherSurroundings }, "c1"));
const brought = bringing({}) as Contribution;

describe("what is brought to the Pact", () => {
  test("comes from whoever has a place in it: signatories, EPCI, structures", () => {
    for (const from of ["caf", "epci-200049187", "siret-78312345600018"])
      expect(bringing({ from })).toMatchObject({ from });
    for (const from of ["prefet", "epci-000000000", "siret-1", ""]) expect(bringing({ from })).toBe("NO_VOICE");
  });

  test("is judged as an action would be, before anybody reads it", () => {
    const proposal = draft.proposal as NonNullable<ContributionDraft["proposal"]>;
    expect(bringing({ proposal: { ...proposal, recommendations: ["9.9"] } })).toBe("UNKNOWN_REFERENCE");
    expect(bringing({ proposal: { ...proposal, year: 2025 } })).toBe("OUTSIDE_THE_PACT");
    expect(bringing({ proposal: null })).toBe("CONTRIBUTION_INCOMPLETE");
    expect(bringing({ title: " " })).toBe("INVALID_TEXT");
  });

  test("blocks an action that still runs, and names what is missing", () => {
    const blocking = { kind: "BLOCKING_POINT", proposal: null, action: action.id, missing: "PREMISES" } as const;
    expect(bringing(blocking, { action })).toMatchObject({ kind: "BLOCKING_POINT" });
    expect(bringing({ ...blocking, missing: null }, { action })).toBe("CONTRIBUTION_INCOMPLETE");
    expect(bringing(blocking)).toBe("UNKNOWN_REFERENCE");
    expect(bringing(blocking, { action: standing("ABANDONED") })).toBe("ACTION_OVER");
  });

  test("waits for an answer, fifty at most of one institution", () => {
    const before = Array.from({ length: mostWaiting }, (_, at) => ({ ...brought, id: `c${at}` }));
    expect(bringing({}, { before })).toBe("TOO_MANY_WAITING");
    expect(bringing({ from: "msa" }, { before })).toMatchObject({ from: "msa" });
  });

  test("is answered once, with a reason where it is declined, and taken back by its author alone", () => {
    const declined = { verdict: "DECLINED", on: "2019-03-01", reason: "Existe déjà", became: null } as const;
    expect(said(answered(brought, { ...declined, reason: " " }))).toBe("DECLINED_WITHOUT_REASON");
    expect(said(answered(brought, { ...declined, on: "2019-01-01" }))).toBe("DAYS_REVERSED");
    const closed = said(answered(brought, declined)) as Contribution;
    expect(closed.answer).toEqual(declined);
    expect(said(answered(closed, declined))).toBe("CONTRIBUTION_CLOSED");
    expect(said(withdrawn(closed, "caf", "2019-04-01"))).toBe("CONTRIBUTION_CLOSED");
    expect(said(withdrawn(brought, "msa", "2019-04-01"))).toBe("NOT_THE_AUTHOR");
    expect(said(withdrawn(brought, "caf", "2019-04-01"))).toMatchObject({ withdrawnOn: "2019-04-01" });
  });
});
