import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { readDemoKeys } from "@pacte-hub/demo/identity/keys";
import { authenticatorFor } from "@pacte-hub/gateway/auth/authenticate";
import { signRequestWith } from "@pacte-hub/gateway/http/signRequest";
import { type SigningProxy, type SigningProxyOptions, startSigningProxy } from "@pacte-hub/gateway/signingProxy";
import { referenceSchema } from "@pacte-hub/reference/schema";
import { inClone } from "@pacte-hub/server/repository";
import { pino } from "pino";
import type { ProvidedContext } from "vitest";
import { issuersAt } from "../hub/start/identity.ts";
import { gatewayAudience } from "./persona.ts";

const direct = (port: number | undefined) => `http://127.0.0.1:${port}/graphql`;

/** Where the institutions of a hub answer, to whom they know. */
export const institutionsOf = ({ ports }: ProvidedContext["hub"]) => ({
  department: direct(ports.DEPARTMENT_PORT),
  "pole-emploi": direct(ports.POLE_EMPLOI_PORT),
  caf: direct(ports.CAF_PORT),
  siae: direct(ports.SIAE_PORT),
});

/** A carrier with the hub's own key and its readers' issuers, for routers that have neither. */
export async function carrierBeside(
  hub: ProvidedContext["hub"],
  patience: NonNullable<SigningProxyOptions["patience"]> = {},
): Promise<SigningProxy> {
  const signer = signerOf(await readFile(join(hub.dataDir, "keys", "gateway.pem"), "utf8"));
  const keys = await readDemoKeys(hub.dataDir);
  return startSigningProxy({
    supergraphSdl: await readFile(inClone("schema", "supergraph.graphql"), "utf8"),
    subgraphUrls: institutionsOf(hub),
    inProcess: { reference: { schema: referenceSchema(), context: () => ({ answers: async () => true }) } },
    host: "127.0.0.1",
    port: 0,
    log: pino({ level: "silent" }),
    sign: signRequestWith(signer),
    authenticator: authenticatorFor({
      audience: gatewayAudience,
      issuers: keys ? issuersAt(hub.ports.IDENTITY_PORT ?? 0, keys) : [],
    }),
    patience,
  });
}
