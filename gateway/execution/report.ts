import { GraphQLError } from "graphql";
import type { JsonRecord, Step } from "../json/record.ts";
import type { Cause } from "./fieldError.ts";
import type { ReaderField } from "./selection.ts";

export interface Reporting {
  readonly remarks: ReadonlyMap<JsonRecord, readonly Cause[]>;
  readonly maxErrors: number;
  readonly readersTail: ReadersTail;
}

/** Translates a path below a field to the reader's names, as far as the reader selected it. `within`: list levels already passed. */
export type ReadersTail = (field: ReaderField | undefined, within: number, tail: readonly Step[]) => readonly Step[];

/** The projection's current path in the reader's answer, and the errors reported so far. */
export class Report {
  readonly errors: GraphQLError[] = [];
  /** The step at each depth. Entries deeper than the current place are stale. */
  readonly trail: Step[] = [];
  readonly #maxErrors: number;
  readonly #remarks: ReadonlyMap<JsonRecord, readonly Cause[]>;
  readonly #sentences = new Set<string>();
  readonly #readersTail: ReadersTail;
  readonly hasRemarks: boolean;
  /** The number of errors reported; compared before and after a value to see whether its null has been explained. */
  said = 0;

  /** `maxErrors`: a partner could send thousands; the reader gets the first ones. */
  constructor({ remarks, maxErrors, readersTail }: Reporting) {
    this.#remarks = remarks;
    this.#maxErrors = maxErrors;
    this.#readersTail = readersTail;
    this.hasRemarks = remarks.size > 0;
  }

  remarkOn(record: JsonRecord, depth: number, field: ReaderField | undefined): void {
    for (const cause of this.#remarks.get(record) ?? []) this.say(cause, depth, field);
  }

  say({ message, extensions, tail, oncePerField }: Cause, depth: number, field: ReaderField | undefined): void {
    this.said++;
    if (this.errors.length >= this.#maxErrors) return;
    // Below the null, the path has the plan's names.
    const place = this.trail.slice(0, depth);
    const within = depth - 1 - place.findLastIndex((step) => typeof step === "string");
    const path = [...place, ...this.#readersTail(field, within, tail)];
    if (oncePerField) {
      const fields = path.filter((step) => typeof step === "string");
      const sentence = JSON.stringify([extensions.institution, extensions.code, message, fields]);
      if (this.#sentences.has(sentence)) return;
      this.#sentences.add(sentence);
    }
    const nodes = field && tail.length === 0 ? { nodes: field.nodes } : {};
    this.errors.push(new GraphQLError(message, { ...nodes, ...(path.length > 0 && { path }), extensions }));
  }
}
