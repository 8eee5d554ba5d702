import type { IncomingMessage, ServerResponse } from "node:http";
import { IssuerUnavailable } from "@pacte-hub/auth/tokens/issuer";
import { bodyOf, parsedBody } from "@pacte-hub/server/http/body";
import { type HttpRefusal, httpRefusal } from "@pacte-hub/server/http/httpRefusal";
import { sayJson } from "@pacte-hub/server/http/sayJson";
import { GraphQLError } from "graphql";
import { ExchangeRefused } from "../auth/tokenExchange.ts";
import { StoreUnavailable } from "../savedQueries/store.ts";
import { refuseReading } from "./refusal.ts";

/** What is answered in JSON. */
export interface JsonOutcome {
  readonly status: number;
  readonly body: object;
}
/** What a request comes to: JSON under a status, or a refusal of the list. */
export type Outcome = JsonOutcome | HttpRefusal;

const largestBody = 64 * 1024;
/** Answers with what came of a request, which nobody may keep; a person reads a refusal on a page. */
export function sayOutcome(request: IncomingMessage, response: ServerResponse, outcome: Outcome): void {
  if (!("code" in outcome)) return void sayJson(response, outcome.status, outcome.body);
  if (outcome.allow !== undefined) response.setHeader("allow", outcome.allow);
  if (outcome.status === 401) response.setHeader("www-authenticate", "Bearer");
  refuseReading(request, response, outcome);
}

/** A refusal is answered as such; any other error is thrown on. @throws the error when it is no refusal */
export function faultOutcome(error: unknown): Outcome {
  if (error instanceof StoreUnavailable) return httpRefusal({ code: "STORE_UNAVAILABLE" }, 503);
  if (error instanceof IssuerUnavailable) return issuerSilent;
  if (error instanceof ExchangeRefused) return error.kind === "REFUSED" ? issuerRefuses : issuerSilent;
  if (!(error instanceof GraphQLError)) throw error;
  const { code, http } = error.extensions as { readonly code?: string; readonly http?: { readonly status?: number } };
  const status = http?.status ?? (code === "UNAUTHENTICATED" ? 401 : 400);
  return { status, code: (code ?? "INTERNAL") as HttpRefusal["code"], message: error.message };
}

const issuerSilent = httpRefusal({ code: "ACCESS_KEY_REFUSED", fault: { reason: "ISSUER_UNAVAILABLE" } }, 503);
const issuerRefuses = httpRefusal({ code: "ACCESS_KEY_REFUSED", fault: { reason: "ISSUER_REFUSED" } }, 403);

type Input = { readonly value: Readonly<Record<string, unknown>> } | { readonly refusal: HttpRefusal };

/** A JSON object; a form of another site cannot send that type. */
export async function inputOf(request: IncomingMessage): Promise<Input> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? ""))
    return { refusal: httpRefusal({ code: "CONTENT_TYPE_NOT_SUPPORTED" }) };
  const bytes = await bodyOf(request, largestBody);
  if (typeof bytes === "string") return { refusal: httpRefusal({ code: "BODY_TOO_LARGE", limit: largestBody }) };
  const parsed = parsedBody(bytes.length === 0 ? Buffer.from("{}") : bytes);
  if ("refusal" in parsed) return parsed;
  const { value } = parsed;
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? { value: value as Readonly<Record<string, unknown>> }
    : { refusal: httpRefusal({ code: "BAD_REQUEST", why: "Le corps de la requête n'est pas un objet JSON." }) };
}
