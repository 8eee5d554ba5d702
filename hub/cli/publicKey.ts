import { readFile } from "node:fs/promises";
import { keyIdOf } from "@pacte-hub/auth/signatures/sign";
import { publicKeyIn } from "@pacte-hub/institution/auth/gatewayKeys";
import { Misuse } from "@pacte-hub/server/commandLine";

/** Reads an Ed25519 public key, given as text or as a file's name. @returns SPKI, base64 @throws Misuse when it is none */
export async function publicKeyFrom(keyOrFile: string): Promise<string> {
  const text = await readFile(keyOrFile, "utf8").catch(() => keyOrFile);
  // A public key can be derived from a private one, but private keys do not belong on a command line.
  if (text.includes("PRIVATE"))
    throw new Misuse("C'est une clé privée : donnez la clé publique (openssl pkey -pubout).");
  try {
    return publicKeyIn(text);
  } catch {
    throw new Misuse("Ce n'est pas une clé publique Ed25519 (PEM, ou SPKI en base64).");
  }
}

/** What a steward reads after a key was added, or was known already. */
export const additionText = (done: "ADDED" | "KNOWN", publicKey: string): string =>
  done === "ADDED"
    ? `Ajoutée : ${keyIdOf(publicKey)}.`
    : `Déjà connue : ${keyIdOf(publicKey)} ; ses dates sont inchangées.`;
