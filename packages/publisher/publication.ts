import type { Indicator, People } from "@pacte-hub/institution/config";
import type { Separator } from "@pacte-hub/release-file/extract";
import type { SigningKey } from "@pacte-hub/release-file/signature";
import type { ProtectivePolicy } from "@pacte-hub/schema/model/release";
import type { DeclaredColumn } from "./columns.ts";
import type { HubClient } from "./hubClient.ts";
import type { RawTable } from "./rawTable.ts";
import type { JudgedReading } from "./readingReport.ts";
import type { ReleaseMetadata } from "./release.ts";

/** A file to publish, and all that its steward says of it. */
export interface Publication extends Omit<ReleaseMetadata, "policy"> {
  readonly indicator: Indicator;
  readonly file: string;
  readonly declared: DeclaredColumn;
  readonly key: SigningKey;
  readonly separator?: Separator;
  /** How the institution reads what others have published of the same people. */
  readonly abroad: HubClient;
  /** Other files of the same people, protected and published with it. */
  readonly beside?: readonly { readonly indicator: Indicator; readonly file: string }[];
  /** Does everything, says what would come of it, and takes all of it back. */
  readonly rehearsal?: boolean;
  /** The secret of the draw where the rule is ROUNDING; never published. */
  readonly roundingKey?: string | null;
  /** What the solver may take, for each of protection and audit. */
  readonly seconds?: number | undefined;
  progress?(sentence: string, done?: PublicationOutcome): void;
  /** Told how a file was read, before anything is published of it. */
  read?(indicator: Indicator, reading: JudgedReading): void;
}

/** Tables that no file brings, of the same people, to be protected as one problem and published together. */
export interface GeneratedPublication extends Omit<ReleaseMetadata, "policy"> {
  readonly people: People;
  readonly policy: ProtectivePolicy;
  readonly tables: readonly RawTable[];
  readonly key: SigningKey;
  readonly abroad: HubClient;
  readonly roundingKey?: string | null;
}

/** Which of how many steps is being done. */
export interface PublicationOutcome {
  readonly at: number;
  readonly of: number;
}
