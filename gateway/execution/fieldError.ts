import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { explain } from "@pacte-hub/schema/rules/explain";
import type { Step } from "../json/record.ts";
import type { Gaps } from "./gaps.ts";

/** Why a value is missing, as the error that the reader will see. */
export interface Cause {
  readonly message: string;
  readonly extensions: Readonly<Record<string, string | number>> & {
    readonly code: string;
    readonly institution: string;
  };
  /** The path from the null down to the field that failed: in subgraphs, nulls bubble up. */
  readonly tail: readonly Step[];
  /** True: one error per field, not per place. A partner that is down would fail at sixteen territories for one reason. */
  readonly oncePerField: boolean;
}

/**
 * A placeholder in the merged data for a missing value, with its causes. The projection writes it as null, with an error at
 * each place where the reader sees it, so that no other code keeps track of error paths. Without causes, it is a null that
 * another error explains already.
 */
export class FieldError {
  readonly causes: readonly Cause[];
  /** The fields of the value that this partner should have returned: another may return the rest. */
  readonly gaps: Gaps | undefined;

  constructor(causes: readonly Cause[], gaps?: Gaps) {
    this.causes = causes;
    this.gaps = gaps;
  }

  /** The same causes, for a value with these selected fields. */
  over(gaps: Gaps): FieldError {
    return gaps.expected.length === 0 ? this : new FieldError(this.causes, gaps);
  }

  /** The error of one of its fields: the field's own, else that of the whole value. */
  at(key: string): FieldError {
    const ownCauses = this.causes.flatMap((cause) => {
      const step = cause.tail.findIndex((segment) => typeof segment === "string");
      return step >= 0 && cause.tail[step] === key ? [{ ...cause, tail: cause.tail.slice(step + 1) }] : [];
    });
    return ownCauses.length > 0 ? new FieldError(ownCauses) : this.here();
  }

  /** The error of a value that is missing because this one is, without the path to a field below. */
  here(): FieldError {
    const isHere = this.causes.every(({ tail }) => tail.length === 0);
    return isHere ? new FieldError(this.causes) : new FieldError(this.causes.map((cause) => ({ ...cause, tail: [] })));
  }

  /** The distinct causes of both: two partners should have returned the value. */
  with(other: FieldError): FieldError {
    if (other instanceof ReportedNull) return this;
    return new FieldError([...new Set([...this.causes, ...other.causes])], gapsOf(this.gaps, other.gaps));
  }

  /** A partner's error may point inside a scalar: the whole scalar is then null. */
  toJSON(): null {
    return null;
  }
}

/**
 * A null that a partner may legitimately return: it knows nothing about the object. In a non-null place the null bubbles up,
 * and the causes say why; no subgraph violated its schema.
 */
export class ReportedNull extends FieldError {
  override over(gaps: Gaps): FieldError {
    return gaps.expected.length === 0 ? this : new ReportedNull(this.causes, gaps);
  }

  override at(): FieldError {
    return new ReportedNull(this.causes);
  }

  override here(): FieldError {
    return new ReportedNull(this.causes);
  }

  override with(other: FieldError): FieldError {
    return other;
  }
}

/** A partner's own value: null for a ReportedNull. */
export const plain = (value: unknown): unknown => (value instanceof ReportedNull ? null : value);

const gapsOf = (first: Gaps | undefined, second: Gaps | undefined): Gaps | undefined =>
  first && second ? { ...first, expected: [...first.expected, ...second.expected] } : (first ?? second);

export const explainedElsewhere = new FieldError([]);

/** The null of a partner that does not know the object. */
export const nothingFrom = (institution: string): ReportedNull =>
  new ReportedNull([causeOf({ code: "NOT_KNOWN_TO_PARTNER", partner: institution as PartnerId })]);

export type PartnerRefusal = Extract<Refusal, { readonly partner: PartnerId }>;

/** The error of every field of a fetch that failed as a whole. */
export const fieldErrorOf = (refusal: PartnerRefusal): FieldError => new FieldError([causeOf(refusal)]);

export function causeOf(refusal: PartnerRefusal): Cause {
  return {
    message: explain(refusal),
    extensions: {
      code: refusal.code,
      institution: refusal.partner,
      ...("reason" in refusal && { reason: refusal.reason }),
    },
    tail: [],
    oncePerField: true,
  };
}

export const answerInvalid = (institution: string): PartnerRefusal => ({
  code: "PARTNER_ANSWER_INVALID",
  // The reference subgraph belongs to no partner, yet fails like one; `explain` names it.
  partner: institution as PartnerId,
});

/** Thrown while a request is prepared: it is not sent, for this reason. */
export class NotSent extends Error {
  readonly refusal: PartnerRefusal;

  constructor(refusal: PartnerRefusal) {
    super(refusal.code);
    this.name = "NotSent";
    this.refusal = refusal;
  }
}

/** The cause when no single partner is responsible. */
export const unattributed: Cause = {
  message: explain({ code: "INTERNAL" }),
  extensions: { code: "PARTNER_ANSWER_INVALID", institution: "" },
  tail: [],
  oncePerField: true,
};
