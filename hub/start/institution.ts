import type { Institution } from "@pacte-hub/institution/config";
import { contextKeyOf } from "@pacte-hub/institution/database/context/contextKey";
import { addContextKey } from "@pacte-hub/institution/database/context/databaseKeys";
import { migrate } from "@pacte-hub/institution/database/migrate";
import { withClient } from "@pacte-hub/postgres/connect";
import { isShippedDue } from "@pacte-hub/publisher/publishShipped";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { neededUrls, type Settings } from "@pacte-hub/server/config";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { type LoginUrls, logins } from "@pacte-hub/server/logins";
import { ran, type SupervisedProcess, supervise } from "./children.ts";
import type { DataFolder } from "./dataFolder.ts";
import { madeKey } from "./embedded.ts";
import { introduce } from "./introduce.ts";
import { metricsPortOf } from "./ports.ts";
import { provision } from "./postgres/provision.ts";
import type { EmbeddedPostgres } from "./postgres/server.ts";
import type { Progress } from "./progress.ts";
import { stewardToken } from "./stewardToken.ts";
import type { Tied } from "./tied.ts";

/** What an institution's start needs of the machine it starts on. */
export interface Machine {
  readonly settings: Settings;
  readonly folder: DataFolder;
  /** null when every institution brings its own database. */
  readonly postgres: EmbeddedPostgres | null;
  readonly progress: Progress;
}

/** The database an operator brought (all four logins, or it is a mistake), else one of the embedded server. */
export async function databaseFor(
  { partner }: Institution,
  { settings, folder, postgres }: Machine,
): Promise<LoginUrls> {
  if (settings.databases[partner.id] || !postgres) return neededUrls(settings, partner.id, logins);
  return provision(postgres, partner.id, folder.passwords);
}

/** Migrates, then publishes what is shipped and not there yet, by processes that hold their own login only. */
export async function prepare(institution: Institution, urls: LoginUrls, machine: Machine): Promise<void> {
  const { postgres, progress } = machine;
  const { id, name } = institution.partner;
  const steps = await migrate(id, urls);
  if (postgres) await markAsDemonstration(urls);
  await believeContext(id, urls, machine.settings);
  await introduce(id, urls, { settings: machine.settings, demonstration: postgres !== null });
  if (steps === 0 && !(await isShippedDue(institution, urls))) return;
  const environment = await publishing(institution, urls, machine);
  await ran({ name, words: ["load", id], environment }, (line) => progress.say(indented(name, line)));
}

/** Publishes the generated figures that are missing, at a low priority, while the hub already answers. */
export async function demonstrate(
  institution: Institution,
  urls: LoginUrls,
  { machine, signal, tied }: { machine: Machine; signal: AbortSignal; tied: Tied },
): Promise<void> {
  const { id, name } = institution.partner;
  const token = await stewardToken(id, machine.settings);
  const environment = { ...(await publishing(institution, urls, machine)), ...(token && { HUB_TOKEN: token }) };
  let published = 0;
  await ran({ name, words: ["load", id, "--demonstration", "--people", tied], environment, signal }, (lines) => {
    published += lines.split("\n").length;
  });
  const partText = tied === "apart" ? "le reste" : "ce que lie celui des autres";
  if (published > 0 && tied !== "registers" && !signal.aborted)
    machine.progress.say(`Chiffres de démonstration publiés : ${name} (${partText}).`);
}

/** What a publisher's process is given, and no other: its two logins, the signing key, and the secret of its roundings. */
async function publishing(institution: Institution, urls: LoginUrls, { settings, folder }: Machine) {
  const { id } = institution.partner;
  return {
    ...variables(institution, { PUBLISHER: urls.PUBLISHER, STEWARD: urls.STEWARD }),
    // Where it reads what the others have published of the same people.
    HUB_URL: settings.hubUrl,
    [`${variablePrefix(id)}_SIGNING_KEY`]: settings.signingKeys[id] ?? (await madeKey(folder.path, id)),
    ...(settings.roundingKeys[id] && { [`${variablePrefix(id)}_ROUNDING_KEY`]: settings.roundingKeys[id] }),
  };
}

/** The database believes what this start's process for the institution says of who asks. */
async function believeContext(partner: PartnerId, urls: LoginUrls, settings: Settings): Promise<void> {
  const key = await contextKeyOf(partner, settings);
  await withClient(urls.OWNER, (owner) => addContextKey(owner, key));
}

/** A database of the embedded server is for showing the hub, and says so for ever. */
async function markAsDemonstration(urls: LoginUrls): Promise<void> {
  await withClient(urls.OWNER, (client) =>
    client.query("insert into authority.mark (demonstration) values (true) on conflict do nothing"),
  );
}

/** An institution that answers. */
interface Served extends SupervisedProcess {
  /** Carries out what was ordered before the hub stopped: the gateway answers again. */
  resume(): Promise<void>;
}

/** Serves the institution in its own process: it is given the reader's login to answer, and the steward's to act. */
export async function served(institution: Institution, urls: LoginUrls, machine: Machine): Promise<Served> {
  const { settings, progress } = machine;
  const { id, name } = institution.partner;
  const environment = {
    ...variables(institution, { READER: urls.READER, STEWARD: urls.STEWARD }),
    HUB_BIND: settings.bind,
    HUB_AUDIENCE: settings.audience,
    ...(settings.metrics && {
      HUB_METRICS_BIND: settings.metrics.host,
      HUB_METRICS_PORT: String(metricsPortOf(id, settings.metrics)),
    }),
    [`${variablePrefix(id)}_PORT`]: String(settings.ports[id]),
    ...(settings.journalKeys[id] && { [`${variablePrefix(id)}_JOURNAL_KEY`]: settings.journalKeys[id] }),
    ...(settings.contextKeys[id] && { [`${variablePrefix(id)}_CONTEXT_KEY`]: settings.contextKeys[id] }),
    ...(settings.authorities[id] && { [`${variablePrefix(id)}_AUTHORITY`]: settings.authorities[id] }),
  };
  const stopping = new AbortController();
  const onMessage = (word: unknown) => {
    if (word !== "ordered") return;
    carryOutOrders(institution, urls, { machine, signal: stopping.signal }).catch(({ message }) =>
      progress.say(message),
    );
  };
  const subgraph = await supervise({ name, words: ["subgraph", id], environment }, progress.say, onMessage);
  return {
    name,
    resume: async () => {
      if (await isOrdered(urls)) onMessage("ordered");
    },
    stop() {
      stopping.abort();
      return subgraph.stop();
    },
  };
}

const isOrdered = (urls: LoginUrls): Promise<boolean> =>
  withClient(urls.STEWARD, async (client) => {
    const { rows } = await client.query("select from authority.publication_standing where state = 'ORDERED' limit 1");
    return rows.length > 0;
  });

/** A steward has ordered a publication: the institution's publisher carries it out, in a process of its own. */
export async function carryOutOrders(
  institution: Institution,
  urls: LoginUrls,
  { machine, signal }: { machine: Machine; signal: AbortSignal },
): Promise<void> {
  const { id, name } = institution.partner;
  const token = await stewardToken(id, machine.settings);
  const environment = { ...(await publishing(institution, urls, machine)), ...(token && { HUB_TOKEN: token }) };
  const words = ["publish", id, "--ordered"];
  await ran({ name, words, environment, signal }, (line) => machine.progress.say(indented(name, line)));
}

function variables({ partner }: Institution, urls: Partial<LoginUrls>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(urls).map(([login, url]) => [`${variablePrefix(partner.id)}_${login}_URL`, url]),
  );
}

const indented = (name: string, text: string): string =>
  text
    .split("\n")
    .map((line) => `  ${name} : ${line}`)
    .join("\n");
