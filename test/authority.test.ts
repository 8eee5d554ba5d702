import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { issuerIds, type Persona, personas } from "@pacte-hub/demo/identity/personas";
import { withClient } from "@pacte-hub/postgres/connect";
import { partnerIds } from "@pacte-hub/schema/model/partner";
import { readSettings } from "@pacte-hub/server/config";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { completedByFolder } from "../hub/start/embedded.ts";
import { ask } from "./ask.ts";
import { badToken } from "./authority/badToken.ts";
import { carried, type PartnerId, type Way, ways } from "./authority/carried.ts";
import { answered, type Cell, cells, questionsOf } from "./authority/cells.ts";
import { grantsIn, opens, type Row } from "./authority/oracle.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { as, tokenOf } from "./persona.ts";
import { isProof } from "./proof.ts";

/** `npm run prove` asks the whole matrix of every bad token; `npm test` a tenth of it, of one persona an issuer. */
const stride = isProof ? 1 : 10;
const bearers = isProof ? personas : issuerIds.flatMap((id) => personas.find(({ issuer }) => issuer === id) ?? []);
const audience = "hub-pacte-insertion-meuse";

describe.each([
  ["with caches", {}],
  ["without caches", { HUB_CACHE_MB: "0" }],
])("who may read what, %s", (name, environment) => {
  // Who is let in is judged before any cache.
  const isJudgedHere = isProof || name === "with caches";
  let hub: StartedHub;
  const grants = new Map<string, readonly Row[]>();
  const stewardUrls = new Map<string, string>();
  beforeAll(async () => {
    hub = await startedHub({ from: inject("firstFolder"), environment });
    const settings = await completedByFolder(
      readSettings({ HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) }),
    );
    for (const partner of partnerIds) stewardUrls.set(partner, settings.databases[partner]?.STEWARD ?? "");
    await withEveryState();
    for (const [partner, url] of stewardUrls) grants.set(partner, await grantsIn(url));
  }, 240_000);
  afterAll(() => hub.stop());

  /** The Region's analysts are given a grant in each state there is, of one dataset after another. */
  async function withEveryState(): Promise<void> {
    for (const [partner, url] of stewardUrls) {
      const datasets = [
        ...new Set(cells.filter(({ institution }) => institution.partner.id === partner).map(({ dataset }) => dataset)),
      ];
      await withClient(url, async (client) => {
        for (const [at, dataset] of datasets.entries()) {
          const [state, from, until] = states[at % states.length] as (typeof states)[number];
          const id = `${partner}:matrix:${dataset}`;
          await client.query(
            `insert into authority.access_grant (id, dataset, institution, role, finest, dimensions, purpose, legal_basis,
               convention, starts_on, ends_on, granted_by, needs_approval, demonstration)
             values ($1, $2, 'region-grand-est', 'ANALYST', 'EPCI', '{sex}', $3, 'AGREEMENT', null, $4, $5, 'matrix', $6, false)`,
            [id, dataset, state === "OTHER_PURPOSE" ? "EVALUATION" : "STATISTICS", from, until, state === "WAITING"],
          );
          if (state === "REVOKED")
            await client.query(
              "insert into authority.grant_revocation (grant_id, revoked_by, reason) values ($1, 'matrix', 'essai')",
              [id],
            );
        }
      });
    }
  }

  const expected = (persona: Persona | null, cell: Cell): boolean => {
    const role = persona?.roles[0]?.toUpperCase();
    const somebody = persona && role ? { institution: persona.institution, role } : null;
    return opens(grants.get(cell.institution.partner.id) ?? [], somebody, cell);
  };

  test("each persona is answered where a grant in force opens the figure to him, and nowhere else", {
    timeout: 300_000,
  }, async () => {
    let [answers, refusals] = [0, 0];
    for (const persona of [null, ...(isJudgedHere ? personas : bearers)]) {
      const { outcomes, codes } = await answered(hub.url, persona ? await as(persona.id, hub) : {});
      expect([...codes].filter((code) => code !== "NOT_GRANTED")).toEqual([]);
      const wrong = [...outcomes].filter(([cell, isAnswered]) => isAnswered !== expected(persona, cell));
      expect(
        wrong
          .slice(0, 5)
          .map(([{ dataset, level, dimensions }, isAnswered]) => [persona?.id, dataset, level, dimensions, isAnswered]),
      ).toEqual([]);
      for (const isAnswered of outcomes.values()) isAnswered ? answers++ : refusals++;
    }
    console.log(`matrix: ${answers + refusals} cells, ${answers} answered, ${refusals} refused, 0 against the grants`);
    expect(Math.min(answers, refusals)).toBeGreaterThan(100);
  });

  test("each refusal says in French for which reason, and which convention would unlock it where one would", async () => {
    const reader = await as("analyst@region", hub);
    const reasons = new Set<string>();
    for (const { query } of questionsOf(cells)) {
      for (const { message, extensions } of (await ask(query, {}, hub.url, reader)).errors ?? []) {
        reasons.add(String(extensions?.reason));
        expect(message).toMatch(/[a-zéè]/);
        if (extensions?.unlockedBy !== undefined) expect(extensions.unlockedBy).toMatch(/^[\w-]+$/);
      }
    }
    for (const reason of [
      "NO_GRANT",
      "GRANT_REVOKED",
      "GRANT_NOT_BEGUN",
      "GRANT_ENDED",
      "WRONG_PURPOSE",
      "TOO_FINE",
      "DIMENSION_NOT_GRANTED",
    ])
      expect([...reasons]).toContain(reason);
  });

  test
    .runIf(isJudgedHere)
    .each([
      "expired",
      "not yet valid",
      "for a partner",
      "for another hub",
      "of an unknown issuer",
      "of another's issuer",
      "altered",
      "unsigned",
    ] as const)("a token that is %s opens nothing to anyone", { timeout: 300_000 }, async (fault) => {
    const some = cells.filter((_, at) => at % stride === 0);
    for (const persona of bearers) {
      const authorization = `Bearer ${await badToken(hub, persona, fault)}`;
      const { outcomes, codes } = await answered(hub.url, { authorization }, some);
      // Of whom nobody can say anything, the bearer is shown what is open to all, and not one of these cells.
      const told = fault === "of an unknown issuer" ? ["NOT_GRANTED", "TOKEN_NOT_ACCEPTED"] : ["UNAUTHENTICATED"];
      expect([persona.id, [...codes].sort()]).toEqual([persona.id, told]);
      expect([persona.id, [...outcomes.values()].filter(Boolean).length]).toEqual([persona.id, 0]);
    }
  });

  test.runIf(isJudgedHere).each(Object.entries(ways) as [Way, string | null][])(
    "what the gateway signed for a persona, come to an institution %s, opens what the grants open him, or nothing at all",
    { timeout: 120_000 },
    async (way, code) => {
      const signer = signerOf(await readFile(join(hub.dataDir, "keys", "gateway.pem"), "utf8"));
      const urlOf = (partner: PartnerId) =>
        `http://127.0.0.1:${hub.ports[`${variablePrefix(partner)}_PORT` as keyof StartedHub["ports"]]}/graphql`;
      for (const persona of bearers) {
        const tokenFor = (partner: PartnerId) => tokenOf(persona.id, hub, `${audience}:${partner}`);
        for (const partner of partnerIds) {
          const own = cells.filter(({ institution, level }) => institution.partner.id === partner && level === "EPCI");
          const { outcomes, codes } = await carried({ signer, urlOf, tokenFor }, partner, own.slice(0, 60), way);
          const wrong = [...outcomes].filter(([cell, isAnswered]) => isAnswered !== (!code && expected(persona, cell)));
          expect([persona.id, partner, wrong.length]).toEqual([persona.id, partner, 0]);
          const others = [...codes].filter((one) => one !== (code ?? "NOT_GRANTED"));
          expect([persona.id, partner, others, code === null || codes.has(code)]).toEqual([
            persona.id,
            partner,
            [],
            true,
          ]);
        }
      }
    },
  );

  test("a revocation counts for every request that begins after it, however many readers ask meanwhile", {
    timeout: 60_000,
  }, async () => {
    const cell = cells.filter(
      ({ institution, level, dimensions }) =>
        institution.partner.id === "department" && level === "EPCI" && dimensions.length === 0,
    );
    const reader = await as("analyst@pole-emploi", hub);
    const [opened] = cell.filter((one) =>
      expected(personas.find(({ id }) => id === "analyst@pole-emploi") ?? null, one),
    );
    if (!opened) throw new Error("nothing is opened to Pôle emploi");
    let revokedAt = Number.POSITIVE_INFINITY;
    let isOver = false;
    const leaks: number[] = [];
    let [before, after] = [0, 0];
    const readers = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        const began = performance.now();
        const { outcomes } = await answered(hub.url, reader, [opened]);
        const isAnswered = [...outcomes.values()][0] === true;
        if (began > revokedAt) after++;
        else before += isAnswered ? 1 : 0;
        if (isAnswered && began > revokedAt) leaks.push(began - revokedAt);
      }
    });
    await expect.poll(() => before, { timeout: 20_000 }).toBeGreaterThan(5);
    await withClient(stewardUrls.get("department") ?? "", (client) =>
      client.query(
        `insert into authority.grant_revocation (grant_id, revoked_by, reason)
         select id, 'matrix', 'essai' from authority.access_grant where institution = 'pole-emploi' and dataset = $1
         on conflict do nothing`,
        [opened.dataset],
      ),
    );
    revokedAt = performance.now();
    await expect.poll(() => after, { timeout: 20_000 }).toBeGreaterThan(5);
    isOver = true;
    await Promise.all(readers);
    expect(leaks).toEqual([]);
  });
});

/** In turn: a grant that opens, and each way for one not to. */
const states = [
  ["IN_FORCE", "2020-01-01", null],
  ["REVOKED", "2020-01-01", null],
  ["NOT_BEGUN", "2999-01-01", null],
  ["ENDED", "2020-01-01", "2020-12-31"],
  ["WAITING", "2020-01-01", null],
  ["OTHER_PURPOSE", "2020-01-01", null],
] as const;
