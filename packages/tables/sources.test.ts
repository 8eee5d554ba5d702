import { describe, expect, test } from "vitest";
import { citationOf, type ReleaseSource } from "./sources.ts";

const release: ReleaseSource = {
  id: "caf:rsa-households:2021-12:1",
  institution: "La Caisse d'allocations familiales",
  dataset: "Foyers allocataires du RSA",
  period: "2021-12",
  producer: "CNAF",
  title: "Bénéficiaires par commune, « s_ben_com_f »",
  licence: "Licence Ouverte (data.drees)",
  url: null,
  retrievedOn: "2026-01-01",
  demonstration: false,
  provisional: false,
  convention: null,
};
const cited = (...releases: readonly ReleaseSource[]) =>
  citationOf({
    question: "{ x }",
    variables: {},
    asOf: "2026-11-30T10:02:00.554Z",
    answeredAt: "2026-11-30T23:30:00.000Z",
    releases,
  });

describe("the line to cite by", () => {
  test("is French: what is counted and when, the days, and quotes within quotes", () => {
    const line = cited(release);
    expect(line).toContain("Chiffres : Foyers allocataires du RSA, décembre 2021 (caf:rsa-households:2021-12:1).");
    expect(line).toContain("consulté le 1er décembre 2026, état au 30 novembre 2026 à 11 h 02 (heure de Paris)");
    expect(line).toContain("« Bénéficiaires par commune, “s_ben_com_f” », licence : Licence Ouverte (data.drees)");
    expect(line).not.toMatch(/\dT\d|\d{4}-\d\d-\d\d/);
  });

  test("says a later vintage, and names a release that its reader may not describe", () => {
    expect(cited({ ...release, id: "caf:rsa-households:2021-12:3" })).toContain("décembre 2021, millésime 3 (");
    expect(cited({ ...release, dataset: null, title: null, licence: null })).toContain(`Chiffres : ${release.id}.`);
  });
});
