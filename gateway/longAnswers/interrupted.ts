import { HeaderMap } from "@apollo/server";
import { explain } from "@pacte-hub/schema/rules/explain";
import { GraphQLError } from "graphql";

/** Whose process has ended, or has no room: nothing of the answer is told. */
export const interrupted = (): GraphQLError =>
  new GraphQLError(explain({ code: "ANSWER_INTERRUPTED" }), {
    extensions: {
      code: "ANSWER_INTERRUPTED",
      http: { status: 503, headers: new HeaderMap([["retry-after", "5"]]) },
    },
  });
