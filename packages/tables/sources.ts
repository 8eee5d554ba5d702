import { departmentInService } from "@pacte-hub/schema/model/department";
import { frenchDay, frenchInstant } from "@pacte-hub/schema/rules/frenchDay";
import { frenchPeriod } from "@pacte-hub/schema/rules/frenchPeriod";
import type { AnswerError } from "./rows.ts";
import type { Cell, ColumnKind, Sheet, TableRows } from "./table.ts";

/** A release that figures of a table come from, as its institution describes it to this reader. */
export interface ReleaseSource {
  readonly id: string;
  readonly institution: string;
  /** The title of its dataset. */
  readonly dataset: string | null;
  readonly period: string | null;
  readonly producer: string | null;
  readonly title: string | null;
  readonly licence: string | null;
  readonly url: string | null;
  readonly retrievedOn: string | null;
  readonly demonstration: boolean | null;
  readonly provisional: boolean | null;
  /** The convention under which this reader reads it; null: it is open to all, or the institution named none. */
  readonly convention: string | null;
}

/** What a table rests on. Instants are ISO 8601. */
export interface TableSources {
  readonly question: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly asOf: string | null;
  readonly answeredAt: string;
  readonly releases: readonly ReleaseSource[];
}

/** Names of the two sheets that stand beside those of the answer. */
export const sourcesName = "Sources";
export const columnsName = "Colonnes";

const text = (name: string) => ({ name, kind: "TEXT" as ColumnKind });

/** The sheet of sources: question, instant, releases with source and licence, errors, and a line to cite. */
export function sourcesTable(sources: TableSources, errors: readonly AnswerError[]): TableRows {
  const { question, variables, asOf, answeredAt, releases } = sources;
  const rows: Cell[][] = [
    line("question", null, question),
    line("variables", null, JSON.stringify(variables)),
    line("état au", null, asOf ?? answeredAt),
    line("répondu le", null, answeredAt),
    ...releases.map(releaseLine),
    ...errors.map(({ message, extensions }) => line("erreur", String(extensions?.code ?? "INTERNAL"), message)),
    line("citation", null, citationOf(sources)),
  ];
  return {
    name: sourcesName,
    columns: ["élément", "référence", "texte", "institution", "source", "licence", "adresse", "convention"].map(text),
    forEachRow: (take) => rows.forEach(take),
  };
}

/** A workbook's cell holds no more. */
const longest = 32_000;
const line = (element: string, reference: string | null, sentence: string): Cell[] => [
  element,
  reference,
  sentence.length > longest ? `${sentence.slice(0, longest)}… (abrégé)` : sentence,
  ...Array.from({ length: 5 }, () => null),
];

function releaseLine(release: ReleaseSource): Cell[] {
  const { id, institution, period, producer, title, licence, url, retrievedOn, demonstration, provisional } = release;
  const details = [
    period && frenchPeriod(period),
    producer && `produite par ${producer}`,
    demonstration === true && "DÉMONSTRATION : chiffres engendrés",
    provisional === true && "provisoire",
    retrievedOn && `reprise le ${frenchDay(retrievedOn)}`,
  ];
  return ["publication", id, details.filter(Boolean).join(", "), institution, title, licence, url, release.convention];
}

/** One French line to cite a table by. */
export function citationOf({ releases, asOf, answeredAt }: TableSources): string {
  const sources = new Set(
    releases.map(({ institution, title, licence, demonstration }) => {
      const invented = demonstration === true ? ", chiffres de démonstration" : "";
      return `${institution}${title ? `, « ${quoted(title)} »` : ""}${licence ? `, licence : ${licence}` : ""}${invented}`;
    }),
  );
  const of = sources.size > 0 ? [...sources].join(" ; ") : "registres des institutions";
  const figures = releases.map(figuresOf);
  const ellipsis = figures.length > mostNamed ? "…" : "";
  const figuresText = figures.length > 0 ? ` Chiffres : ${figures.slice(0, mostNamed).join(" ; ")}${ellipsis}.` : "";
  const state = asOf ? `, état au ${frenchInstant(asOf)}` : "";
  const [day = ""] = frenchInstant(answeredAt).split(" à ");
  return `${of}. Hub du Pacte territorial pour l'insertion ${departmentInService.of}, consulté le ${day}${state}.${figuresText}`;
}

const mostNamed = 20;

/** What a release is of, as a report names it, with the identifier by which it is found again. */
function figuresOf({ id, dataset, period }: ReleaseSource): string {
  const vintage = Number(id.split(":")[3] ?? 1);
  const later = vintage > 1 ? `, millésime ${vintage}` : "";
  if (!dataset) return id;
  return `${dataset}${period ? `, ${frenchPeriod(period)}` : ""}${later} (${id})`;
}

/** Quotes within quotes, as French prints them. */
const quoted = (title: string): string => title.replaceAll(/«\s*/g, "“").replaceAll(/\s*»/g, "”");

/** The sheet of columns: where each stands, and what it holds. */
export function columnsTable(sheets: readonly Sheet[]): TableRows {
  return {
    name: columnsName,
    columns: ["feuille", "colonne", "type", "définition"].map(text),
    forEachRow: (take) => {
      for (const { name, columns } of sheets)
        for (const column of columns) take([name, column.name, kinds[column.kind], column.definition]);
    },
  };
}

const kinds: Readonly<Record<ColumnKind, string>> = {
  TEXT: "texte",
  INTEGER: "entier",
  NUMBER: "nombre",
  BOOLEAN: "vrai ou faux",
};
