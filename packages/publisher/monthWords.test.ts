import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { expect, test } from "vitest";
import { otherMonthIn } from "./monthWords.ts";

const [title, note] = [{ isNote: false }, { isNote: true }];

test.each([
  ["Foyers RSA au titre de novembre", "2024-12", title],
  ["Foyers RSA, novembre", "2024-12", title],
  ["Situation au 30/11/2024", "2024-12", title],
  ["Foyers RSA d'octobre à novembre", "2024-12", title],
  ["Droits au titre du mois de novembre", "2024-12", note],
  ["Données de novembre, CAF de la Meuse", "2024-12", note],
  ["Source : CAF, situation au 30 novembre", "2024-12", note],
  ["Mois de référence : juin", "2024-12", note],
  ["DEFM, juin 2024", "2024-Q4", title],
  ["DEFM au 30/09/2024", "2024-Q4", title],
] as const)("%j gives another month than %s", (text, period, where) => {
  expect(otherMonthIn(text, [period as PeriodCode], where)).toBeDefined();
});

test.each([
  ["Foyers RSA au titre de décembre", "2024-12", title],
  ["Foyers RSA, novembre et décembre", "2024-12", title],
  ["De janvier à décembre", "2024-06", title],
  ["Décembre 2020 à décembre 2024", "2022-12", title],
  ["Extraction de janvier", "2024-12", title],
  ["Contrats, cumul depuis janvier", "2024-06", title],
  ["Foyers RSA, droits observés en juin", "2024-12", title],
  ["Fichier du 15/01/2025", "2024-12", title],
  ["Publié en mars 2025 au titre de décembre", "2024-12", note],
  ["La prime a été revalorisée en avril", "2024-12", note],
  ["Loi du 1er décembre 2008", "2024-06", note],
  ["DEFM, novembre", "2024-Q4", title],
  ["DEFM au 31/12/2024", "2024-Q4", title],
  ["Fête de mai", "2024-12", note],
] as const)("%j agrees with %s, or says nothing of it", (text, period, where) => {
  expect(otherMonthIn(text, [period as PeriodCode], where)).toBeUndefined();
});
