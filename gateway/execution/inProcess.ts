import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Unavailability } from "@pacte-hub/schema/model/refusal";
import { type DocumentNode, type ExecutionResult, execute, GraphQLError, type GraphQLSchema, parse } from "graphql";
import { PlanCache } from "../planning/planCache.ts";
import { answerInvalid } from "./fieldError.ts";
import { readReply, refused } from "./reply.ts";
import type { RelayedReply, RelayingTransport, Reply } from "./transport.ts";

/** A subgraph that runs inside the gateway: its schema, and the context of its resolvers. */
export interface InProcessSubgraph {
  readonly schema: GraphQLSchema;
  context(): unknown;
  /**
   * A module that makes the same schema, so that processes for long answers can run the subgraph too; they call the methods
   * of the context over here. Without it, only the gateway's process runs the subgraph.
   */
  readonly module?: SchemaModule;
}

/** A module's `file:` URL, and the name of its exported function that makes the schema. */
export interface SchemaModule {
  readonly url: string;
  readonly factory: string;
}

/** Executes a schema of this process as if it were a partner: it may be slow or fail without breaking the gateway. */
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

/** Masks unexpected errors of resolvers, with the code that HTTP subgraphs give them. */
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
