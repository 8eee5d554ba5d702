import type { Indicator } from "@pacte-hub/institution/config";
import { describe, expect, test } from "vitest";
import { notUnderstoodIn } from "./notUnderstood.ts";

const rsa = {
  id: "rsa-households",
  title: "Foyers allocataires du RSA",
  definition: "Foyers allocataires ayant un droit versable au revenu de solidarité active au titre du mois.",
  unit: "HOUSEHOLD",
  columns: ["foyers_rsa", "Nombre foyers RSA"],
  dimensions: [],
} as unknown as Indicator;
const contracts = { ...rsa, id: "cer-signed", title: "Contrats d'engagements réciproques signés", definition: "" };
const ofBothRegimes = { ...rsa, definition: "Foyers allocataires du RSA à la fin du mois, CAF et MSA." };
const wordOf = (text: string, indicator: Indicator = rsa, kind: "TITLE" | "NAME" = "TITLE") =>
  notUnderstoodIn(text, { indicator, beside: [], kind });

/** No list of such words ends: these were in none. */
describe("a word that no rule knows, over figures, is named", () => {
  test.each([
    ["Foyers éligibles au RSA (non-recours compris)", "eligibles"],
    ["Foyers RSA, propriétaires", "proprietaires"],
    ["Bénéficiaires du RSA depuis plus de 4 ans", "depuis"],
    ["Foyers RSA en quartier prioritaire", "quartier"],
    ["Trop-perçus RSA", "trop"],
    ["Foyers au RSA résidant en logement social", "logement"],
    ["Droits ouverts non versables au RSA", "ouverts"],
    ["Foyers RSA non soumis au contrôle", "non"],
    ["Locataires", "locataires"],
    ["Foyers RSA hébergés", "heberges"],
    ["Foyers RSA TNS", "tns"],
    ["Renonçants au RSA", "renoncants"],
    ["Foyers RSA mutés", "mutes"],
    ["Foyers RSA sans ressources", "sans"],
    ["Foyers RSA seuls", "seuls"],
    ["Allocataires du RSA travailleurs indépendants", "travailleurs"],
    ["RSA : recours gracieux", "recours"],
    ["Taille des foyers RSA", "taille"],
    ["Foyers RSA dont le droit a été réexaminé", "ete"],
    ["Foyers RSA de plus de trois personnes", "plus"],
    ["Demandeurs de RSA déboutés", "demandeurs"],
    ["Champ : foyers propriétaires", "proprietaires"],
  ])("%s: %s", (text, word) => {
    expect(wordOf(text)).toBe(word);
  });

  test("and one regime alone, of what both count", () => {
    expect(wordOf("Foyers RSA, CAF seulement", ofBothRegimes)).toBe("caf");
    expect(wordOf("Foyers RSA de la MSA", ofBothRegimes)).toBe("msa");
    expect(wordOf("Foyers RSA, CAF et MSA", ofBothRegimes)).toBeUndefined();
  });
});

test.each([
  "Foyers allocataires du RSA par commune - Décembre 2024",
  "Les allocataires du RSA dans la Meuse",
  "Répartition par commune des foyers bénéficiaires du RSA au 31 décembre 2024",
  "Tableau 3 : allocataires du RSA (socle et majoré)",
  "RSA : nombre de foyers, y compris jeunes actifs",
  "CAF de la Meuse - Observatoire - Statistiques 2024",
  "CAF 55 - Service études et statistiques",
  "Département de la Meuse - Direction de l'insertion",
  "Pacte territorial pour l'insertion (PTI)",
  "Foyers allocataires percevant le revenu de solidarité active (RSA) - par commune",
  "Foyers RSA, Commercy, Bar-le-Duc et Verdun",
  "Évolution mensuelle du nombre de foyers RSA",
  "Série longue : foyers RSA depuis 2020",
  "Demande du Département du 12/01/2026",
  "Données extraites le 12 janvier 2026 par M. Dupont",
  "Contact : observatoire@caf55.fr, service des prêts",
  "FOYERS ALLOCATAIRES DU RSA - MEUSE",
  "Ce tableau présente les foyers qui ont un droit, avec les réserves que sa notice donne.",
  "",
])("%j is understood", (text) => {
  expect(wordOf(text)).toBeUndefined();
});

test("a dataset's initials, and words of one root, are its own", () => {
  expect(wordOf("CER signés au cours du trimestre", contracts)).toBeUndefined();
  expect(wordOf("Engagement réciproque", contracts)).toBeUndefined();
  expect(wordOf("Foyers RSA, CDDI signés", rsa)).toBe("cddi");
});

test("the name of a file says so where it names its dataset, in words that are French", () => {
  expect(wordOf("foyers_rsa_proprietaires", rsa, "NAME")).toBe("proprietaires");
  expect(wordOf("rsa_dupont_v2_corrige", rsa, "NAME")).toBeUndefined();
  expect(wordOf("proprietaires", rsa, "NAME")).toBeUndefined();
});
