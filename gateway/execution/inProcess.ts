import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Unavailability } from "@pacte-hub/schema/model/refusal";
import { type DocumentNode, type ExecutionResult, execute, GraphQLError, type GraphQLSchema, parse } from "graphql";
import { PlanCache } from "../planning/planCache.ts";
import { answerInvalid } from "./fieldError.ts";
import { readReply, refused } from "./reply.ts";
import type { RelayedReply, RelayingTransport, Reply } from "./transport.ts";

/** A subgraph that runs inside the gateway: its schema, and what its resolvers are given at each fetch. */
export interface InProcessSubgraph {
  readonly schema: GraphQLSchema;
  context(): unknown;
  /**
   * Who else can make the same schema: a process that makes long answers then runs it too, and calls the methods of the
   * context here. Without it, only the gateway's process runs the subgraph.
   */
  readonly module?: SchemaModule;
}

/** A module, by its `file:` address, and the name of the function that it exports, which makes a schema. */
export interface SchemaModule {
  readonly url: string;
  readonly factory: string;
}

/** Asks a schema of this process as if it were a partner: it may be slow or fail, it never breaks the gateway. */
export function inProcessTransport(name: string, subgraph: InProcessSubgraph, timeoutMs: number): RelayingTransport {
  const documents = new PlanCache<DocumentNode>(500);
  const run = async ({ text, variables }: Called): Promise<ExecutionResult> => {
    const document = documents.getOrMake(text, () => parse(text, { noLocation: true }));
    return execute({
      schema: subgraph.schema,
      document,
      variableValues: variables,
      contextValue: subgraph.context(),
    });
  };
  const answered = async <Answered extends Reply | RelayedReply>(called: () => Promise<Answered>) => {
    const unavailable = (why: Unavailability) =>
      refused({ code: "PARTNER_UNAVAILABLE", partner: name as PartnerId, why });
    return inTime(
      called().catch(() => unavailable("DOWN")),
      { timeoutMs, late: () => unavailable("TIMEOUT") },
    );
  };
  return {
    ask: ({ operation, variables }) =>
      answered(async () => {
        const body = formatted(await run({ text: operation.text, variables: JSON.parse(variables) }));
        return readReply({ body, isPlain: false }, name) ?? refused(answerInvalid(name));
      }),
    relay: (request) =>
      answered(async () => {
        const { query, variables } = JSON.parse(request.body.toString()) as RelayedBody;
        const body = [Buffer.from(JSON.stringify(formatted(await run({ text: query, variables }))))];
        return { kind: "UNREAD", status: 200, body };
      }),
    close: async () => {},
  };
}

interface Called {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

interface RelayedBody extends Pick<Called, "variables"> {
  readonly query: string;
}

/** An error that a resolver threw without meaning to is ours to mask: it is labelled as HTTP subgraphs label it. */
function formatted({ data, errors }: ExecutionResult): object {
  if (!errors) return { data };
  return { data: data ?? null, errors: errors.map(labelled) };
}

function labelled(error: GraphQLError): object {
  const { message, path } = error;
  const isDeliberate = error.originalError === undefined || error.originalError instanceof GraphQLError;
  const extensions = isDeliberate ? error.extensions : { code: "INTERNAL_SERVER_ERROR" };
  return { message, path, extensions: { ...extensions } };
}

async function inTime<Value>(reply: Promise<Value>, { timeoutMs, late }: Patience<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Value>((resolve) => {
    timer = setTimeout(() => resolve(late()), timeoutMs);
  });
  try {
    return await Promise.race([reply, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

interface Patience<Value> {
  readonly timeoutMs: number;
  readonly late: () => Value;
}
