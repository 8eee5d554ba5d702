import type { ApolloServerPlugin } from "@apollo/server";
import { type Charge, stopwatch } from "./execution/charge.ts";
import type { ReaderContext } from "./http/readerContext.ts";

/**
 * Has the parsing and the validation of a new question paid by whoever asks it: both are done in the process that serves, while
 * everyone waits, and a question that is refused for what it says has taken them too.
 *
 * @param newTextRead called with the payer of a text that was never read before and is valid
 */
export const chargedReading = (
  charge: Charge,
  newTextRead: (payer: string) => void,
): ApolloServerPlugin<ReaderContext> => ({
  requestDidStart: async ({ contextValue: { payer } }) => {
    const timed = async () => {
      const spent = stopwatch();
      return async () => charge(payer, spent());
    };
    return {
      parsingDidStart: timed,
      async validationDidStart() {
        const charged = await timed();
        return async (faults) => {
          await charged();
          if (!faults && payer !== undefined) newTextRead(payer);
        };
      },
    };
  },
});
