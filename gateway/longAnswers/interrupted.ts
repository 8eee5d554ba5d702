import { HeaderMap } from "@apollo/server";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError } from "graphql";

/** The refusal when the process that makes a long answer has ended, or has no room: none of the answer is sent. */
export const interrupted = (): GraphQLError =>
  new GraphQLError(explain({ code: "ANSWER_INTERRUPTED" }), {
    extensions: {
      code: "ANSWER_INTERRUPTED",
      http: { status: 503, headers: new HeaderMap([["retry-after", "5"]]) },
    },
  });
