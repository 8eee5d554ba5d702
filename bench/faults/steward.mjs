import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { keyAt, readDemoKeys } from "@pacte-hub/demo/identity/keys";
import { personaNamed } from "@pacte-hub/demo/identity/personas";
import { accessToken, issuerUrl } from "@pacte-hub/demo/identity/tokens";
import { rowsOf } from "./hub.mjs";

const restMs = 50;
/** Answers after which an act may be done again, under its key: who could not say is not believed to have refused. */
const passing = new Set(["PARTNER_UNAVAILABLE", "JOURNAL_UNAVAILABLE"]);

/** @returns a function that makes an access token of the CAF's demonstration steward, for the CAF */
async function stewardsToken(hub) {
  const keys = await readDemoKeys(hub.folder);
  const persona = personaNamed("steward@caf");
  if (!keys || !persona) throw new Error("the hub has no demonstration steward of the CAF");
  const issuer = { url: issuerUrl(Number(hub.ports.IDENTITY_PORT), persona.issuer), key: keyAt(keys, persona.issuer) };
  return () => accessToken(issuer, persona, "hub-pacte-insertion-meuse:caf");
}

/**
 * A steward of the CAF who grants again and again, each time under a key of their own: an act that is not acknowledged is done
 * again under the same key, and must be there once.
 * @param hub a started one, whose issuers are believed
 * @param url the CAF's
 */
export async function stewardOf(hub, url) {
  const sign = signerOf(readFileSync(`${hub.folder}/keys/gateway.pem`, "utf8"));
  const bearer = await stewardsToken(hub);
  const acknowledged = [];
  let unanswered = 0;

  /** Undefined where nobody said. @throws Error for a refusal */
  async function granted(key) {
    const input = `{ dataset: "rsa-people-covered", institution: "region-grand-est", role: ANALYST, finest: DEPARTMENT, dimensions: [],
      purpose: STATISTICS, legalBasis: AGREEMENT, convention: "framework-rsa-orientation", startsOn: "2020-01-01", key: "${key}" }`;
    const body = Buffer.from(JSON.stringify({ query: `mutation { cafGrantAccess(input: ${input}) { id } }` }));
    const authorization = `Bearer ${await bearer()}`;
    const headers = { "content-type": "application/json", authorization };
    const signed = { ...headers, ...sign.sign({ method: "POST", url, headers, body }) };
    const answer = await fetch(url, { method: "POST", headers: signed, body })
      .then((response) => /** @type {Promise<any>} */ (response.json()))
      .catch(() => null);
    const refusal = answer?.errors?.[0];
    if (refusal && !passing.has(refusal.extensions?.code)) throw new Error(JSON.stringify(refusal));
    return answer?.data?.cafGrantAccess?.id;
  }

  return {
    async act(isRunning) {
      for (let turn = 0; isRunning(); turn++) {
        for (let id; !id && isRunning(); await sleep(restMs)) {
          id = await granted(`steady-key-${turn}`);
          if (id) acknowledged.push(id);
          else unanswered++;
        }
      }
    },
    /** Looks for each in the register. */
    async examined() {
      const rows = await rowsOf(hub, "caf", "select id from authority.access_grant");
      const there = new Set(rows.map(({ id }) => id));
      const lost = acknowledged.filter((id) => !there.has(id)).length;
      const twice = acknowledged.length - new Set(acknowledged).size;
      const summary = `acts of the CAF: ${acknowledged.length} acknowledged, ${lost} lost, ${twice} done twice; ${unanswered} unanswered and done again`;
      return { lost: lost + twice, summary };
    },
  };
}
