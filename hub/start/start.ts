import type { Institution } from "@pacte-hub/institution/config";
import { partnerIds } from "@pacte-hub/schema/model/partner";
import { neededUrls, portOf, readSettings, type Settings } from "@pacte-hub/server/config";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { type LoginUrls, logins } from "@pacte-hub/server/logins";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { untilShutdown } from "@pacte-hub/server/shutdown";
import { openDataFolder } from "./dataFolder.ts";
import { demonstrating } from "./demonstrating.ts";
import { withMadeKeys } from "./embedded.ts";
import { serveGateway } from "./gateway.ts";
import { believeIssuers, openIdentity, wantsIdentity } from "./identity.ts";
import { databaseFor, type Machine, prepare, served } from "./institution.ts";
import { withJoinedGraph } from "./joinedGraph.ts";
import { assertFree, metricsPortOf } from "./ports.ts";
import { postgresPrograms } from "./postgres/programs.ts";
import { closeCommonDatabases, provisionGateway } from "./postgres/provision.ts";
import { endOrphan, startPostgres } from "./postgres/server.ts";
import { type Progress, writtenProgress } from "./progress.ts";

/** How long processes of a killed hub may take to free its ports. */
const leavingMs = 5_000;

type Answering = Awaited<ReturnType<typeof served>>;
type Databases = ReadonlyMap<Institution, LoginUrls>;

/** Something to close when the hub stops, and its name for the operator. */
type Closing = { readonly subject: string; close(): Promise<void> };

/**
 * Runs the whole hub on one machine: embedded PostgreSQL (unless every institution has its own), each institution in a process
 * of its own, and the gateway. Resolves when it was told to stop, and leaves no process behind.
 */
export async function startHub(institutions: readonly Institution[], out: NodeJS.WritableStream): Promise<void> {
  const closings: Closing[] = [];
  const progress = writtenProgress(out);
  const stopped = untilShutdown();
  const opening = open(institutions, { opened: closings, progress });
  try {
    await Promise.race([opening, stopped]);
    await stopped;
    progress.say("\nArrêt du hub…");
  } finally {
    await closeAll(closings);
    // Stopped while starting: what is being opened is closed too.
    await opening.catch(() => undefined);
    await closeAll(closings);
  }
  progress.say("Tout est arrêté.");
}

/** Closes in reverse order, so that the database stops after its clients. */
async function closeAll(closings: Closing[]): Promise<void> {
  for (let last = closings.pop(); last; last = closings.pop()) await last.close().catch(() => undefined);
}

async function open(
  institutions: readonly Institution[],
  { opened: closings, progress }: { opened: Closing[]; progress: Progress },
) {
  const givenSettings = readSettings(process.env);
  const local = institutions.filter(({ partner }) => !givenSettings.subgraphUrls[partner.id]);
  const isEmbedded = local.some(({ partner }) => !givenSettings.databases[partner.id]);
  const isAllEmbedded = isEmbedded && local.every(({ partner }) => !givenSettings.databases[partner.id]);
  const withIdentity = wantsIdentity(givenSettings, isAllEmbedded);
  const withDemonstration = wantsDemonstration(givenSettings, isEmbedded);
  for (const { partner } of local)
    if (givenSettings.databases[partner.id]) neededUrls(givenSettings, partner.id, logins);
  if (isEmbedded) await postgresPrograms();
  const folder = await openDataFolder(givenSettings.dataDir);
  closings.push({ subject: "le dossier de données", close: folder.release });
  if (isEmbedded && !folder.isNew) await endOrphan(folder);
  await assertFree(portsOf(givenSettings, local, { isEmbedded, withIdentity }), folder.wasKilled ? leavingMs : 0);
  // Nothing is written before this point: a refused start leaves no graph and no key.
  const settings = await withMadeKeys(await withJoinedGraph(givenSettings, folder.path), folder.path);
  const postgres = isEmbedded
    ? await progress.step("Base de données PostgreSQL", () => startPostgres(folder, settings.ports.postgres))
    : null;
  if (postgres) {
    closings.push({ subject: "PostgreSQL", close: postgres.stop });
    await closeCommonDatabases(postgres);
  }
  const machine = { settings, folder, postgres, progress };
  const { databases, answering } = await openInstitutions(local, machine, closings);
  const identity = withIdentity ? await openIdentity(machine) : null;
  if (identity) closings.push({ subject: "les identités de démonstration", close: identity.close });
  for (const [institution, urls] of databases) await believeIssuers(institution, urls, identity?.port ?? null);
  const gatewayDatabase =
    settings.gatewayDatabase ?? (postgres ? await provisionGateway(postgres, folder.passwords) : undefined);
  await folder.passwords.save();
  const gateway = await progress.step("Passerelle", () =>
    serveGateway({ ...settings, gatewayDatabase }, identity?.issuers),
  );
  closings.push({ subject: "la passerelle", close: gateway.close });
  for (const institution of answering) await institution.resume();
  progress.say(`\nLe hub répond : http://${settings.bind}:${settings.ports.gateway}/graphql\nCtrl-C l'arrête.`);
  // Publishing generated figures takes the other institutions' releases into account, so it needs all institutions.
  const isWhole = partnerIds.every((id) => institutions.some(({ partner }) => partner.id === id));
  if (withDemonstration && isWhole) closings.push(demonstrating(databases, machine));
}

const loopback = ["127.0.0.1", "::1", "localhost"];

/** Whether to publish generated figures: by default only on a hub for this machine (embedded database, loopback address). */
function wantsDemonstration({ demoData, bind }: Settings, isEmbedded: boolean): boolean {
  const mayShow = isEmbedded && loopback.includes(bind);
  if (demoData === true && !mayShow) {
    throw new OperatorError(
      "HUB_DEMO_DATA n'est possible qu'avec la base embarquée et HUB_BIND sur la boucle locale (127.0.0.1).",
      "SETTINGS_REFUSED",
    );
  }
  return demoData ?? mayShow;
}

async function openInstitutions(
  institutions: readonly Institution[],
  machine: Machine,
  closings: Closing[],
): Promise<{ readonly databases: Databases; readonly answering: readonly Answering[] }> {
  const databases = new Map<Institution, LoginUrls>();
  for (const institution of institutions) databases.set(institution, await databaseFor(institution, machine));
  await machine.progress.step("Bases des institutions et données ouvertes (quelques secondes la première fois)", () =>
    Promise.all([...databases].map(([institution, urls]) => prepare(institution, urls, machine))),
  );
  await machine.folder.passwords.save();
  const answering = await machine.progress.step("Institutions", () =>
    Promise.all(
      [...databases].map(async ([institution, urls]) => {
        const child = await served(institution, urls, machine);
        closings.push({ subject: child.name, close: child.stop });
        return child;
      }),
    ),
  );
  return { databases, answering };
}

function portsOf(
  { bind, ports, metrics }: Settings,
  local: readonly Institution[],
  { isEmbedded, withIdentity }: { isEmbedded: boolean; withIdentity: boolean },
) {
  return [
    { port: ports.gateway, host: bind, variable: "GATEWAY_PORT" },
    ...local.map(({ partner }) => ({
      port: portOf({ ports }, partner.id),
      host: bind,
      variable: `${variablePrefix(partner.id)}_PORT`,
    })),
    ...(metrics ? [{ ...metrics, variable: "HUB_METRICS_PORT" }] : []),
    ...(metrics
      ? local.map(({ partner: { id } }) => ({
          port: metricsPortOf(id, metrics),
          host: metrics.host,
          variable: "HUB_METRICS_PORT",
        }))
      : []),
    ...(withIdentity ? [{ port: ports.identity, host: "127.0.0.1", variable: "IDENTITY_PORT" }] : []),
    ...(isEmbedded ? [{ port: ports.postgres, host: "127.0.0.1", variable: "PG_PORT" }] : []),
  ];
}
