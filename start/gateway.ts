import "reflect-metadata";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../data/shipped.ts";
import { journalHeads } from "../gateway/journalHeads.ts";
import { partnerStates } from "../gateway/partners.ts";
import { configuredIssuers } from "../gateway/readers/configured.ts";
import { doorFor } from "../gateway/readers/door.ts";
import type { ReadersIssuer } from "../gateway/readers/exchange.ts";
import { operationsIn, type Registered, registeredBy, shippedOperations } from "../gateway/registered/operations.ts";
import { type Gateway, startGateway } from "../gateway/server.ts";
import { signing } from "../gateway/signing.ts";
import { supergraphOf } from "../gateway/supergraph.ts";
import { changesOf } from "../gateway/supergraphFile.ts";
import { signerIn } from "../runtime/authority/carrier/signerFile.ts";
import { schemaOf } from "../runtime/serve/graph.ts";
import { log } from "../runtime/serve/log.ts";
import { NotReady } from "../runtime/serve/notReady.ts";
import type { Settings } from "../runtime/serve/settings.ts";
import { graph, type ReferenceContext } from "../subgraphs/reference/resolvers.ts";
import { subgraphUrlsIn } from "./subgraphUrls.ts";

/**
 * The gateway over the committed supergraph, with the reference subgraph in its own process. Readers come from the
 * issuers of the operator's file, and from `more`.
 */
export async function serveGateway(settings: Settings, more: readonly ReadersIssuer[] = []): Promise<Gateway> {
  const configured = settings.issuersFile ? await configuredIssuers(settings.issuersFile) : [];
  const issuers = [...configured, ...more];
  const subgraphUrls = subgraphUrlsIn(settings);
  const states = partnerStates(subgraphUrls);
  const reference: ReferenceContext = { answers: async (partner) => (await states.answering()).get(partner) ?? false };
  const supergraphFile = settings.supergraphFile ?? join(packageRoot, "schema", "supergraph.graphql");
  const supergraphSdl = await readFile(supergraphFile, "utf8").catch(() => {
    throw new NotReady(`Le fichier du graphe composé (HUB_SUPERGRAPH) ne se lit pas : ${supergraphFile}`);
  });
  return startGateway({
    supergraphSdl,
    supergraphChanges: changesOf(supergraphFile),
    registered: await registeredFor(settings, supergraphSdl),
    trustedOnly: settings.trustedOnly,
    subgraphUrls,
    patience: settings.patience,
    inProcess: { reference: { schema: schemaOf(graph), context: () => reference } },
    partnerStates: states,
    host: settings.bind,
    port: settings.ports.gateway,
    log,
    origins: settings.corsOrigins,
    introspection: settings.introspection,
    readerBudget: settings.readerBudget,
    door: doorFor({ audience: settings.audience, issuers }),
    signIn: issuers,
    heads: await journalHeads(join(settings.dataDir, "journal-heads.jsonl")),
    sign: signing(await signerIn(settings.gatewayKey)),
  });
}

async function registeredFor({ operationsFolder }: Settings, supergraphSdl: string): Promise<Registered> {
  const shipped = await shippedOperations();
  const added = operationsFolder ? await operationsIn(operationsFolder, supergraphOf(supergraphSdl).publicSchema) : [];
  return registeredBy([...shipped, ...added]);
}
