import { expect, test } from "vitest";
import { axis, day, faultsOf, isPastDay, name, oneOf, period, recommendation, titleOf, year } from "./parameters.ts";

const pageFilters = {
  annee: year,
  axe: axis,
  preconisation: recommendation,
  financeur: name,
  periode: period,
  jour: day,
  indicateur: oneOf(new Map([["rsa", "Foyers au RSA"]])),
};
const faulty = (search: string) => faultsOf(search, pageFilters).map((fault) => [fault.name, fault.isUnknown]);

test("what an address may say is read, each choice by its own writing", () => {
  const good = ["annee=2019", "axe=1", "preconisation=1.11", "financeur=l'État", "periode=2021-12", "periode=2021-Q4"];
  for (const search of [...good, "periode=2019", "jour=2020-02-29", "indicateur=rsa", "origine=demonstration", ""])
    expect([search, faulty(search)]).toEqual([search, []]);
});

test.each([
  "connu=2026-99-99",
  "connu=2021-02-30",
  "connu=hier",
  "connu=0021-01-01",
  "connu=2999-01-01",
  "connu=",
  "origine=x",
  "annee=99",
  "axe=un",
  "preconisation=1,5",
  "financeur=",
  "periode=2021-Q5",
  "periode=2021-13",
  "jour=2021-02-29",
  "indicateur=toString",
  "annee=2018&annee=2019",
])("%s is refused with a sentence, and never guessed", (search) => {
  expect(faulty(search)).toEqual([[search.split("=")[0], false]]);
  expect(faultsOf(search, pageFilters)[0]?.reason).toMatch(/^(attendu .+|ce choix est donné deux fois)$/);
});

test("a choice that the page does not have is told, not obeyed in silence; the names of objects are no choices", () => {
  for (const search of ["anne=2019", "constructor=1", "__proto__=1"])
    expect(faulty(search)).toEqual([[search.split("=")[0], true]]);
});

test("a day that has not begun in France is not one to look back to", () => {
  expect([isPastDay("2017-03-31"), isPastDay("2999-01-01"), isPastDay("2017-3-31")]).toEqual([true, false, false]);
});

test("two pages have one title only if they show the same", () => {
  const searches = [
    "",
    "?annee=2019",
    "?annee=2019&axe=1",
    "?origine=demonstration",
    "?connu=2020-01-01",
    "?indicateur=rsa",
  ];
  const titles = ["Actions", "Diagnostic partagé : CA du Grand Verdun"].flatMap((page) =>
    searches.map((search) => titleOf(page, search, pageFilters)),
  );
  expect(new Set(titles).size).toBe(titles.length);
  expect(titleOf("Actions", "?annee=2019&connu=2020-01-01", pageFilters)).toBe(
    "Actions, année 2019, tel que connu au 1er janvier 2020 — Pacte territorial pour l'insertion de la Meuse",
  );
  expect(titleOf("Actions", "?connu=2026-99-99&autre=1", pageFilters)).toMatch(/^Actions — /);
});
