import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { addGateway } from "@pacte-hub/institution/auth/gatewayKeys";
import { withClient } from "@pacte-hub/postgres/connect";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migratedDatabase } from "../database.ts";

let urls: Awaited<ReturnType<typeof migratedDatabase>>;

beforeAll(async () => {
  urls = await migratedDatabase("caf");
});
afterAll(() => urls.drop());

const codeOf = (url: string, sql: string) =>
  withClient(url, (client) => client.query(sql)).then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

test("the list of gateways is written by the steward alone, and never forgets a key", async () => {
  const insert = `insert into authority.gateway_key (id, public_key, demonstration)
                  values ('x', 'MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=', false)`;
  expect(await codeOf(urls.READER, "select * from authority.gateway_key")).toBe("done");
  for (const login of [urls.READER, urls.PUBLISHER]) expect(await codeOf(login, insert)).toBe("42501");
  expect(await codeOf(urls.STEWARD, "delete from authority.gateway_key")).toBe("42501");
  expect(await codeOf(urls.STEWARD, "update authority.gateway_key set public_key = public_key")).toBe("42501");
});

test("the list of gateways takes no key of a demonstration where the database is not one", async () => {
  const { publicKey } = signerOf(newSigningKeyPem());
  const added = withClient(urls.STEWARD, (client) => addGateway(client, { publicKey, demonstration: true }));
  await expect(added).rejects.toMatchObject({ code: "42501" });
});
