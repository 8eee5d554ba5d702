import { describe, expect, test } from "vitest";
import { isSecretOf, newAccessKey, refreshTokenOf, sealed, sealedAnew } from "./accessKey.ts";

const key = newAccessKey();
const bound = { id: key.id, query: "besoins", owner: "o", issuer: "https://sso.example" };
const stored = { ...bound, ...sealed(key, bound, "the refresh token") };

describe("what is kept of an access key", () => {
  test("gives the refresh token to who has the secret", () => {
    expect(isSecretOf(key.secret, stored)).toBe(true);
    expect(refreshTokenOf(key.secret, stored)).toBe("the refresh token");
  });

  test("holds neither the secret nor the token, and is never twice the same", () => {
    const bytes = Buffer.concat([stored.salt, stored.verifier, stored.sealed]);
    for (const word of [key.secret, "the refresh token"]) expect(bytes.includes(word)).toBe(false);
    expect(bytes.includes(Buffer.from(key.secret, "base64url"))).toBe(false);
    expect(sealed(key, bound, "the refresh token").sealed).not.toEqual(stored.sealed);
  });

  test("opens for no other secret, however near", () => {
    for (const secret of [newAccessKey().secret, key.secret.slice(1), `${key.secret}A`, ""]) {
      expect(isSecretOf(secret, stored)).toBe(false);
      expect(() => refreshTokenOf(secret, stored)).toThrow();
    }
  });

  test.each([
    ["query", { query: "autre" }],
    ["reader", { owner: "p" }],
    ["issuer", { issuer: "https://other.example" }],
    ["key", { id: "cle_autre" }],
  ])("opens nowhere else: at another %s", (_, change) => {
    expect(() => refreshTokenOf(key.secret, { ...stored, ...change })).toThrow();
  });

  test("opens nowhere else: with one bit changed", () => {
    for (let at = 0; at < stored.sealed.length; at++) {
      const altered = Uint8Array.from(stored.sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => refreshTokenOf(key.secret, { ...stored, sealed: altered })).toThrow();
    }
  });

  test("takes the token that its issuer gives in the place of the first", () => {
    const renewed = sealedAnew(key.secret, stored, "the next");
    expect(refreshTokenOf(key.secret, { ...stored, sealed: renewed })).toBe("the next");
  });

  test("is guessed by nobody: 256 random bits", () => {
    expect(Buffer.from(key.secret, "base64url")).toHaveLength(32);
    expect(new Set(Array.from({ length: 100 }, () => newAccessKey().secret)).size).toBe(100);
  });
});
