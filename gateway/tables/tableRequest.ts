import type { IncomingMessage } from "node:http";
import type { HTTPGraphQLRequest } from "@apollo/server";
import type { TableRefusal } from "@pacte-hub/schema/model/tableRefusal";
import { admitsTable, negotiateFormat, type TableFormat } from "@pacte-hub/tables/format";

/** What the address says of the table that it wants. */
interface TableParameters {
  readonly format: string | null;
  /** The name of one sheet. */
  readonly sheet: string | null;
}

function parametersIn(search: string): TableParameters {
  const parameters = new URLSearchParams(search);
  return { format: parameters.get("format"), sheet: parameters.get("feuille") };
}

/** Whether a request wants a table, or some other format than JSON that is to be refused as such. */
export function wantsTable({ url = "", headers }: Pick<IncomingMessage, "url" | "headers">): boolean {
  const at = url.indexOf("?");
  const { format } = parametersIn(at < 0 ? "" : url.slice(at));
  return format === null ? admitsTable(headers.accept) : format !== "json";
}

export interface TableRequest {
  readonly format: TableFormat;
  readonly sheet: string | null;
}

/** null: the answer is wanted in JSON. */
export function tableRequestIn({ search, headers }: HTTPGraphQLRequest): TableRequest | TableRefusal | null {
  const { format, sheet } = parametersIn(search);
  const negotiated = negotiateFormat({
    format,
    accept: headers.get("accept"),
    acceptLanguage: headers.get("accept-language"),
  });
  return typeof negotiated === "string" ? { format: negotiated, sheet } : negotiated;
}

/** A question as it was sent, by GET or POST. */
export interface Question {
  readonly query: string | undefined;
  readonly hash: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

export function questionIn({ method, search, body }: HTTPGraphQLRequest): Question {
  const members = method === "GET" ? ofAddress(search) : objectIn(body);
  const persisted = objectIn(objectIn(members.extensions).persistedQuery);
  return {
    query: textIn(members.query),
    hash: textIn(persisted.sha256Hash),
    operationName: textIn(members.operationName),
    variables: objectIn(members.variables),
  };
}

function ofAddress(search: string): Readonly<Record<string, unknown>> {
  const parameters = new URLSearchParams(search);
  // The border has read both once already.
  const object = (name: string) => JSON.parse(parameters.get(name) || "{}");
  return {
    query: parameters.get("query") ?? undefined,
    operationName: parameters.get("operationName") ?? undefined,
    variables: object("variables"),
    extensions: object("extensions"),
  };
}

const textIn = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

const objectIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
