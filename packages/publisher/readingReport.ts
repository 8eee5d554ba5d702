import type { LeftOut } from "@pacte-hub/release-file/extract";
import type { PeriodCode } from "@pacte-hub/schema/model/period";

/** What a file held beside the figures that are counted, and how it was read: for the steward's report. */
export interface ReadingReport {
  /** How its letters were read, in French, where they alone tell; null where it is as usual. */
  readonly deducedEncoding: string | null;
  /** What each column was read as, in French, by the header that the file writes. */
  readonly readAs: readonly (readonly [header: string, role: string])[];
  /** Headers of the columns left out. */
  readonly ignored: readonly string[];
  /** Lines of text left out: titles before the table, notes after it. */
  readonly leftOut: readonly LeftOut[];
  /** Figures that the source does not give (secret, not available): never counted, never zero. */
  readonly notGiven: number;
  /** Periods of which some line says in so many words ("ND") that the source does not give the figure. */
  readonly saidMissing: readonly PeriodCode[];
  /** Figures that the source says it has revised. */
  readonly revised: number;
  /** Lines of other departments. */
  readonly elsewhere: number;
  /** Totals brought beside their parts, and compared with them. */
  readonly compared: number;
  /** "pathway = SOCIO_PRO": values that no line has. */
  readonly absentValues: readonly string[];
  /** A word of the file's name that no rule understands, beside those of its dataset; null where there is none. */
  readonly wordOfName: string | null;
}

/** The same, once its figures were compared with what is known. */
export interface JudgedReading extends ReadingReport {
  /** Figures unlike those known before, in French. */
  readonly unusual: readonly string[];
}
