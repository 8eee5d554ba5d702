import { readFileSync } from "node:fs";
import { buildASTSchema, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { addressOf, fileName, readAddress, withOrigin } from "./address.ts";
import { chosen, missingYears, withIndicator, yearsOf } from "./choice.ts";
import { questionOf } from "./question.ts";
import { refusalsOf } from "./refusals.ts";
import { rowsOf } from "./rows.ts";
import { figure, indicator, offer } from "./testbed/offer.ts";
import { boundsText, coverageText, valueText } from "./words.ts";

const sdl = readFileSync(new URL("../../../schema/supergraph.graphql", import.meta.url), "utf8");
const graph = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true });

const choiceIn = (search: string, of = offer) => readAddress(search, of).choice;
const first = choiceIn("");
const queryOf = (search: string) => {
  const choice = choiceIn(search, offer);
  return questionOf(choice, chosen(offer, choice), offer.places);
};

describe("a choice", () => {
  test("is, at a first visit, two institutions in the latest year that both have, by EPCI", () => {
    expect(first).toMatchObject({ indicators: ["caf.rsaHouseholds", "poleEmploi.jobseekers"], place: "EPCI" });
    expect([first.from, first.to]).toEqual(["2021", "2021"]);
  });

  test("stands in the address, whole, and is read back from it; what the hub has not is left out", () => {
    const choice = { ...first, by: ["", "SEX"], place: "dans:200049187", from: "2020" };
    expect(choiceIn(addressOf(choice), offer)).toEqual(choice);
    expect(choiceIn("?de=2021&jusqua=2020", offer)).toMatchObject({ from: "2020", to: "2021" });
  });

  test("of another indicator takes years that it has, and forgets the breakdown of the former", () => {
    const choice = withIndicator(offer, { ...first, by: ["SEX", ""] }, 0, "siae.structureCount");
    expect(choice).toMatchObject({ indicators: ["siae.structureCount", "poleEmploi.jobseekers"], by: ["", ""] });
    expect([choice.from, choice.to]).toEqual(["2019", "2019"]);
    expect(withIndicator(offer, first, 1, "").indicators).toEqual(["caf.rsaHouseholds"]);
    expect(withIndicator(offer, first, 1, "caf.rsaHouseholds").indicators).toEqual(["caf.rsaHouseholds"]);
    expect(yearsOf(offer.indicators)[0]).toBe("2024");
  });
});

describe("figures that were invented", () => {
  const demonstrationChoice = choiceIn("?chiffres=demonstration");

  test("are a choice of their own, with their own periods: no table holds both, and its file says which", () => {
    expect(demonstrationChoice).toMatchObject({
      origin: "DEMONSTRATION",
      indicators: ["caf.rsaHouseholds"],
      from: "2022",
    });
    expect(addressOf(demonstrationChoice)).toContain("chiffres=demonstration");
    expect(choiceIn(addressOf(demonstrationChoice))).toEqual(demonstrationChoice);
    expect(fileName(demonstrationChoice)).toBe("demonstration-rsaHouseholds-EPCI-2022");
    const query = queryOf("?chiffres=demonstration&a=caf.rsaHouseholds&b=siae.structureCount&de=2019") ?? "";
    expect(query.match(/origin: DEMONSTRATION/g)).toHaveLength(2);
    expect(validate(graph, parse(query))).toEqual([]);
    expect(queryOf("")).not.toContain("DEMONSTRATION");
  });

  test("take the place of real ones as far as there are any, and the reverse", () => {
    const back = withOrigin(offer, demonstrationChoice, "REAL");
    expect(back).toMatchObject({ origin: "REAL", indicators: ["caf.rsaHouseholds"], from: "2024" });
    expect(withOrigin(offer, first, "DEMONSTRATION")).toMatchObject({ origin: "DEMONSTRATION", from: "2022" });
    const none = { ...offer, invented: [] };
    expect(readAddress("?chiffres=demonstration", none)).toMatchObject({
      choice: { origin: "REAL" },
      notices: ["Aucun chiffre de démonstration n'est publié ici : voici les réels."],
    });
  });
});

test("a choice of what is published of the Department alone is of the Department", () => {
  const national = { ...indicator("department", "rsaHouseholdsAtStart", ["2017-03"]), levels: ["DEPARTMENT"] };
  const wider = { ...offer, indicators: [...offer.indicators, national] };
  expect(choiceIn("?a=department.rsaHouseholdsAtStart", wider)).toMatchObject({ place: "DEPARTMENT", from: "2017" });
  expect(withIndicator(wider, first, 1, national.key).place).toBe("DEPARTMENT");
  expect(choiceIn("?ou=200049187", wider).place).toBe("200049187");
});

describe("years that an indicator has no figure of", () => {
  const [caf, poleEmploi, siae] = offer.indicators;
  const present = (...indicators: readonly (typeof caf)[]) => indicators.flatMap((candidate) => candidate ?? []);

  test("are told, with the years that it has, and those that two have in common", () => {
    expect(missingYears({ ...first, from: "2024", to: "2024" }, present(caf, poleEmploi))).toEqual([
      "Aucun chiffre de « jobseekers » en 2024 : il y en a de 2019 à 2021.",
      "Tous deux ont des chiffres de 2020 à 2021.",
    ]);
    expect(missingYears({ ...first, from: "2019", to: "2019" }, present(caf, siae))).toEqual([
      "Aucun chiffre de « rsaHouseholds » en 2019 : il y en a de 2020 à 2024.",
      "Ces deux indicateurs n'ont aucune année commune.",
    ]);
  });

  test("are told of a longer span too; of years that all have nothing is said", () => {
    expect(missingYears({ ...first, from: "2019", to: "2024" }, present(caf))).toEqual([
      "Aucun chiffre de « rsaHouseholds » avant 2020.",
    ]);
    expect(missingYears(first, present(caf, poleEmploi))).toEqual([]);
  });
});

describe("the question that is written of it", () => {
  test.each([
    ["", "territories(level: EPCI)"],
    ["?ou=55&par2=SEX", 'jobseekers(from: "2021-Q4", to: "2021-Q4", by: [SEX]) { sex period'],
    ["?ou=dans:200049187&par=HOUSEHOLD_TYPE", "children(level: COMMUNE)"],
    ["?ou=COMMUNE&a=caf.rsaHouseholds&b=caf.rsaHouseholds", "territories(level: COMMUNE)"],
    ["?de=2020&jusqua=2021", 'rsaHouseholds(from: "2020-12", to: "2021-12")'],
  ])("of %s is one that the graph understands", (search, part) => {
    const query = queryOf(search) ?? "";
    expect(query).toContain(part);
    expect(validate(graph, parse(query))).toEqual([]);
  });

  test("leaves out an indicator without a figure in these years; where none has, there is no question", () => {
    expect(queryOf("?a=caf.rsaHouseholds&b=poleEmploi.jobseekers&de=2024&jusqua=2024")).not.toContain("jobseekers");
    const choice = { ...first, from: "1999", to: "1999" };
    expect(questionOf(choice, chosen(offer, choice), offer.places)).toBeNull();
  });

  test("asks two indicators of one institution under one name", () => {
    const otherIndicator = indicator("caf", "aahBeneficiaries", ["2021-12"]);
    const wider = { ...offer, indicators: [...offer.indicators, otherIndicator] };
    const choice = choiceIn("?a=caf.rsaHouseholds&b=caf.aahBeneficiaries", wider);
    const query = questionOf(choice, chosen(wider, choice), wider.places) ?? "";
    expect(query.match(/caf \{/g)).toHaveLength(1);
    expect(query.match(/rsaHouseholds|aahBeneficiaries/g)).toHaveLength(2);
  });
});

const sex = { dimension: "SEX", label: "Sexe", values: [{ code: "F", label: "Femmes" }] };

describe("the table", () => {
  test("has a line a figure, with its institution, its part in words, and its interval where it is withheld", () => {
    const [caf] = offer.indicators;
    const territory = { code: "55", name: "Meuse", caf: { rsaHouseholds: [figure] } };
    const [row, ...otherRows] = rowsOf({ territory }, caf ? [{ indicator: caf, breakdown: sex }] : []);
    expect(otherRows).toEqual([]);
    expect(row).toMatchObject({ place: "Meuse", part: "Femmes", value: null, unit: "PERSON" });
    expect(row && [valueText(row), boundsText(row)]).toEqual(["secret", "de 1 à 9"]);
  });

  test("is empty of an institution that was silent, and whole of the others", () => {
    const [caf, poleEmploi] = offer.indicators;
    const territories = [{ code: "55", name: "Meuse", caf: null, poleEmploi: { jobseekers: [figure] } }];
    const columns = [caf, poleEmploi].flatMap((candidate) =>
      candidate ? [{ indicator: candidate, breakdown: null }] : [],
    );
    expect(rowsOf({ territories }, columns).map((row) => row.indicator.key)).toEqual(["poleEmploi.jobseekers"]);
    expect(rowsOf({}, columns)).toEqual([]);
  });
});

describe("the words of a figure", () => {
  const row = (value: number | null, unit: string, changes: object = {}) => {
    const [caf] = offer.indicators;
    const changedFigure = {
      ...figure,
      value,
      status: "PUBLISHED",
      bounds: null,
      release: { id: "", unit },
      ...changes,
    };
    const [first] = rowsOf({ territory: { code: "55", name: "Meuse", caf: { rsaHouseholds: [changedFigure] } } }, [
      { indicator: caf as NonNullable<typeof caf>, breakdown: null },
    ]);
    if (!first) throw new Error("no row");
    return first;
  };

  test.each([
    [1.9, "MONTH", "1,9 mois"],
    [3, "MONTH", "3 mois"],
    [2.415, "MONTH", "2,42 mois"],
    [1246, "HOUSEHOLD", "1 246 foyers"],
  ])("give %s %s the decimals that its source gives", (value, unit, text) => {
    expect(valueText(row(value, unit)).replaceAll(/\s/g, " ")).toBe(text);
  });

  test("say of a sum that is not whole that the truth is no less, of an average nothing", () => {
    const partial = { status: "PARTIAL", coverage: { present: 418, expected: 494 } };
    expect(boundsText(row(20, "HOUSEHOLD", partial))).toBe("au moins 20");
    expect(boundsText(row(20, "HOUSEHOLD", { ...partial, bounds: { min: 20, max: 20 } }))).toBe("au moins 20");
    expect(boundsText(row(20, "MONTH", partial))).toBe("");
    expect(coverageText(row(20, "HOUSEHOLD", partial))).toBe("418 communes sur 494 : les autres manquent");
  });
});

test("what is refused for sixteen lines is told once", () => {
  const refusal = {
    message: "Ce jeu n'est publié pour personne par EPCI.",
    extensions: { code: "LEVEL_NOT_PUBLISHED" },
  };
  const refusals = refusalsOf([...Array.from({ length: 16 }, () => refusal), { message: "Autre chose." }]);
  expect(refusals).toEqual([
    { message: refusal.message, code: "LEVEL_NOT_PUBLISHED", times: 16 },
    { message: "Autre chose.", code: undefined, times: 1 },
  ]);
});
