import type { IncomingMessage } from "node:http";
import { hasEscapedControl, isWritable } from "../writable.ts";
import { noQuestion, objectFault } from "./body.ts";
import { badRequest, type HttpRefusal, httpRefusal, methodNotAllowed } from "./httpRefusal.ts";
import { unwritable } from "./inputSize.ts";

/** Bytes of an address; a longer question is posted. */
const longestTarget = 8 * 1024;

/** Headers of which a request has one line at most: several would be read one way here, another way by a proxy before us. */
const single: ReadonlySet<string> = new Set([
  "host",
  "authorization",
  "content-type",
  "content-length",
  "content-encoding",
  "transfer-encoding",
  "content-digest",
  "expect",
  "origin",
  "signature",
  "signature-input",
  "traceparent",
  "access-control-request-method",
]);
const isSingle = (name: string): boolean => single.has(name) || name.startsWith("hub-");

const host = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i;

/** What is wrong with a request's line and headers, whatever it asks; null: nothing. */
export function requestFault(request: IncomingMessage): HttpRefusal | null {
  const { rawHeaders, headers, url = "/" } = request;
  if (url.length > longestTarget) return httpRefusal({ code: "URI_TOO_LONG", limit: longestTarget });
  const twice = repeated(rawHeaders);
  if (twice !== undefined) return badRequest(`L'en-tête ${twice} est donné deux fois : n'en envoyez qu'un.`);
  if (request.httpVersion !== "1.0" && headers.host === undefined)
    return badRequest("L'en-tête Host manque : dites à quel hôte la requête s'adresse.");
  if (headers.host !== undefined && !host.test(headers.host))
    return badRequest("L'en-tête Host n'est pas un hôte : écrivez un nom ou une adresse, et au plus un port.");
  return null;
}

/** The first header that stands twice where it may stand once, as it was written. */
function repeated(rawHeaders: readonly string[]): string | undefined {
  const names = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? "").toLowerCase();
    if (!isSingle(name)) continue;
    if (names.has(name)) return name;
    names.add(name);
  }
  return undefined;
}

/** Whether nothing but reading is meant: HEAD is a GET whose body is not sent (RFC 9110, 9.3.2). */
export const isReading = ({ method }: Pick<IncomingMessage, "method">): boolean =>
  method === "GET" || method === "HEAD";

const readBy = "GET, HEAD";
const askedBy = "GET, HEAD, POST";

/**
 * What is wrong with the way a question is put; null: it may be read.
 * @param admits whether the answer is wanted as something else that this server writes
 */
export function questionFault(
  request: IncomingMessage,
  admits: (request: IncomingMessage) => boolean = () => false,
): HttpRefusal | null {
  if (!isReading(request) && request.method !== "POST") return methodNotAllowed(askedBy);
  return (
    (admits(request) ? null : acceptFault(request)) ??
    parameterFault(request) ??
    (request.method === "POST" ? contentFault(request) : typeFault(request))
  );
}

/** Said before anything is done: an act whose answer cannot be sent must not happen (RFC 9110, 12.5.1). */
function acceptFault({ headers }: IncomingMessage): HttpRefusal | null {
  const { accept = "" } = headers;
  const ranges = accept.split(",").map((range) => range.trim().toLowerCase());
  const admits = (range: string) => answered.test(range) && !/;\s*q=0(\.0*)?\s*$/.test(range);
  return accept.trim() === "" || ranges.some(admits) ? null : notAcceptable;
}

/** What holds one of the two types of a GraphQL answer, parameters aside. */
const answered = /^(\*\/\*|application\/(\*|json|graphql-response\+json))\s*(;|$)/;

/** A GET has no body, hence no Content-Type; one that has it all the same must say JSON. */
function typeFault({ headers }: IncomingMessage): HttpRefusal | null {
  const type = headers["content-type"];
  return type === undefined || /^\s*application\/json\s*(;|$)/i.test(type) ? null : notJson;
}

export const readingFault = (request: IncomingMessage): HttpRefusal | null =>
  isReading(request) ? null : methodNotAllowed(readBy);

const parameters = ["query", "variables", "operationName", "extensions"] as const;

/** The address's own parameters: each once, in UTF-8, JSON where it must be, and none beside a body. */
function parameterFault({ url = "/", method }: IncomingMessage): HttpRefusal | null {
  const search = url.includes("?") ? url.slice(url.indexOf("?") + 1) : "";
  if (!isUtf8Encoded(search)) return badRequest("L'adresse n'est pas de l'UTF-8 encodé par % : encodez-la.");
  const parametersGiven = new URLSearchParams(search);
  for (const name of parameters) {
    const values = parametersGiven.getAll(name);
    if (values.length > 1) return badRequest(`Le paramètre ${name} est donné deux fois : n'en envoyez qu'un.`);
    if (values.length > 0 && method === "POST")
      return badRequest(`Le paramètre ${name} est dans l'adresse d'un POST : mettez-le dans le corps.`);
  }
  const query = parametersGiven.get("query") ?? "";
  if (!isWritable(query) || hasEscapedControl(query)) return unwritable;
  return (
    jsonFault(parametersGiven) ??
    (method !== "POST" && !parametersGiven.get("query") && !parametersGiven.has("extensions") ? noQuestion : null)
  );
}

function jsonFault(parametersGiven: URLSearchParams): HttpRefusal | null {
  for (const name of ["variables", "extensions"] as const) {
    const text = parametersGiven.get(name);
    const fault = text === null ? null : objectFault(name, text);
    if (fault) return fault;
  }
  return null;
}

function isUtf8Encoded(search: string): boolean {
  try {
    decodeURIComponent(search);
    return true;
  } catch {
    return false;
  }
}

/** What a form of any site may send without being allowed to (CORS, "simple" requests). */
const simple: ReadonlySet<string> = new Set([
  "",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
]);
const preflighted = ["apollo-require-preflight", "x-apollo-operation-name"];

function contentFault({ headers }: IncomingMessage): HttpRefusal | null {
  const [essence = "", ...settings] = (headers["content-type"] ?? "")
    .split(";")
    .map((part) => part.trim().toLowerCase());
  if (essence !== "application/json") {
    const isForeign = simple.has(essence) && !preflighted.some((name) => headers[name]);
    return isForeign ? forged : notJson;
  }
  const charset = settings.find((setting) => setting.startsWith("charset="))?.slice("charset=".length);
  const isUtf8 = charset === undefined || /^("?)utf-?8\1$/.test(charset);
  return isUtf8 ? null : notUtf8;
}

const forged = httpRefusal({ code: "CSRF_PREVENTED" });
const notAcceptable = httpRefusal({ code: "NOT_ACCEPTABLE" });
const notJson = httpRefusal({ code: "CONTENT_TYPE_NOT_SUPPORTED" });
const notUtf8 = httpRefusal({ code: "CHARSET_NOT_SUPPORTED" });
