import { withClient } from "@pacte-hub/postgres/connect";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import { caution, type Finding, fault, well } from "./finding.ts";

const soonDays = 30;
const discoveryPatienceMs = 4_000;

interface Believed {
  readonly id: string;
  readonly days: number | null;
}

/** Whom the institution answers to, and whose readers it believes: what the reader's login sees. */
export async function trustFindings(partner: PartnerId, settings: Settings): Promise<readonly Finding[]> {
  const url = settings.databases[partner]?.READER;
  if (!url) return [];
  const trusted = await withClient(url, async (client) => {
    const keys = await client.query<Believed>(
      `select id, extract(epoch from valid_until - now()) / 86400 as days from authority.gateway_key
        where now() >= valid_from and (valid_until is null or now() < valid_until)`,
    );
    const issuers = await client.query<{ issuer: string }>(
      `select distinct issuer from authority.issuer
        where not demonstration and now() >= valid_from and (valid_until is null or now() < valid_until) order by issuer`,
    );
    return { keys: keys.rows, issuers: issuers.rows.map(({ issuer }) => issuer) };
  }).catch(() => null);
  // What is wrong with the database is said of its login.
  if (!trusted) return [];
  return [gatewayFinding(partner, trusted.keys), ...(await Promise.all(trusted.issuers.map(issuerFinding)))];
}

function gatewayFinding(partner: PartnerId, keys: readonly Believed[]): Finding {
  const subject = "clé de la passerelle";
  if (keys.length === 0)
    return fault(
      subject,
      "aucune n'est valable : toute requête est refusée",
      `hub gateway-key add ${partner} passerelle.pub`,
    );
  const last = Math.max(...keys.map(({ days }) => days ?? Number.POSITIVE_INFINITY));
  return last < soonDays
    ? caution(
        subject,
        `la dernière finit dans ${Math.floor(last)} jours`,
        "convenez de la suivante avec l'opérateur de la passerelle",
      )
    : well(subject, `${keys.length} valable${keys.length > 1 ? "s" : ""}`);
}

async function issuerFinding(issuer: string): Promise<Finding> {
  const subject = `émetteur ${issuer}`;
  const discovery = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(discovery, { signal: AbortSignal.timeout(discoveryPatienceMs), redirect: "error" });
    const { issuer: issuerNamed } = (await answer.json()) as { readonly issuer?: unknown };
    return answer.ok && issuerNamed === issuer
      ? well(subject, "répond")
      : fault(subject, "ne se nomme pas ainsi lui-même", `l'adresse doit être celle que dit ${discovery}`);
  } catch {
    return caution(
      subject,
      "ne répond pas d'ici : ses lecteurs n'auront que l'ouvert",
      "ouvrez-lui le réseau, en HTTPS (autorité privée : NODE_EXTRA_CA_CERTS)",
    );
  }
}
