import type { AnswerError } from "./rows.ts";
import type { Cell, ColumnKind, Sheet, TableRows } from "./table.ts";

/** A release that figures of a table come from, as its institution describes it to this reader. */
export interface ReleaseSource {
  readonly id: string;
  readonly institution: string;
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
    each: (take) => rows.forEach(take),
  };
}

/** A workbook's cell holds no more. */
const longest = 32_000;
const line = (element: string, reference: string | null, said: string): Cell[] => [
  element,
  reference,
  said.length > longest ? `${said.slice(0, longest)}… (abrégé)` : said,
  ...Array.from({ length: 5 }, () => null),
];

function releaseLine(release: ReleaseSource): Cell[] {
  const { id, institution, period, producer, title, licence, url, retrievedOn, demonstration, provisional } = release;
  const said = [
    period && `période ${period}`,
    producer && `produite par ${producer}`,
    demonstration === true && "DÉMONSTRATION : chiffres engendrés",
    provisional === true && "provisoire",
    retrievedOn && `reprise le ${retrievedOn}`,
  ];
  return ["publication", id, said.filter(Boolean).join(", "), institution, title, licence, url, release.convention];
}

/** One French line to cite a table by. */
export function citationOf({ releases, asOf, answeredAt }: TableSources): string {
  const sources = new Set(
    releases.map(({ institution, title, licence, demonstration }) => {
      const invented = demonstration === true ? ", chiffres de démonstration" : "";
      return `${institution}${title ? `, « ${title} »` : ""}${licence ? ` (${licence})` : ""}${invented}`;
    }),
  );
  const of = sources.size > 0 ? [...sources].join(" ; ") : "registres des institutions";
  const ids = releases.map(({ id }) => id);
  const read = ids.length > 0 ? ` Publications : ${ids.slice(0, 20).join(", ")}${ids.length > 20 ? "…" : ""}.` : "";
  const state = asOf ? `, état au ${asOf}` : "";
  return `${of}. Hub du Pacte territorial pour l'insertion de la Meuse, consulté le ${answeredAt.slice(0, 10)}${state}.${read}`;
}

/** The sheet of columns: where each stands, and what it holds. */
export function columnsTable(sheets: readonly Sheet[]): TableRows {
  return {
    name: columnsName,
    columns: ["feuille", "colonne", "type", "définition"].map(text),
    each: (take) => {
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
