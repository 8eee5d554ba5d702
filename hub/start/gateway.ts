import { join } from "node:path";
import type { ReadersIssuer } from "@pacte-hub/gateway/auth/tokenExchange";
import { journalHeads } from "@pacte-hub/gateway/http/journalHeads";
import {
  operationsIn,
  shippedOperations,
  type TrustedDocuments,
  trustedDocumentsOf,
} from "@pacte-hub/gateway/persistedOperations/documents";
import { type Gateway, startGateway } from "@pacte-hub/gateway/server";
import { sayEmptyPromises, servedSchemas, withServedSchemas } from "@pacte-hub/gateway/serving/servedSchemas";
import { watchSupergraph } from "@pacte-hub/gateway/serving/watchSupergraph";
import { supergraphOf } from "@pacte-hub/gateway/supergraph/supergraph";
import type { Settings } from "@pacte-hub/server/config";
import { growHeapFreely } from "@pacte-hub/server/heapGrowth";
import { processMetrics } from "@pacte-hub/server/observation/metrics";
import { metricsServer } from "@pacte-hub/server/observation/metricsServer";
import { processTraces } from "@pacte-hub/server/observation/traces";
import { assertOpenFiles } from "@pacte-hub/server/openFiles";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { federationOf, supergraphFileIn } from "./federation.ts";
import { rehearsed, rehearsing } from "./rehearsed.ts";

/**
 * The gateway over the composed graph, with the reference subgraph in its own process. Readers come from the issuers of
 * the operator's file, and from `otherIssuers`.
 */
export async function serveGateway(settings: Settings, otherIssuers: readonly ReadersIssuer[] = []): Promise<Gateway> {
  assertOpenFiles();
  growHeapFreely();
  const { issuers, ...federation } = await federationOf(settings, otherIssuers);
  if (settings.supergraphFile) await assertPlannable(federation.supergraphSdl);
  const metrics = settings.metrics ? await processMetrics() : null;
  const measured = metrics && settings.metrics ? await metricsServer(metrics, settings.metrics) : null;
  const traces = settings.tracesUrl ? await processTraces(settings.tracesUrl, "gateway") : null;
  const { supergraphSdl: first, subgraphUrls, sign, log } = federation;
  const promises = { first, ask: servedSchemas(subgraphUrls, sign), log };
  const gateway = await startGateway({
    ...federation,
    supergraphChanges: withServedSchemas(rehearsing(watchSupergraph(supergraphFileIn(settings)), log), promises),
    registered: await registeredFor(settings, federation.supergraphSdl),
    trustedOnly: settings.trustedOnly,
    labels: settings.overrideLabels,
    host: settings.bind,
    port: settings.ports.gateway,
    origins: settings.corsOrigins,
    introspection: settings.introspection,
    readerBudget: settings.readerBudget,
    signIn: issuers,
    heads: await journalHeads(join(settings.dataDir, "journal-heads.jsonl")),
    ...(metrics && { metrics }),
    ...(traces && { traces }),
    origin: new URL(settings.hubUrl).origin,
    ...(await storeOf(settings)),
  });
  // Nobody waits for it: a partner may be long to answer, or not there yet.
  void sayEmptyPromises(promises).catch(() => undefined);
  return {
    ...gateway,
    async close() {
      await gateway.close();
      await measured?.close();
      await traces?.close();
    },
  };
}

/** Without a database of its own, the gateway keeps nothing, and loads no database library. @throws OperatorError */
async function storeOf({ gatewayDatabase }: Settings) {
  if (gatewayDatabase === undefined) return {};
  const { openStore } = await import("@pacte-hub/gateway-store/store");
  const store = await openStore(gatewayDatabase).catch((error: Error) => {
    throw new OperatorError(
      `La base de la passerelle (GATEWAY_DATABASE_URL) ne s'ouvre pas : ${error.cause instanceof Error ? error.cause.message : error.message}`,
      "DATABASE_SILENT",
    );
  });
  return { store };
}

/** The shipped graph was rehearsed when it was composed; the operator's is now. @throws OperatorError */
const assertPlannable = (sdl: string): Promise<void> =>
  rehearsed(sdl).catch((error: Error) => {
    throw new OperatorError(
      `Le graphe composé (HUB_SUPERGRAPH) ne peut pas être servi : ${error.message}`,
      "GRAPH_REFUSED",
    );
  });

async function registeredFor({ operationsFolder }: Settings, supergraphSdl: string): Promise<TrustedDocuments> {
  const shipped = await shippedOperations();
  const added = operationsFolder ? await operationsIn(operationsFolder, supergraphOf(supergraphSdl).publicSchema) : [];
  return trustedDocumentsOf([...shipped, ...added]);
}
