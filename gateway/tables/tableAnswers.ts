import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from "@apollo/server";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import type { Answering } from "@pacte-hub/server/http/http";
import { httpRefusal, problem } from "@pacte-hub/server/http/httpRefusal";
import { completed } from "@pacte-hub/tables/complete";
import { fileEndings, mediaTypes } from "@pacte-hub/tables/format";
import { tablesOf } from "@pacte-hub/tables/plan";
import { type OperationArgs, operationIn } from "@pacte-hub/tables/selection";
import type { TableSources } from "@pacte-hub/tables/sources";
import { type Choice, choiceFor } from "@pacte-hub/tables/writeTable";
import { type DocumentNode, type GraphQLSchema, OperationTypeNode, parse, print, validate } from "graphql";
import { type Charge, paid } from "../execution/charge.ts";
import { releasesOf } from "../execution/releasesUsed.ts";
import type { ReaderContext } from "../http/readerContext.ts";
import type { SupergraphManager } from "../serving/supergraphManager.ts";
import { releaseSources } from "./releaseSources.ts";
import type { TableFile } from "./tableFile.ts";
import type { TableMaker } from "./tableMaker.ts";
import { type Question, questionIn, type TableRequest, tableRequestIn } from "./tableRequest.ts";

export interface TableOptions {
  readonly answering: Answering<ReaderContext>;
  readonly graph: SupergraphManager;
  /** Queries known by their hash. */
  readonly queries: { get(hash: string): Promise<string | undefined> };
  /** The most words of a query. */
  readonly mostTokens: number;
  readonly charge: Charge;
  readonly apollo: ApolloServer<ReaderContext>;
  readonly tables: TableMaker;
  readonly maxBytes: number;
}

/**
 * The same answers as tables, for whoever asks so: the question is completed (`packages/tables/complete.ts`), answered as any
 * question is, at its price and under the same rights, and what was answered is flattened by the one rule. Whatever is refused
 * is refused in JSON, with its status.
 */
export function tableAnswers(options: TableOptions): Answering<ReaderContext> {
  const { answering } = options;
  return {
    async executeHTTPGraphQLRequest({ httpGraphQLRequest, context }) {
      const wanted = tableRequestIn(httpGraphQLRequest);
      if (wanted && "code" in wanted) return refused(wanted);
      const asJson = withoutTable(httpGraphQLRequest);
      if (!wanted) return answering.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
      // Nobody's question is read before they are let in and its text is weighed.
      const met = context();
      const reader = await met.catch(() => null);
      const asked = reader && (await askedIn(httpGraphQLRequest, reader, options));
      // What is no question is refused as it is elsewhere.
      if (!asked) return answering.executeHTTPGraphQLRequest({ httpGraphQLRequest: asJson, context: () => met });
      return tableOf(asked, { wanted, reader, request: asJson, options });
    },
  };
}

interface Read extends OperationArgs {
  readonly question: Question;
}

/** null: it is not a question that may be answered, which is for the ordinary way to say. */
async function askedIn(
  request: HTTPGraphQLRequest,
  { payer }: ReaderContext,
  { graph, queries, mostTokens, charge }: TableOptions,
): Promise<Read | null> {
  const question = questionIn(request);
  const schema = graph.current.supergraph.publicSchema;
  const text = question.query ?? (question.hash && (await queries.get(`apq:${question.hash}`)));
  return text ? paid(charge, payer, () => readQuestion(text, { question, mostTokens, schema })) : null;
}

interface Reading {
  readonly question: Question;
  readonly mostTokens: number;
  readonly schema: GraphQLSchema;
}

function readQuestion(text: string, { question, mostTokens, schema }: Reading): Read | null {
  const document = parsed(text, mostTokens);
  const operation = document && operationIn(document, question.operationName);
  if (!document || !operation || validate(schema, document).length > 0) return null;
  return { schema, document, operation, variables: question.variables, question };
}

function parsed(text: string, maxTokens: number): DocumentNode | null {
  try {
    return parse(text, { maxTokens, noLocation: true });
  } catch {
    return null;
  }
}

interface Making {
  readonly wanted: TableRequest;
  readonly reader: ReaderContext;
  /** The same, in JSON. */
  readonly request: HTTPGraphQLRequest;
  readonly options: TableOptions;
}

async function tableOf(asked: Read, { wanted, reader, request, options }: Making): Promise<HTTPGraphQLResponse> {
  if (asked.operation.operation !== OperationTypeNode.QUERY) return refused({ code: "TABLE_OF_ACT" });
  const document = completed(asked);
  const operation = operationIn(document, asked.question.operationName) ?? asked.operation;
  const plan = tablesOf({ ...asked, document, operation });
  const choice = choiceFor(plan, wanted.format, wanted.sheet);
  if ("code" in choice) return refused(choice);
  const answered = await options.answering.executeHTTPGraphQLRequest({
    httpGraphQLRequest: asking(request, print(document), asked.question),
    context: async () => reader,
  });
  if (answered.body.kind !== "complete" || (answered.status ?? 200) !== 200) return answered;
  const answer = bytesOf(answered.body.string);
  // An answer without data has errors alone: a program must not take it for an empty table.
  if (isWithoutData(answer)) return { ...answered, status: 400 };
  const { tables, maxBytes } = options;
  const sources = await sourcesOf(asked, choice, { wanted, reader, request, options });
  const file = await tables.make({ choice, format: wanted.format, answer, sources, maxBytes });
  if (file === null) return refused({ code: "ANSWER_INTERRUPTED" }, 503);
  if (file.kind === "TOO_LARGE") return refused({ code: "ANSWER_TOO_LARGE", limit: maxBytes });
  return file.kind === "REFUSED" ? refused(file.refusal) : sent(file, asked, { wanted, choice });
}

/** Where nothing shows them, releases are not asked. */
async function sourcesOf(asked: Read, { beside }: Choice, { wanted, reader, options }: Making): Promise<TableSources> {
  const shows = wanted.format === "XLSX" || wanted.format === "PARQUET" || beside.includes("Sources");
  const ids = shows ? (releasesOf(reader) ?? []) : [];
  const asOf = reader.carried["hub-as-of"];
  return {
    question: asked.question.query ?? print(asked.document),
    variables: asked.question.variables,
    asOf: typeof asOf === "string" ? asOf : null,
    answeredAt: new Date().toISOString(),
    releases: await releaseSources(options.apollo, ids, reader),
  };
}

/** `data` is null, or absent, before any row could be: errors come first in an answer, data after them. */
const isWithoutData = (answer: Buffer): boolean =>
  answer.length < 1_000_000 && (JSON.parse(answer.toString("utf8")) as { data?: unknown }).data == null;

interface Sent {
  readonly wanted: TableRequest;
  readonly choice: Choice;
}

function sent(
  { bytes, codes }: Extract<TableFile, { kind: "MADE" }>,
  { operation }: Read,
  { wanted: { format }, choice: { sheets, beside } }: Sent,
): HTTPGraphQLResponse {
  const [only, ...others] = [...sheets.map(({ name }) => name), ...beside];
  const name = operation.name?.value ?? (others.length === 0 ? only : undefined) ?? "pacte";
  const headers = new HeaderMap([
    ["content-type", mediaTypes[format]],
    ["content-disposition", `attachment; filename="${name}.${fileEndings[format]}"`],
    // A table has no place beside its rows: whoever reads it by a program hears here that something is missing.
    ...(codes.length > 0 ? [["hub-errors", codes.join(", ")] as const] : []),
  ]);
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return { status: 200, headers, body: { kind: "complete", string: body as unknown as string } };
}

const accept = "application/graphql-response+json";

/** Whoever asks for a table is told of a fault by its status: no program reads a refusal as a table. */
function withoutTable(request: HTTPGraphQLRequest): HTTPGraphQLRequest {
  const headers = new HeaderMap(request.headers);
  headers.set("accept", accept);
  return { ...request, headers };
}

function asking(
  request: HTTPGraphQLRequest,
  query: string,
  { operationName, variables }: Question,
): HTTPGraphQLRequest {
  const headers = new HeaderMap(request.headers);
  headers.set("content-type", "application/json");
  const body = { query, variables, ...(operationName !== undefined && { operationName }) };
  return { method: "POST", headers, search: "", body };
}

const bytesOf = (text: string | Buffer): Buffer => (Buffer.isBuffer(text) ? text : Buffer.from(text));

function refused(refusal: Refusal, status = 400): HTTPGraphQLResponse {
  const said = httpRefusal(refusal, status);
  const headers = new HeaderMap([["content-type", "application/json; charset=utf-8"]]);
  return { status: said.status, headers, body: { kind: "complete", string: JSON.stringify(problem(said)) } };
}
