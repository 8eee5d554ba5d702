import { createHash, createPrivateKey, createPublicKey, randomBytes, sign as signBytes } from "node:crypto";
import { authorityOf, coveredBy, digestOf, type Message, signatureBase } from "./signatureBase.ts";

/** A request to a subgraph, before it is signed. */
export interface UnsignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Signs requests with the gateway's key (RFC 9421). */
export interface Signer {
  readonly keyId: string;
  /** SPKI, base64: what institutions are configured with. */
  readonly publicKey: string;
  /** The signature headers of a request. A request that is sent again must be signed again: a nonce is used once. */
  sign(request: UnsignedRequest): Readonly<Record<string, string>>;
}

const nonceBytes = 16;

/** Reads the gateway's Ed25519 private key (PEM, PKCS 8). @throws Error when it is another kind of key. */
export function signerOf(pem: string, now: () => number = Date.now): Signer {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== "ed25519") throw new Error("la clé de la passerelle doit être une clé Ed25519 (PEM)");
  const publicKey = createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64");
  const keyId = keyIdOf(publicKey);
  return {
    keyId,
    publicKey,
    sign(request) {
      const message = messageOf(request);
      const components = coveredBy(message);
      const names = components.map((name) => `"${name}"`).join(" ");
      const nonce = randomBytes(nonceBytes).toString("base64url");
      const created = Math.floor(now() / 1000);
      const parameters = `(${names});created=${created};keyid="${keyId}";nonce="${nonce}";alg="ed25519"`;
      const bytes = signBytes(null, signatureBase(message, components, parameters), key);
      return {
        "content-digest": message.headers["content-digest"] as string,
        "signature-input": `hub=${parameters}`,
        signature: `hub=:${bytes.toString("base64")}:`,
      };
    },
  };
}

/** A key's id is derived from the key: gateways need not agree on ids, and none can take another's. */
export const keyIdOf = (publicKey: string): string =>
  createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("base64url").slice(0, 22);

function messageOf({ method, url, headers, body }: UnsignedRequest): Message {
  const target = new URL(url);
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    method,
    authority: authorityOf(target),
    path: `${target.pathname}${target.search}`,
    headers: { ...lower, "content-digest": digestOf(body) },
    body,
  };
}
