import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";

/** An institution's signing key, held by its publisher's process only. */
export interface SigningKey {
  /** SPKI, base64: published with each release. */
  readonly publicKey: string;
  /** Signs a hash (hexadecimal); base64. */
  sign(contentHash: string): string;
}

/** Reads an Ed25519 private key in PEM (PKCS 8). @throws Error when it is another kind of key. */
export function signingKey(pem: string): SigningKey {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== "ed25519")
    throw new Error("la clé de signature doit être une clé Ed25519 (PEM, PKCS 8)");
  return {
    publicKey: spkiOf(createPublicKey(key)),
    sign: (contentHash) => sign(null, Buffer.from(contentHash, "hex"), key).toString("base64"),
  };
}

export const newSigningKeyPem = (): string =>
  generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();

/** True when the holder of the public key signed this very hash. */
export function isSignedBy(publicKey: string, contentHash: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return verify(null, Buffer.from(contentHash, "hex"), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

const spkiOf = (key: KeyObject): string => key.export({ type: "spki", format: "der" }).toString("base64");
