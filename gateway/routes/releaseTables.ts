import type { ApolloServer } from "@apollo/server";
import { readData } from "@pacte-hub/executor/response";
import { isPartnerId, partnerOf } from "@pacte-hub/schema/model/partner";
import { levels } from "@pacte-hub/schema/model/territory";
import { httpRefusal } from "@pacte-hub/server/http/httpRefusal";
import { fileEndings, mediaTypes, type TableFormat } from "@pacte-hub/tables/format";
import { choiceFor } from "@pacte-hub/tables/writeTable";
import type { ReaderContext } from "../http/readerContext.ts";
import type { SupergraphManager } from "../serving/supergraphManager.ts";
import { releaseSources } from "../tables/releaseSources.ts";
import { releaseTable } from "../tables/releaseTable.ts";
import type { TableMaker } from "../tables/tableMaker.ts";
import type { ReadingRefusal } from "./refusal.ts";

/** What makes labelled tables of releases. */
export interface ReleaseTables {
  readonly apollo: ApolloServer<ReaderContext>;
  readonly graph: SupergraphManager;
  readonly tables: TableMaker;
  readonly maxBytes: number;
}

export interface ReleaseTableRequest {
  readonly id: string;
  /** The canonical file. */
  readonly file: string;
  readonly format: TableFormat;
  /** The name of one sheet; null: what the format holds. */
  readonly sheet: string | null;
  readonly reader: ReaderContext;
}

export type MadeTable =
  | { readonly kind: "MADE"; readonly bytes: Uint8Array; readonly type: string; readonly ending: string }
  | { readonly kind: "REFUSED"; readonly refusal: ReadingRefusal };

/** Makes the labelled table of a release that its reader may read. Names and title are asked of the graph, at their price. */
export async function releaseTableFile(
  { apollo, graph, tables, maxBytes }: ReleaseTables,
  { id, file, format, sheet, reader }: ReleaseTableRequest,
): Promise<MadeTable> {
  const { title, names } = await wordsFor(apollo, id, reader);
  const period = id.split(":")[2] ?? "";
  const table = releaseTable(graph.current.supergraph.publicSchema, { id, file, period, title, names });
  const choice = choiceFor({ sheets: [table.sheet] }, format, sheet);
  if ("code" in choice) return { kind: "REFUSED", refusal: httpRefusal(choice, 400) };
  const sources = {
    question: `/releases/${id}.csv`,
    variables: {},
    asOf: null,
    answeredAt: new Date().toISOString(),
    releases: await releaseSources(apollo, [id], reader),
  };
  const answer = Buffer.from(JSON.stringify(table.answer));
  const outcome = await tables.make({ choice, format, answer, sources, maxBytes });
  // A release has no errors of a question: the last is never made of one.
  if (outcome === null || outcome.kind === "QUESTION_REFUSED")
    return { kind: "REFUSED", refusal: httpRefusal({ code: "ANSWER_INTERRUPTED" }, 503) };
  if (outcome.kind === "TOO_LARGE")
    return { kind: "REFUSED", refusal: httpRefusal({ code: "ANSWER_TOO_LARGE", limit: maxBytes }, 400) };
  if (outcome.kind === "REFUSED") return { kind: "REFUSED", refusal: httpRefusal(outcome.refusal, 400) };
  return { kind: "MADE", bytes: outcome.bytes, type: mediaTypes[format], ending: fileEndings[format] };
}

interface Words {
  readonly title: string | null;
  readonly names: ReadonlyMap<string, string>;
}

interface Place {
  readonly code: string;
  readonly name: string;
}

async function wordsFor(apollo: ApolloServer<ReaderContext>, id: string, reader: ReaderContext): Promise<Words> {
  const [partner = "", dataset] = id.split(":");
  const field = isPartnerId(partner) ? partnerOf(partner).field : "";
  const places = levels.map((level) => `${level}: territories(level: ${level}) { code name }`).join(" ");
  const query = `query ($dataset: ID!) { ${field} { dataset(id: $dataset) { title } } ${places} }`;
  const contextValue: ReaderContext = { ...reader, bill: {} };
  const { body } = await apollo.executeOperation({ query, variables: { dataset } }, { contextValue });
  const data = body.kind === "single" ? readData(body.singleResult.data) : null;
  const publisher = data?.[field] as { readonly dataset: { readonly title: string } | null } | null | undefined;
  const territories = levels.flatMap((level) => (data?.[level] ?? []) as readonly Place[]);
  return {
    title: publisher?.dataset?.title ?? null,
    names: new Map(territories.map(({ code, name }) => [code, name])),
  };
}
