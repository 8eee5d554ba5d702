import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { getStitchedSchemaFromSupergraphSdl } from "@graphql-tools/federation";
import type { SigningProxy } from "@pacte-hub/gateway/signingProxy";
import { inClone } from "@pacte-hub/server/repository";
import { createHandler } from "graphql-http/lib/use/http";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { carrierBeside } from "./carrying.ts";
import { as } from "./persona.ts";

/**
 * GraphQL Tools' engine of federation, the one under Hive Gateway: it knows nothing of ours, and holds no key. It is given
 * what any router is given, the composed graph whose subgraphs are asked through the carrier.
 */
interface Reading extends Record<PropertyKey, unknown> {
  readonly headers: Record<string, string>;
}
let carrier: SigningProxy;
let url: string;
let close: () => void;
beforeAll(async () => {
  carrier = await carrierBeside(inject("hub"));
  const supergraphSdl = await (await fetch(`${carrier.url}/supergraph.graphql`)).text();
  const schema = getStitchedSchemaFromSupergraphSdl({
    supergraphSdl,
    // The one thing that `hub carrier --help` asks of a router: the reader's own header goes with each request.
    httpExecutorOpts: { headers: (request) => (request?.context as Reading | undefined)?.headers ?? {} },
  });
  const context = ({ raw: { headers } }: { readonly raw: IncomingMessage }): Reading => ({
    headers: headers.authorization === undefined ? {} : { authorization: headers.authorization },
  });
  const server = createServer(createHandler({ schema, context }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  close = () => server.close();
});
afterAll(async () => {
  close();
  await carrier.close();
});

const documents = ["gateway/explorer/examples", "docs/questions"].flatMap((folder) =>
  readdirSync(inClone(folder))
    .filter((name) => name.endsWith(".graphql"))
    .map((name) => [name, readFileSync(inClone(folder, name), "utf8")] as const),
);

test("there are documents to ask", () => expect(documents.length).toBeGreaterThan(30));

const reader = "steering@department";

describe("another public engine of federation, through the carrier, gives as our gateway does", () => {
  test.each(documents)("to nobody in particular, the data of %s", async (_, query) => {
    const [ours, theirs] = await Promise.all([ask(query), ask(query, {}, url)]);
    expect(ours.data).toBeTruthy();
    expect(theirs.data).toEqual(ours.data);
  });

  test.each(documents)("to a member of the steering committee, the data of %s", async (_, query) => {
    const own = await as(reader, inject("hub"));
    const [ours, theirs] = await Promise.all([ask(query, {}, undefined, own), ask(query, {}, url, own)]);
    expect(ours.data).toBeTruthy();
    expect(theirs.data).toEqual(ours.data);
  });
});

test("the reader's token opens through it what is shut to nobody in particular", async () => {
  const [, query] = documents.find(([name]) => name === "03-orientation.graphql") ?? [];
  const [open, own] = await Promise.all([
    ask(query ?? "", {}, url),
    ask(query ?? "", {}, url, await as(reader, inject("hub"))),
  ]);
  expect(own.errors).toBeUndefined();
  expect(own.data).not.toEqual(open.data);
});
