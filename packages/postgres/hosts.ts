import pg from "pg";
import { isOutage } from "./outage.ts";

/** Whether a host takes writes, or replays those of another. */
export type HostRole = "PRIMARY" | "STANDBY";

/** Asks a host for its role. @throws what pg throws when the host cannot be reached or refuses the login */
export type AskRole = (address: string) => Promise<HostRole>;

const form = /^([a-z]+:\/\/(?:[^/?#]*@)?)([^/?#]*)(.*)$/i;

/**
 * One address for each host that a database's address names, in its order: `postgres://role@a:5432,b:5432/caf`.
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS
 */
export function addressesIn(url: string): readonly string[] {
  const [, start = "", hosts = "", rest = ""] = form.exec(url) ?? [];
  return hosts === "" ? [url] : hosts.split(",").map((host) => `${start}${host}${rest}`);
}

/** The login in an address. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(addressesIn(url)[0] ?? url).username);

/** Hosts and database name of an address, without its login: equal for two addresses of one database. */
export function databaseIn(url: string): string {
  const [, , hosts = "", rest = ""] = form.exec(url) ?? [];
  return hosts + rest.replace(/[?#].*$/, "");
}

/** True when the address itself asks for a host that takes writes (`target_session_attrs`). */
export const wantsPrimary = (url: string): boolean => /[?&]target_session_attrs=(read-write|primary)(&|#|$)/.test(url);

/**
 * The host that served last, by address, kept apart for connections that need a primary and for those that do not: after a
 * failover the next connection does not wait for the lost host, and reads do not follow writes to the primary.
 */
const last = { primary: new Map<string, string>(), any: new Map<string, string>() };

/**
 * The address of the first host that answers, and that takes writes where the caller needs it. An address with one host is
 * returned without a check: connecting to it will say what is wrong.
 * @throws what the last host threw; an Error with PostgreSQL's code 57P03 when hosts answer but none takes writes
 */
export async function addressAnswering(
  url: string,
  needsPrimary = wantsPrimary(url),
  roleAt: AskRole = askRole,
): Promise<string> {
  const addresses = addressesIn(url);
  if (addresses.length === 1) return url;
  const lastHost = needsPrimary ? last.primary : last.any;
  const before = lastHost.get(url);
  const inOrder = before ? [before, ...addresses.filter((address) => address !== before)] : addresses;
  let fault: unknown = Object.assign(new Error("no host of the database takes writes now"), { code: "57P03" });
  for (const address of inOrder) {
    try {
      const role = await roleAt(address);
      if (needsPrimary && role !== "PRIMARY") continue;
      lastHost.set(url, address);
      return address;
    } catch (error) {
      // As in libpq: a host that refuses the login has answered; another is not tried.
      if (!isOutage(error)) throw error;
      fault = error;
    }
  }
  throw fault;
}

const askLimitMs = 2_000;

async function askRole(address: string): Promise<HostRole> {
  const client = new pg.Client({
    connectionString: address,
    connectionTimeoutMillis: askLimitMs,
    query_timeout: askLimitMs,
    application_name: "hub host",
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ standby: boolean }>("select pg_is_in_recovery() as standby");
    return rows[0]?.standby ? "STANDBY" : "PRIMARY";
  } finally {
    await client.end().catch(() => undefined);
  }
}
