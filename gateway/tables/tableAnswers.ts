import { HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from "@apollo/server";
import type { TableRefusal } from "@pacte-hub/schema/model/tableRefusal";
import type { Answering } from "@pacte-hub/server/http/http";
import { httpRefusal, problem } from "@pacte-hub/server/http/httpRefusal";
import { completed } from "@pacte-hub/tables/complete";
import { fileEndings, mediaTypes } from "@pacte-hub/tables/format";
import { tablesOf } from "@pacte-hub/tables/plan";
import { type OperationArgs, operationIn } from "@pacte-hub/tables/selection";
import type { Sheet } from "@pacte-hub/tables/table";
import { sheetsFor } from "@pacte-hub/tables/writeTable";
import { type DocumentNode, type GraphQLSchema, OperationTypeNode, parse, print, validate } from "graphql";
import { type Charge, paid } from "../execution/charge.ts";
import type { ReaderContext } from "../http/readerContext.ts";
import type { SupergraphManager } from "../serving/supergraphManager.ts";
import { type TableFile, tableFile } from "./tableFile.ts";
import { type Question, questionIn, type TableRequest, tableRequestIn } from "./tableRequest.ts";

export interface TableOptions {
  readonly answering: Answering<ReaderContext>;
  readonly graph: SupergraphManager;
  /** Queries known by their hash. */
  readonly queries: { get(hash: string): Promise<string | undefined> };
  /** The most words of a query. */
  readonly mostTokens: number;
  readonly charge: Charge;
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
      if (wanted && "code" in wanted) return refusal(wanted);
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
  if (asked.operation.operation !== OperationTypeNode.QUERY) return refusal({ code: "TABLE_OF_ACT" });
  const document = completed(asked);
  const operation = operationIn(document, asked.question.operationName) ?? asked.operation;
  const plan = tablesOf({ ...asked, document, operation });
  const sheets = sheetsFor(plan, wanted.format, wanted.sheet);
  if ("code" in sheets) return refusal(sheets);
  const answered = await options.answering.executeHTTPGraphQLRequest({
    httpGraphQLRequest: asking(request, print(document), asked.question),
    context: async () => reader,
  });
  if (answered.body.kind !== "complete" || (answered.status ?? 200) !== 200) return answered;
  const made = await tableFile({ sheets, format: wanted.format, answer: bytesOf(answered.body.string) });
  if (made.kind === "NO_DATA") return { ...answered, status: made.status };
  return made.kind === "REFUSED" ? refusal(made.refusal) : sent(made, asked, { wanted, sheets });
}

interface Sent {
  readonly wanted: TableRequest;
  readonly sheets: readonly Sheet[];
}

function sent(
  { bytes, codes }: Extract<TableFile, { kind: "MADE" }>,
  { operation }: Read,
  { wanted: { format }, sheets }: Sent,
): HTTPGraphQLResponse {
  const name = operation.name?.value ?? (sheets.length === 1 ? sheets[0]?.name : undefined) ?? "pacte";
  const headers = new HeaderMap([
    ["content-type", mediaTypes[format]],
    ["content-disposition", `attachment; filename="${name}.${fileEndings[format]}"`],
    // A table has no place beside its rows: whoever reads it by a program hears here that something is missing.
    ...(codes.length > 0 ? [["hub-errors", codes.join(", ")] as const] : []),
  ]);
  return { status: 200, headers, body: { kind: "complete", string: bytes as unknown as string } };
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

function refusal(given: TableRefusal): HTTPGraphQLResponse {
  const { status, ...said } = httpRefusal(given, 400);
  const headers = new HeaderMap([["content-type", "application/json; charset=utf-8"]]);
  return { status, headers, body: { kind: "complete", string: JSON.stringify(problem(said)) } };
}
