import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { getStitchedSchemaFromSupergraphSdl } from "@graphql-tools/federation";
import { createHandler } from "graphql-http/lib/use/http";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { packageRoot } from "../data/shipped.ts";
import type { Carrier } from "../gateway/carrier.ts";
import { ask } from "./ask.ts";
import { carrierBeside } from "./carrying.ts";

/**
 * GraphQL Tools' engine of federation, the one under Hive Gateway: it knows nothing of ours, and holds no key. It is given
 * what any router is given, the composed graph whose subgraphs are asked through the carrier.
 */
let carrier: Carrier;
let url: string;
let close: () => void;
beforeAll(async () => {
  carrier = await carrierBeside(inject("hub"));
  const supergraphSdl = await (await fetch(`${carrier.url}/supergraph.graphql`)).text();
  const server = createServer(createHandler({ schema: getStitchedSchemaFromSupergraphSdl({ supergraphSdl }) }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  close = () => server.close();
});
afterAll(async () => {
  close();
  await carrier.close();
});

const documents = ["gateway/explorer/examples", "docs/questions"].flatMap((folder) =>
  readdirSync(join(packageRoot, folder))
    .filter((name) => name.endsWith(".graphql"))
    .map((name) => [name, readFileSync(join(packageRoot, folder, name), "utf8")] as const),
);

test("there are documents to ask", () => expect(documents.length).toBeGreaterThan(30));

test.each(documents)(
  "another public engine of federation, through the carrier, gives the data of %s as our gateway does",
  async (_, query) => {
    const [ours, theirs] = await Promise.all([ask(query), ask(query, {}, url)]);
    expect(theirs.data).toEqual(ours.data);
  },
);
