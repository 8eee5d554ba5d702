import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { type DocumentNode, type ExecutionResult, execute, GraphQLError, type GraphQLSchema, parse } from "graphql";
import { PlanCache } from "../planning/planCache.ts";
import { answerInvalid } from "./fieldError.ts";
import { readReply, refused } from "./reply.ts";
import type { Question, Reply, Transport } from "./transport.ts";

/** A subgraph that runs inside the gateway: its schema, and what its resolvers are given at each fetch. */
export interface InProcessSubgraph {
  readonly schema: GraphQLSchema;
  context(): unknown;
}

/** Asks a schema of this process as if it were a partner: it may be slow or fail, it never breaks the gateway. */
export function inProcessTransport(name: string, subgraph: InProcessSubgraph, timeoutMs: number): Transport {
  const documents = new PlanCache<DocumentNode>(500);
  const run = async ({ operation, variables }: Question): Promise<Reply> => {
    try {
      const document = documents.getOrMake(operation.text, () => parse(operation.text, { noLocation: true }));
      const { schema } = subgraph;
      const variableValues = JSON.parse(variables) as Record<string, unknown>;
      const result = await execute({ schema, document, variableValues, contextValue: subgraph.context() });
      return readReply({ body: formatted(result), isPlain: false }, name) ?? refused(answerInvalid(name));
    } catch {
      return refused({ code: "PARTNER_UNAVAILABLE", partner: name as PartnerId, why: "DOWN" });
    }
  };
  return {
    ask: (question) => inTime(run(question), name, timeoutMs),
    close: async () => {},
  };
}

/** An error that a resolver threw without meaning to is ours to mask: it is labelled as HTTP subgraphs label it. */
function formatted({ data, errors }: ExecutionResult): object {
  if (!errors) return { data };
  return { data: data ?? null, errors: errors.map(labelled) };
}

function labelled(error: GraphQLError): object {
  const { message, path } = error;
  const meant = error.originalError === undefined || error.originalError instanceof GraphQLError;
  const extensions = meant ? error.extensions : { code: "INTERNAL_SERVER_ERROR" };
  return { message, path, extensions: { ...extensions } };
}

async function inTime(reply: Promise<Reply>, name: string, timeoutMs: number): Promise<Reply> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Reply>((resolve) => {
    const refusal = { code: "PARTNER_UNAVAILABLE", partner: name as PartnerId, why: "TIMEOUT" } as const;
    timer = setTimeout(() => resolve(refused(refusal)), timeoutMs);
  });
  try {
    return await Promise.race([reply, late]);
  } finally {
    clearTimeout(timer);
  }
}
