import type { Bill, Reader } from "../execution/transport.ts";

/** What the executor is given of a request, beside its GraphQL; carried is the instant asked. */
export interface ReaderContext extends Reader {
  /** Apollo Server copies a context, hence an object of its own. */
  readonly bill: Bill;
}
