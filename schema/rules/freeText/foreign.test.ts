import { describe, expect, test } from "vitest";
import { noVocabulary } from "./foreign.ts";
import { findingsIn, findingsInCode } from "./freeText.ts";
import { oddLetters } from "./frenchLetters.ts";

const isRefused = (text: string) =>
  [...findingsIn(text), ...(/\s/.test(text) ? [] : findingsInCode(text))].some(({ verdict }) => verdict === "REFUSED");
const isTold = (text: string) => findingsIn(text).some(({ kind }) => kind === "POSSIBLE_NAME");

/** Invented persons, of names that no list of French ones holds. */
const foreign = [
  "Ngozi",
  "Przybylski",
  "Oluwaseun",
  "Kwame",
  "Szymańska",
  "Wojciech",
  "Kowalczyk",
  "Emeka Okafor",
  "Zbigniew",
  "Ndiaye",
  "Kaczmarek",
  "Wiśniewski Marek",
  "Dvořák",
  "Yıldız",
  "Öztürk",
  "Nguyễn",
  "Gjergj",
  "Krasniqi",
  "Hoxha",
  "Tkachenko",
  "Hryhoriy",
  "Hakobyan",
  "Uwimana",
  "Nsengiyumva",
  "Traoré",
  "Diallo",
  "Ivanova",
  "Popescu",
  "Petrović",
  "Berisha",
];

describe("names that are of no list", () => {
  test("alone, they are refused as any name is", () => {
    expect(foreign.filter((text) => !isRefused(text))).toEqual([]);
    expect(["Dupont", "Lefebvre", "Schmitt"].filter((text) => !isRefused(text))).toEqual([]);
  });

  test("in a sentence, where they may be those of a firm, their writer is told", () => {
    const sentences = foreign.map((name) => `Le bilan de l'atelier avec ${name}, remis au comité`);
    expect(sentences.filter((text) => !isTold(text) && !isRefused(text))).toEqual([]);
  });

  test("what readers write of tools, firms and places is none", () => {
    const harmless = [
      "Workshop",
      "Coworking",
      "Zumba",
      "Wimoov",
      "Kiosque numérique",
      "WhatsApp et Facebook pour les jeunes",
      "Un atelier Doctolib à Bar-le-Duc",
      "Jobdating",
      "Week-end",
      "Mobilité",
      "Logement",
      "Slam",
      "Handicap",
      "Réunion à Metz et à Longwy",
      "Partenariat avec Keolis et la SNCF",
    ];
    expect(harmless.filter((text) => isRefused(text) || isTold(text))).toEqual([]);
    const vocabulary = { ...noVocabulary, isPlace: (word: string) => word === "woimbey" };
    expect(findingsIn("Un atelier à Woimbey", vocabulary)).toEqual([]);
    expect(findingsIn("Woimbey", vocabulary)).toEqual([]);
  });

  test("alone, a word that is neither French nor a place's is told: it is spelt as French words are, and may be a name", () => {
    const vocabulary = { isPlace: (word: string) => word === "stenay", isWord: (word: string) => word === "mobilite" };
    const kindsIn = (text: string) => findingsIn(text, vocabulary).map(({ kind }) => kind);
    expect(["Levan", "Tunde Sankara", "Mobilité", "Stenay", "Une action, Levan"].map(kindsIn)).toEqual([
      ["POSSIBLE_NAME"],
      ["POSSIBLE_NAME"],
      [],
      [],
      [],
    ]);
  });

  test("letters are odd that no French word puts so", () => {
    expect(["navettes", "mobilite", "orientation", "garderie", "accompagnement"].map(oddLetters)).toEqual([
      0, 0, 0, 0, 0,
    ]);
    for (const word of ["ngozi", "przybylski", "krzysztof"]) expect(oddLetters(word)).toBeGreaterThan(0);
  });
});

describe("a portrait cut into pieces", () => {
  test.each([
    "femme; sourde; Bouligny",
    "Bouligny ; sourde ; femme",
    "femme / sourde / Bouligny",
    "femme\nsourde\nBouligny",
    "femme. sourde. Bouligny.",
    "femme | 34 ans | Bouligny",
    "homme (handicapé) [Stenay]",
    "jeune - autiste - Void",
    "Public : femme ; enceinte ; 19 ans",
    "Action de mobilité pour les allocataires du Barrois; femme; sourde; Bouligny",
    "veuve • seule • Lachalade",
    "allocataire; détenu; Montmédy",
  ])("%s is refused", (text) => {
    expect(findingsIn(text)).toContainEqual({ verdict: "REFUSED", kind: "PORTRAIT" });
  });

  test.each([
    "Mobilité ; logement ; santé",
    "Femmes ; personnes handicapées ; Verdun",
    "Jeunes ; Bouligny ; Stenay",
    "Verdun ; Commercy ; Bar-le-Duc",
    "Santé / handicap / logement : Verdun",
    "Allocataires du RSA ; demandeurs d'emploi ; travailleurs handicapés",
    "Public : jeunes ; lieu : Verdun ; thème : santé",
    "Région ; Département ; Pôle emploi",
    "Parents isolés - Verdun - garde d'enfants",
  ])("%s is a list", (text) => {
    expect(findingsIn(text).filter(({ verdict }) => verdict === "REFUSED")).toEqual([]);
  });
});
