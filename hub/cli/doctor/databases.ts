import { isBelieved } from "@pacte-hub/institution/access/believed";
import { windowMs } from "@pacte-hub/institution/auth/verifySignature";
import { contextKeyOf } from "@pacte-hub/institution/database/context/contextKey";
import { holdContextKey } from "@pacte-hub/institution/database/context/heldKeys";
import { loginLimits } from "@pacte-hub/institution/database/limits";
import { historyOf } from "@pacte-hub/institution/database/migrate";
import { readerPool, withClient } from "@pacte-hub/postgres/connect";
import { roleOf } from "@pacte-hub/postgres/hosts";
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
  const given = logins.flatMap((login) => (urls[login] ? [{ login, url: urls[login] }] : []));
  if (given.length === 0)
    return [
      caution("base de données", "aucune adresse n'est donnée", "donnez au moins celle de la connexion de lecture"),
    ];
  const found = await Promise.all(given.map(({ login, url }) => loginFindings(partner, login, url)));
  const reader =
    urls.READER && settings.contextKeys[partner] ? await contextFinding(partner, urls.READER, settings) : [];
  return [...found.flat(), ...reader];
}

async function loginFindings(partner: PartnerId, login: Login, url: string): Promise<readonly Finding[]> {
  const what = names[login];
  try {
    return await withClient(url, async (client) => [
      well(what, `ouverte (${roleOf(url)})`),
      ...(await roleFindings(client, login)),
      ...(login === "OWNER" ? await schemaFindings(client, partner) : []),
      ...(login === "READER" ? await serverFindings(client) : []),
    ]);
  } catch (error) {
    const refusal = databaseRefusal(error, `hub migrate ${partner}`);
    if (refusal) return [fault(what, refusal.message, "voyez la phrase")];
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
  const what = `droits de la ${names[login]}`;
  if (!role) return [];
  const findings: Finding[] = [];
  if (role.superuser || role.bypasses)
    findings.push(fault(what, "ce rôle passe outre la sécurité des lignes", "alter role … nosuperuser nobypassrls"));
  if (login === "READER" && role.intake)
    findings.push(
      fault(what, "ce rôle peut entrer où sont les comptages bruts", "hub migrate remet chaque droit à sa place"),
    );
  if (role.connections === -1)
    findings.push(
      caution(
        what,
        "le nombre de ses connexions n'est pas borné",
        `alter role … connection limit ${loginLimits[login].connections} (« hub migrate --admin » donne ce SQL)`,
      ),
    );
  return findings.length > 0 ? findings : [well(what)];
}

/** The history of the database beside what this version knows. */
async function schemaFindings(client: Client, partner: PartnerId): Promise<readonly Finding[]> {
  const what = "état de la base";
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
        what,
        `plus récente que ce programme (étape « ${beyond} »)`,
        "installez la version du hub qui l'a mise à jour",
      ),
    ];
  return [missing > 0 ? fault(what, `il manque ${missing} étapes`, `hub migrate ${partner}`) : well(what, "à jour")];
}

const oldestPostgres = 150_000;

async function serverFindings(client: Client): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ version: number; name: string; now: Date; replica: boolean }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
            clock_timestamp() as now, pg_is_in_recovery() as replica`,
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
    ...(server.replica
      ? [
          fault(
            "base de données",
            "c'est un réplica : le journal ne peut s'y écrire",
            "donnez l'adresse du serveur principal",
          ),
        ]
      : []),
  ];
}

/** Whether the database believes the process's context key: else every list would be empty. */
async function contextFinding(partner: PartnerId, url: string, settings: Settings): Promise<readonly Finding[]> {
  const what = "clé de contexte";
  const key = await contextKeyOf(partner, settings).catch(() => null);
  // What is wrong with its file is said of the file.
  if (!key) return [];
  holdContextKey(url, key);
  const db = readerPool(url, 1);
  try {
    return (await isBelieved(db))
      ? [well(what, "la base la croit")]
      : [fault(what, "la base ne la connaît pas", `hub context-key add ${partner} <fichier>`)];
  } catch {
    // What is wrong with the database is said of its login.
    return [];
  } finally {
    await db.destroy();
  }
}
