import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { addGateway } from "@pacte-hub/institution/auth/gatewayKeys";
import { readerPool, withClient } from "@pacte-hub/postgres/connect";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { expect, test } from "vitest";
import { signatureVerifier } from "../../packages/institution/auth/verifySignature.ts";
import { migratedDatabase } from "../database.ts";

test("what the gateway signs is what arrives over HTTP; a caller without its signature is told 401", async () => {
  const urls = await migratedDatabase("caf");
  const db = readerPool(urls.READER, 2);
  const signer = signerOf(newSigningKeyPem());
  const { publicKey } = signer;
  const validFrom = "2026-01-01T00:00:00Z";
  await withClient(urls.STEWARD, (client) => addGateway(client, { publicKey, validFrom, demonstration: false }));
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const message = { method, authority: headers.host ?? "", path: url, headers, body: await bodyOf(request) };
    const carried = signatureVerifier(db, { authority: [`127.0.0.1:${port}`] }).check(message);
    response
      .writeHead(
        await carried.then(
          () => 200,
          (error) => error.extensions.http.status,
        ),
      )
      .end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;

  const url = `http://127.0.0.1:${port}/graphql?query=%7Bx%7D&a=é`;
  const headers = { "content-type": "application/json", authorization: "Bearer a.b.c", "hub-purpose": "STEERING" };
  const body = Buffer.from('{"query":"{ caf { id } }"}');
  const signed = { ...headers, ...signer.sign({ method: "POST", url, headers, body }) };
  const asked = (init: RequestInit) => fetch(url, { method: "POST", ...init }).then(({ status }) => status);
  expect(await asked({ body, headers: signed })).toBe(200);
  expect(await asked({ body, headers })).toBe(401);
  expect(await asked({ body: '{"query":"{ siae { id } }"}', headers: signed })).toBe(401);
  expect(await asked({ body, headers: { ...signed, authorization: "Bearer other" } })).toBe(401);

  server.close();
  await db.destroy();
  await urls.drop();
});

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
