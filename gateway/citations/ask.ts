import type { ApolloServer } from "@apollo/server";
import { readData } from "@pacte-hub/executor/response";
import { partners } from "@pacte-hub/schema/model/partner";
import type { ReleaseState } from "@pacte-hub/schema/model/release";
import { asOfHeader } from "@pacte-hub/server/http/asOf";
import type { HttpRefusal } from "@pacte-hub/server/http/httpRefusal";
import type { ReaderContext } from "../http/readerContext.ts";
import type { Outcome, ReleaseStates } from "./verdict.ts";

export interface Pinned {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly asOf: string;
}

/** What a question came to; `refusal`: it was refused before anything was answered, and why. */
export interface PinnedOutcome extends Outcome {
  readonly refusal: Pick<HttpRefusal, "code" | "message"> | null;
}

/** Asks a question as of an instant, for a reader, at its price. Codes of remarks beside it are not of what is missing. */
export async function outcomeOf(
  apollo: ApolloServer<ReaderContext>,
  { document, variables, asOf }: Pinned,
  reader: ReaderContext,
): Promise<PinnedOutcome> {
  const contextValue: ReaderContext = { ...reader, carried: { ...reader.carried, [asOfHeader]: asOf }, bill: {} };
  const { body } = await apollo.executeOperation({ query: document, variables: { ...variables } }, { contextValue });
  if (body.kind !== "single") return { data: null, releases: [], codes: ["INTERNAL"], refusal: null };
  const { data, errors = [], extensions } = body.singleResult;
  const codes = errors.map((error) => String(error.extensions?.code ?? "INTERNAL"));
  const [first] = errors;
  const isRefused = data === undefined && first !== undefined;
  return {
    refusal: isRefused ? { code: codes[0] as HttpRefusal["code"], message: first.message } : null,
    data: readData(data) ?? null,
    releases: (extensions?.releases as readonly string[] | undefined) ?? [],
    codes: [...new Set(codes)].filter((code) => !remarks.has(code)),
  };
}

const remarks: ReadonlySet<string> = new Set(["TOKEN_NOT_ACCEPTED", "TOKEN_NOT_EXCHANGED"]);

/** Releases asked in one question; one of more would not be planned in its time. */
const mostAsked = 100;

/** What institutions say today of releases, to this reader. */
export async function releaseStates(
  apollo: ApolloServer<ReaderContext>,
  ids: readonly string[],
  reader: ReaderContext,
): Promise<ReleaseStates> {
  const states = new Map<string, ReleaseState | null>();
  for (const { id: partner, field } of Object.values(partners)) {
    const own = ids.filter((id) => id.startsWith(`${partner}:`));
    for (let from = 0; from < own.length; from += mostAsked)
      for (const [id, state] of await statesAt(apollo, { field, ids: own.slice(from, from + mostAsked), reader }))
        states.set(id, state);
  }
  return states;
}

interface Asking {
  readonly field: string;
  readonly ids: readonly string[];
  readonly reader: ReaderContext;
}

async function statesAt(apollo: ApolloServer<ReaderContext>, { field, ids, reader }: Asking): Promise<ReleaseStates> {
  const declared = ids.map((_, at) => `$i${at}: ID!`).join(" ");
  const query = `query (${declared}) { ${field} { ${ids.map((_, at) => `r${at}: release(id: $i${at}) { state }`).join(" ")} } }`;
  const variables = Object.fromEntries(ids.map((id, at) => [`i${at}`, id]));
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue: { ...reader, bill: {} } });
  const data = body.kind === "single" ? readData(body.singleResult.data) : null;
  const answer = (data?.[field] ?? {}) as Readonly<Record<string, { readonly state: ReleaseState } | null>>;
  return new Map(ids.map((id, at) => [id, answer[`r${at}`]?.state ?? null]));
}
