import { describe, expect, test } from "vitest";
import { findingsIn } from "./freeText.ts";

const kindsIn = (text: string) => findingsIn(text).map(({ kind }) => kind);

describe("a free text that would point at somebody is refused", () => {
  test.each([
    ["PORTRAIT", "une femme seule sourde de Bouligny"],
    ["PORTRAIT", "Un homme de 34 ans, père de trois enfants, à Stenay"],
    ["PORTRAIT", "Accompagnement d'une jeune femme enceinte"],
    ["PORTRAIT", "le seul allocataire du RSA de Lachalade"],
    ["PORTRAIT", "Une personne sortant de prison hébergée à Void"],
    ["PORTRAIT", "UNE FEMME SEULE SOURDE DE BOULIGNY"],
    ["PORTRAIT", "un demandeur d'emploi alcoolique du village"],
    ["SMALL_GROUP", "Trois familles syriennes de Ligny"],
    ["SMALL_GROUP", "2 jeunes autistes"],
    ["SMALL_GROUP", "12 participants, 3 sorties"],
    ["SMALL_GROUP", "42 participants, 38 sorties positives"],
    ["SMALL_GROUP", "Participants : 4"],
    ["NAME", "Rencontre avec Mme Dupont"],
    ["NAME", "M. K. a trouvé un emploi"],
    ["NAME", "Jean Dupont est suivi"],
    ["NAME", "DUPONT Jean est suivi"],
    ["NAME", "kevin martin, absent"],
    ["NAME", "Le parcours de Kevin progresse"],
    ["TELEPHONE", "joindre au 03 29 45 67 89"],
    ["TELEPHONE", "+33 6 12 34 56 78"],
    ["EMAIL", "écrire à j.dupont@exemple.fr"],
    ["BIRTH", "née le 12/03/1985"],
    ["BIRTH", "né le 3 mai 1990"],
    ["BIRTH", "date de naissance : 12.03.85"],
    ["ADDRESS", "au 12 bis, rue de la Gare"],
    ["PERSONAL_NUMBER", "NIR 2 85 03 55 123 456 78"],
    ["PERSONAL_NUMBER", "allocataire n° 1234567"],
  ])("%s: %s", (kind, text) => {
    const refused = findingsIn(text).filter(({ verdict }) => verdict === "REFUSED");
    expect(refused.map((one) => one.kind)).toContain(kind);
  });
});

describe("a figure of people, or a person in general, is told and stands", () => {
  test.each([
    ["FIGURE", "42 participants, 11 sorties"],
    ["FIGURE", "une quinzaine de personnes"],
    ["FIGURE", "Atelier pour 8 personnes"],
    ["PERSON_IN_GENERAL", "L'accueil d'une personne handicapée demande du temps"],
  ])("%s: %s", (kind, text) => {
    expect(findingsIn(text)).toEqual([{ verdict: "TOLD", kind }]);
  });
});

describe("what speaks of a public, a place or an institution is nobody's portrait", () => {
  test.each([
    "Allocataires du RSA sans permis",
    "Jeunes de 16 à 25 ans",
    "Femmes victimes de violences, familles monoparentales",
    "Collège Jean Moulin, rue Raymond Poincaré",
    "M. le Préfet et Madame la Présidente du Conseil départemental",
    "Mission locale du nord meusien",
    "Réunion du 12/03/2019, 14 h 30",
    "4 ETP en charge du secrétariat",
    "Le reste du coût est demandé au FSE : 60 %, soit 12 500 €",
    "Saint-Mihiel, Bar-le-Duc, Void-Vacon",
    "",
  ])("%s", (text) => {
    expect(kindsIn(text)).toEqual([]);
  });
});

test("no text of four thousand characters keeps an act waiting", () => {
  const bricks = ["a ", "une ", "Jean ", "A", "1", "née ", "une jeune ", "M. ", "a.", "12 rue de ", "a@"];
  const began = performance.now();
  for (const brick of bricks) findingsIn(brick.repeat(Math.ceil(4000 / brick.length)));
  expect(performance.now() - began).toBeLessThan(5_000);
});
