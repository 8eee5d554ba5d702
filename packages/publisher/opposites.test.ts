import type { Indicator } from "@pacte-hub/institution/config";
import { expect, test } from "vitest";
import { oppositeIn } from "./opposites.ts";

const person = { unit: "PERSON" } as const;
const cases: readonly [text: string, own: string, of?: Pick<Indicator, "unit">][] = [
  ["etp conventionnes", "equivalents temps plein realises", { unit: "FTE" }],
  ["nombre de salaries", "equivalents temps plein realises", { unit: "FTE" }],
  ["heures realisees", "equivalents temps plein realises", { unit: "FTE" }],
  ["depenses nettes", "depenses brutes", { unit: "EURO" }],
  ["depenses par habitant", "depenses brutes", { unit: "EURO" }],
  ["cer en cours", "contrats signes dans le trimestre"],
  ["salaries permanents", "salaries en insertion"],
  ["reorientations", "orientations decidees"],
  ["adultes non soumis", "adultes soumis aux droits et devoirs"],
  ["emplois publics", "salaries du secteur prive"],
  ["etablissements employeurs", "salaries du secteur prive"],
  ["embauches", "salaries du secteur prive"],
  ["offres d emploi", "demandeurs d emploi"],
  ["nombre de paiements", "foyers allocataires du rsa"],
];

test.each(cases)("%j is of something else than %j", (text, own, of = person) => {
  expect(oppositeIn(text, { title: own, own }, of)).toBeDefined();
});

test.each<[text: string, own: string]>([
  ["orientations et reorientations", "orientations decidees"],
  ["cer signes en cours d annee", "contrats signes dans le trimestre"],
  ["etp realises", "equivalents temps plein realises"],
  ["adultes soumis", "adultes soumis aux droits et devoirs"],
  ["emploi salarie prive", "salaries du secteur prive"],
  ["foyers allocataires du rsa", "foyers allocataires du rsa"],
])("%j is of %j", (text, own) => {
  expect(oppositeIn(text, { title: own, own }, { unit: text.startsWith("etp") ? "FTE" : "PERSON" })).toBeUndefined();
});
