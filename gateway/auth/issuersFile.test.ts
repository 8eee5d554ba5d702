import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { configuredIssuers } from "./issuersFile.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hub-issuers-"));
  const pem = (key: ReturnType<typeof generateKeyPairSync>["privateKey"]) =>
    (key as unknown as { export(options: object): string }).export({ type: "pkcs8", format: "pem" });
  writeFileSync(join(folder, "hub.pem"), pem(generateKeyPairSync("ed25519").privateKey as never));
  writeFileSync(
    join(folder, "curve.pem"),
    pem(generateKeyPairSync("ec", { namedCurve: "secp384r1" }).privateKey as never),
  );
  writeFileSync(join(folder, "secret"), "s3cret\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(content: unknown): string {
  const file = join(folder, "issuers.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

test("an operator names the issuers of the readers in a file, their secrets in files of their own", async () => {
  const file = fileWith([
    { issuer: "https://sso.caf.example", client: "hub", key: "hub.pem", keyId: "2026" },
    { issuer: "https://sso.meuse.example/realms/meuse", client: "hub", secretFile: "secret", names: "resource" },
  ]);
  const [byKey, bySecret] = await configuredIssuers(file);
  expect(byKey).toMatchObject({ credentials: { kind: "KEY", client: "hub", keyId: "2026" }, names: "audience" });
  expect(byKey?.issuer.url).toBe("https://sso.caf.example");
  expect(bySecret).toMatchObject({ credentials: { kind: "SECRET", secret: "s3cret" }, names: "resource" });
});

const good = { issuer: "https://sso.caf.example", client: "hub", secretFile: "secret" };
test.each<[string, unknown]>([
  ["n'est pas du JSON", "[{"],
  ["https://", [{ ...good, issuer: "http://127.0.0.1:4005/caf" }]],
  ["un seul des deux", [{ ...good, key: "hub.pem" }]],
  ["un seul des deux", [{ issuer: good.issuer, client: "hub" }]],
  ["ce fichier ne convient pas", [{ ...good, secretFile: "absent" }]],
  ["ce fichier ne convient pas", [{ issuer: good.issuer, client: "hub", key: "curve.pem" }]],
  ["y est deux fois", [good, good]],
  ["secret", [{ ...good, secret: "in the list itself" }]],
])("a list that cannot be is refused with what is wrong: %s", async (sentence, content) => {
  const refused = await configuredIssuers(fileWith(content)).catch((error: Error) => error);
  expect(refused).toMatchObject({ name: "SettingsRefused" });
  expect((refused as Error).message).toMatch(/^La variable HUB_ISSUERS /);
  expect((refused as Error).message).toContain(sentence);
  expect((refused as Error).message).not.toContain("in the list itself");
});
