import type { IncomingMessage, ServerResponse } from "node:http";
import type { ApolloServer } from "@apollo/server";
import { readData } from "@pacte-hub/executor/response";
import { spreadsheetFile } from "@pacte-hub/release-file/spreadsheet";
import { isPartnerId, partnerOf } from "@pacte-hub/schema/model/partner";
import type { ReleaseState } from "@pacte-hub/schema/model/release";
import { explain } from "@pacte-hub/schema/rules/explain";
import { variedBy } from "@pacte-hub/server/http/hardening";
import { pathOf } from "@pacte-hub/server/http/http";
import { httpRefusal } from "@pacte-hub/server/http/httpRefusal";
import { sendBody } from "@pacte-hub/server/http/sendBody";
import { GraphQLError } from "graphql";
import type { AuthenticatedReader } from "../auth/authenticate.ts";
import { payerOf } from "../demandControl/budget.ts";
import type { ReaderContext } from "../http/readerContext.ts";
import { type ReadingRefusal, refuseReading } from "./refusal.ts";
import { releaseFormat } from "./releaseFormat.ts";
import { type MadeTable, type ReleaseTables, releaseTableFile } from "./releaseTables.ts";

type Credentials = (authorization: string | undefined) => Promise<AuthenticatedReader>;

interface ReleaseFileAnswer {
  readonly file: string | null;
  readonly contentHash: string | null;
  readonly state: ReleaseState;
  readonly embargoUntil: string | null;
  readonly withdrawnAt: string | null;
}

const releasePath = /^\/releases\/([\w-]{1,40}(?::|%3A)[\w:%-]{1,160})\.(csv|xlsx|parquet|ndjson)$/i;

/**
 * A release's file as a plain link, /releases/<id>.csv: what the graph's `release { file }` gives the same reader, byte
 * for byte as signed, or as a spreadsheet opens it (?format=tableur); or its labelled table, which is not what is signed
 * (?format=libelles, .xlsx, .parquet, .ndjson).
 */
export function releaseFiles(making: ReleaseTables, credentials: Credentials) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { id, ending } = addressIn(pathOf(request));
    if (id === undefined) return false;
    const format = releaseFormat(request, ending);
    if (format === undefined) {
      refuseReading(request, response, httpRefusal({ code: "UNKNOWN_FORMAT" }));
      return true;
    }
    const leaving = new AbortController();
    response.once("close", () => leaving.abort());
    const admitted = await credentials(request.headers.authorization).catch(notAuthenticated);
    if ("kind" in admitted) {
      if (admitted.kind === "REFUSED") refuseReading(request, response, admitted.refusal);
      return true;
    }
    const payer = payerOf(admitted.subject, request);
    const reader = { carried: {}, signal: leaving.signal, payer, bill: {}, ...admitted };
    const release = await releaseOf(making.apollo, id, reader);
    if (release.kind === "REFUSED") refuseReading(request, response, release.refusal);
    else if (format.kind !== "TABLE") send({ request, response }, { id, format: format.kind, ...release });
    else {
      const { file } = release;
      const table = await releaseTableFile(making, {
        id,
        file,
        format: format.format,
        sheet: sheetIn(request),
        reader,
      });
      if (table.kind === "REFUSED") refuseReading(request, response, table.refusal);
      else sendTable({ request, response }, id, table);
    }
    return true;
  };
}

function addressIn(path: string): { readonly id: string | undefined; readonly ending: string } {
  const [, encodedId, ending = ""] = releasePath.exec(path) ?? [];
  const id = encodedId?.replace(/%3A/gi, ":");
  return { id: id?.includes("%") ? undefined : id, ending: ending.toLowerCase() };
}

const sheetIn = ({ url = "" }: IncomingMessage): string | null =>
  new URLSearchParams(url.split("?")[1] ?? "").get("feuille");

type ReleaseOutcome =
  | { readonly kind: "FOUND"; readonly file: string; readonly contentHash: string }
  | { readonly kind: "REFUSED"; readonly refusal: ReadingRefusal };

/** Asks the graph as the reader would. */
async function releaseOf(
  apollo: ApolloServer<ReaderContext>,
  id: string,
  contextValue: ReaderContext,
): Promise<ReleaseOutcome> {
  const partner = id.split(":")[0] ?? "";
  if (!isPartnerId(partner)) return unknown(id);
  const { field } = partnerOf(partner);
  const query = `query ($id: ID!) { ${field} { release(id: $id) { file contentHash state embargoUntil withdrawnAt } } }`;
  const { body } = await apollo.executeOperation({ query, variables: { id } }, { contextValue });
  if (body.kind !== "single") return refused(httpRefusal({ code: "INTERNAL" }, 500));
  // A token that was not accepted takes nothing from a file that is open to all.
  const errors = body.singleResult.errors?.filter(({ extensions }) => !remarks.has(String(extensions?.code)));
  const data = readData(body.singleResult.data);
  const answer = (data?.[field] as { readonly release: ReleaseFileAnswer | null } | null | undefined) ?? null;
  if (answer === null || errors?.length) {
    const [error] = errors ?? [];
    const code = String(error?.extensions?.code ?? "INTERNAL");
    // The institution names the nearest release that it has.
    if (code === "UNKNOWN_REFERENCE")
      return refused({ ...httpRefusal({ code: "UNKNOWN_RELEASE", release: id }, 404), message: error?.message ?? "" });
    const status = statuses.get(code) ?? 502;
    return refused({ status, code, message: error?.message ?? explain({ code: "INTERNAL" }) });
  }
  return answer.release === null ? unknown(id) : readable(answer.release);
}

const remarks: ReadonlySet<string> = new Set(["TOKEN_NOT_ACCEPTED", "TOKEN_NOT_EXCHANGED"]);

const statuses: ReadonlyMap<string, number> = new Map([
  ["PARTNER_UNAVAILABLE", 503],
  ["UNAUTHENTICATED", 401],
  ["NOT_GRANTED", 403],
  ["BUDGET_SPENT", 429],
]);

/** A token that cannot be believed is refused as it is at /graphql; anything else is a fault of ours. */
function notAuthenticated(error: unknown): ReleaseOutcome {
  if (!(error instanceof GraphQLError)) throw error;
  return refused({ status: 401, code: String(error.extensions.code ?? "UNAUTHENTICATED"), message: error.message });
}

function readable({ file, contentHash, state, embargoUntil, withdrawnAt }: ReleaseFileAnswer): ReleaseOutcome {
  // Whose hash is told to nobody is not given either.
  if (file !== null && contentHash !== null) return { kind: "FOUND", file, contentHash };
  if (state === "WITHDRAWN") return refused(httpRefusal({ code: "WITHDRAWN", on: dayOf(withdrawnAt) }));
  return refused(httpRefusal({ code: "EMBARGOED", until: instantText(embargoUntil) }));
}

/** In French, of the Meuse: "31 décembre 2026 à 01:00". */
const instantText = (instant: string | null): string =>
  instant === null
    ? ""
    : new Date(instant).toLocaleString("fr-FR", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Paris" });

const dayOf = (instant: string | null): string => instant?.slice(0, 10) ?? "";

const refused = (refusal: ReadingRefusal): ReleaseOutcome => ({ kind: "REFUSED", refusal });

const unknown = (release: string): ReleaseOutcome => refused(httpRefusal({ code: "UNKNOWN_RELEASE", release }, 404));

interface File {
  readonly id: string;
  readonly format: "SIGNED" | "SPREADSHEET";
  readonly file: string;
  readonly contentHash: string;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** It may be kept, but asked again each time: a release never changes, yet it may be withdrawn. */
function send({ request, response }: Exchange, { id, format, file, contentHash }: File): void {
  const isSigned = format === "SIGNED";
  const tag = isSigned ? `"${contentHash}"` : `"${contentHash}-tableur"`;
  response.setHeader("etag", tag);
  response.setHeader("cache-control", request.headers.authorization ? "private, no-cache" : "no-cache");
  response.setHeader("vary", variedBy);
  if (tagsIn(request).includes(tag)) return void response.writeHead(304).end();
  const body = Buffer.from(isSigned ? file : spreadsheetFile(file), "utf8");
  response.setHeader("content-type", "text/csv; charset=utf-8; header=present");
  response.setHeader(
    "content-disposition",
    `attachment; filename="${id.replaceAll(":", "_")}${isSigned ? "" : "_tableur"}.csv"`,
  );
  sendBody(response, body);
}

/** It tells when it was made: asked again, it is other bytes. */
function sendTable(
  { request, response }: Exchange,
  id: string,
  { bytes, type, ending }: Extract<MadeTable, { kind: "MADE" }>,
): void {
  response.setHeader("cache-control", request.headers.authorization ? "private, no-cache" : "no-cache");
  response.setHeader("vary", variedBy);
  response.setHeader("content-type", type);
  response.setHeader("content-disposition", `attachment; filename="${id.replaceAll(":", "_")}_libelles.${ending}"`);
  sendBody(response, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
}

const tagsIn = ({ headers }: IncomingMessage): readonly string[] =>
  (headers["if-none-match"] ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
