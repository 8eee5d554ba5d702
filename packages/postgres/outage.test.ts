import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import pg from "pg";
import { expect, test } from "vitest";
import { isOutage } from "./outage.ts";

const withCode = (code: string) => Object.assign(new Error("…"), { code });

test.each(["ECONNREFUSED", "57P01", "57P03", "08006", "53300", "53100"])(
  "%s is a database that cannot be asked now",
  (code) => expect(isOutage(withCode(code))).toBe(true),
);

test.each(["42P01", "42501", "22P02", "57014", "40001"])("%s is a statement's own fault", (code) =>
  expect(isOutage(withCode(code))).toBe(false),
);

test("so is a line that broke without a code, and several addresses that all refused", () => {
  expect(isOutage(new Error("Connection terminated unexpectedly"))).toBe(true);
  expect(isOutage(new Error("ROLLBACK - Connection terminated unexpectedly"))).toBe(true);
  expect(isOutage(new Error("select authority.grant($1) - Connection terminated"))).toBe(true);
  expect(isOutage(new AggregateError([withCode("ECONNREFUSED"), withCode("ECONNREFUSED")]))).toBe(true);
  expect(isOutage(new TypeError("undefined is not a function"))).toBe(false);
});

test("so is a server that takes the line and says nothing, in pg's own words", async () => {
  const silent = createServer(() => undefined).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const client = new pg.Client({ host: "127.0.0.1", port, connectionTimeoutMillis: 30 });
  client.on("error", () => undefined);
  const error = await client.connect().catch((thrown: unknown) => thrown);
  silent.close();
  expect([isOutage(error), (error as Error).message]).toEqual([true, "timeout expired"]);
});
