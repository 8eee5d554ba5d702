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
import {
  type DocumentNode,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  print,
  specifiedRules,
  validate,
} from "graphql";
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
 * is refused in JSON, with its status; so is a table of which every row is refused for what the question says.
 */
export function tableAnswers(options: TableOptions): Answering<ReaderContext> {
  const { answering } = options;
  return {
    async executeHTTPGraphQLRequest({ httpGraphQLRequest, context }) {
      const tableRequest = tableRequestIn(httpGraphQLRequest);
      if (tableRequest && "code" in tableRequest) return refused(tableRequest);
      const asJson = withoutTable(httpGraphQLRequest);
      if (!tableRequest) return answering.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
      // Nobody's question is read before they are let in and its text is weighed.
      const admittedReader = context();
      const reader = await admittedReader.catch(() => null);
      const question = reader && (await askedIn(httpGraphQLRequest, reader, options));
      // What is no question is refused as it is elsewhere.
      if (!question)
        return answering.executeHTTPGraphQLRequest({ httpGraphQLRequest: asJson, context: () => admittedReader });
      return tableOf(question, { tableRequest, reader, request: asJson, options });
    },
  };
}

interface TableQuestion extends OperationArgs {
  readonly question: Question;
}

/** null: it is not a question that may be answered, which is for the ordinary way to say. */
async function askedIn(
  request: HTTPGraphQLRequest,
  { payer }: ReaderContext,
  { graph, queries, mostTokens, charge }: TableOptions,
): Promise<TableQuestion | null> {
  const question = questionIn(request);
  const schema = graph.current.supergraph.publicSchema;
  const text = question.query ?? (question.hash && (await queries.get(`apq:${question.hash}`)));
  return text ? paid(charge, payer, () => readQuestion(text, { question, mostTokens, schema })) : null;
}

interface QuestionReading {
  readonly question: Question;
  readonly mostTokens: number;
  readonly schema: GraphQLSchema;
}

function readQuestion(text: string, { question, mostTokens, schema }: QuestionReading): TableQuestion | null {
  const document = parsed(text, mostTokens);
  const operation = document && operationIn(document, question.operationName);
  if (!document || !operation || validate(schema, document, specifiedRules, { maxErrors: 1 }).length > 0) return null;
  return { schema, document, operation, variables: question.variables, question };
}

function parsed(text: string, maxTokens: number): DocumentNode | null {
  try {
    return parse(text, { maxTokens, noLocation: true });
  } catch {
    return null;
  }
}

interface TableContext {
  readonly tableRequest: TableRequest;
  readonly reader: ReaderContext;
  /** The same, in JSON. */
  readonly request: HTTPGraphQLRequest;
  readonly options: TableOptions;
}

async function tableOf(
  question: TableQuestion,
  { tableRequest, reader, request, options }: TableContext,
): Promise<HTTPGraphQLResponse> {
  if (question.operation.operation !== OperationTypeNode.QUERY) return refused({ code: "TABLE_OF_ACT" });
  const document = completed(question);
  const operation = operationIn(document, question.question.operationName) ?? question.operation;
  const plan = tablesOf({ ...question, document, operation });
  const choice = choiceFor(plan, tableRequest.format, tableRequest.sheet);
  if ("code" in choice) return refused(choice);
  const answered = await options.answering.executeHTTPGraphQLRequest({
    httpGraphQLRequest: asking(request, print(document), question.question),
    context: async () => reader,
  });
  if (answered.body.kind !== "complete" || (answered.status ?? 200) !== 200) return answered;
  const answer = bytesOf(answered.body.string);
  // An answer without data has errors alone: a program must not take it for an empty table.
  if (isWithoutData(answer)) return { ...answered, status: 400 };
  const { tables, maxBytes } = options;
  const sources = await sourcesOf(question, choice, { tableRequest, reader, request, options });
  const file = await tables.make({ choice, format: tableRequest.format, answer, sources, maxBytes });
  if (file === null) return refused({ code: "ANSWER_INTERRUPTED" }, 503);
  if (file.kind === "QUESTION_REFUSED") return inJson({ errors: file.errors }, 400);
  if (file.kind === "TOO_LARGE") return refused({ code: "ANSWER_TOO_LARGE", limit: maxBytes });
  return file.kind === "REFUSED" ? refused(file.refusal) : tableResponse(file, question, { tableRequest, choice });
}

/** Where nothing shows them, releases are not asked. */
async function sourcesOf(
  question: TableQuestion,
  { beside }: Choice,
  { tableRequest, reader, options }: TableContext,
): Promise<TableSources> {
  const shows = tableRequest.format === "XLSX" || tableRequest.format === "PARQUET" || beside.includes("Sources");
  const ids = shows ? (releasesOf(reader) ?? []) : [];
  const asOf = reader.carried["hub-as-of"];
  return {
    question: question.question.query ?? print(question.document),
    variables: question.question.variables,
    asOf: typeof asOf === "string" ? asOf : null,
    answeredAt: new Date().toISOString(),
    releases: await releaseSources(options.apollo, ids, reader),
  };
}

/** `data` is null, or absent, before any row could be: errors come first in an answer, data after them. */
const isWithoutData = (answer: Buffer): boolean =>
  answer.length < 1_000_000 && (JSON.parse(answer.toString("utf8")) as { data?: unknown }).data == null;

interface TableChosen {
  readonly tableRequest: TableRequest;
  readonly choice: Choice;
}

function tableResponse(
  { bytes, codes }: Extract<TableFile, { kind: "MADE" }>,
  { operation }: TableQuestion,
  { tableRequest: { format }, choice: { sheets, beside } }: TableChosen,
): HTTPGraphQLResponse {
  const [only, ...otherNames] = [...sheets.map(({ name }) => name), ...beside];
  const name = operation.name?.value ?? (otherNames.length === 0 ? only : undefined) ?? "pacte";
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

/** A refused table has a refusal's HTTP status: no program reads it as a table. */
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
  const answer = httpRefusal(refusal, status);
  return inJson(problem(answer), answer.status);
}

function inJson(body: object, status: number): HTTPGraphQLResponse {
  const headers = new HeaderMap([["content-type", "application/json; charset=utf-8"]]);
  return { status, headers, body: { kind: "complete", string: JSON.stringify(body) } };
}
