import type { Readable, Writable } from "node:stream";

type Result = Readonly<Record<string, unknown>>;
interface Message {
  readonly id?: number;
  readonly result?: Result;
  readonly error?: { readonly message: string };
}

/** Asks a browser something (Chrome DevTools Protocol), of one of its pages when `session` names it. */
export type Talk = (method: string, parameters?: object, session?: string) => Promise<Result>;

/** Speaks with a browser through two pipes (--remote-debugging-pipe): no port that another program could use. */
export function talkThrough(to: Writable, from: Readable): Talk {
  const waiting = new Map<number, { resolve: (result: Result) => void; reject: (error: Error) => void }>();
  let last = 0;
  let rest = "";
  from.setEncoding("utf8").on("data", (text: string) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) hear(JSON.parse(message) as Message);
  });
  from.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("the browser ended"));
    waiting.clear();
  });
  to.on("error", () => undefined);
  function hear({ id, result, error }: Message): void {
    const pending = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !pending) return;
    waiting.delete(id);
    if (error) pending.reject(new Error(error.message));
    else pending.resolve(result ?? {});
  }
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      to.write(`${JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
}
