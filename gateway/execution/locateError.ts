import { isRecord, put, type Step, stepInto } from "../json/record.ts";
import { type Cause, FieldError } from "./fieldError.ts";
import type { Expected } from "./gaps.ts";
import type { Includes } from "./rewrite.ts";

/** The fields that a partner was asked for. */
export interface Pinned {
  readonly fields: readonly Expected[];
  readonly includes: Includes;
}

/**
 * Replaces the null that an error explains by a FieldError: the first null on the error's path, since nulls bubble up.
 * @returns false when there is no null on the path, or the path leads to a field that was not asked for
 */
export function locateError(answer: unknown, path: readonly Step[], expected: Pinned, causeWith: CauseWith): boolean {
  let holder = answer;
  let { fields } = expected;
  for (const [depth, step] of path.entries()) {
    if (typeof step === "string") {
      const fieldsAtStep = fields.filter(({ key }) => key === step);
      if (fieldsAtStep.length === 0) return false;
      fields = fieldsAtStep.flatMap((field) => field.fields);
    }
    const value = stepInto(holder, step);
    if (value === null || value === undefined || value instanceof FieldError) {
      const gaps = { expected: fields, includes: expected.includes };
      const flaw = new FieldError([causeWith(path.slice(depth + 1))]).over(gaps);
      return write(holder, step, value instanceof FieldError ? value.with(flaw) : flaw);
    }
    holder = value;
  }
  return false;
}

type CauseWith = (tail: readonly Step[]) => Cause;

function write(holder: unknown, step: Step, flaw: FieldError): boolean {
  if (Array.isArray(holder) && typeof step === "number" && step >= 0 && step < holder.length) holder[step] = flaw;
  else if (isRecord(holder) && typeof step === "string") put(holder, step, flaw);
  else return false;
  return true;
}
