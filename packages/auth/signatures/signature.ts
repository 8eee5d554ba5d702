/** The content of `signature-input` and `signature`. */
export interface Signature {
  readonly components: readonly string[];
  /** As received: the last line of the signature base. */
  readonly parameters: string;
  readonly created: number;
  readonly keyId: string;
  readonly nonce: string;
  readonly bytes: Buffer;
}

const longestInput = 1_024;

/**
 * Structured fields (RFC 8941) in canonical form, which every implementation sends: one dictionary member, a list of component
 * names, then parameters. A second signature, a parameter of a component, or an extra space does not match.
 */
const inputForm =
  /^([a-z*][a-z0-9_.*-]{0,31})=(\(((?:"[@a-z0-9-]{1,64}"(?: (?=")|(?=\))))*)\)((?:;[a-z]{1,16}=(?:\d{1,15}|"[ !#-[\]-~]{0,200}"))*))$/;
const bytesForm = /^([a-z*][a-z0-9_.*-]{0,31})=:([A-Za-z0-9+/]{86}==):$/;

/** Reads a signature; undefined unless it is exactly one Ed25519 signature with the required parameters. */
export function readSignature(input: string, signature: string): Signature | undefined {
  if (input.length > longestInput || signature.length > longestInput) return undefined;
  const [, label, parameters, names, pairs] = inputForm.exec(input) ?? [];
  const [, sameLabel, base64] = bytesForm.exec(signature) ?? [];
  if (label === undefined || label !== sameLabel || !parameters || !base64) return undefined;
  const bytes = Buffer.from(base64, "base64");
  const signatureParameters = parametersIn(pairs ?? "");
  if (bytes.toString("base64") !== base64 || !signatureParameters) return undefined;
  return { components: (names ?? "").match(/[^" ]+/g) ?? [], parameters, bytes, ...signatureParameters };
}

const requiredParameters = ["created", "keyid", "nonce", "alg"];

/** Exactly the four parameters, each once. Others are refused: a sender must not believe that an unsupported `expires` is enforced. */
function parametersIn(pairs: string): Pick<Signature, "created" | "keyId" | "nonce"> | undefined {
  const parameters = [...pairs.matchAll(/;([a-z]+)=(?:(\d+)|"([^"]*)")/g)].map(([, name, number, text]) => ({
    name: name ?? "",
    number: number === undefined ? undefined : Number(number),
    text: text ?? "",
  }));
  const parameterNamed = (name: string) => parameters.find((parameter) => parameter.name === name);
  const created = parameterNamed("created")?.number;
  const isWhole =
    parameters.length === requiredParameters.length && requiredParameters.every((name) => parameterNamed(name));
  if (!isWhole || created === undefined || parameterNamed("alg")?.text !== "ed25519") return undefined;
  const [keyId, nonce] = [parameterNamed("keyid")?.text ?? "", parameterNamed("nonce")?.text ?? ""];
  const isNamed = /^[\w-]{1,64}$/.test(keyId) && /^[\w-]{22,64}$/.test(nonce);
  return isNamed ? { created, keyId, nonce } : undefined;
}
