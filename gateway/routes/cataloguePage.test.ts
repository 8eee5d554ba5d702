import { buildSchema } from "graphql";
import { describe, expect, test } from "vitest";
import type { DatasetEntry, PartCatalogue, RateEntry } from "../catalogue/datasets.ts";
import { cataloguePage } from "./cataloguePage.ts";

const schema = buildSchema("type Query { x: Int }");
const silence = "Nul ne dit quand.";
const dataset: DatasetEntry = {
  id: "jobseekers",
  title: "Demandeurs d'emploi",
  definition: "Inscrits.",
  unit: "PERSON",
  measure: "AVERAGE",
  regime: null,
  producer: "Dares",
  periodicity: "QUARTER",
  field: "jobseekers",
  levels: ["EPCI"],
  periods: ["2022-Q4", "2023-Q4", "2024-Q4"],
  dimensions: [],
  breaks: [],
  sources: [{ title: "Demandeurs", licence: "(non précisée)", url: null }],
  nextPublication: { on: null, sentence: silence },
  rates: [],
};
const rate: RateEntry = {
  field: "womenShare",
  definition: "Part des femmes.",
  unit: "%",
  numerator: "jobseekers",
  among: [],
  denominator: "jobseekers",
};
const sex = (isPublished: boolean) => ({
  label: "Sexe",
  isPublished,
  values: [{ code: "F", label: "Femmes", isPossible: true }],
});
const rule = {
  kind: "NONE",
  legalGround: "Données ouvertes : rien de plus à retenir.",
  k: null,
  base: null,
  minContributors: null,
  dominanceShare: null,
} as const;

function pageOf(...datasets: readonly DatasetEntry[]): string {
  const access = datasets.map(({ id, periods }) => ({
    dataset: id,
    decision: periods.length > 0 ? ("OPEN" as const) : ("REFUSED" as const),
    isPublished: periods.length > 0,
    convention: null,
  }));
  const part: PartCatalogue = { name: "Pôle emploi", datasets, access };
  const rules = new Map([["pole-emploi:jobseekers", rule]]);
  return cataloguePage({ parts: [{ partner: "pole-emploi", part }], rules, conventions: new Map() }, schema).replaceAll(
    /[\u00a0\u202f]/g,
    " ",
  );
}
/** The words that stand beside a name. */
const lineOf = (page: string, name: string) => new RegExp(`<dt>${name}</dt><dd>(.*?)</dd>`).exec(page)?.[1] ?? null;

describe("the catalogue", () => {
  test("says which periods there are, and no series of quarters where one a year is", () => {
    expect(lineOf(pageOf(dataset), "Périodes")).toBe("quatrième trimestre de chaque année, 2022 à 2024 (3)");
  });

  test("lists a rate only where its own parts are published, whoever publishes them", () => {
    const ratesListed = (entry: DatasetEntry, ...otherEntries: readonly DatasetEntry[]) =>
      lineOf(pageOf(entry, ...otherEntries), "Taux qui s'en calculent".replace("'", "&#39;"));
    expect(ratesListed({ ...dataset, rates: [rate] })).toContain("womenShare");
    const broken = { ...rate, among: ["F"] };
    expect(ratesListed({ ...dataset, rates: [broken], dimensions: [sex(true)] })).toContain("womenShare");
    for (const without of [
      { ...dataset, rates: [broken], dimensions: [sex(false)] },
      { ...dataset, rates: [{ ...rate, numerator: "nobody" }] },
      { ...dataset, rates: [{ ...rate, denominator: "empty" }] },
    ]) {
      expect(ratesListed(without, { ...dataset, id: "empty", periods: [] })).toBeNull();
      expect(lineOf(pageOf(without), "Taux sans chiffre réel à ce jour")).toContain("womenShare");
    }
  });

  test("puts apart what nobody publishes, and says what can be read of it", () => {
    const page = pageOf({ ...dataset, id: "empty", field: "empty", title: "Vide", periods: [] }, dataset);
    expect(page.indexOf("Vide")).toBeGreaterThan(page.indexOf("sans chiffre réel"));
    expect(page.indexOf("Demandeurs d&#39;emploi")).toBeLessThan(page.indexOf("sans chiffre réel"));
    expect(page).toContain("<p>Un jeu de données publié.</p>");
    expect(page.split("sans chiffre réel")[1]).toContain("démonstration");
    expect(pageOf(dataset)).not.toContain("sans chiffre réel");
  });

  test("says of an institution that shut its door that it is closed, and of a silent one that it is silent", () => {
    const page = (part: "CLOSED" | "SILENT") =>
      cataloguePage({ parts: [{ partner: "caf", part }], rules: new Map(), conventions: new Map() }, schema);
    expect(page("CLOSED")).toMatch(/<p class="notice">Fermée à ce lecteur/);
    expect(page("CLOSED")).not.toContain("ne répond pas");
    expect(page("SILENT")).toContain("ne répond pas à l&#39;instant");
  });

  test("says nothing twice: a rule, a silence, a bracket", () => {
    const page = pageOf(dataset, { ...dataset, id: "other", field: "other" });
    expect(lineOf(page, "Secret")).toBe("Données ouvertes : rien de plus à retenir.");
    expect(page.split(silence)).toHaveLength(2);
    expect(lineOf(page, "Source")).toBe("Demandeurs ; licence : non précisée");
    const announced = { ...dataset, nextPublication: { on: "2026-12-01", sentence: "Annoncée." } };
    expect(lineOf(pageOf(announced), "Prochaine publication")).toBe("Le 1er décembre 2026. Annoncée.");
  });
});
