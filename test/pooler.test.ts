import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "@pacte-hub/demo/generate";
import type { SigningProxy } from "@pacte-hub/gateway/signingProxy";
import { type LoginUrls, logins } from "@pacte-hub/server/logins";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { carrierBeside } from "./carrying.ts";
import { freePorts, type StartedHub, startedHub, typed } from "./hub.ts";
import { type InstitutionProcess, institutionProcess } from "./institutionProcess.ts";
import { as } from "./persona.ts";
import { hasPgBouncer, type Pooler, poolerAt } from "./pooler.ts";

const settings = ["ignore_startup_parameters = statement_timeout,options,extra_float_digits"];
const period = "2018-Q3";
const question = {
  query: `{ _entities(representations: [{ __typename: "Territory", code: "55" }, { __typename: "Territory", code: "200049187" }]) {
    ... on Territory { code department { conventions { id }
      orientations(from: "${period}", to: "${period}", by: [PATHWAY], origin: DEMONSTRATION) { value status release { id } } } } }
    department { access { dataset decision finest } } }`,
};

describe.skipIf(!hasPgBouncer)(
  "an institution whose readers and stewards come by PgBouncer, in transaction mode",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "hub-pooler-"));
    let hub: StartedHub;
    let pooler: Pooler;
    let strict: Pooler;
    let pooled: InstitutionProcess;
    let direct: SigningProxy;
    let through: SigningProxy;
    let port: number;
    let passwords: Readonly<Record<string, string>>;

    const urlsAt = (at: number): LoginUrls =>
      Object.fromEntries(
        logins.map((login) => {
          const role = `department_${login.toLowerCase()}`;
          return [login, `postgres://${role}:${passwords[role]}@127.0.0.1:${at}/department`];
        }),
      ) as LoginUrls;
    const environmentAt = (at: number): Readonly<Record<string, string>> => ({
      ...Object.fromEntries(logins.map((login) => [`DEPARTMENT_${login}_URL`, urlsAt(at)[login]])),
      DEPARTMENT_CONTEXT_KEY: join(hub.dataDir, "keys", "department-context.pem"),
      DEPARTMENT_JOURNAL_KEY: join(hub.dataDir, "keys", "department-journal.pem"),
      DEPARTMENT_SIGNING_KEY: join(hub.dataDir, "keys", "department.pem"),
    });
    async function asked(proxy: SigningProxy, persona: string | null, body: object = question): Promise<unknown> {
      const headers = { "content-type": "application/json", ...(persona && (await as(persona, hub))) };
      const answer = await fetch(`${proxy.url}/department`, { method: "POST", headers, body: JSON.stringify(body) });
      return answer.json();
    }

    beforeAll(async () => {
      hub = await startedHub({ from: inject("firstFolder") });
      passwords = JSON.parse(readFileSync(join(hub.dataDir, "passwords.json"), "utf8"));
      const ports = await freePorts();
      const to = { server: Number(hub.ports.PG_PORT), passwords, connections: 2 };
      pooler = await poolerAt({ ...to, port: ports.PG_PORT, more: settings });
      strict = await poolerAt({ ...to, port: ports.IDENTITY_PORT });
      const file = join(folder, "orientations.csv");
      const lines = generate("orientations", period).map(
        ({ territory, breakdown, value }) => `${territory};${period};${breakdown.split("=")[1]};${value}`,
      );
      writeFileSync(file, `territoire;periode;parcours;valeur\n${lines.join("\n")}\n`);
      const publishing = { HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) };
      const published = await typed(["publish", "department", "orientations", file, "--demonstration"], publishing);
      expect([published.code, published.said]).toEqual([0, published.said]);
      port = ports.DEPARTMENT_PORT;
      const { DEPARTMENT_OWNER_URL: _, DEPARTMENT_PUBLISHER_URL: __, ...serving } = environmentAt(pooler.port);
      pooled = await institutionProcess("department", port, serving);
      const place = { url: hub.url, dataDir: hub.dataDir, ports: hub.ports, passwords: {} };
      direct = await carrierBeside(place);
      through = await carrierBeside({ ...place, ports: { ...hub.ports, DEPARTMENT_PORT: port } });
    }, 240_000);
    afterAll(async () => {
      await direct?.close();
      await through?.close();
      await pooled?.stop();
      await pooler?.stop();
      await strict?.stop();
      await hub?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test("hundreds of questions of several readers on two connections are answered as without it, each under its own rights", async () => {
      const personas = [null, "analyst@department", "analyst@siae", "steward@department"];
      const expected = await Promise.all(personas.map((persona) => asked(direct, persona)));
      expect(new Set(expected.map((one) => JSON.stringify(one))).size).toBeGreaterThan(2);
      expect(JSON.stringify(expected[1])).toContain(`department:orientations:${period}:1`);
      let next = 0;
      const reader = async () => {
        for (let turn = next++; turn < 96; turn = next++) {
          const which = turn % personas.length;
          expect(await asked(through, personas[which] ?? null)).toEqual(expected[which]);
        }
      };
      const began = performance.now();
      await Promise.all(Array.from({ length: 12 }, reader));
      console.log(`pooler: 96 questions, 12 at a time, in ${Math.round(performance.now() - began)} ms`);
    }, 60_000);

    test("a steward's act is done through it, once, and both are in the journal, whose chain holds", async () => {
      const act = {
        query: `mutation { departmentChangeDoor(input: { closed: true, reason: "Essai", key: "pooled-close" }) { id version } }`,
      };
      const reopened = { query: act.query.replace("true", "false").replace("pooled-close", "pooled-open") };
      const first = await asked(through, "steward@department", act);
      expect(first).toMatchObject({ data: { departmentChangeDoor: { id: expect.any(String) } } });
      expect(await asked(through, "steward@department", act)).toEqual(first);
      expect(JSON.stringify(await asked(through, null))).toContain("DOOR_CLOSED");
      expect(await asked(through, "steward@department", reopened)).toMatchObject({
        data: { departmentChangeDoor: {} },
      });
      const { code, said } = await typed(["journal", "verify", "department"], {
        HUB_DATA_DIR: hub.dataDir,
        PG_PORT: String(hub.ports.PG_PORT),
      });
      expect([code, said]).toEqual([0, expect.stringContaining("Intact")]);
      expect(await (await fetch(pooled.url.replace("/graphql", "/readyz"))).json()).toMatchObject({
        ready: true,
        journal: "ok",
      });
    });

    test("what holds locks longer than a transaction is refused by it in one sentence, and so is a PgBouncer that is not set for us", async () => {
      const migrated = await typed(["migrate", "department"], { ...environmentAt(pooler.port), HUB_DATA_DIR: folder });
      expect([migrated.code, migrated.said]).toEqual([
        1,
        expect.stringMatching(/répartiteur de connexions \(PgBouncer\).*\[DATABASE_UNFIT\]\n$/),
      ]);
      const ordered = await typed(["publish", "department", "--ordered"], {
        ...environmentAt(pooler.port),
        HUB_DATA_DIR: folder,
      });
      expect([ordered.code, ordered.said]).toEqual([1, expect.stringMatching(/_PUBLISHER_URL.*\[DATABASE_UNFIT\]\n$/)]);
      const environment = {
        ...environmentAt(strict.port),
        HUB_DATA_DIR: folder,
        DEPARTMENT_PORT: String(hub.ports.PG_PORT),
      };
      const served = await typed(["subgraph", "department"], environment);
      expect([served.code, served.said]).toEqual([
        1,
        expect.stringMatching(/ignore_startup_parameters.*\[DATABASE_UNFIT\]\n$/),
      ]);
    }, 60_000);
  },
);
