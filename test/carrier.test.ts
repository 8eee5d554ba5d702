import { subgraphHealth } from "@pacte-hub/gateway/http/subgraphHealth";
import { startGateway } from "@pacte-hub/gateway/server";
import type { SigningProxy } from "@pacte-hub/gateway/signingProxy";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { defaultLimits } from "../gateway/http/limits.ts";
import { ask } from "./ask.ts";
import { carrierBeside, institutionsOf } from "./carrying.ts";

const hub = inject("hub");
const institutions = institutionsOf(hub);
const log = pino({ level: "silent" });
let carrier: SigningProxy;
beforeAll(async () => {
  carrier = await carrierBeside(hub, { siae: { maxBodyBytes: 500 } });
});
afterAll(() => carrier.close());

const post = (url: string, body: object | string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const households = {
  query:
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Territory { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } } }',
  variables: { of: [{ __typename: "Territory", code: "55" }] },
};

describe("a router that is not our gateway", () => {
  test("is answered through the carrier what institutions refuse to say to it directly", async () => {
    expect((await post(institutions.caf, households)).status).toBe(401);
    const carried = await post(`${carrier.url}/caf`, households);
    const { data } = await ask(
      '{ territory(code: "55") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } }',
      {},
      hub.url,
    );
    expect([carried.status, ((await carried.json()) as { data: { _entities: unknown[] } }).data._entities[0]]).toEqual([
      200,
      data.territory,
    ]);
  });

  test("is given a composed graph that leads through the carrier, and answers by it as the gateway does", async () => {
    const sdl = await (await fetch(`${carrier.url}/supergraph.graphql`)).text();
    for (const name of Object.keys(institutions)) expect(sdl).toContain(`"${name}", url: "${carrier.url}/${name}"`);
    const urls = Object.fromEntries(
      [...Object.keys(institutions), "reference"].map((name) => [name, `${carrier.url}/${name}`]),
    );
    // A router that signs nothing: our own, without its key.
    const router = await startGateway({
      supergraphSdl: sdl,
      subgraphUrls: urls,
      inProcess: {},
      health: subgraphHealth(urls),
      host: "127.0.0.1",
      port: 0,
      log,
    });
    const query = `{ pact { title } conventions { id status } caf { id } siae { id } poleEmploi { id } department { id }
      territories(level: EPCI) { code name caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value status } } } }`;
    const [through, ours] = await Promise.all([ask(query, {}, router.url), ask(query, {}, hub.url)]);
    await router.close();
    expect([through.errors, through.data]).toEqual([undefined, ours.data]);
  });

  test("is refused anything but a question of an institution, and tells no token that it cannot exchange", async () => {
    const codeOf = async (answer: Response) => [
      answer.status,
      ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code,
    ];
    expect(await codeOf(await post(`${carrier.url}/elsewhere`, households))).toEqual([404, "NOT_FOUND"]);
    expect(await codeOf(await fetch(`${carrier.url}/caf`))).toEqual([404, "NOT_FOUND"]);
    expect(await codeOf(await post(`${carrier.url}/caf`, "x".repeat(defaultLimits.maxRequestBytes + 1)))).toEqual([
      413,
      "BODY_TOO_LARGE",
    ]);
    expect(await codeOf(await post(`${carrier.url}/caf`, households, { "content-type": "text/plain" }))).toEqual([
      415,
      "CONTENT_TYPE_NOT_SUPPORTED",
    ]);
    expect(await codeOf(await post(`${carrier.url}/reference`, "not JSON"))).toEqual([400, "BAD_REQUEST"]);
    expect(await codeOf(await post(`${carrier.url}/siae`, { query: "{ _service { sdl } }" }))).toEqual([
      503,
      "PARTNER_ANSWER_INVALID",
    ]);
    const stranger = await post(`${carrier.url}/caf`, households, { authorization: "Bearer a.b.c" });
    expect(await codeOf(stranger)).toEqual([401, "UNAUTHENTICATED"]);
  });
});
