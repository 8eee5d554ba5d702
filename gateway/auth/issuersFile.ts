import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Issuer } from "@pacte-hub/auth/tokens/issuer";
import { SettingsRefused } from "@pacte-hub/server/config";
import { z } from "zod";
import { type Credentials, clientKey } from "./clientAssertion.ts";
import type { ReadersIssuer } from "./tokenExchange.ts";

/** One line of the file that HUB_ISSUERS names; docs/exploitation.md shows a whole one. */
const entry = z
  .strictObject({
    issuer: z.url({ protocol: /^https$/, error: "« issuer » doit être une adresse https://…" }),
    client: z.string().min(1, "« client » manque : le nom de la passerelle chez cet émetteur"),
    /** Files, beside this one or elsewhere: a secret is never in the list itself. */
    key: z.string().optional(),
    keyId: z.string().optional(),
    secretFile: z.string().optional(),
    /** The pages' public client at this issuer (authorization code with PKCE), and how they name the institution. */
    signIn: z.strictObject({ name: z.string().min(1), client: z.string().min(1) }).optional(),
    names: z.enum(["audience", "resource"], "« names » vaut audience ou resource").default("audience"),
  })
  .refine(({ key, secretFile }) => (key === undefined) !== (secretFile === undefined), {
    error: "il faut « key » (préférable) ou « secretFile », et un seul des deux",
  });

type Entry = z.infer<typeof entry>;

/** The issuers of an operator's file. @throws SettingsRefused with all that is wrong in it. */
export async function configuredIssuers(file: string): Promise<readonly ReadersIssuer[]> {
  const parsed = z.array(entry).safeParse(await contentOf(file));
  if (!parsed.success) {
    throw new SettingsRefused(parsed.error.issues.map(({ path, message }) => refusalOf(file, placeOf(path), message)));
  }
  const duplicate = parsed.data.find(
    ({ issuer }, at) => parsed.data.findIndex((issuerEntry) => issuerEntry.issuer === issuer) < at,
  );
  if (duplicate) throw new SettingsRefused([refusalOf(file, "", `l'émetteur ${duplicate.issuer} y est deux fois`)]);
  return Promise.all(parsed.data.map((issuerEntry) => issuerOf(issuerEntry, file)));
}

async function issuerOf(issuerEntry: Entry, file: string): Promise<ReadersIssuer> {
  const credentials = await credentialsOf(issuerEntry, dirname(file)).catch(() => {
    const setting =
      issuerEntry.key === undefined ? `secretFile : ${issuerEntry.secretFile}` : `key : ${issuerEntry.key}`;
    throw new SettingsRefused([refusalOf(file, issuerEntry.issuer, `ce fichier ne convient pas (${setting})`)]);
  });
  const { names, signIn } = issuerEntry;
  return { issuer: new Issuer(issuerEntry.issuer, false), credentials, names, ...(signIn && { signIn }) };
}

async function credentialsOf({ client, key, keyId, secretFile }: Entry, beside: string): Promise<Credentials> {
  const text = (await readFile(resolve(beside, key ?? secretFile ?? ""), "utf8")).trim();
  if (key !== undefined) return { kind: "KEY", client, key: clientKey(text), keyId: keyId ?? null };
  if (text === "") throw new Error("the secret is empty");
  return { kind: "SECRET", client, secret: text };
}

async function contentOf(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new SettingsRefused([refusalOf(file, "", "ce fichier ne peut être lu")]);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingsRefused([refusalOf(file, "", "ce n'est pas du JSON")]);
  }
}

const placeOf = ([at, name]: readonly PropertyKey[]): string =>
  typeof at === "number" ? `n° ${at + 1}${name === undefined ? "" : `, ${String(name)}`}` : "";

const refusalOf = (file: string, place: string, sentence: string): string =>
  `La variable HUB_ISSUERS (${file}${place && `, ${place}`}) : ${sentence}.`;
