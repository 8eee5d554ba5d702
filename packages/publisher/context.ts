import type { Indicator, Institution, People } from "@pacte-hub/institution/config";
import { withClient } from "@pacte-hub/postgres/connect";
import type { DisclosurePolicy } from "@pacte-hub/schema/model/release";
import type { Client } from "pg";
import type { DeclaredColumn } from "./columns.ts";
import type { HubClient } from "./hubClient.ts";
import type { PublicationOutcome } from "./publication.ts";
import type { JudgedReading } from "./readingReport.ts";
import type { ReleaseContext } from "./release.ts";

/** The institution whose figures are published, and how it reads the hub: other institutions' releases, open registers. */
export interface ReadingContext {
  readonly institution: Institution;
  /** Whether figures are generated. Generated and real figures are never protected together. */
  readonly demonstration: boolean;
  readonly abroad: HubClient;
}

/** What publication and re-audit share: the database, the people counted, the rule. */
export interface DisclosureContext extends ReadingContext {
  /** The publisher's connection. */
  readonly client: Client;
  /** The datasets that count the same people. */
  readonly people: People;
  readonly policy: DisclosurePolicy;
}

/**
 * The context of one publication: made once, and the first argument of every stage. Results go from stage to stage (extracts,
 * batches, tables, problems) and are not part of it.
 */
export interface PublicationContext extends DisclosureContext, ReleaseContext {
  /** Columns that the steward declares, in place of those found by their headers. */
  readonly declared: DeclaredColumn;
  /** The secret of the random draws of ROUNDING; null for other rules. Never published. */
  readonly roundingKey: string | null;
  /** True: does everything, reports the result, and rolls back (`--dry-run`). */
  readonly rehearsal: boolean;
  /** Time limit of the solver, in seconds, for protection and audit each; undefined: an ample default. */
  readonly seconds: number | undefined;
  /** The day of the publication, ISO 8601: no period that begins later can have been counted. */
  readonly today: string;
  progress(sentence: string, done?: PublicationOutcome): void;
  /** Called with how a file was read, before any of it is published. */
  read(indicator: Indicator, reading: JudgedReading): void;
}

const defaults = {
  declared: {},
  roundingKey: null,
  rehearsal: false,
  seconds: undefined,
  progress: (): void => undefined,
  read: (): void => undefined,
};

type Optional = keyof typeof defaults;

/** What the caller gives of the context: the rest is made by `withContext` or has a default. */
export type PublicationSettings = Omit<PublicationContext, "client" | "today" | Optional> &
  Partial<Pick<PublicationContext, Optional>>;

/** Runs `work` with the context of a publication, on a connection that is closed afterwards in every case. */
export const withContext = <T>(
  publisherUrl: string,
  settings: PublicationSettings,
  work: (context: PublicationContext) => Promise<T>,
): Promise<T> =>
  withClient(publisherUrl, (client) =>
    work({ ...defaults, ...settings, client, today: new Date().toISOString().slice(0, 10) }),
  );
