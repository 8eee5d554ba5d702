import { type KeyObject, verify } from "node:crypto";
import { readSignature, type Signature } from "@pacte-hub/auth/signatures/signature";
import { coveredBy, digestOf, headerText, type Message, signatureBase } from "@pacte-hub/auth/signatures/signatureBase";
import type { Instant } from "@pacte-hub/schema/model/period";
import { explain } from "@pacte-hub/schema/rules/explain";
import { log } from "@pacte-hub/server/log";
import { GraphQLError } from "graphql";
import type { Knex } from "knex";
import { type Keyring, keyringOf } from "./keyring.ts";

/** How a request came: by which gateway key, once. */
export interface RequestSignature {
  readonly key: string;
  /** Spent by the write that journals the request. */
  readonly nonce: string;
  readonly createdAt: Instant;
  readonly requestId: string | null;
}

export interface SignatureVerifier {
  /** @throws CARRIER_REFUSED (401), whatever is wrong; the log says what. */
  check(request: Message): Promise<RequestSignature>;
}

export interface SignatureVerifierOptions {
  /** The names this institution is called by: a request signed for another partner bears another. */
  readonly authority: readonly string[];
  readonly now?: () => number;
}

/** How long a signature may travel, and how far the gateway's clock may run ahead of ours. */
export const windowMs = 60_000;
const skewMs = 5_000;
const longestHeader = 8_192;

/** Why a request is refused: for the log, never for whoever sent it. */
type Fault =
  | "UNSIGNED"
  | "MALFORMED"
  | "OVERSIZED"
  | "OTHER_TARGET"
  | "NOT_COVERED"
  | "STALE"
  | "FROM_THE_FUTURE"
  | "UNKNOWN_KEY"
  | "KEY_NOT_VALID"
  | "ALTERED_BODY"
  | "BAD_SIGNATURE";

/** An institution answers to the gateways it knows, and to requests signed for itself alone. */
export function signatureVerifier(
  db: Knex,
  { authority, now = Date.now }: SignatureVerifierOptions,
): SignatureVerifier {
  const keyring = keyringOf(db);
  return {
    async check(request) {
      const checked = await examine(request, { authority, keyring, now: now() });
      if (typeof checked !== "string") return checked;
      log.warn({ reason: checked, requestId: requestIdOf(request) }, "requête sans signature valable de la passerelle");
      throw signatureRefused();
    },
  };
}

/** One answer for every fault: whoever probes learns nothing from it. */
export const signatureRefused = (): GraphQLError =>
  new GraphQLError(explain({ code: "CARRIER_REFUSED" }), {
    extensions: { code: "CARRIER_REFUSED", http: { status: 401 } },
  });

interface Ground {
  readonly authority: readonly string[];
  readonly keyring: Keyring;
  readonly now: number;
}

async function examine(request: Message, { authority, keyring, now }: Ground): Promise<RequestSignature | Fault> {
  const signature = signatureOf(request);
  if (typeof signature === "string") return signature;
  if (!authority.includes(request.authority)) return "OTHER_TARGET";
  const unfit = unfitness(request, signature, now);
  if (unfit) return unfit;
  const key = await keyring.find(signature.keyId);
  if (!key) return "UNKNOWN_KEY";
  if (now < key.validFrom || now >= key.validUntil) return "KEY_NOT_VALID";
  if (headerText(request.headers["content-digest"]) !== digestOf(request.body)) return "ALTERED_BODY";
  if (!isSigned(request, signature, key.key)) return "BAD_SIGNATURE";
  return {
    key: key.id,
    nonce: signature.nonce,
    createdAt: new Date(signature.created * 1000).toISOString(),
    requestId: requestIdOf(request),
  };
}

function signatureOf({ headers }: Message): Signature | Fault {
  const { "signature-input": input, signature } = headers;
  if (input === undefined || signature === undefined) return "UNSIGNED";
  return readSignature(headerText(input), headerText(signature)) ?? "MALFORMED";
}

function unfitness(request: Message, { components, created }: Signature, now: number): Fault | undefined {
  const coveredComponents = coveredBy(request);
  if (coveredComponents.some((name) => headerText(request.headers[name]).length > longestHeader)) return "OVERSIZED";
  const isExact =
    components.length === coveredComponents.length && coveredComponents.every((name) => components.includes(name));
  if (!isExact) return "NOT_COVERED";
  if (created * 1000 < now - windowMs) return "STALE";
  return created * 1000 > now + skewMs ? "FROM_THE_FUTURE" : undefined;
}

/** True when the key's holder signed these components of this message (RFC 9421, 3.2). */
export function isSigned(message: Message, { components, parameters, bytes }: Signature, key: KeyObject): boolean {
  return verify(null, signatureBase(message, components, parameters), key, bytes);
}

function requestIdOf({ headers }: Message): string | null {
  const id = headerText(headers["hub-request-id"]);
  return /^[\w.:-]{1,128}$/.test(id) ? id : null;
}
