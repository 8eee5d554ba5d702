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
  /** From the place where the null stands down to the field that failed: subgraphs let nulls bubble up. */
  readonly tail: readonly Step[];
  /** A partner that is down fails at sixteen territories for one reason: the reader has one error per field. */
  readonly oncePerField: boolean;
}

/**
 * Stands in the answer where a value should be, and carries why there is none. The projection turns it into a null and
 * its errors at each place the reader sees it: so error paths need no bookkeeping anywhere else.
 * A flaw without cause is a null that another error already explains.
 */
export class FieldError {
  readonly causes: readonly Cause[];
  /** What of the value this partner should have brought: another may bring the rest of it, before or after. */
  readonly gaps: Gaps | undefined;

  constructor(causes: readonly Cause[], gaps?: Gaps) {
    this.causes = causes;
    this.gaps = gaps;
  }

  /** The same causes, for a value of which these fields were asked. */
  over(gaps: Gaps): FieldError {
    return gaps.expected.length === 0 ? this : new FieldError(this.causes, gaps);
  }

  /** For one of its fields: this field's own error, or else why the whole is missing. */
  at(key: string): FieldError {
    const ownCauses = this.causes.flatMap((cause) => {
      const step = cause.tail.findIndex((segment) => typeof segment === "string");
      return step >= 0 && cause.tail[step] === key ? [{ ...cause, tail: cause.tail.slice(step + 1) }] : [];
    });
    return ownCauses.length > 0 ? new FieldError(ownCauses) : this.here();
  }

  /** For a value that is missing because this one is: no error of a field further down stands below it. */
  here(): FieldError {
    const isHere = this.causes.every(({ tail }) => tail.length === 0);
    return isHere ? new FieldError(this.causes) : new FieldError(this.causes.map((cause) => ({ ...cause, tail: [] })));
  }

  /** The causes of both, each once: two partners should have brought the value. */
  with(other: FieldError): FieldError {
    if (other instanceof ReportedNull) return this;
    return new FieldError([...new Set([...this.causes, ...other.causes])], gapsOf(this.gaps, other.gaps));
  }

  /** A partner's error may point inside a scalar: that whole scalar is then null. */
  toJSON(): null {
    return null;
  }
}

/**
 * A null that a partner may well tell: it has nothing to say of the object. Where no null may be, the object goes with it, and
 * the causes say why; nobody broke a schema.
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

/** A partner's value, without what another might have added to it. */
export const plain = (value: unknown): unknown => (value instanceof ReportedNull ? null : value);

const gapsOf = (first: Gaps | undefined, second: Gaps | undefined): Gaps | undefined =>
  first && second ? { ...first, expected: [...first.expected, ...second.expected] } : (first ?? second);

export const explainedElsewhere = new FieldError([]);

/** The partner has no such object. */
export const nothingFrom = (institution: string): ReportedNull =>
  new ReportedNull([causeOf({ code: "NOT_KNOWN_TO_PARTNER", partner: institution as PartnerId })]);

export type PartnerRefusal = Extract<Refusal, { readonly partner: PartnerId }>;

/** The whole fetch failed: every field it should have brought has this flaw. */
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

/** Thrown where a request is prepared: it does not leave, and this is why. */
export class NotSent extends Error {
  readonly refusal: PartnerRefusal;

  constructor(refusal: PartnerRefusal) {
    super(refusal.code);
    this.name = "NotSent";
    this.refusal = refusal;
  }
}

/** No single partner can be named for it. */
export const unattributed: Cause = {
  message: explain({ code: "INTERNAL" }),
  extensions: { code: "PARTNER_ANSWER_INVALID", institution: "" },
  tail: [],
  oncePerField: true,
};
