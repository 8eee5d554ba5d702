import { HeaderMap, type HTTPGraphQLResponse } from "@apollo/server";
import { answerText } from "@pacte-hub/executor/response";
import { markError } from "@pacte-hub/server/http/errorRequest";
import type { Answering } from "@pacte-hub/server/http/http";
import { requestIdHeader } from "@pacte-hub/server/http/requestId";
import { noteErrors, noteOperation } from "@pacte-hub/server/observation/questionTrace";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { DemandControl } from "../demandControl/demandControl.ts";
import type { ExecutionOutcome } from "../execution/executed.ts";
import { betweenLongWork } from "../execution/longWork.ts";
import { extensionsOf, statusOf } from "../http/answer.ts";
import type { ReaderContext } from "../http/readerContext.ts";
import type { SupergraphManager } from "../serving/supergraphManager.ts";
import { type AdmittedOperations, type RepeatedOperation, repeatedOperation } from "./admittedOperations.ts";

export interface FastPathOptions {
  readonly apollo: Answering<ReaderContext>;
  readonly graph: SupergraphManager;
  readonly operations: AdmittedOperations;
  readonly demand: DemandControl;
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
}

/**
 * Executes plain requests for operations that Apollo Server has admitted before, without its pipeline: the same functions
 * authenticate and charge the reader, and the answer is byte-identical. Unusual requests and refusals go to Apollo Server.
 */
export function fastPath({
  apollo,
  graph,
  operations,
  demand,
  formatError,
}: FastPathOptions): Answering<ReaderContext> {
  const formattedErrorOf = (error: unknown, requestId?: string): GraphQLFormattedError => {
    const graphqlError =
      error instanceof GraphQLError ? error : new GraphQLError("", { originalError: error as Error });
    if (requestId) markError(graphqlError, requestId);
    const extensions = { ...graphqlError.extensions, code: graphqlError.extensions.code ?? "INTERNAL_SERVER_ERROR" };
    return formatError({ ...graphqlError.toJSON(), extensions }, graphqlError);
  };
  /** null: there is no plan, or none in time; Apollo Server then answers. */
  const answerTo = async (operation: RepeatedOperation, reader: ReaderContext): Promise<HTTPGraphQLResponse | null> => {
    const executed = await graph
      .of(operation.schema)
      .execute({ ...operation, reader })
      .catch(failed);
    if (executed.noPlan) return null;
    await betweenLongWork(reader);
    const { trace, carried } = reader;
    const errors = executed.errors?.map((error) => formattedErrorOf(error, carried[requestIdHeader]));
    if (trace) {
      noteOperation(trace, operation.operation, operation.source);
      noteErrors(trace, errors);
    }
    const string = answerText({
      ...(errors && { errors }),
      ...("data" in executed && { data: executed.data as Record<string, unknown> | null }),
      extensions: { ...extensionsOf(reader) },
    });
    const headers = new HeaderMap([["content-type", operation.contentType]]);
    return { status: statusOf(executed), headers, body: { kind: "complete", string } };
  };
  return {
    async executeHTTPGraphQLRequest({ httpGraphQLRequest, context }) {
      const operation = repeatedOperation(httpGraphQLRequest, operations);
      if (!operation || operation.schema !== graph.current.supergraph.publicSchema)
        return apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context });
      const admittedReader = context();
      const reader = await admittedReader.catch(() => null);
      // A refusal charges nothing, so Apollo Server can refuse the request again, in its own form.
      const cost = demand.priceOf(operation);
      if (!reader || demand.charge(cost, reader.payer))
        return apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => admittedReader });
      Object.assign(reader.bill, { cost, isPaid: true });
      const answer = await answerTo(operation, reader);
      if (answer) return answer;
      operations.delete(operation.source);
      return apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => admittedReader });
    },
  };
}

const failed = (error: unknown): ExecutionOutcome => ({
  errors: [new GraphQLError("", { originalError: error instanceof Error ? error : new Error(String(error)) })],
});
