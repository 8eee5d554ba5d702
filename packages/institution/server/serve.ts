import { audienceOf } from "@pacte-hub/auth/tokens/audience";
import { faultInRecommendations } from "@pacte-hub/data/recommendations";
import { faultInOwnTerritory } from "@pacte-hub/data/territoryFaults";
import { journalPool, readerPool, workingConnection } from "@pacte-hub/postgres/connect";
import { addressesIn } from "@pacte-hub/postgres/hosts";
import { databaseRefusal } from "@pacte-hub/server/commandLine";
import { neededUrls, portOf, readSettings } from "@pacte-hub/server/config";
import { growHeapFreely } from "@pacte-hub/server/heapGrowth";
import { listenOn } from "@pacte-hub/server/http/http";
import { log } from "@pacte-hub/server/log";
import { lowerPriority } from "@pacte-hub/server/lowerPriority";
import { assertSettings, neededToServe } from "@pacte-hub/server/neededSettings";
import { processMetrics } from "@pacte-hub/server/observation/metrics";
import { metricsServer } from "@pacte-hub/server/observation/metricsServer";
import { tracing } from "@pacte-hub/server/observation/questionTrace";
import { processTraces } from "@pacte-hub/server/observation/traces";
import { assertOpenFiles } from "@pacte-hub/server/openFiles";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { ownEnvironment } from "@pacte-hub/server/ownVariables";
import { drained, endInTime, untilShutdown } from "@pacte-hub/server/shutdown";
import type { Knex } from "knex";
import { isBelieved } from "../access/believed.ts";
import { authoritiesOf } from "../auth/ownAuthorities.ts";
import { readersOf } from "../auth/readers.ts";
import { signatureVerifier } from "../auth/verifySignature.ts";
import type { Institution } from "../config.ts";
import { contextKeyOf } from "../database/context/contextKey.ts";
import { holdContextKey } from "../database/context/heldKeys.ts";
import { replicaLag } from "../database/replicaLag.ts";
import { journalOf } from "../journal/journal.ts";
import { journalKeyOf } from "../journal/key.ts";
import { peerHeadsIn } from "../journal/peerHeads.ts";
import { releaseCache } from "../releases/cache/cache.ts";
import { listenForNotices } from "../releases/cache/notices.ts";
import { admitQuestions } from "./admitQuestions.ts";
import { admitRequests } from "./admitRequests.ts";
import { apolloServer } from "./apolloServer.ts";
import { executableOf, type Graph } from "./buildSchema.ts";
import { institutionMetrics, journalMetrics } from "./institutionMetrics.ts";
import { journalPlugin } from "./journalPlugin.ts";
import { behindHost, isBehind, LongAnswerProcess, sayPort } from "./longAnswerProcess.ts";
import { longQuestions } from "./longQuestions.ts";
import { readinessOf, readinessRoute } from "./readiness.ts";
import { answerLimits } from "./requestLimits.ts";
import { questionWatch } from "./watch.ts";

/** Without HTTP: for whoever measures it. */
export { apolloServer } from "./apolloServer.ts";

/**
 * Serves one institution, configured by the environment, until the process is told to stop. Queries use the reader's database
 * login, which can neither read raw counts nor write. Stewards' mutations use the steward's login, where one is configured.
 */
export async function serve<Store>(institution: Institution, graph: Graph<Store>): Promise<void> {
  assertOpenFiles();
  growHeapFreely();
  const fault = faultInOwnTerritory() ?? faultInRecommendations();
  if (fault) throw new OperatorError(fault, "PACT_FILE_REFUSED");
  const { id, name } = institution.partner;
  const makesLongAnswers = isBehind();
  const settings = readSettings(ownEnvironment(process.env, id));
  assertSettings(settings, id, neededToServe);
  const { READER } = neededUrls(settings, id, ["READER"]);
  holdContextKey(READER, await contextKeyOf(id, settings));
  const db = readerPool(READER);
  await assertReady(db, id);
  await assertBelieved(db, id);
  const metrics = settings.metrics && !makesLongAnswers ? await processMetrics() : null;
  const traces = settings.tracesUrl ? await processTraces(settings.tracesUrl, id) : null;
  const watch = questionWatch(id, { metrics, traces, writesLines: !makesLongAnswers });
  const memory = settings.cacheBytes > 0 ? releaseCache(settings.cacheBytes) : null;
  const notices = memory && listenForNotices(READER, () => void memory.refresh(db).catch(() => undefined));
  const readers = readersOf(db, { audience: audienceOf(settings.audience, id) });
  const admit = admitRequests(signatureVerifier(db, { authority: authoritiesOf(id, settings) }));
  const stewardUrl = settings.databases[id]?.STEWARD;
  const steward = stewardUrl ? workingConnection(stewardUrl, "steward") : null;
  const journalDb = journalPool(READER);
  const journal = journalOf(journalDb, {
    institution: id,
    key: await journalKeyOf(id, settings),
    observe: metrics ? journalMetrics(metrics) : undefined,
  });
  const executable = executableOf(graph as Graph);
  const server = await apolloServer<Store>(id, executable, [journalPlugin(journal, id), ...(watch ? [tracing] : [])]);
  let isStopping = false;
  // With several hosts, reads may go to a replica.
  const replica =
    addressesIn(READER).length > 1
      ? replicaLag({ reader: db, primary: journalDb, mostSeconds: settings.replicaLagSeconds })
      : null;
  const readiness = readinessOf({ db, journal, replica, isStopping: () => isStopping });
  if (metrics)
    institutionMetrics(metrics, {
      readiness,
      journal,
      db,
      replica,
      pools: { reader: db, journal: journalDb, steward },
    });
  const measured = metrics && settings.metrics ? await metricsServer(metrics, settings.metrics) : null;
  const elsewhere = makesLongAnswers ? null : new LongAnswerProcess();
  const listening = await listenOn(server, {
    ...(makesLongAnswers ? { host: behindHost, port: 0 } : { host: settings.bind, port: portOf(settings, id) }),
    maxAnswerBytes: answerLimits.bytes,
    context: admitQuestions({
      institution,
      storeOf: graph.store,
      db,
      steward,
      admit,
      readers,
      peerHeads: peerHeadsIn(journalDb),
      journal,
      replica,
      memory,
      traces,
      isWatched: watch !== undefined,
    }),
    otherRoutes: readinessRoute(readiness),
    ...(elsewhere && { elsewhere: longQuestions({ partner: id, executable, elsewhere, admit }) }),
    ...(watch && { answered: watch }),
    release: ({ readerSession }) => readerSession.end(),
  });
  log.info({ institution: id, port: listening.port }, `${name} répond`);
  if (makesLongAnswers) {
    // It starts as fast as any other.
    lowerPriority();
    sayPort(listening.port);
  } else process.send?.("ready");
  const stop = await untilShutdown();
  isStopping = true;
  await drained(stop, settings.drainSeconds);
  endInTime();
  await listening.close();
  await elsewhere?.close();
  await measured?.close();
  await traces?.close();
  replica?.stop();
  await notices?.stop();
  await server.stop();
  await db.destroy();
  await journalDb.destroy();
  await steward?.destroy();
  // The IPC channel to the supervisor would keep the process alive.
  if (process.connected) process.disconnect();
}

/** @throws OperatorError when the database does not answer, refuses the login, does not exist, or lacks migrations */
async function assertReady(db: Knex, partner: string): Promise<void> {
  try {
    await db.raw("select 1 from published.release limit 1");
  } catch (error) {
    log.error({ institution: partner, code: (error as { code?: string }).code }, "la base n'est pas prête");
    const migrate = `pacte-${partner} migrate » ou « hub migrate ${partner}`;
    const refusal = databaseRefusal(error, migrate, `La base de « ${partner} »`);
    throw refusal ? new OperatorError(refusal.message, refusal.code) : error;
  }
}

/** @throws OperatorError while the database does not know the process's context key: row level security would hide every row */
async function assertBelieved(db: Knex, partner: string): Promise<void> {
  if (await isBelieved(db)) return;
  throw new OperatorError(
    `La base de « ${partner} » ne croit pas la clé de contexte de ce processus : « hub context-key add ${partner} <fichier> », avec l'adresse du propriétaire, la lui fait connaître.`,
    "DATABASE_UNFIT",
  );
}
