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
  /** Persisted queries by hash. */
  readonly queries: { get(hash: string): Promise<string | undefined> };
  /** The most tokens of a query. */
  readonly mostTokens: number;
  readonly charge: Charge;
  readonly apollo: ApolloServer<ReaderContext>;
  readonly tables: TableMaker;
  readonly maxBytes: number;
}

/**
 * Answers as tables, for requests that accept a table format: the query is completed (`packages/tables/complete.ts`), executed
 * with the usual price and access rights, and its data flattened by one rule. Refusals are JSON with their HTTP status, and so
 * is the answer when every row is refused because of the query itself.
 */
export function tableAnswers(options: TableOptions): Answering<ReaderContext> {
  const { answering } = options;
  return {
    async executeHTTPGraphQLRequest({ httpGraphQLRequest, context }) {
      const tableRequest = tableRequestIn(httpGraphQLRequest);
      if (tableRequest && "code" in tableRequest) return refused(tableRequest);
      const asJson = withoutTable(httpGraphQLRequest);
      if (!tableRequest) return answering.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
      // The query is parsed only after admission, which weighs its text and authenticates the reader.
      const admittedReader = context();
      const reader = await admittedReader.catch(() => null);
      const question = reader && (await askedIn(httpGraphQLRequest, reader, options));
      // A request without a query is refused as for JSON.
      if (!question)
        return answering.executeHTTPGraphQLRequest({ httpGraphQLRequest: asJson, context: () => admittedReader });
      return tableOf(question, { tableRequest, reader, request: asJson, options });
    },
  };
}

interface TableQuestion extends OperationArgs {
  readonly question: Question;
}

/** The parsed and validated query; null: invalid, and the JSON answer will say why. */
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
  // Without data there are only errors: a program must not take the answer for an empty table.
  if (isWithoutData(answer)) return { ...answered, status: 400 };
  const { tables, maxBytes } = options;
  const sources = await sourcesOf(question, choice, { tableRequest, reader, request, options });
  const file = await tables.make({ choice, format: tableRequest.format, answer, sources, maxBytes });
  if (file === null) return refused({ code: "ANSWER_INTERRUPTED" }, 503);
  if (file.kind === "QUESTION_REFUSED") return inJson({ errors: file.errors }, 400);
  if (file.kind === "TOO_LARGE") return refused({ code: "ANSWER_TOO_LARGE", limit: maxBytes });
  return file.kind === "REFUSED" ? refused(file.refusal) : tableResponse(file, question, { tableRequest, choice });
}

/** The sources sheet; releases are fetched only where the format shows them. */
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

/** True when `data` is null or absent; found at the start of the text, since `errors` comes before `data`. */
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
    // A table has no place for errors: this header tells programs that something is missing.
    ...(codes.length > 0 ? [["hub-errors", codes.join(", ")] as const] : []),
  ]);
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return { status: 200, headers, body: { kind: "complete", string: body as unknown as string } };
}

const accept = "application/graphql-response+json";

/** The request as one for JSON, for a refusal: with its HTTP status no program takes it for a table. */
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
