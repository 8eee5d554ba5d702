import type { AccessKey, Token } from "./credentials.ts";
import type { TypedDocument } from "./operations.ts";
import type { RefusalEntry } from "./refusal.ts";
import type { Table } from "./table.ts";
import type { TransportOptions } from "./transport.ts";

export interface HubOptions extends Partial<TransportOptions> {
  /** Of the hub, with or without /graphql. */
  readonly url: string;
  readonly token?: Token;
  /** An instant, ISO 8601: the hub answers as of it. */
  readonly asOf?: string;
  readonly purpose?: string;
  /** Is given what is missing from a partial answer; written to the console unless given. */
  readonly onPartial?: (refusals: readonly RefusalEntry[]) => void;
}

export type Level = "DEPARTMENT" | "ARRONDISSEMENT" | "EPCI" | "COMMUNE";

/** Where: without codes or a level, the four levels would be mixed, and a sum of them wrong. */
export type Place =
  | { readonly territories: readonly string[]; readonly level?: Level }
  | { readonly territories?: undefined; readonly level: Level };

export type Series = Place & SeriesOptions;

interface SeriesOptions {
  /** First and last period wanted: "2020", "2020-Q4", "2020-12". */
  readonly from?: string;
  readonly to?: string;
  readonly by?: readonly string[];
  readonly origin?: "REAL" | "DEMONSTRATION";
}

export interface Answer<Data> {
  readonly data: Data;
  readonly refusals: readonly RefusalEntry[];
}

/** A question pinned under a permanent link. */
export interface Citation {
  readonly link: string;
  /** The French line to cite it by. */
  readonly reference: string;
  readonly asOf: string;
  readonly releases: readonly string[];
  /** Of the answer; absent for who may not read all of its releases. */
  readonly hash?: string;
}

export interface CitationVerdict {
  readonly kind: "IDENTICAL" | "CHANGED" | "NOT_COMPARABLE";
  /** French. */
  readonly sentence: string;
  readonly changes: readonly { readonly release: string; readonly reason: string }[];
  readonly citation: Citation;
}

export type Variables = Readonly<Record<string, unknown>>;

/** The hub, as one reader asks it. Each method rejects with a HubRefusal. */
export interface HubClient {
  /** One row a dataset: institution, title, definition, unit, dimensions, levels, periods, next publication. */
  catalogue(origin?: SeriesOptions["origin"]): Promise<Table>;
  /** One row a code of a breakdown of a dataset, with its French label. */
  dimensions(): Promise<Table>;
  /** One row a rate that an institution computes from its own figures. */
  rates(): Promise<Table>;
  /** Codes and names, of a level or by words of the name. */
  territories(of?: { readonly level?: Level; readonly name?: string }): Promise<Table>;
  /** Figures of a dataset, or a rate, by its id, or by `institution:id`. */
  series(dataset: string, of: Series): Promise<Table>;
  /** Any document as the hub's own table. @param sheet one of several, or "Sources", or "Colonnes" */
  query(document: string, variables?: Variables, sheet?: string): Promise<Table>;
  /** Any document as the graph answers it; typed where the document is. */
  ask<Data, Given = Variables>(document: TypedDocument<Data, Given>, variables?: Given): Promise<Answer<Data>>;
  /** A saved query by its name. */
  saved(name: string, variables?: Variables, savedOptions?: SavedOptions): Promise<Table>;
  /** Pins a table as it was read, or a document as it answers now. Needs a token. */
  citation(tableOrDocument: Table | string, variables?: Variables): Promise<Citation>;
  /** Asks a citation's question again, as this reader. @param link "/c/...", or its whole address */
  openCitation(link: string): Promise<CitationVerdict>;
}

export interface SavedOptions {
  readonly key?: AccessKey;
  readonly sheet?: string;
}
