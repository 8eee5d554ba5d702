import type { ApolloServerPlugin } from "@apollo/server";
import { type Charge, stopwatch } from "./execution/charge.ts";
import type { ReaderContext } from "./http/readerContext.ts";

/**
 * Has the parsing and the validation of a new question paid by whoever asks it: both are done in the process that serves, while
 * everyone waits, and a question that is refused for what it says has taken them too.
 */
export const chargedReading = (charge: Charge): ApolloServerPlugin<ReaderContext> => {
  const timed = async ({ contextValue: { payer } }: { readonly contextValue: ReaderContext }) => {
    const spent = stopwatch();
    return async () => charge(payer, spent());
  };
  return { requestDidStart: async () => ({ parsingDidStart: timed, validationDidStart: timed }) };
};
