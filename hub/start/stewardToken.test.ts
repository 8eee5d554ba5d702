import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "@pacte-hub/server/config";
import { expect, test } from "vitest";
import { clientCredentials } from "./clientCredentials.ts";
import { stewardToken } from "./stewardToken.ts";

test("a token in a file is read again each time it is used: whoever renews it writes it there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "token-"));
  const file = join(folder, "token");
  writeFileSync(file, "first\n");
  const settings = readSettings({ HUB_TOKEN_FILE: file });
  expect(await stewardToken("caf", settings)).toBe("first");
  writeFileSync(file, "second\n");
  expect(await stewardToken("caf", settings)).toBe("second");
  rmSync(folder, { recursive: true });
  // Between two writes there is none: the last one that was read is used.
  expect(await stewardToken("caf", settings)).toBe("first");
});

test("a program that its issuer knows asks it for a token, holds it, and asks anew before it ends", async () => {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    bodies.push(`${request.headers.authorization} ${body}`);
    const isKnown = request.headers.authorization === `Basic ${Buffer.from("publisher:a%20secret").toString("base64")}`;
    response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" });
    const answer = isKnown ? { access_token: `token-${bodies.length}`, expires_in: 300 } : { error: "invalid_client" };
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const tokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  let now = 0;
  const credentials = { tokenUrl, clientId: "publisher", secret: "a secret", audience: "the-hub" };
  const token = clientCredentials(credentials, () => now);
  expect([await token(), await token()]).toEqual(["token-1", "token-1"]);
  expect(bodies[0]).toContain("grant_type=client_credentials&audience=the-hub");
  now = 271_000;
  expect(await token()).toBe("token-2");
  await expect(clientCredentials({ ...credentials, secret: "wrong" })()).rejects.toMatchObject({
    code: "HUB_REFUSES",
    message: expect.stringMatching(/refuse \(401, invalid_client\)/),
  });
  const settings = { HUB_TOKEN_URL: tokenUrl, HUB_CLIENT_ID: "publisher", HUB_CLIENT_SECRET: "a secret" };
  expect(await stewardToken("caf", readSettings(settings))).toMatch(/^token-\d$/);
  expect(() => readSettings({ HUB_TOKEN_URL: tokenUrl })).toThrow(/HUB_CLIENT_ID/);
  await new Promise((resolve) => server.close(resolve));
  await expect(clientCredentials(credentials)()).rejects.toMatchObject({
    message: expect.stringContaining("ne répond pas"),
  });
  const elsewhere = clientCredentials({ ...credentials, tokenUrl: "http://issuer.example/token" });
  await expect(elsewhere()).rejects.toMatchObject({
    code: "SETTINGS_REFUSED",
    message: expect.stringContaining("en clair"),
  });
});
