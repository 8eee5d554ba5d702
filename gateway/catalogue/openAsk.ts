import type { ApolloServer } from "@apollo/server";
import { readData } from "@pacte-hub/executor/response";
import type { ReaderContext } from "../http/readerContext.ts";

/**
 * Who reads a page that is the same for everybody: nobody in particular. No reader pays for it, since one whose budget is spent
 * would have it empty for all; how often it is made is bounded instead (`routes/heldBriefly.ts`).
 */
export interface PageReader {
  readonly signal: AbortSignal;
}

/** What was answered; null: nothing. */
export interface OpenAnswer<Data> {
  readonly data: Data | null;
  /** Codes of what was refused or did not answer (docs/codes.md). */
  readonly codes: readonly string[];
}

/** Asks the graph what anyone may read. */
export type OpenAsk = <Data extends object>(query: string, reader: PageReader) => Promise<OpenAnswer<Data>>;

/** Pages speak to all: whatever token their reader shows, they are asked without one. */
export const openAsk =
  (apollo: ApolloServer<ReaderContext>): OpenAsk =>
  async <Data extends object>(query: string, { signal }: PageReader) => {
    const contextValue = { carried: {}, signal, bill: {} };
    const { body } = await apollo.executeOperation({ query }, { contextValue });
    if (body.kind !== "single") return { data: null, codes: [] };
    const { data, errors = [] } = body.singleResult;
    const codes = errors.flatMap(({ extensions }) => (typeof extensions?.code === "string" ? extensions.code : []));
    return { data: readData(data) as Data | null, codes };
  };

/** Why a page has nothing of an institution: it shut its door to who shows no token, or does not answer at all. */
export type Absence = "CLOSED" | "SILENT";

export const absenceOf = (codes: readonly string[]): Absence => (codes.includes("DOOR_CLOSED") ? "CLOSED" : "SILENT");
