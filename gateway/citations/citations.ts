import { randomBytes } from "node:crypto";
import type { ApolloServer } from "@apollo/server";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { explainFinding, findingsIn } from "@pacte-hub/schema/rules/freeText/freeText";
import { hintFor } from "@pacte-hub/schema/rules/nearest";
import { type HttpRefusal, httpRefusal } from "@pacte-hub/server/http/httpRefusal";
import { citationOf } from "@pacte-hub/tables/sources";
import { type GraphQLSchema, type OperationDefinitionNode, parse } from "graphql";
import type { AuthenticatedReader } from "../auth/authenticate.ts";
import type { ReaderContext } from "../http/readerContext.ts";
import { readSavedDocument } from "../savedQueries/document.ts";
import { releaseSources } from "../tables/releaseSources.ts";
import { outcomeOf, releaseStates } from "./ask.ts";
import { restsOnNothing } from "./emptyAnswer.ts";
import type { Citation, CitationStore } from "./store.ts";
import { answerHash, type Verdict, verdictOn } from "./verdict.ts";

/** What one reader may pin. */
const mostCitations = 500;
/** Letters of 64: nobody finds a citation by trying. */
const idBytes = 9;
const saltBytes = 32;

export interface Citing {
  readonly apollo: ApolloServer<ReaderContext>;
  readonly store: CitationStore;
  readonly schema: () => GraphQLSchema;
  readonly mostTokens: number;
  /** "https://hub.example": where readers find the hub, which no header of a request says. */
  readonly origin: string;
}

export type CitingReader = ReaderContext & AuthenticatedReader;

export interface Pin {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** ISO 8601 instant; null: now. */
  readonly asOf: string | null;
  readonly owner: string;
}

/** Asks a question as of its instant, and keeps what it was, if nothing was missing from its answer. */
export async function pinned(
  { document, variables, asOf, owner }: Pin,
  reader: CitingReader,
  { apollo, store, schema, mostTokens }: Citing,
): Promise<Citation | HttpRefusal> {
  const saved = readSavedDocument(document, schema(), mostTokens);
  if ("code" in saved) return httpRefusal(saved, 400);
  const fault = variablesFault(variables, saved.operation);
  if (fault) return httpRefusal(fault, 400);
  const question = { document: saved.text, variables, asOf: asOf ?? new Date().toISOString() };
  const { data, releases, codes, refusal } = await outcomeOf(apollo, question, reader);
  if (refusal) return { status: 400, ...refusal };
  if (codes.length > 0) return httpRefusal({ code: "CITATION_INCOMPLETE", codes }, 409);
  if (restsOnNothing({ schema: schema(), document: parse(saved.text), data, releases }))
    return httpRefusal({ code: "CITATION_EMPTY", asOf: question.asOf }, 409);
  const salt = randomBytes(saltBytes);
  const answeredAt = new Date().toISOString();
  const sources = await releaseSources(apollo, releases, reader);
  const citation: Citation = {
    id: randomBytes(idBytes).toString("base64url"),
    owner,
    ...question,
    releases,
    salt,
    hash: answerHash(data, salt),
    reference: citationOf({
      question: question.document,
      variables,
      asOf: question.asOf,
      answeredAt,
      releases: sources,
    }),
  };
  if ((await store.addCitation(citation, mostCitations)) === "ADDED") return citation;
  return httpRefusal({ code: "SAVED_QUERIES_FULL", of: "CITATIONS", limit: mostCitations }, 409);
}

/** A value that no variable of the question takes would be kept for all to read, and so would a person's name in one. */
function variablesFault(
  variables: Pin["variables"],
  { variableDefinitions = [] }: OperationDefinitionNode,
): Refusal | null {
  const names = variableDefinitions.map(({ variable }) => variable.name.value);
  const stranger = Object.keys(variables).find((name) => !names.includes(name));
  if (stranger !== undefined) {
    const hint = hintFor(
      stranger,
      names.map((code) => ({ code })),
    );
    return { code: "VARIABLE_UNKNOWN", variable: stranger.slice(0, 60), hint };
  }
  const texts = Object.values(variables).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  const finding = texts.flatMap((text) => findingsIn(text)).find(({ verdict }) => verdict === "REFUSED");
  return finding ? { code: "TEXT_REFUSED", field: "variables", why: explainFinding(finding) } : null;
}

/** Asks a citation's question again, for whoever opens it. */
export async function reopened(citation: Citation, reader: CitingReader, { apollo }: Citing): Promise<Verdict> {
  const outcome = await outcomeOf(apollo, citation, reader);
  return verdictOn(citation, outcome, await releaseStates(apollo, citation.releases, reader));
}

/** A citation as it is shown. @param origin of the hub, as its operator says it */
export function described({ id, document, variables, asOf, releases, reference }: Citation, origin: string) {
  const link = `/c/${id}`;
  return {
    id,
    link,
    query: document,
    variables,
    asOf,
    releases,
    reference: `${reference} Citation : ${origin}${link}`,
  };
}
