import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { readDemoKeys } from "@pacte-hub/demo/identity/keys";
import { authenticatorFor } from "@pacte-hub/gateway/auth/authenticate";
import { signRequestWith } from "@pacte-hub/gateway/http/signRequest";
import { subgraphHealth } from "@pacte-hub/gateway/http/subgraphHealth";
import { startGateway } from "@pacte-hub/gateway/server";
import { referenceSchema } from "@pacte-hub/reference/schema";
import { processTraces } from "@pacte-hub/server/observation/traces";
import { inClone } from "@pacte-hub/server/repository";
import { pino } from "pino";
import { expect, inject, test } from "vitest";
import { issuersAt } from "../hub/start/identity.ts";
import { ask } from "./ask.ts";
import { institutionsOf } from "./carrying.ts";
import { urlsOf } from "./database.ts";
import { freePorts } from "./hub.ts";
import { institutionProcess } from "./institutionProcess.ts";
import { as, gatewayAudience } from "./persona.ts";

interface Span {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

/** A collector, as far as it takes spans: OTLP over HTTP, JSON. */
async function collector() {
  const spans: Span[] = [];
  const texts: string[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    texts.push(text);
    for (const { resource, scopeSpans } of JSON.parse(text).resourceSpans) {
      const service = resource.attributes.find(({ key }: { key: string }) => key === "service.name").value.stringValue;
      for (const one of scopeSpans) spans.push(...one.spans.map((span: object) => ({ service, ...span })));
    }
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`;
  return { url, spans, texts, close: () => new Promise((resolve) => server.close(resolve)) };
}

test("one question is one trace from its reader to the SQL of each institution, and holds nothing of what was asked or answered", async () => {
  const hub = inject("hub");
  const keyOf = (name: string): string => join(hub.dataDir, "keys", `${name}.pem`);
  const collected = await collector();
  const port = (await freePorts()).CAF_PORT;
  const caf = await institutionProcess("caf", port, {
    CAF_READER_URL: urlsOf("caf").READER,
    CAF_CONTEXT_KEY: keyOf("caf-context"),
    CAF_JOURNAL_KEY: keyOf("caf-journal"),
    HUB_CACHE_MB: "0",
    HUB_TRACES_URL: collected.url,
  });
  const subgraphUrls = { ...institutionsOf(hub), caf: caf.url };
  const sign = signRequestWith(signerOf(readFileSync(keyOf("gateway"), "utf8")));
  const keys = await readDemoKeys(hub.dataDir);
  const traces = await processTraces(collected.url, "gateway");
  const gateway = await startGateway({
    supergraphSdl: readFileSync(inClone("schema", "supergraph.graphql"), "utf8"),
    subgraphUrls,
    inProcess: { reference: { schema: referenceSchema(), context: () => ({ answers: async () => true }) } },
    health: subgraphHealth(subgraphUrls, sign),
    host: "127.0.0.1",
    port: 0,
    log: pino({ level: "silent" }),
    sign,
    authenticator: authenticatorFor({
      audience: gatewayAudience,
      issuers: keys ? issuersAt(Number(hub.ports.IDENTITY_PORT), keys) : [],
    }),
    traces,
  });
  const [traceId, readers] = ["4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"];
  const reader = await as("analyst@caf", hub);
  const query = `query Asked($code: ID!) { territory(code: $code) { name caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } }`;
  const { data } = await ask(query, { code: "200049187" }, gateway.url, {
    ...reader,
    traceparent: `00-${traceId}-${readers}-01`,
    "hub-request-id": "a-question",
  });
  expect(data.territory.caf.rsaHouseholds[0].value).toEqual(expect.any(Number));
  await gateway.close();
  await traces.close();
  const ended = new Promise((resolve) => caf.child.once("exit", resolve));
  caf.child.kill("SIGTERM");
  await ended;
  await collected.close();

  const spans = collected.spans.filter((span) => span.traceId === traceId);
  const [ofGateway, ofCaf] = ["hub gateway", "hub caf"].map((service) =>
    spans.filter((one) => one.service === service),
  );
  const [first, second] = [ofGateway, ofCaf].map((all) => all?.find(({ name }) => name === "question"));
  expect(first?.parentSpanId).toBe(readers);
  expect(second?.parentSpanId).toBe(first?.spanId);
  const under = (span: Span | undefined) =>
    spans.filter((one) => one.parentSpanId === span?.spanId && one !== second).map(({ name }) => name);
  expect(under(first)).toEqual(expect.arrayContaining(["plan", "partner caf"]));
  expect(under(second)).toEqual(
    expect.arrayContaining(["sql admission", expect.stringMatching(/^sql select published\.\w+$/)]),
  );
  for (const { startTimeUnixNano, endTimeUnixNano } of spans)
    expect(BigInt(endTimeUnixNano) >= BigInt(startTimeUnixNano)).toBe(true);
  const words = Object.fromEntries((first?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]));
  expect(words).toMatchObject({
    "hub.request_id": "a-question",
    "graphql.operation.name": "Asked",
    "http.response.status_code": 200,
  });
  for (const secret of ["200049187", "rsaHouseholds", "2021-12", "analyst", "Bearer", reader.authorization.slice(-20)])
    expect(collected.texts.join()).not.toContain(secret);
}, 60_000);
