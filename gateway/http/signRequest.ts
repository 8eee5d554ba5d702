import type { Signer } from "@pacte-hub/auth/signatures/sign";
import type { Sign } from "../execution/transport.ts";

/** Signs each request to a partner with the gateway's key, last of all: over the token and the headers others added. */
export const signRequestWith =
  (signer: Signer): Sign =>
  (_partner, outgoing) =>
    signer.sign(outgoing);
