import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import type { StoredKey } from "./store.ts";

/** An access key as its owner is given it, once: the name and the password of HTTP Basic (RFC 7617). */
export interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

const secretBytes = 32;
const saltBytes = 16;
/** AES-256-GCM. @see https://csrc.nist.gov/pubs/sp/800/38/d/final (8.2.2: random nonces of 96 bits) */
const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** 256 random bits: no guess comes near, so that a plain derivation (HKDF) is enough. */
export const newAccessKey = (): AccessKey => ({
  id: `cle_${randomBytes(9).toString("base64url")}`,
  secret: randomBytes(secretBytes).toString("base64url"),
});

/** What a key is bound to: its ciphertext opens nowhere else. */
type Bound = Pick<StoredKey, "id" | "query" | "owner" | "issuer">;

/** What is kept of a key: the verifier of its secret, and the refresh token that only the secret opens. */
export function sealed(
  { secret }: AccessKey,
  bound: Bound,
  refreshToken: string,
): Pick<StoredKey, "salt" | "verifier" | "sealed"> {
  const salt = randomBytes(saltBytes);
  return { salt, verifier: verifierOf(secret, salt), sealed: sealedAnew(secret, { ...bound, salt }, refreshToken) };
}

/** The same with another refresh token, under the same secret and salt. */
export function sealedAnew(secret: string, key: Bound & Pick<StoredKey, "salt">, refreshToken: string): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const encrypting = createCipheriv(cipher, encryptionKey(secret, key.salt), nonce).setAAD(boundTo(key));
  const text = Buffer.concat([encrypting.update(refreshToken, "utf8"), encrypting.final()]);
  return Buffer.concat([nonce, encrypting.getAuthTag(), text]);
}

/** Whether a secret is that of a key. */
export const isSecretOf = (secret: string, { salt, verifier }: Pick<StoredKey, "salt" | "verifier">): boolean =>
  timingSafeEqual(verifierOf(secret, salt), verifier);

/** The refresh token of a key. @throws Error when the secret is another's, or what is kept was altered. */
export function refreshTokenOf(secret: string, key: Bound & Pick<StoredKey, "salt" | "sealed">): string {
  const nonce = key.sealed.subarray(0, nonceBytes);
  const tag = key.sealed.subarray(nonceBytes, nonceBytes + tagBytes);
  const decrypting = createDecipheriv(cipher, encryptionKey(secret, key.salt), nonce, { authTagLength: tagBytes });
  decrypting.setAAD(boundTo(key)).setAuthTag(tag);
  return Buffer.concat([decrypting.update(key.sealed.subarray(nonceBytes + tagBytes)), decrypting.final()]).toString(
    "utf8",
  );
}

/** RFC 5869, with a purpose for each derived key: who sees the verifier learns nothing of the key that encrypts. */
const derived = (secret: string, salt: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, salt, `pacte-hub saved query ${purpose} 1`, 32));

const verifierOf = (secret: string, salt: Uint8Array): Buffer => derived(secret, salt, "verifier");
const encryptionKey = (secret: string, salt: Uint8Array): Buffer => derived(secret, salt, "encryption");

const boundTo = ({ id, query, owner, issuer }: Bound): Buffer =>
  Buffer.from(JSON.stringify([id, query, owner, issuer]));
