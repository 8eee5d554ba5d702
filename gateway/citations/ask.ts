import type { ApolloServer } from "@apollo/server";
import { readData } from "@pacte-hub/executor/response";
import { partners } from "@pacte-hub/schema/model/partner";
import type { ReleaseState } from "@pacte-hub/schema/model/release";
import { asOfHeader } from "@pacte-hub/server/http/asOf";
import type { HttpRefusal } from "@pacte-hub/server/http/httpRefusal";
import { isMistake } from "@pacte-hub/tables/questionFaults";
import type { ReaderContext } from "../http/readerContext.ts";
import type { Outcome, ReleaseStates } from "./verdict.ts";

export interface Pinned {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly asOf: string;
}

/** What a question came to; `refusal`: what is to be mended in the question itself, whether something was answered or not. */
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
  const fault = data === undefined ? errors[0] : errors.find(({ extensions }) => isMistake(extensions?.code));
  return {
    refusal: fault ? { code: fault.extensions?.code as HttpRefusal["code"], message: fault.message } : null,
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
    const releaseIds = ids.filter((id) => id.startsWith(`${partner}:`));
    for (let from = 0; from < releaseIds.length; from += mostAsked)
      for (const [id, state] of await statesAt(apollo, {
        field,
        ids: releaseIds.slice(from, from + mostAsked),
        reader,
      }))
        states.set(id, state);
  }
  return states;
}

interface StatesAsk {
  readonly field: string;
  readonly ids: readonly string[];
  readonly reader: ReaderContext;
}

async function statesAt(
  apollo: ApolloServer<ReaderContext>,
  { field, ids, reader }: StatesAsk,
): Promise<ReleaseStates> {
  const declared = ids.map((_, at) => `$i${at}: ID!`).join(" ");
  const query = `query (${declared}) { ${field} { ${ids.map((_, at) => `r${at}: release(id: $i${at}) { state }`).join(" ")} } }`;
  const variables = Object.fromEntries(ids.map((id, at) => [`i${at}`, id]));
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue: { ...reader, bill: {} } });
  const data = body.kind === "single" ? readData(body.singleResult.data) : null;
  const answer = (data?.[field] ?? {}) as Readonly<Record<string, { readonly state: ReleaseState } | null>>;
  return new Map(ids.map((id, at) => [id, answer[`r${at}`]?.state ?? null]));
}
