import { keyAt, readDemoKeys } from "@pacte-hub/demo/identity/keys";
import { issuerUrl, signed } from "@pacte-hub/demo/identity/tokens";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { as } from "./persona.ts";

let hub: StartedHub;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
}, 240_000);
afterAll(() => hub.stop());

/** Another steward of the CAF than the one `hub token` prints: same issuer, another subject. */
async function secondSteward(): Promise<Readonly<Record<string, string>>> {
  const keys = await readDemoKeys(hub.dataDir);
  if (!keys) throw new Error("no demonstration identities here");
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    sub: "second",
    institution: "caf",
    roles: ["steward"],
    aud: "hub-pacte-insertion-meuse",
    iat: now,
    exp: now + 600,
  };
  const token = await signed(
    { url: issuerUrl(hub.ports.IDENTITY_PORT, "caf"), key: keyAt(keys, "caf") },
    claims,
    "at+jwt",
  );
  return { authorization: `Bearer ${token}` };
}

const grantInput = (key: string, dataset = "rsa-people-covered") =>
  `{ dataset: "${dataset}", institution: "region-grand-est", role: ANALYST, finest: DEPARTMENT, dimensions: [], purpose: STATISTICS,
     legalBasis: AGREEMENT, convention: "framework-rsa-orientation", startsOn: "2020-01-01", key: "${key}" }`;
const result = "{ id version isEffective }";
const codeOf = ({ errors }: Awaited<ReturnType<typeof ask>>) => errors?.[0]?.extensions?.code ?? null;

describe("an institution's stewards grant in the graph", () => {
  const figures = '{ territory(code: "55") { caf { rsaPeopleCovered(origin: DEMONSTRATION) { value } } } }';
  const seen = async () => {
    const { data, errors } = await ask(figures, {}, hub.url, await as("analyst@region", hub));
    return data.territory.caf?.rsaPeopleCovered ?? errors?.[0]?.extensions?.reason;
  };
  const act = async (text: string, headers?: Readonly<Record<string, string>>) =>
    ask(`mutation { ${text} }`, {}, hub.url, headers ?? (await as("steward@caf", hub)));

  test("where it takes two, nothing opens until another person says yes; then at the next request", {
    timeout: 60_000,
  }, async () => {
    expect(await seen()).toBe("NO_GRANT");
    const { data } = await act(`cafGrantAccess(input: ${grantInput("grant-one-key")}) ${result}`);
    const { id, isEffective } = data.cafGrantAccess;
    expect([isEffective, await seen()]).toEqual([false, "NO_GRANT"]);
    const same = await act(`cafApproveGrant(input: { grant: "${id}", key: "approve-alone" }) ${result}`);
    expect(codeOf(same)).toBe("SECOND_PERSON_NEEDED");
    const other = await act(
      `cafApproveGrant(input: { grant: "${id}", key: "approve-both" }) ${result}`,
      await secondSteward(),
    );
    expect([other.errors, other.data.cafApproveGrant]).toEqual([undefined, { id, version: 2, isEffective: true }]);
    expect(await seen()).toEqual([]);
    const stale = await act(
      `cafRevokeAccess(input: { grant: "${id}", reason: "Fin", expectedVersion: 1, key: "revoke-stale" }) ${result}`,
    );
    expect([codeOf(stale), await seen()]).toEqual(["VERSION_CONFLICT", []]);
    const revoked = await act(
      `cafRevokeAccess(input: { grant: "${id}", reason: "Fin", expectedVersion: 2, key: "revoke-now" }) ${result}`,
    );
    expect([codeOf(revoked), await seen()]).toEqual([null, "GRANT_REVOKED"]);
  });

  test("the same key does the same act once; other words under it are refused, and nothing is changed", async () => {
    const first = await act(`cafGrantAccess(input: ${grantInput("idempotent-key")}) ${result}`);
    expect((await act(`cafGrantAccess(input: ${grantInput("idempotent-key")}) ${result}`)).data).toEqual(first.data);
    const reused = await act(`cafGrantAccess(input: ${grantInput("idempotent-key", "rsa-households")}) ${result}`);
    expect(codeOf(reused)).toBe("IDEMPOTENCY_KEY_REUSED");
  });

  test("nobody grants for another, whoever leads the Pact; what he wrote is not even looked at, and the refusal is journaled", async () => {
    for (const persona of ["steward@department", "analyst@caf", "steering@department"]) {
      const answer = await act(
        `cafGrantAccess(input: ${grantInput("not-mine-key", "rien")}) ${result}`,
        await as(persona, hub),
      );
      expect([persona, codeOf(answer)]).toEqual([persona, "NOT_A_STEWARD"]);
    }
    expect(codeOf(await act(`cafGrantAccess(input: ${grantInput("bad-dataset-key", "rien")}) ${result}`))).toBe(
      "INVALID_GRANT",
    );
    expect(codeOf(await act(`cafGrantAccess(input: ${grantInput("court")}) ${result}`))).toBe("INVALID_KEY");
    const toOperator = grantInput("to-an-operator").replace("ANALYST", "OPERATOR");
    const refusedToOperator = await act(`cafGrantAccess(input: ${toOperator}) ${result}`);
    expect(refusedToOperator.errors?.[0]).toMatchObject({
      message: expect.stringContaining("ne lit aucun chiffre"),
      extensions: { code: "INVALID_GRANT" },
    });
    const { data } = await ask(
      "{ caf { journal(first: 100) { nodes { kind name decision } } } }",
      {},
      hub.url,
      await as("steward@caf", hub),
    );
    const refused = data.caf.journal.nodes.filter(
      ({ name, decision }: { name: string; decision: string }) => name === "GrantAccess" && decision === "REFUSED",
    );
    expect(refused).toHaveLength(7);
  });

  test("a closed door lets its own steward open it again, and nobody else in", { timeout: 60_000 }, async () => {
    const open = '{ territory(code: "55") { caf { rsaHouseholds { value } } } }';
    await act(`cafChangeDoor(input: { closed: true, reason: "Essai", key: "close-the-door" }) ${result}`);
    for (const persona of [null, "steering@department", "steward@department"]) {
      const { data } = await ask(open, {}, hub.url, persona ? await as(persona, hub) : {});
      expect([persona, data.territory.caf]).toEqual([persona, null]);
    }
    await act(`cafChangeDoor(input: { closed: false, reason: "Essai fini", key: "open-the-door" }) ${result}`);
    const { data } = await ask(open, {}, hub.url);
    expect(data.territory.caf.rsaHouseholds).toHaveLength(5);
  });

  test("where the register says a convention ended and an access is open, each institution's answer says they disagree", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const { data: register } = await ask("{ conventions { id end } }", {}, hub.url);
    const ended = register.conventions.find(({ end }: { end: string | null }) => end !== null && end < today);
    const input = grantInput("under-an-ended-one", "rsa-households").replace("framework-rsa-orientation", ended.id);
    const { id: grant } = (await act(`cafGrantAccess(input: ${input}) ${result}`)).data.cafGrantAccess;
    await act(`cafApproveGrant(input: { grant: "${grant}", key: "approve-ended" }) ${result}`, await secondSteward());
    const { data, errors } = await ask(
      `{ conventions { id start end caf { ...here } } } fragment here on CafInConvention { grants { id isEffective state sentence } disagreements { grant code explanation } }`,
      {},
      hub.url,
    );
    expect(errors).toBeUndefined();
    let said = 0;
    for (const { id, start, end, caf } of data.conventions) {
      const isOver = end !== null && end < today;
      const isToCome = start !== null && start > today;
      const open = caf.grants.filter(({ isEffective }: { isEffective: boolean }) => isEffective);
      const expected = isOver || isToCome ? open.map((one: { id: string }) => one.id) : [];
      expect([id, caf.disagreements.map(({ grant }: { grant: string }) => grant)]).toEqual([id, expected]);
      said += caf.disagreements.length;
      // Each access says so itself, and of which day.
      for (const one of open) {
        expect([one.id, one.state]).toEqual([one.id, isOver ? "LATE" : "OPEN"]);
        if (isOver) expect(one.sentence).toMatch(/alors que sa convention a pris fin le \d/);
      }
    }
    expect(said).toBeGreaterThan(0);
    // What the Pact itself opened is late since the Pact is over, and is said so to the institution's own stewards.
    const own = await ask(
      "{ caf { grants { convention isEffective state } } }",
      {},
      hub.url,
      await as("steward@caf", hub),
    );
    const ofPact = own.data.caf.grants.filter(
      (one: { convention: string | null; isEffective: boolean }) =>
        one.convention === "ptfi-meuse-2017-2021" && one.isEffective,
    );
    expect(ofPact.length).toBeGreaterThan(0);
    expect(new Set(ofPact.map(({ state }: { state: string }) => state))).toEqual(new Set(["LATE"]));
  });

  test("a convention says what it opens, and a grant that was revoked is said to be so", async () => {
    const { data } = await ask(
      `{ convention(id: "framework-rsa-orientation") { status caf { grants { dataset institution isEffective revokedAt } } } }`,
      {},
      hub.url,
    );
    const { grants } = data.convention.caf;
    const own = grants.filter(({ institution }: { institution: string }) => institution === "region-grand-est");
    expect(
      own.some(
        ({ isEffective, revokedAt }: { isEffective: boolean; revokedAt: string | null }) => !isEffective && revokedAt,
      ),
    ).toBe(true);
  });
});
