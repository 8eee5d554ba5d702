import { createHash, createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { assertSettings } from "@pacte-hub/server/neededSettings";
import { OperatorError } from "@pacte-hub/server/operatorError";

/**
 * The secret by which the process that serves proves to its database who asks: HMAC-SHA-256.
 * @see https://www.rfc-editor.org/rfc/rfc2104
 */
export interface ContextKey {
  /** 16 characters, drawn from the key: says which of two keys, and nothing of them. */
  readonly id: string;
  /** What the database keeps: the key filled to 64 bytes, exclusive-or 0x36 and 0x5c. */
  readonly innerPad: Buffer;
  readonly outerPad: Buffer;
  /** 64 hexadecimal digits. */
  seal(message: string): string;
}

const shortest = 32;

/** A key from a secret of 32 characters at least. @throws Error when it is shorter. */
export function contextKey(secret: string): ContextKey {
  const trimmed = secret.trim();
  if (trimmed.length < shortest) throw new Error("the secret is too short");
  const key = createHash("sha256").update(`hub-context-key\n${trimmed}`).digest();
  const block = Buffer.concat([key, Buffer.alloc(32)]);
  return {
    id: createHash("sha256").update("hub-context-key-id\n").update(key).digest("base64url").slice(0, 16),
    innerPad: block.map((byte) => byte ^ 0x36) as Buffer,
    outerPad: block.map((byte) => byte ^ 0x5c) as Buffer,
    seal: (message) => createHmac("sha256", key).update(message, "utf8").digest("hex"),
  };
}

/** The key in a file. @throws OperatorError naming what is wrong, never what the file says. */
export async function contextKeyIn(file: string, setting: string): Promise<ContextKey> {
  try {
    return contextKey(await readFile(file, "utf8"));
  } catch {
    throw new OperatorError(
      `${setting} doit donner le chemin d'un fichier lisible : un secret de ${shortest} caractères au moins (« openssl rand -base64 32 »).`,
      "KEY_REFUSED",
    );
  }
}

/** The institution's context key, from its file. @throws SettingsRefused or OperatorError naming the variable that says where it is. */
export async function contextKeyOf(partner: PartnerId, settings: Settings): Promise<ContextKey> {
  assertSettings(settings, partner, ["CONTEXT_KEY"]);
  return contextKeyIn(settings.contextKeys[partner] ?? "", `${variablePrefix(partner)}_CONTEXT_KEY`);
}
