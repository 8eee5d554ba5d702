import type { IncomingMessage } from "node:http";
import type { Message } from "@pacte-hub/auth/signatures/signatureBase";
import type { Arrival } from "@pacte-hub/server/http/http";
import type { RequestSignature, SignatureVerifier } from "../auth/verifySignature.ts";
import { requestLimits } from "./requestLimits.ts";

/** @throws CARRIER_REFUSED, QUERY_TOO_COSTLY */
export type AdmitRequest = (request: IncomingMessage, arrival: Arrival) => Promise<RequestSignature>;

/** Lets in what a gateway signed, and whose text asks no more than one question may. Each request is examined once. */
export function admitRequests(verifier: SignatureVerifier): AdmitRequest {
  const refuseTooCostly = requestLimits();
  const examined = new WeakMap<IncomingMessage, Promise<RequestSignature>>();
  const examine: AdmitRequest = async (request, arrival) => {
    const signature = await verifier.check(messageOf(request, arrival.bytes));
    refuseTooCostly(arrival);
    return signature;
  };
  return (request, arrival) => {
    const known = examined.get(request);
    if (known) return known;
    const examining = examine(request, arrival);
    examined.set(request, examining);
    return examining;
  };
}

const messageOf = ({ method = "GET", headers, url = "/" }: IncomingMessage, body: Buffer): Message => ({
  method,
  authority: (headers.host ?? "").toLowerCase(),
  path: url,
  headers,
  body,
});
