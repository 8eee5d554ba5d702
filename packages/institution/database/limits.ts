import { withClient } from "@pacte-hub/postgres/connect";
import { roleOf } from "@pacte-hub/postgres/hosts";
import { type Login, type LoginUrls, logins } from "@pacte-hub/server/logins";
import type { Knex } from "knex";

/** What one login may take of its server, whoever holds it and whatever their program asks for itself. */
export interface LoginLimits {
  /** Connections at once; PostgreSQL counts them, and only who administers roles may change it. */
  readonly connections: number;
  /** Milliseconds a statement may take, a transaction may stand idle, and a lock be waited for. */
  readonly statementMs: number;
  readonly idleMs: number;
  readonly lockMs: number;
}

const [second, minute, hour] = [1_000, 60_000, 3_600_000];

/** A publisher's transaction stands idle while the solver thinks, and waits for another's that does. */
export const loginLimits: Readonly<Record<Login, LoginLimits>> = {
  OWNER: { connections: 16, statementMs: 30 * minute, idleMs: 10 * minute, lockMs: minute },
  PUBLISHER: { connections: 16, statementMs: 30 * minute, idleMs: 4 * hour, lockMs: 4 * hour },
  READER: { connections: 48, statementMs: 10 * second, idleMs: 30 * second, lockMs: 5 * second },
  STEWARD: { connections: 24, statementMs: 2 * minute, idleMs: 2 * minute, lockMs: 30 * second },
};

/** As PostgreSQL keeps them with a role. */
export const settingsOf = ({ statementMs, idleMs, lockMs }: LoginLimits): readonly (readonly [string, string])[] => [
  ["statement_timeout", String(statementMs)],
  ["idle_in_transaction_session_timeout", String(idleMs)],
  ["lock_timeout", String(lockMs)],
];

/**
 * Gives each login its time limits, by the login itself: every role may set its own, and the owner no other's. They end
 * what goes wrong, not who steals a login: a session may lift them for itself.
 */
export async function applyLimits(db: Knex, urls: LoginUrls): Promise<void> {
  const { rows } = await db.raw<{ rows: { role: string; settings: string[] }[] }>(
    `select rolname as role, setconfig as settings from pg_db_role_setting
       join pg_roles on pg_roles.oid = setrole where setdatabase = 0 and rolname = any(?)`,
    [logins.map((login) => roleOf(urls[login]))],
  );
  const settingsByRole = new Map(rows.map(({ role, settings }) => [role, settings]));
  for (const login of logins) {
    const lacking = settingsOf(loginLimits[login]).filter(
      ([name, value]) => !settingsByRole.get(roleOf(urls[login]))?.includes(`${name}=${value}`),
    );
    if (lacking.length > 0) await setOwn(urls[login], lacking);
  }
}

const setOwn = (url: string, settings: readonly (readonly [string, string])[]): Promise<void> =>
  withClient(url, async (client) => {
    for (const [name, value] of settings) await client.query(`alter role current_user set ${name} = '${value}'`);
  });

/** The SQL by which whoever administers roles bounds the connections of logins that are not bounded yet. */
export async function unboundedLogins(db: Knex, urls: LoginUrls): Promise<readonly string[]> {
  const { rows } = await db.raw<{ rows: { role: string }[] }>(
    "select rolname as role from pg_roles where rolname = any(?) and rolconnlimit = -1",
    [logins.map((login) => roleOf(urls[login]))],
  );
  const unbounded = new Set(rows.map(({ role }) => role));
  return logins
    .filter((login) => unbounded.has(roleOf(urls[login])))
    .map((login) => `alter role ${roleOf(urls[login])} connection limit ${loginLimits[login].connections};`);
}
