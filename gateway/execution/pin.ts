import { type Cause, Flaw } from "./flaw.ts";
import { isRecord, put, type Step, stepInto } from "./record.ts";

/**
 * Replaces by a flaw the null that an error explains: the first null on its way down, since nulls bubble up.
 * False when the partner gave a value there all the same.
 */
export function pin(answer: unknown, path: readonly Step[], causeWith: (tail: readonly Step[]) => Cause): boolean {
  let holder = answer;
  for (const [depth, step] of path.entries()) {
    const value = stepInto(holder, step);
    if (value === null || value === undefined || value instanceof Flaw) {
      const cause = causeWith(path.slice(depth + 1));
      return write(holder, step, value instanceof Flaw ? new Flaw([...value.causes, cause]) : new Flaw([cause]));
    }
    holder = value;
  }
  return false;
}

function write(holder: unknown, step: Step, flaw: Flaw): boolean {
  if (Array.isArray(holder) && typeof step === "number" && step >= 0 && step < holder.length) holder[step] = flaw;
  else if (isRecord(holder) && typeof step === "string") put(holder, step, flaw);
  else return false;
  return true;
}
