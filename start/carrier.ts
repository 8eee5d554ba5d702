import "reflect-metadata";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../data/shipped.ts";
import { bounds } from "../gateway/bounds.ts";
import { type Carrier, startCarrier } from "../gateway/carrier.ts";
import { partnerStates } from "../gateway/partners.ts";
import { configuredIssuers } from "../gateway/readers/configured.ts";
import { doorFor } from "../gateway/readers/door.ts";
import { signing } from "../gateway/signing.ts";
import { signerIn } from "../runtime/authority/carrier/signerFile.ts";
import { schemaOf } from "../runtime/serve/graph.ts";
import { log } from "../runtime/serve/log.ts";
import type { Settings } from "../runtime/serve/settings.ts";
import { graph, type ReferenceContext } from "../subgraphs/reference/resolvers.ts";
import { subgraphUrlsIn } from "./subgraphUrls.ts";

/** The carrier over the same institutions, key and issuers as the gateway would have. */
export async function serveCarrier(settings: Settings): Promise<Carrier> {
  const issuers = settings.issuersFile ? await configuredIssuers(settings.issuersFile) : [];
  const subgraphUrls = subgraphUrlsIn(settings);
  const states = partnerStates(subgraphUrls);
  const reference: ReferenceContext = { answers: async (partner) => (await states.answering()).get(partner) ?? false };
  return startCarrier({
    supergraphSdl: await readFile(join(packageRoot, "schema", "supergraph.graphql"), "utf8"),
    subgraphUrls,
    inProcess: { reference: { schema: schemaOf(graph), context: () => reference } },
    host: settings.bind,
    port: settings.ports.carrier,
    log,
    sign: signing(await signerIn(settings.gatewayKey)),
    door: doorFor({ audience: settings.audience, issuers }),
    patience: bounds.partner,
    maxRequestBytes: bounds.maxRequestBytes,
  });
}
