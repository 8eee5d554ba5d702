import type { BenchmarkFile } from "@pacte-hub/institution/config";

/** Counts of the whole department that DREES publishes by department, and that the Department publishes again here. */
export const byDrees = {
  measure: "STOCK",
  finest: "DEPARTMENT",
  counts: "VALUE",
  silence: "NOT_COLLECTED",
  dimensions: [],
} as const;

export const allRegimes = "Tous régimes : allocataires de la CAF et de la MSA ensemble.";
export const beside =
  "La CAF publie le sien ici, qui ne compte pas la MSA et observe les droits avec six mois de recul : les deux chiffres diffèrent, et ne se soustraient pas.";

const asdep = "repris dans le dépôt patrickaubert/asdep (data-raw, version 0b5d08d)";
/** data.drees publishes under Licence Ouverte; the workbooks do not say it again. */
const licence = "Licence Ouverte (data.drees ; le classeur ne la redit pas)";

/** Where a workbook of DREES was obtained. */
export const sourceOf = (workbook: string) =>
  ({ title: `DREES, ${workbook}, ${asdep}`, licence, retrievedOn: "2026-11-28", url: null }) as const;

/** DREES' workbooks, by what they hold. */
export const workbooks = {
  monthly:
    "« Suivi mensuel des prestations de solidarité pendant la crise sanitaire », première édition, décembre 2020",
  yearEnd: "« Minima sociaux, données départementales par dispositif »",
  spending: "enquête Aide sociale, séries longues de dépenses par département",
  staff: "enquête Aide sociale, personnel départemental",
  survey: "enquête OARSA, « Principaux indicateurs de 2015 à 2018 », tableaux B1 à B20",
} as const;

/** The same workbook's lines of the other departments. */
export const othersIn = (file: string, workbook: string): BenchmarkFile => ({ file, source: sourceOf(workbook) });
