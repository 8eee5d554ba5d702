import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { requestIdOf, traceparentIn } from "./requestId.ts";

const idOf = (headers: IncomingMessage["headers"]): string => requestIdOf({ headers } as IncomingMessage);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const trace = "0af7651916cd43dd8448eb211c80319c";

describe("the name of a request", () => {
  test("is its sender's where it is well formed: the hub's header, else a proxy's, else its trace", () => {
    expect(idOf({ "hub-request-id": "a.1", "x-request-id": "b", traceparent: `00-${trace}-b7ad6b7169203331-01` })).toBe(
      "a.1",
    );
    expect(idOf({ "x-request-id": "b", traceparent: `00-${trace}-b7ad6b7169203331-01` })).toBe("b");
    expect(idOf({ traceparent: `00-${trace}-b7ad6b7169203331-01` })).toBe(trace);
  });

  test("is made here where it could not stand on a line of a log, or says nothing", () => {
    const unfit = ["", " ", "a b", 'a"b', "a\nb", "é", "x".repeat(129)];
    for (const id of unfit) expect(idOf({ "hub-request-id": id, "x-request-id": id })).toMatch(uuid);
    for (const id of unfit) expect(idOf({ "hub-request-id": id, "x-request-id": "next" })).toBe("next");
    for (const traceparent of [
      `00-${"0".repeat(32)}-b7ad6b7169203331-01`,
      `01-${trace}-b7ad6b7169203331-01`,
      trace,
      "00--",
    ])
      expect(idOf({ traceparent })).toMatch(uuid);
  });

  test("is the same whenever it is asked for, and another for another request", () => {
    const request = { headers: {} } as IncomingMessage;
    expect(requestIdOf(request)).toBe(requestIdOf(request));
    expect(idOf({})).not.toBe(idOf({}));
  });
});

test("a place in a trace is passed on as it came, or not at all", () => {
  const fullTraceparent = `00-${trace}-b7ad6b7169203331-01`;
  expect(traceparentIn({ headers: { traceparent: fullTraceparent } })).toBe(fullTraceparent);
  for (const traceparent of [undefined, `${fullTraceparent}-more`, fullTraceparent.toUpperCase()])
    expect(traceparentIn({ headers: { ...(traceparent !== undefined && { traceparent }) } })).toBeUndefined();
});
