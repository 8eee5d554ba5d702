import { randomUUID } from "node:crypto";

/** A whole number came that a double cannot hold: what was asked is to be read again, exactly. */
export class InexactNumber extends Error {
  override readonly name = "InexactNumber";
}

/** Whether digits of a number may be lost. */
export const isInexact = (value: unknown): boolean =>
  typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);

/**
 * A whole number that a double cannot hold, as its digits: two identities must not be taken for one because they round to
 * the same number.
 */
export class ExactInteger {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  /** Where JSON is made of it together with other things: as a text, which every scalar of such numbers takes. */
  toJSON(): string {
    return this.digits;
  }
}

/** A number stands for itself under a mark that is drawn anew in each process: no partner can write it. */
const mark = `${randomUUID()} `;
const textOrLongInteger = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/** The same as JSON.parse, but for whole numbers of sixteen digits and more, which stay exact; slow, and seldom needed. */
export const parseExact = (text: string): unknown =>
  JSON.parse(
    text.replace(textOrLongInteger, (token) => (token.startsWith('"') ? token : JSON.stringify(mark + token))),
    (_, value: unknown) => (isMarked(value) ? integer(value.slice(mark.length)) : value),
  );

const isMarked = (value: unknown): value is string => typeof value === "string" && value.startsWith(mark);

const integer = (digits: string): number | ExactInteger =>
  Number.isSafeInteger(Number(digits)) ? Number(digits) : new ExactInteger(digits);
