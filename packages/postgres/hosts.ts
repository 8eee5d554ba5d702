import pg from "pg";
import { isOutage } from "./outage.ts";

/** What a host of a database is, for whoever connects to it. */
export type HostRole = "PRIMARY" | "STANDBY";

/** How a host is asked what it is. @throws what pg throws when it cannot be reached, or lets nobody in */
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

/** The role that an address names. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(addressesIn(url)[0] ?? url).username);

/** Which database an address leads to, whoever connects: its hosts and its name. */
export function databaseIn(url: string): string {
  const [, , hosts = "", rest = ""] = form.exec(url) ?? [];
  return hosts + rest.replace(/[?#].*$/, "");
}

/** True when the address itself says that only a host which takes writes will do. */
export const wantsPrimary = (url: string): boolean => /[?&]target_session_attrs=(read-write|primary)(&|#|$)/.test(url);

/**
 * The host that served last, by the whole address and by whether it had to take writes: after a failover the next connection does
 * not wait for the lost one, and where what is written goes does not draw there what is only read.
 */
const last = { primary: new Map<string, string>(), any: new Map<string, string>() };

/**
 * The address of the first host that answers, and takes writes where that is needed. An address of one host is given back
 * unasked: whoever connects is told what is wrong with it.
 * @throws what the last host threw; Error with PostgreSQL's code 57P03 when hosts answer and none takes writes.
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
      // As libpq does: a host that lets nobody in is an answer, and no reason to try another.
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
