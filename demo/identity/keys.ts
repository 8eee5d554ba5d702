import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { calculateJwkThumbprint, exportJWK, type JWK } from "jose";
import { type IssuerId, issuerIds } from "./personas.ts";

/** A key pair of the demonstration, named by its thumbprint. */
export interface DemoKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly jwk: JWK;
}

/** The issuers' keys and the gateway's own as their client: random, one set per data folder. */
export type DemoKeys = Readonly<Record<"gateway", DemoKey>> & Readonly<Record<IssuerId, DemoKey>>;

/** An issuer's key. @throws Error for what is no issuer: a fault of ours. */
export function keyAt(keys: DemoKeys, issuer: IssuerId): DemoKey {
  const key = keys[issuer];
  if (!key) throw new Error(`the demonstration has no key of ${issuer}`);
  return key;
}

const names = [...issuerIds, "gateway"] as const;
const folderOf = (dataDir: string): string => join(dataDir, "keys", "identity");

/** Makes the keys of this folder that are missing, readable by its owner alone. */
export async function madeKeys(dataDir: string): Promise<DemoKeys> {
  const folder = folderOf(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of names) {
    const file = join(folder, `${name}.pem`);
    if (!existsSync(file)) await writeFile(file, newSigningKeyPem(), { mode: 0o600 });
  }
  return keysIn(folder);
}

/** The keys a started hub left in its folder; undefined where none did. */
export async function readDemoKeys(dataDir: string): Promise<DemoKeys | undefined> {
  const folder = folderOf(dataDir);
  return names.every((name) => existsSync(join(folder, `${name}.pem`))) ? keysIn(folder) : undefined;
}

async function keysIn(folder: string): Promise<DemoKeys> {
  const entries = names.map(async (name) => [name, await keyOf(await readFile(join(folder, `${name}.pem`), "utf8"))]);
  return Object.fromEntries(await Promise.all(entries)) as DemoKeys;
}

async function keyOf(pem: string): Promise<DemoKey> {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, privateKey, publicKey, jwk: { ...jwk, kid, alg: "EdDSA", use: "sig" } };
}
