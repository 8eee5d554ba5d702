import { readFile } from "node:fs/promises";
import { publicKeyIn } from "@pacte-hub/institution/auth/gatewayKeys";
import { Misuse } from "@pacte-hub/server/commandLine";

/** The Ed25519 public key that was typed, or that stands in the file named. @returns SPKI, base64. @throws Misuse when it is none. */
export async function publicKeyFrom(keyOrFile: string): Promise<string> {
  const text = await readFile(keyOrFile, "utf8").catch(() => keyOrFile);
  // A private key says its public half too, but it has no business here.
  if (text.includes("PRIVATE"))
    throw new Misuse("C'est une clé privée : donnez la clé publique (openssl pkey -pubout).");
  try {
    return publicKeyIn(text);
  } catch {
    throw new Misuse("Ce n'est pas une clé publique Ed25519 (PEM, ou SPKI en base64).");
  }
}
