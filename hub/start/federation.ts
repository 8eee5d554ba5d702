import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../../data/shipped.ts";
import { doorFor } from "../../gateway/auth/authenticate.ts";
import { configuredIssuers } from "../../gateway/auth/issuersFile.ts";
import type { ReadersIssuer } from "../../gateway/auth/tokenExchange.ts";
import { signing } from "../../gateway/signRequest.ts";
import { partnerStates } from "../../gateway/subgraphHealth.ts";
import { signerIn } from "../../packages/auth/signatures/signerFile.ts";
import { schemaOf } from "../../packages/institution/server/buildSchema.ts";
import type { Settings } from "../../packages/server/config.ts";
import { log } from "../../packages/server/log.ts";
import { NotReady } from "../../packages/server/operatorError.ts";
import { graph, type ReferenceContext } from "../../subgraphs/reference/resolvers.ts";
import { subgraphUrlsIn } from "./subgraphUrls.ts";

/** The file of the composed graph: the operator's, or the one shipped. */
export const supergraphFileIn = ({ supergraphFile }: Settings): string =>
  supergraphFile ?? join(packageRoot, "schema", "supergraph.graphql");

/**
 * All that whoever carries questions to the institutions needs, gateway or carrier: the composed graph, their addresses and
 * what each is granted, the reference subgraph in this process, the key that signs, and the door where readers come in,
 * those of the issuers in the operator's file and of `more`.
 * @throws NotReady when a file of them cannot be read.
 */
export async function federationOf(settings: Settings, more: readonly ReadersIssuer[] = []) {
  const configured = settings.issuersFile ? await configuredIssuers(settings.issuersFile) : [];
  const issuers = [...configured, ...more];
  const subgraphUrls = subgraphUrlsIn(settings);
  const states = partnerStates(subgraphUrls);
  const reference: ReferenceContext = { answers: async (partner) => (await states.answering()).get(partner) ?? false };
  const supergraphFile = supergraphFileIn(settings);
  const supergraphSdl = await readFile(supergraphFile, "utf8").catch(() => {
    throw new NotReady(`Le fichier du graphe composé (HUB_SUPERGRAPH) ne se lit pas : ${supergraphFile}`);
  });
  return {
    supergraphSdl,
    subgraphUrls,
    partnerStates: states,
    patience: settings.patience,
    inProcess: { reference: { schema: schemaOf(graph), context: () => reference } },
    door: doorFor({ audience: settings.audience, issuers }),
    issuers,
    sign: signing(await signerIn(settings.gatewayKey)),
    log,
  };
}
