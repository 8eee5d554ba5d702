import { GraphQLError } from "graphql";
import type { Cause } from "./flaw.ts";
import type { JsonRecord, Step } from "./record.ts";
import type { ReaderField } from "./selection.ts";

/** Where the projection stands in the reader's answer, and the errors it has told so far. */
export class Report {
  readonly errors: GraphQLError[] = [];
  /** The step at each depth; those deeper than where the projection stands are of a place it has left. */
  readonly trail: Step[] = [];
  readonly #most: number;
  readonly #remarks: ReadonlyMap<JsonRecord, readonly Cause[]>;
  readonly #said = new Set<string>();
  readonly hasRemarks: boolean;

  /** A partner could send thousands of errors; the reader is told the first ones. */
  constructor(remarks: ReadonlyMap<JsonRecord, readonly Cause[]>, most: number) {
    this.#remarks = remarks;
    this.#most = most;
    this.hasRemarks = remarks.size > 0;
  }

  remarkOn(record: JsonRecord, depth: number, field: ReaderField | undefined): void {
    for (const cause of this.#remarks.get(record) ?? []) this.say(cause, depth, field);
  }

  say({ message, extensions, tail, oncePerField }: Cause, depth: number, field: ReaderField | undefined): void {
    if (this.errors.length >= this.#most) return;
    const path = [...this.trail.slice(0, depth), ...tail];
    if (oncePerField) {
      const fields = path.filter((step) => typeof step === "string");
      const sentence = JSON.stringify([extensions.institution, extensions.code, message, fields]);
      if (this.#said.has(sentence)) return;
      this.#said.add(sentence);
    }
    const nodes = field && tail.length === 0 ? { nodes: field.nodes } : {};
    this.errors.push(new GraphQLError(message, { ...nodes, ...(path.length > 0 && { path }), extensions }));
  }
}
