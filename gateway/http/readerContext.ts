import type { Reader } from "../execution/transport.ts";

/** What a question costs its reader, in values. */
export interface Bill {
  /** Once it is weighed, whether it was let through or not: it is told in the answer. */
  cost?: number;
  /** True once it was taken from the payer's budget. */
  isPaid?: boolean;
}

/** What the executor is given of a request, beside its GraphQL; carried is the instant asked. */
export interface ReaderContext extends Reader {
  /** Apollo Server copies a context, hence an object of its own. */
  readonly bill: Bill;
}
