import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { explainFinding, findingsIn, findingsInCode } from "@pacte-hub/schema/rules/freeText/freeText";
import { type HttpRefusal, httpRefusal } from "@pacte-hub/server/http/httpRefusal";
import type { GraphQLSchema } from "graphql";
import type { Absence, AuthenticatedReader } from "../auth/authenticate.ts";
import { newAccessKey, sealed } from "./accessKey.ts";
import { readSavedDocument } from "./document.ts";
import type { SavedQuery, SavedQueryStore, SavedQuerySummary, StoredKey } from "./store.ts";
import { describedVariables } from "./variables.ts";

/** What one reader may keep. */
const mostQueries = 50;
const mostKeys = 10;
/** Characters. */
const [shortestDescription, longestDescription] = [8, 500];
/** Days. */
const [usualLife, longestLife] = [90, 366];
const dayMs = 86_400_000;

/** Who manages saved queries: a reader whose issuer can be asked in their absence. */
export interface Manager {
  readonly owner: string;
  readonly absence: Absence;
}

/** null: the request says nothing of who asks, or what nobody could verify. */
export function managerOf({ subject, absence }: AuthenticatedReader, store: SavedQueryStore): Manager | null {
  return subject === undefined || !absence ? null : { owner: store.ownerOf(subject), absence };
}

export interface Managing {
  readonly store: SavedQueryStore;
  readonly schema: () => GraphQLSchema;
  readonly mostTokens: number;
}

/** A saved query in a list of them. */
export const summed = ({ name, description, institution, needsKey, createdAt }: SavedQuerySummary) => ({
  name,
  description,
  institution,
  needsKey,
  createdAt,
  links: linksOf(name),
});

/** A saved query as anybody may read it. */
export function described(query: SavedQuery, { schema, mostTokens }: Managing) {
  const { document } = query;
  const parsed = readSavedDocument(document, schema(), mostTokens);
  const variables = "code" in parsed ? [] : describedVariables(parsed.operation, schema());
  return { ...summed(query), query: document, variables };
}

const linksOf = (name: string) =>
  Object.fromEntries(["csv", "xlsx", "parquet", "ndjson", "json"].map((ending) => [ending, `/q/${name}.${ending}`]));

const members = ["name", "description", "query", "needsKey"];

/** Saves a query of `input`, as it came. */
export async function saveQuery(
  input: Readonly<Record<string, unknown>>,
  { owner, absence }: Manager,
  managing: Managing,
): Promise<SavedQuery | HttpRefusal> {
  const { name, description, query: document, needsKey = false } = input;
  const stranger = Object.keys(input).find((member) => !members.includes(member));
  const fault =
    stranger !== undefined || typeof needsKey !== "boolean"
      ? unknownMember(stranger ?? "needsKey", "name, description, query, et needsKey (vrai ou faux) au besoin")
      : (nameFault(name) ?? descriptionFault(description));
  if (fault) return httpRefusal(fault, 400);
  const parsed = readSavedDocument(
    typeof document === "string" ? document : "",
    managing.schema(),
    managing.mostTokens,
  );
  if ("code" in parsed) return httpRefusal(parsed, 400);
  const query: SavedQuery = {
    name: String(name),
    description: String(description),
    document: parsed.text,
    institution: absence.institution,
    owner,
    needsKey: needsKey === true,
    createdAt: new Date().toISOString(),
  };
  switch (await managing.store.addQuery(query, mostQueries)) {
    case "ADDED":
      return query;
    case "NAME_TAKEN":
      return httpRefusal({ code: "SAVED_QUERY_NAME_TAKEN", name: query.name }, 409);
    case "FULL":
      return httpRefusal({ code: "SAVED_QUERIES_FULL", of: "QUERIES", limit: mostQueries }, 409);
  }
}

type Fault = Extract<Refusal, { readonly code: "SAVED_QUERY_INVALID" }>["fault"];
const invalid = (fault: Fault): Refusal => ({ code: "SAVED_QUERY_INVALID", fault });

export const unknownMember = (member: string, expected: string): Refusal =>
  invalid({ of: "MEMBER", found: member.slice(0, 60), expected });

/** Names and descriptions are read by all: neither says who somebody is (docs/textes-libres.md). */
function nameFault(name: unknown): Refusal | null {
  if (typeof name !== "string" || !/^[a-z][a-z0-9-]{2,59}$/.test(name))
    return invalid({ of: "NAME", found: String(name ?? "").slice(0, 60) });
  const [finding] = findingsInCode(name);
  return finding?.verdict === "REFUSED" ? { code: "TEXT_REFUSED", field: "name", why: explainFinding(finding) } : null;
}

function descriptionFault(text: unknown): Refusal | null {
  if (typeof text !== "string" || text.trim().length < shortestDescription || text.length > longestDescription)
    return invalid({ of: "DESCRIPTION", limit: longestDescription });
  // Read by all, on one line, in the order in which it is written.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) return invalid({ of: "DESCRIPTION", limit: longestDescription });
  const [finding] = findingsIn(text);
  return finding?.verdict === "REFUSED"
    ? { code: "TEXT_REFUSED", field: "description", why: explainFinding(finding) }
    : null;
}

/** A key as it is given to its owner, once, and what is told of it afterwards. */
export interface GivenKey {
  readonly id: string;
  readonly query: string;
  readonly createdOn: string;
  readonly expiresOn: string;
}

export const keySummary = ({ id, query, createdOn, expiresOn }: StoredKey): GivenKey => ({
  id,
  query,
  createdOn,
  expiresOn,
});

/** Makes a key for one query. @param expiresOn ISO 8601 day @throws ExchangeRefused, or IssuerUnavailable */
export async function makeKey(
  query: string,
  expiresOn: unknown,
  { owner, absence }: Manager,
  { store }: Managing,
): Promise<(GivenKey & { readonly secret: string }) | HttpRefusal> {
  const today = new Date();
  const last = expiresOn === undefined ? dayAfter(today, usualLife) : expiryOf(expiresOn, today);
  if (last === null) return httpRefusal(invalid({ of: "EXPIRY", limit: longestLife }), 400);
  if ((await store.keysOf(query, owner)).length >= mostKeys) return full;
  const key = newAccessKey();
  const bound = { id: key.id, query, owner, issuer: absence.issuer };
  const sealedKey = { ...bound, ...sealed(key, bound, await absence.refreshToken()) };
  const stored = { ...sealedKey, createdOn: dayAfter(today, 0), expiresOn: last };
  if ((await store.addKey(stored, mostKeys)) === "FULL") return full;
  return { ...keySummary(stored), secret: key.secret };
}

const full = httpRefusal({ code: "SAVED_QUERIES_FULL", of: "KEYS", limit: mostKeys }, 409);

const dayAfter = (from: Date, days: number): string =>
  new Date(from.getTime() + days * dayMs).toISOString().slice(0, 10);

/** A day that exists, after today and near enough; null otherwise. */
function expiryOf(text: unknown, today: Date): string | null {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) return null;
  return text > dayAfter(today, 0) && text <= dayAfter(today, longestLife) ? text : null;
}
