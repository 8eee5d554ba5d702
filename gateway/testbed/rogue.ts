import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A partner that answers whatever a test tells it to. */
export interface Rogue {
  readonly url: string;
  /** How many questions it was asked. */
  asked(): number;
  answersWith(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export type Behaviour = (response: ServerResponse, question: Question) => void;

export interface Question {
  readonly query: string;
  readonly variables: { readonly representations?: readonly { readonly code: string }[] };
}

export async function startRogue(): Promise<Rogue> {
  let behaviour: Behaviour = (response) => response.end();
  let count = 0;
  const sockets = new Set<Socket>();
  const http = createServer(async (request, response) => {
    count++;
    behaviour(response, JSON.parse(await textOf(request)));
  });
  http.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    asked: () => count,
    answersWith(next) {
      behaviour = next;
      count = 0;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        http.close(() => resolve());
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

export const says =
  (status: number, body: string, type = "application/json"): Behaviour =>
  (response) => {
    response.writeHead(status, { "content-type": type }).end(body);
  };

export const saysJson = (body: unknown, status = 200): Behaviour => says(status, JSON.stringify(body));

/** Answers about each territory asked, in order. */
export const saysOfEach =
  (entityOf: (code: string) => unknown, errors?: unknown): Behaviour =>
  (response, { variables }) => {
    const entities = (variables.representations ?? []).map(({ code }) => entityOf(code));
    saysJson({ data: { _entities: entities }, ...(errors ? { errors } : {}) })(response, { query: "", variables });
  };
