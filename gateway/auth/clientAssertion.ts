import { createPrivateKey, type KeyObject, randomUUID } from "node:crypto";
import { SignJWT } from "jose";

/** The gateway's credentials at an issuer: a private key, or a shared secret where the issuer takes no key. */
export type Credentials =
  | { readonly kind: "KEY"; readonly client: string; readonly key: KeyObject; readonly keyId: string | null }
  | { readonly kind: "SECRET"; readonly client: string; readonly secret: string };

/** Headers and parameters that authenticate a request to the issuer's token endpoint. */
export interface ClientAssertion {
  readonly headers: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
}

const proofLifeSeconds = 60;

/** Client authentication by private_key_jwt (OpenID Connect Core, 9; RFC 7523) or client_secret_basic. */
export async function clientAssertion(credentials: Credentials, issuer: string): Promise<ClientAssertion> {
  const { client } = credentials;
  if (credentials.kind === "SECRET") {
    const pair = `${encodeURIComponent(client)}:${encodeURIComponent(credentials.secret)}`;
    return { headers: { authorization: `Basic ${Buffer.from(pair).toString("base64")}` }, form: {} };
  }
  const { key, keyId } = credentials;
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: algorithmOf(key), ...(keyId !== null && { kid: keyId }) })
    .setIssuer(client)
    .setSubject(client)
    .setAudience(issuer)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${proofLifeSeconds}s`)
    .sign(key);
  const type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  return { headers: {}, form: { client_id: client, client_assertion_type: type, client_assertion: assertion } };
}

/** Reads a private key (PEM). @throws Error when its type is not supported */
export function clientKey(pem: string): KeyObject {
  const key = createPrivateKey(pem);
  algorithmOf(key);
  return key;
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  if (asymmetricKeyType === "ed25519") return "EdDSA";
  if (asymmetricKeyType === "rsa") return "RS256";
  if (asymmetricKeyType === "ec" && asymmetricKeyDetails?.namedCurve === "prime256v1") return "ES256";
  throw new Error("the key is neither Ed25519, RSA nor EC P-256");
}
