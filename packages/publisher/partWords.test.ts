import { expect, test } from "vitest";
import { partNamedIn } from "./partWords.ts";

test.each([
  "RSA jeunes",
  "RSA moins de 25 ans",
  "rsa_moins25",
  "Foyers RSA des 18-24 ans",
  "Foyers RSA majoré",
  "Foyers RSA hors majorés",
  "Foyers RSA étudiants",
  "Champ : foyers ayant un indu",
  "Radiations du RSA",
  "Entrées au RSA",
  "Communes rurales",
  "Enfants couverts par le RSA",
  "Foyers RSA avec enfants",
  "Allocataires du RSA salariés",
  "Foyers RSA accompagnés par le Département",
  "Données non exhaustives",
  "Couverture : 80 % des communes",
  "Personnes en attente d'orientation",
  "Bénéficiaires du RSA inscrits à Pôle emploi",
  "Allocataires orientés vers le social",
  "rsa_partie2",
  "Champ : foyers dont l'allocataire a moins de 25 ans",
])("%j names a part of those counted", (text) => {
  expect(partNamedIn(text, [])).toBeDefined();
});

test.each([
  "Foyers RSA, y compris majorés",
  "Foyers RSA (dont majorés)",
  "Foyers RSA, dont RSA majoré",
  "RSA socle et majoré",
  "RSA majoré ou non",
  "Foyers RSA, jeunes inclus",
  "Foyers allocataires du RSA, Meuse, décembre 2024",
  "sortie_sas",
  "Population couverte (allocataires, conjoints, enfants à charge)",
  "Salariés en insertion sortis en 2019",
  "Primo-orientations et réorientations",
])("%j names the whole", (text) => {
  expect(partNamedIn(text, [])).toBeUndefined();
});
