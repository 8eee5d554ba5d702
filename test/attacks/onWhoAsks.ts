import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Signer, signerOf } from "@pacte-hub/auth/signatures/sign";
import { withClient } from "@pacte-hub/postgres/connect";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { expect, test } from "vitest";
import { ask } from "../ask.ts";
import { typed } from "../hub.ts";
import { as, tokenOf } from "../persona.ts";
import type { Attacked } from "./attacked.ts";

const audience = "hub-pacte-insertion-meuse";

/** Attacks 11 and 12: on who may ask, and on what is kept of it. The last ones: a journal is cut. */
export function attacksOnWhoAsks({ hub }: Attacked): void {
  const query = `{ _entities(representations: [{ __typename: "Territory", code: "55" }]) { ... on Territory { department {
    adultsWithDuties(by: [SEX], origin: DEMONSTRATION) { period value status } } } } }`;
  const portOf = { department: "DEPARTMENT_PORT", caf: "CAF_PORT" } as const;
  const addressOf = (partner: keyof typeof portOf) => `http://127.0.0.1:${hub().ports[portOf[partner]]}/graphql`;
  /** What the hub's own gateway puts on the wire: who listens there holds it too. */
  const caught = async (signer: Signer, more: Readonly<Record<string, string>> = {}) => {
    const headers: Readonly<Record<string, string>> = { "content-type": "application/json", ...more };
    const body = Buffer.from(JSON.stringify({ query }));
    const url = addressOf("department");
    return { url, body, headers: { ...headers, ...signer.sign({ method: "POST", url, headers, body }) } };
  };
  const gatewayKey = async () => signerOf(await readFile(join(hub().dataDir, "keys", "gateway.pem"), "utf8"));
  const tokenFor = async (partner: string) => ({
    authorization: `Bearer ${await tokenOf("analyst@department", hub(), `${audience}:${partner}`)}`,
  });
  const sent = async ({ url, headers, body }: Awaited<ReturnType<typeof caught>>) => {
    const response = await fetch(url, { method: "POST", headers, body });
    const { data, errors } = (await response.json()) as Awaited<ReturnType<typeof ask>>;
    return { data: data ?? null, codes: errors?.map(({ extensions }) => extensions?.code) };
  };
  const refused = { data: null, codes: ["CARRIER_REFUSED"] };

  test("attack 11: a request is answered once; replayed, altered, sent elsewhere or given another token it is refused", async () => {
    const signer = await gatewayKey();
    const genuine = await caught(signer, await tokenFor("department"));
    const answer = await sent(genuine);
    expect(answer.data._entities[0].department.adultsWithDuties.length).toBeGreaterThan(0);
    expect(await sent(genuine)).toEqual(refused);
    const unsent = await caught(signer, await tokenFor("department"));
    const finer = Buffer.from(unsent.body.toString().replace("[SEX]", "[SEX AGE]"));
    expect(await sent({ ...unsent, body: finer })).toEqual(refused);
    expect(await sent({ ...unsent, url: addressOf("caf") })).toEqual(refused);
    const another = { ...unsent.headers, ...(await tokenFor("department")) };
    expect(await sent({ ...unsent, headers: another })).toEqual(refused);
    expect(await sent({ ...unsent, headers: { ...unsent.headers, "hub-as-of": "2026-01-01T00:00:00Z" } })).toEqual(
      refused,
    );
  });

  test("attack 11: a gateway that no institution knows is refused, whatever reader it carries", async () => {
    const rogue = signerOf(newSigningKeyPem());
    expect(await sent(await caught(rogue))).toEqual(refused);
    expect(await sent(await caught(rogue, await tokenFor("department")))).toEqual(refused);
  });

  test("attack 11: a token caught by one partner opens neither another partner nor the gateway", async () => {
    const caughtByCaf = await tokenFor("caf");
    const elsewhere = await sent(await caught(await gatewayKey(), caughtByCaf));
    expect(elsewhere).toEqual({ data: null, codes: ["UNAUTHENTICATED"] });
    const { data, errors } = await ask("{ caf { id } }", {}, hub().url, caughtByCaf);
    expect([data ?? null, errors?.[0]?.extensions?.code]).toEqual([null, "UNAUTHENTICATED"]);
  });

  test("attack 11: a grant that was ended opens nothing any more, as of the past no more than now, and it is journaled", async () => {
    const figures = `{ territory(code: "55") { department { adultsWithDuties(origin: DEMONSTRATION) { value } } } }`;
    const asked = async (headers = {}) => {
      const { data, errors } = await ask(figures, {}, hub().url, { ...(await as("analyst@siae", hub())), ...headers });
      return { department: data.territory.department, reason: errors?.[0]?.extensions?.reason };
    };
    const before = new Date().toISOString();
    expect((await asked()).department.adultsWithDuties.length).toBeGreaterThan(0);
    const steward = await as("steward@department", hub());
    const { data } = await ask(
      "{ department { grants { id dataset institution isEffective } } }",
      {},
      hub().url,
      steward,
    );
    const grants = (data.department.grants as Readonly<Record<string, unknown>>[]).filter(
      ({ dataset, institution, isEffective }) =>
        dataset === "adults-with-duties" && institution === "aci-55" && isEffective,
    );
    for (const { id } of grants) {
      const act = `mutation ($input: GrantRevocationInput!) { departmentRevokeAccess(input: $input) { isEffective } }`;
      const input = { grant: id, reason: "essai", key: `attack-11-${id}` };
      expect((await ask(act, { input }, hub().url, steward)).errors).toBeUndefined();
    }
    const ended = { department: { adultsWithDuties: null }, reason: "GRANT_REVOKED" };
    expect(await asked()).toEqual(ended);
    expect(await asked({ "hub-as-of": before })).toEqual(ended);
    const { data: told } = await ask(
      "{ department { journal(first: 1) { nodes { dataset decision reason } } } }",
      {},
      hub().url,
      await as("analyst@siae", hub()),
    );
    expect(told.department.journal.nodes[0]).toMatchObject({ dataset: "adults-with-duties", decision: "REFUSED" });
  });

  test("attack 12: a journal cut at its end holds together by itself, and what another institution kept of it tells", {
    timeout: 60_000,
  }, async () => {
    const passwords = JSON.parse(await readFile(join(hub().dataDir, "passwords.json"), "utf8"));
    const admin = `postgres://hub_admin:${passwords.hub_admin}@127.0.0.1:${hub().ports.PG_PORT}/caf`;
    const environment = {
      HUB_DATA_DIR: hub().dataDir,
      ...Object.fromEntries(Object.entries(hub().ports).map(([name, port]) => [name, String(port)])),
    };
    const verified = (...more: readonly string[]) => typed(["journal", "verify", "caf", ...more], environment);
    expect(await verified("--witness", "department")).toMatchObject({ code: 0 });
    await withClient(admin, (client) =>
      client.query(`
        begin;
        alter table authority.journal disable trigger all;
        delete from authority.journal where seq > 1;
        update authority.journal_head set seq = last.seq, hash = last.hash from authority.journal as last;
        alter table authority.journal enable trigger all;
        commit`),
    );
    expect(await verified()).toMatchObject({ code: 0 });
    const told = await verified("--witness", "department");
    expect(told.said).toContain("ALTÉRÉ");
    expect(told.code).toBe(4);
  });
}
