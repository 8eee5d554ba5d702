import { describe, expect, test } from "vitest";
import { findingsIn } from "./freeText.ts";

const isRefused = (text: string) => findingsIn(text).some(({ verdict }) => verdict === "REFUSED");

/** What an outsider wrote, and other words of the same kinds: all invented. */
const pointing = [
  "Le président de l'association est alcoolique",
  "La trésorière du club est toxicomane",
  "l'ancien maire de Revigny touche le RSA",
  "L'adjointe au maire est au RSA",
  "Le directeur du chantier perçoit l'AAH",
  "Le notaire de la place boit",
  "la secrétaire de mairie a un cancer",
  "Notre maire, souvent, souffre de dépression",
  "Le curé a été condamné",
  "La présidente du comité des fêtes est très endettée",
  "Le directeur, divorcé, vit à Stenay",
  "L'animatrice du centre est enceinte",
  "Le bénévole de l'épicerie touche l'AAH",
  "Le gérant a fait faillite et touche le chômage",
  "Le président est poursuivi en justice",
  "Madame la conseillère départementale Hubert",
  "Mme la Principale Adjointe Vautrin",
  "dossier n 7654321",
  "Mme la directrice Leroy",
  "Madame la Présidente Delorme viendra",
  "monsieur l'abbé Martin",
  "M. le Maire Delaunay",
  "la directrice Leroy ne répond pas",
  "Voir le maire Martin",
  "j e a n   d u p o n t a une dette",
  "j e a n d u p o n t a une dette",
  "J.E.A.N.  D.U.P.O.N.T",
  "m a r i e  m a r t i n est partie",
  "Dossier CAF 1234567 à revoir",
  "dossier RSA 12345",
  "Dossier 1234567A",
  "CAF 1234567",
  "allocataire 1234567",
  "2 allocataires de Lahaymeix",
  "deux bénéficiaires du RSA de Lahaymeix",
  "Trois demandeurs d'emploi à Beauzée",
  "4 jeunes inscrits de La Neuville",
];

describe("who holds an office, a file's number, letters set apart, a few of a place: somebody is meant", () => {
  test.each(pointing)("%s", (text) => expect(isRefused(text)).toBe(true));
});

const harmless = [
  "Le président de l'association est présent",
  "La présidente rappelle que le public est souvent illettré",
  "Le maire de Revigny présente le dispositif du RSA",
  "Le directeur de la CAF est en charge du RSA",
  "Le médecin de la maison de santé reçoit les allocataires du RSA",
  "Le conseiller est référent des bénéficiaires du RSA",
  "La responsable est au comité technique",
  "L'infirmière est sous contrat jusqu'en 2020",
  "Le référent est en formation",
  "Madame la Présidente du Conseil départemental",
  "Madame la Directrice Générale des services",
  "M. le Directeur Insertion",
  "Monsieur le Sous-Préfet de Verdun",
  "M. le Préfet, Mme la Rectrice",
  "Le conseiller Pôle emploi",
  "Dossier FSE 201703526",
  "Dossier de 2019 à compléter",
  "CAF 2019 : 12 000 €",
  "12 allocataires de Verdun",
  "Groupe de 10 personnes au plus",
  "Atelier pour 8 personnes à Verdun",
  "Le référent est présent, malades et aidants sont reçus",
  "L'agent est au guichet et reçoit les allocataires",
  "Madame la Directrice générale adjointe",
  "Deux réunions à Verdun",
  "Le maire souffre du manque de moyens",
  "Le président boit un café avec les partenaires",
  "Le maire a reçu les allocataires du RSA",
  "Deux conseillers de Pôle emploi",
  "2 ETP à Verdun",
  "A B C D E de l'accompagnement",
];

test("an office at work, a file of the ESF, what is planned: nobody is meant", () => {
  expect(harmless.filter(isRefused)).toEqual([]);
});

test("no text of four thousand characters keeps an act waiting", () => {
  const began = performance.now();
  for (const brick of ["le maire ", "le maire de ", "a ", "a  ", "2 jeunes de ", "Mme la directrice ", "dossier caf "])
    findingsIn(brick.repeat(Math.ceil(4000 / brick.length)));
  expect(performance.now() - began).toBeLessThan(5_000);
});
