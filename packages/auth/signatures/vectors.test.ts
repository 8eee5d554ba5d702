import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { expect, test } from "vitest";
import { isSigned } from "../../institution/auth/verifySignature.ts";
import { type Message, signatureBase } from "./signatureBase.ts";

// RFC 9421, appendix B.1.4 (the key), B.2 (the request) and B.2.6 (its signature by Ed25519).
const key = createPrivateKey(
  "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----",
);
const publicKey = createPublicKey({
  key: Buffer.from("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=", "base64"),
  format: "der",
  type: "spki",
});
const request: Message = {
  method: "POST",
  authority: "example.com",
  path: "/foo?param=Value&Pet=dog",
  headers: { date: "Tue, 20 Apr 2021 02:07:55 GMT", "content-type": "application/json", "content-length": "18" },
  body: Buffer.from('{"hello": "world"}'),
};
const components = ["date", "@method", "@path", "@authority", "content-type", "content-length"];
const parameters =
  '("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"';
const signature = "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";

test("the bytes signed are those of RFC 9421, appendix B.2.6", () => {
  expect(signatureBase(request, components, parameters).toString()).toBe(`"date": Tue, 20 Apr 2021 02:07:55 GMT
"@method": POST
"@path": /foo
"@authority": example.com
"content-type": application/json
"content-length": 18
"@signature-params": ${parameters}`);
});

test("the RFC's own signature is found good, and ours is the same to the byte", () => {
  const signatureGiven = { components, parameters, bytes: Buffer.from(signature, "base64") };
  expect(isSigned(request, { ...signatureGiven, created: 0, keyId: "", nonce: "" }, publicKey)).toBe(true);
  expect(sign(null, signatureBase(request, components, parameters), key).toString("base64")).toBe(signature);
});
