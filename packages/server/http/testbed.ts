import { connect } from "node:net";
import { ApolloServer } from "@apollo/server";
import { afterAll, beforeAll } from "vitest";
import { type Listening, listenOn } from "./http.ts";

let listening: Listening;

/** A server of one word, on a port of its own while the tests of a file run: each file calls it once. */
export function serveWord(): void {
  const server = new ApolloServer({
    typeDefs: "type Query { word(of: [String!]): String }",
    resolvers: { Query: { word: (_, { of }) => (of ? of.join(",") : "bonjour") } },
    includeStacktraceInErrorResponses: false,
    csrfPrevention: false,
  });
  beforeAll(async () => {
    await server.start();
    listening = await listenOn(server, { host: "127.0.0.1", port: 0, context: async () => ({}) });
  });
  afterAll(async () => {
    await listening.close();
    await server.stop();
  });
}

export interface Heard {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends a request as written, and gives what comes back. */
export function sent(request: string | Buffer): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: listening.port });
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk)).on("error", reject);
    socket.on("close", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const [head = "", ...body] = text.split("\r\n\r\n");
      resolve({ status: Number(head.slice(9, 12)), head, body: body.join("\r\n\r\n") });
    });
    socket.end(request);
  });
}

export const lines = (...headers: readonly string[]): string =>
  ["", ...headers, "connection: close", "", ""].join("\r\n");
export const posting = (body: string | Buffer, ...headers: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from(
      `POST /graphql HTTP/1.1${lines("host: hub", "content-type: application/json", ...headers, `content-length: ${Buffer.byteLength(body)}`)}`,
    ),
    Buffer.from(body),
  ]);
export const question = '{"query":"{ word }"}';
export const asking = (target: string, ...headers: readonly string[]): string =>
  `GET ${target} HTTP/1.1${lines("host: hub", ...headers)}`;
