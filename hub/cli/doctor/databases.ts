import { isBelieved } from "@pacte-hub/institution/access/believed";
import { windowMs } from "@pacte-hub/institution/auth/verifySignature";
import { contextKeyOf } from "@pacte-hub/institution/database/context/contextKey";
import { holdContextKey } from "@pacte-hub/institution/database/context/heldKeys";
import { loginLimits } from "@pacte-hub/institution/database/limits";
import { historyOf } from "@pacte-hub/institution/database/migrate";
import { readerPool, withClient } from "@pacte-hub/postgres/connect";
import { addressesIn, roleOf } from "@pacte-hub/postgres/hosts";
import { isPooled } from "@pacte-hub/postgres/pooler";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { databaseRefusal } from "@pacte-hub/server/commandLine";
import type { Settings } from "@pacte-hub/server/config";
import { type Login, logins } from "@pacte-hub/server/logins";
import type { Client } from "pg";
import { caution, type Finding, fault, well } from "./finding.ts";

const names: Readonly<Record<Login, string>> = {
  OWNER: "connexion du propriétaire",
  PUBLISHER: "connexion de publication",
  READER: "connexion de lecture",
  STEWARD: "connexion de l'intendant",
};

/** What the institution's database is, as each login that the settings give sees it. */
export async function databaseFindings(partner: PartnerId, settings: Settings): Promise<readonly Finding[]> {
  const urls = settings.databases[partner] ?? {};
  const loginUrls = logins.flatMap((login) => (urls[login] ? [{ login, url: urls[login] }] : []));
  const findings = await Promise.all(loginUrls.map(({ login, url }) => loginFindings(partner, login, url)));
  const reader =
    urls.READER && settings.contextKeys[partner] ? await contextFinding(partner, urls.READER, settings) : [];
  return [...findings.flat(), ...reader];
}

async function loginFindings(partner: PartnerId, login: Login, url: string): Promise<readonly Finding[]> {
  const subject = names[login];
  try {
    return await withClient(url, async (client) => [
      well(subject, `ouverte (${roleOf(url)})`),
      ...(await roleFindings(client, login)),
      ...(login === "OWNER" ? await schemaFindings(client, partner) : []),
      ...(await poolerFindings(client, login)),
      ...(login === "READER" ? await serverFindings(client, addressesIn(url).length > 1) : []),
    ]);
  } catch (error) {
    const refusal = databaseRefusal(error, `hub migrate ${partner}`);
    if (refusal) return [fault(subject, refusal.message, "voyez la phrase")];
    throw error;
  }
}

interface Role {
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly connections: number;
  readonly intake: boolean;
}

async function roleFindings(client: Client, login: Login): Promise<readonly Finding[]> {
  const { rows } = await client.query<Role>(
    `select rolsuper as superuser, rolbypassrls as bypasses, rolconnlimit as connections,
            coalesce((select has_schema_privilege(oid, 'usage') from pg_namespace where nspname = 'intake'), false) as intake
       from pg_roles where rolname = current_user`,
  );
  const [role] = rows;
  const subject = `droits de la ${names[login]}`;
  if (!role) return [];
  const findings: Finding[] = [];
  if (role.superuser || role.bypasses)
    findings.push(fault(subject, "ce rôle passe outre la sécurité des lignes", "alter role … nosuperuser nobypassrls"));
  if (login === "READER" && role.intake)
    findings.push(
      fault(subject, "ce rôle peut entrer où sont les comptages bruts", "hub migrate remet chaque droit à sa place"),
    );
  if (role.connections === -1)
    findings.push(
      caution(
        subject,
        "le nombre de ses connexions n'est pas borné",
        `alter role … connection limit ${loginLimits[login].connections} (« hub migrate --admin » donne ce SQL)`,
      ),
    );
  return findings.length > 0 ? findings : [well(subject)];
}

/** The history of the database beside what this version knows. */
async function schemaFindings(client: Client, partner: PartnerId): Promise<readonly Finding[]> {
  const subject = "état de la base";
  const { rows } = await client
    .query<{ name: string }>("select name from public.migration order by id")
    .catch(() => ({ rows: [] }));
  const { beyond, missing } = historyOf(
    partner,
    rows.map(({ name }) => name),
  );
  if (beyond !== undefined)
    return [
      fault(
        subject,
        `plus récente que ce programme (étape « ${beyond} »)`,
        "installez la version du hub qui l'a mise à jour",
      ),
    ];
  return [
    missing > 0 ? fault(subject, `il manque ${missing} étapes`, `hub migrate ${partner}`) : well(subject, "à jour"),
  ];
}

const oldestPostgres = 150_000;

interface Server {
  readonly version: number;
  readonly name: string;
  readonly now: Date;
  readonly replica: boolean;
  /** Seconds since the last transaction that it replayed was committed; null: none yet. */
  readonly behind: number | null;
}

async function serverFindings(client: Client, hasOtherHosts: boolean): Promise<readonly Finding[]> {
  const { rows } = await client.query<Server>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
            clock_timestamp() as now, pg_is_in_recovery() as replica,
            extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::int as behind`,
  );
  const [server] = rows;
  if (!server) return [];
  const apartMs = Math.abs(server.now.getTime() - Date.now());
  return [
    server.version < oldestPostgres
      ? fault(
          "version de PostgreSQL",
          `${server.name} est trop ancienne`,
          "PostgreSQL 15 au moins ; 17.6 ou 18 sont recommandés",
        )
      : well("version de PostgreSQL", server.name),
    apartMs < windowMs / 2
      ? well("horloge")
      : fault(
          "horloge",
          `celle de la base et celle d'ici diffèrent de ${Math.round(apartMs / 1_000)} s`,
          "mettez les deux machines à l'heure (NTP)",
        ),
    ...(server.replica ? [replicaFinding(hasOtherHosts, server.behind)] : []),
  ];
}

/** Beside a host that takes writes, a replica is where readers are answered. */
function replicaFinding(hasOtherHosts: boolean, behind: number | null): Finding {
  const subject = "réplica";
  const since = behind === null ? "" : ` ; dernière transaction reçue il y a ${behind} s`;
  return hasOtherHosts
    ? well(subject, `les lectures y vont, le journal à l'hôte qui accepte d'écrire${since}`)
    : fault(
        subject,
        "c'est le seul hôte de l'adresse : le journal ne peut s'y écrire",
        "ajoutez l'hôte du serveur principal : postgres://rôle@replica,primaire/base",
      );
}

/** What holds locks for longer than a transaction cannot go through a pooler. */
async function poolerFindings(client: Client, login: Login): Promise<readonly Finding[]> {
  if (!(await isPooled(client))) return [];
  const subject = `répartiteur devant la ${names[login]}`;
  return [
    login === "READER" || login === "STEWARD"
      ? well(subject, "connu, le processus s'y plie")
      : fault(
          subject,
          "cette connexion tient des verrous plus longs qu'une transaction",
          "donnez l'adresse de PostgreSQL",
        ),
  ];
}

/** Whether the database believes the process's context key: else every list would be empty. */
async function contextFinding(partner: PartnerId, url: string, settings: Settings): Promise<readonly Finding[]> {
  const subject = "clé de contexte";
  const key = await contextKeyOf(partner, settings).catch(() => null);
  // What is wrong with its file is said of the file.
  if (!key) return [];
  holdContextKey(url, key);
  const db = readerPool(url, 1);
  try {
    return (await isBelieved(db))
      ? [well(subject, "la base la croit")]
      : [fault(subject, "la base ne la connaît pas", `hub context-key add ${partner} <fichier>`)];
  } catch {
    // What is wrong with the database is said of its login.
    return [];
  } finally {
    await db.destroy();
  }
}
