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
    expect(refused.map((finding) => finding.kind)).toContain(kind);
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

/** Invented sentences, as different from the rule's own examples as its readers could make them. */
const pointing = [
  "une femme seule sourde de Bouligny",
  "Mme Martin a retrouvé un emploi",
  "monsieur dupont de Stenay",
  "Un jeune homme de 19 ans atteint de schizophrénie",
  "Contactez-moi au 06.12.34.56.78",
  "la maman de Kévin à Commercy",
  "Le bénéficiaire, né en 1984, habite Ancerville",
  "habite 3 place de la mairie",
  "deux mères célibataires de Clermont",
  "Une personne trans à Ligny-en-Barrois",
  "l'ancien maire alcoolique de Vaux",
  "un couple de réfugiés afghans à Étain",
  "une dame de Revigny atteinte d'un cancer",
  "Sophie L. a abandonné",
  "S. Martin, 45 ans",
  "M. B., diabétique",
  "le seul sourd du village",
  "Un allocataire de Souilly suivi en psychiatrie",
  "Une famille rom de Verdun",
  "3 personnes handicapées à Dieue",
  "9 allocataires dont 2 sorties",
  "Participants: 7 dont 2 abandons",
  "trois abandons sur huit",
  "jean.dupont55@gmail.com",
  "j dupont chez orange.fr",
  "tel 0329 84 12 34",
  "n° allocataire 1234567A",
  "1 85 05 55 123 456 78",
  "Une allocataire malvoyante de 52 ans",
  "Le fils de la boulangère de Damvillers est autiste",
  "La seule allocataire d'Ornes",
  "un ex-détenu de Montmédy",
  "une salariée enceinte",
  "Mohamed B. et sa femme",
  "Madame X, Stenay",
  "cette bénéficiaire a fait une tentative de suicide",
  "une veuve de 58 ans sans permis",
  "quatre jeunes sous main de justice à Void",
  "deux participants sur trois ont trouvé un CDI",
  "l'allocataire de la rue Haute est sous curatelle",
  "Un agriculteur de Nixéville-Blercourt en burn-out",
  "personne âgée isolée vivant à Han-lès-Juvigny",
  "Une mère de famille de quatre enfants à Fains",
  "Aucun des 5 participants n'est sorti en emploi",
  "la famille Dupont",
  "les époux Martin",
  "née à Nancy le 4 avril 1979",
  "Mlle Durand",
  "kevin a quitté l'atelier",
];
const harmless = [
  "Ateliers de mobilité pour les allocataires du RSA",
  "Accompagner les femmes victimes de violences conjugales",
  "Jeunes de moins de 26 ans sortis sans diplôme",
  "Personnes handicapées, en lien avec Cap emploi",
  "Le comité se réunira à Verdun le 12 mars",
  "Réunion à la Maison de la solidarité de Stenay",
  "Le financement manque : 12 000 € sur 20 000 €",
  "Bilan positif, action à poursuivre",
  "Deux réunions du groupe de travail, 3 partenaires",
  "Groupe de 10 personnes au plus",
  "Locaux rue de la gare indisponibles",
  "Permanence au centre social de Bar-le-Duc",
  "Un référent unique par allocataire",
  "La personne est actrice de son parcours",
  "Prévoir une formation de 35 heures pour 12 places",
  "M. le Sous-préfet de Verdun présidera",
  "Association Familles rurales de Vaucouleurs",
  "Un accueil pour les parents isolés du Barrois",
  "L'enfant et sa famille au centre",
  "une famille sur trois est monoparentale",
  "La Région refuse : enveloppe épuisée",
  "Le public visé : demandeurs d'emploi de longue durée, travailleurs handicapés",
  "Une aide à la mobilité pour un demandeur d'emploi sans permis",
  "Un jardin d'insertion à Commercy",
  "La santé mentale, un frein à l'emploi",
  "Accompagnement d'un jeune vers l'emploi à Verdun",
  "Place aux jeunes",
  "Marie-Curie",
  "Lycée Alain-Fournier de Verdun",
  "Maison Saint Jean",
  "2 ETP d'accompagnement social",
  "Une année, trois axes, 24 préconisations",
  "Un animateur seul par site",
  "Aide aux familles des gens du voyage",
  "un chantier d'insertion de 12 postes à Étain",
  "Un seul référent pour chaque personne accompagnée",
  "Le département finance un poste de conseiller à Commercy",
];

test("the other words of the same kinds are seen, and what a committee usually writes is not stopped", () => {
  const isRefused = (text: string) => findingsIn(text).some(({ verdict }) => verdict === "REFUSED");
  expect(pointing.filter((text) => !isRefused(text))).toEqual([]);
  expect(harmless.filter(isRefused)).toEqual([]);
});

test("no text of four thousand characters keeps an act waiting", () => {
  const bricks = ["a ", "une ", "Jean ", "A", "1", "née ", "une jeune ", "M. ", "a.", "12 rue de ", "a@"];
  const began = performance.now();
  for (const brick of bricks) findingsIn(brick.repeat(Math.ceil(4000 / brick.length)));
  expect(performance.now() - began).toBeLessThan(5_000);
});
