import type { Indicator, Institution, People } from "@pacte-hub/institution/config";
import { withClient } from "@pacte-hub/postgres/connect";
import type { DisclosurePolicy } from "@pacte-hub/schema/model/release";
import type { Client } from "pg";
import type { DeclaredColumn } from "./columns.ts";
import type { HubClient } from "./hubClient.ts";
import type { PublicationOutcome } from "./publication.ts";
import type { JudgedReading } from "./readingReport.ts";
import type { ReleaseContext } from "./release.ts";

/** Whose figures are judged, and how the institution reads what the hub shows: others' releases, open registers. */
export interface ReadingContext {
  readonly institution: Institution;
  /** Generated figures and real ones know nothing of each other. */
  readonly demonstration: boolean;
  readonly abroad: HubClient;
}

/** What publication and re-audit have in common: the database, the people that are counted, the rule. */
export interface DisclosureContext extends ReadingContext {
  /** The publisher's connection. */
  readonly client: Client;
  /** The datasets that count the same people. */
  readonly people: People;
  readonly policy: DisclosurePolicy;
}

/**
 * All that one publication is made by: made once, and passed first to every stage. What goes from stage to stage is extracts,
 * batches, tables, problems, and nothing of this.
 */
export interface PublicationContext extends DisclosureContext, ReleaseContext {
  /** What the steward says of the files instead of letting their headers say it. */
  readonly declared: DeclaredColumn;
  /** The secret of the draw where the rule is ROUNDING; never published. */
  readonly roundingKey: string | null;
  /** Does everything, says what would come of it, and takes all of it back. */
  readonly rehearsal: boolean;
  /** What the solver may take, for each of protection and audit; the default is ample. */
  readonly seconds: number | undefined;
  /** The day of the publication, ISO 8601: no period that begins later can have been counted. */
  readonly today: string;
  progress(sentence: string, done?: PublicationOutcome): void;
  /** Told how a file was read, before anything is published of it. */
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

/** What must be said of a publication, and what may be, before its database is reached. */
export type PublicationSettings = Omit<PublicationContext, "client" | "today" | Optional> &
  Partial<Pick<PublicationContext, Optional>>;

/** Makes the context of a publication, on a connection that is closed whatever happens. */
export const withContext = <T>(
  publisherUrl: string,
  settings: PublicationSettings,
  work: (context: PublicationContext) => Promise<T>,
): Promise<T> =>
  withClient(publisherUrl, (client) =>
    work({ ...defaults, ...settings, client, today: new Date().toISOString().slice(0, 10) }),
  );
