import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import { type LoginUrls, logins } from "@pacte-hub/server/logins";
import { databaseOf } from "./postgres/names.ts";

/**
 * The settings as completed by the embedded hub of this data folder: so that `hub publish caf ...` works beside
 * `hub start` without an address or a key being given. What the environment says comes first.
 */
export async function completedByFolder(settings: Settings): Promise<Settings> {
  const passwords = await passwordsIn(settings.dataDir);
  if (!passwords) return settings;
  const databases = Object.fromEntries(
    partnerIds.map((partner) => [
      partner,
      settings.databases[partner] ?? urlsIn(passwords, partner, settings.ports.postgres),
    ]),
  );
  const signingKeys = Object.fromEntries(
    partnerIds.map((partner) => [partner, settings.signingKeys[partner] ?? keyFile(settings.dataDir, partner)]),
  );
  const journalKeys = Object.fromEntries(
    partnerIds.map((partner) => [
      partner,
      settings.journalKeys[partner] ?? keyFile(settings.dataDir, journalOf(partner)),
    ]),
  );
  const contextKeys = Object.fromEntries(
    partnerIds.map((partner) => [
      partner,
      settings.contextKeys[partner] ?? keyFile(settings.dataDir, contextOf(partner)),
    ]),
  );
  const gatewayKey = settings.gatewayKey ?? keyFile(settings.dataDir, "gateway");
  return { ...settings, databases, signingKeys, journalKeys, contextKeys, gatewayKey };
}

/** The settings with the gateway's key of this folder, where there is one and none was given. */
export function withGatewayKey(settings: Settings): Settings {
  const file = keyFile(settings.dataDir, "gateway");
  return settings.gatewayKey || !existsSync(file) ? settings : { ...settings, gatewayKey: file };
}

/** Makes the key of that name in this folder where there is none; its path. */
async function madeKeyFile(dataDir: string, name: string, secret = newSigningKeyPem): Promise<string> {
  const file = keyFile(dataDir, name);
  await mkdir(join(dataDir, "keys"), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) await writeFile(file, secret(), { mode: 0o600 });
  return file;
}

/** The key that an institution signs its releases with. */
export const madeKey = (dataDir: string, partner: PartnerId): Promise<string> => madeKeyFile(dataDir, partner);

/** The settings with the keys of this folder where none was given: the gateway's, those of the journals and contexts. */
export async function withMadeKeys(settings: Settings, dataDir: string): Promise<Settings> {
  const journalKeys: Partial<Record<PartnerId, string>> = { ...settings.journalKeys };
  // Before anything reads them, one after the other: a key made twice would be two keys.
  for (const partner of partnerIds) journalKeys[partner] ??= await madeKeyFile(dataDir, journalOf(partner));
  const contextKeys: Partial<Record<PartnerId, string>> = { ...settings.contextKeys };
  for (const partner of partnerIds) contextKeys[partner] ??= await madeKeyFile(dataDir, contextOf(partner), newSecret);
  return {
    ...settings,
    journalKeys,
    contextKeys,
    gatewayKey: settings.gatewayKey ?? (await madeKeyFile(dataDir, "gateway")),
  };
}

const keyFile = (dataDir: string, name: string): string => join(dataDir, "keys", `${name}.pem`);

const contextOf = (partner: PartnerId): string => `${partner}-context`;

const newSecret = (): string => randomBytes(32).toString("base64url");

const journalOf = (partner: PartnerId): string => `${partner}-journal`;

async function passwordsIn(dataDir: string): Promise<Readonly<Record<string, string>> | undefined> {
  const file = join(dataDir, "passwords.json");
  return existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : undefined;
}

function urlsIn(passwords: Readonly<Record<string, string>>, partner: PartnerId, port: number): LoginUrls {
  const database = databaseOf(partner);
  const url = (role: string) => `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`;
  return Object.fromEntries(logins.map((login) => [login, url(`${database}_${login.toLowerCase()}`)])) as LoginUrls;
}
