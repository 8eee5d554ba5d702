import { expect, test } from "vitest";
import { otherPeriodIn, yearTakenIn } from "./periodWords.ts";

test.each([
  ["RSA, décembre 2023", "MONTH", ["2024-12"]],
  ["RSA dec 2023", "MONTH", ["2024-12"]],
  ["rsa_2024-11", "MONTH", ["2024-12"]],
  ["rsa-2023", "MONTH", ["2024-12"]],
  ["Foyers RSA 2022 et 2023", "MONTH", ["2024-12"]],
  ["DEFM T3 2024", "QUARTER", ["2024-Q4"]],
  ["3e trimestre 2024", "QUARTER", ["2024-Q4"]],
  ["defm_2024T3", "QUARTER", ["2024-Q4"]],
  ["Enquête 2017", "YEAR", ["2018"]],
] as const)("%j says another period than a %s file of %j", (text, kind, periods) => {
  expect(otherPeriodIn(text, kind, [...periods])).toBeDefined();
});

test.each([
  ["RSA, décembre 2024", "MONTH", ["2024-12"]],
  ["rsa_2024-12", "MONTH", ["2024-12"]],
  ["rsa_202412", "MONTH", ["2024-12"]],
  ["RSA, décembre 2020 à décembre 2024", "MONTH", ["2022-12"]],
  ["rsa-2020-2024", "MONTH", ["2022-12"]],
  ["rsa 2024", "MONTH", ["2024-12"]],
  ["export_2025-01-15", "MONTH", ["2024-12"]],
  ["Extraction de janvier 2025", "MONTH", ["2024-12"]],
  ["Mis à jour en mars 2025", "MONTH", ["2024-12"]],
  ["Géographie 2019", "MONTH", ["2024-12"]],
  ["rsa", "MONTH", ["2024-12"]],
  ["DEFM T4 2024", "QUARTER", ["2024-Q4"]],
  ["Quatrième trimestre", "QUARTER", ["2024-Q4"]],
  ["Enquête 2019, figures de 2018", "YEAR", ["2018"]],
  ["rsa 2025", "MONTH", ["2024-12"]],
] as const)("%j agrees with a %s file of %j, or says nothing of it", (text, kind, periods) => {
  expect(otherPeriodIn(text, kind, [...periods])).toBeUndefined();
});

test.each([
  ["Verdun : donnée de 2023", "2024-12"],
  ["Valeurs manquantes remplacées par 2023", "2024-12"],
  ["Chiffres pour 2023", "2024-Q4"],
] as const)("%j says that figures of a file of %s are of another year", (note, period) => {
  expect(yearTakenIn(note, [period])).toBeDefined();
});

test.each([
  ["Données de 2024", "2024-12"],
  ["Loi de 2023, chiffres consolidés", "2024-12"],
  ["Chiffres de la population de 2021", "2024-12"],
] as const)("%j says nothing against %s", (note, period) => {
  expect(yearTakenIn(note, [period])).toBeUndefined();
});
