import { appendFileSync, cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { logins } from "@pacte-hub/server/logins";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../ask.ts";
import { freePorts } from "../hub.ts";
import { type SystemServer, systemPostgres, systemServer } from "../systemPostgres.ts";
import { Session, shellBlocks } from "./session.ts";

/**
 * `docs/operations/README.md`, typed from its first command to its last: an institution and a gateway from their archives, on the
 * machine's own PostgreSQL. What differs from the guide is told here, and nothing else does.
 */
const programs = systemPostgres() ?? "";
const title = "the operators' guide, typed from its first command to its last";
const isPossible = Boolean(process.env.HUB_PROVE) && programs !== "";

describe.skipIf(!isPossible)(
  isPossible ? title : `${title} (skipped: HUB_PROVE=1 and Debian's PostgreSQL are needed)`,
  () => {
    const [packing, poste, base, keys, machine, verify, publishing, gatewayKey, gateway, upgrade, restoring] =
      shellBlocks("docs/operations/README.md") as readonly string[] as string[];
    let ports: Awaited<ReturnType<typeof freePorts>>;
    let first: SystemServer;
    let second: SystemServer;
    let session: Session;
    const told: string[] = [];
    const timed = (name: string, block = "", given: Readonly<Record<string, string>> = {}): string => {
      const began = performance.now();
      const said = session.run(block, given);
      told.push(`${name} ${((performance.now() - began) / 1_000).toFixed(1)} s`);
      return said;
    };
    const urlsAt = (port: number) =>
      Object.fromEntries(
        logins.map((login) => [
          `CAF_${login}_URL`,
          `postgres://caf_${login.toLowerCase()}:essai-${login}@127.0.0.1:${port}/caf`,
        ]),
      );
    /** psql's address of a server, whoever asks it as its administrator. */
    const administrator = (port: number) => ({ PGPORT: String(port), PGPASSWORD: "chief" });
    const lineIn = (file: string, line: string): void =>
      appendFileSync(join(session.root, "etc/pacte", file), `${line}\n`);
    const answering = async (url: string): Promise<void> => {
      for (let tries = 0; tries < 300; tries++) {
        if ((await fetch(url).catch(() => null))?.ok) return;
        await sleep(100);
      }
      throw new Error(`${url} does not answer`);
    };

    beforeAll(async () => {
      ports = await freePorts();
      first = await systemServer(programs, Number(ports.PG_PORT));
      second = await systemServer(programs, Number(ports.SIAE_PORT));
      session = new Session(programs, [
        // The clone is built already; its packing is done there.
        ["npm ci && npm run build\n", ""],
        ["node scripts/packAlone.mjs", `node '${inClone("scripts/packAlone.mjs")}'`],
        [/^export CAF_OWNER_URL=….*$/gm, ""],
        [/-h (base\.caf\.example|nouveau) -U postgres/g, "-h 127.0.0.1 -U chief -d postgres"],
        ["127.0.0.1:4003", `127.0.0.1:${ports.CAF_PORT}`],
        ["127.0.0.1:4000", `127.0.0.1:${ports.GATEWAY_PORT}`],
        ["<version>", "0.1.0"],
      ]);
      cpSync(inClone("operations"), join(session.folder, "operations"), { recursive: true });
    }, 120_000);
    afterAll(async () => {
      session?.end();
      await first?.stop();
      await second?.stop();
      console.log(`the guide: ${told.join(", ")}`);
    }, 60_000);

    test("has these blocks and no other", () => {
      const all = [packing, poste, base, keys, machine, verify, publishing, gatewayKey, gateway, upgrade, restoring];
      expect(shellBlocks("docs/operations/README.md").length).toBe(all.length);
      expect([packing, restoring]).toEqual([expect.stringContaining("packAlone"), expect.stringContaining("restore")]);
    });

    test("an institution is installed alone, from its archive, and answers", async () => {
      timed("archives", packing);
      timed("poste d'intendance", poste);
      timed("base", base, { ...urlsAt(first.port), ...administrator(first.port) });
      timed("clé de la passerelle", gatewayKey);
      timed("clés", keys);
      // "puis le lire, et y mettre votre nom d'hôte": before the service starts.
      const example = join(session.folder, "operations/systemd/caf.env.example");
      const authority = `CAF_PORT=${ports.CAF_PORT}\nCAF_AUTHORITY=127.0.0.1:${ports.CAF_PORT}\nHUB_METRICS_PORT=${ports.DEPARTMENT_PORT}\nHUB_DRAIN_SECONDS=0\n`;
      appendFileSync(example, authority);
      timed("machine", machine);
      await answering(`http://127.0.0.1:${ports.CAF_PORT}/livez`);
      const said = timed("vérifier", verify, { CAF_PORT: String(ports.CAF_PORT) });
      expect(said).toMatch(/^0 faute, /m);
      expect(JSON.parse(/^\{.*\}$/m.exec(said)?.[0] ?? "")).toMatchObject({
        ready: true,
        database: "ok",
        releases: "ok",
      });
    }, 600_000);

    test("the gateway is installed from its archive, and answers by the institution", async () => {
      writeFileSync(join(session.folder, "issuers.json"), "[]");
      timed("secret", "openssl genpkey -algorithm ed25519 -out hub.pem");
      const example = join(session.folder, "operations/systemd/gateway.env.example");
      appendFileSync(
        example,
        `GATEWAY_PORT=${ports.GATEWAY_PORT}\nHUB_METRICS_PORT=${ports.IDENTITY_PORT}\nHUB_DRAIN_SECONDS=0\nCAF_SUBGRAPH_URL=http://127.0.0.1:${ports.CAF_PORT}/graphql\n`,
      );
      const [install = "", look = ""] = gateway?.split(/(?=^curl )/m) ?? [];
      timed("passerelle", install);
      const root = `http://127.0.0.1:${ports.GATEWAY_PORT}`;
      await answering(`${root}/livez`);
      for (let tries = 0; tries < 100; tries++) {
        const { partners } = (await (await fetch(`${root}/readyz`)).json()) as { partners: Record<string, string> };
        if (partners.caf === "up") break;
        await sleep(100);
      }
      expect(timed("prête", look)).toContain('"caf":"up"');
      const query = `{ territory(code: "55") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } }`;
      const { data } = await ask(query, {}, `${root}/graphql`);
      expect(data.territory.caf.rsaHouseholds[0].value).toBeGreaterThan(1_000);
    }, 300_000);

    test("what is ordered is published, audited, retained and backed up by its units", () => {
      writeFileSync(join(session.folder, "token"), "none\n");
      timed("unités", publishing);
      for (const one of ["publish", "audit", "retain", "backup"])
        if (one !== "retain" && one !== "backup")
          lineIn(`caf-${one}.env`, `HUB_URL=http://127.0.0.1:${ports.GATEWAY_PORT}/graphql`);
      lineIn("caf-backup.env", `HUB_PG_BIN=${programs}`);
      expect(timed("publier", "systemctl start pacte-publish@caf")).toContain("Aucun ordre de publication n'attend.");
      timed("durée de garde", "systemctl start pacte-retain@caf");
      expect(timed("audit", "systemctl start pacte-audit@caf")).toMatch(
        /En tout : (\d+) publications sur \1 sont ce qui a été signé/,
      );
    }, 300_000);

    test("it is upgraded in place: saved, migrated, restarted", async () => {
      const [before = "", look = ""] = upgrade?.split(/(?=^curl )/m) ?? [];
      expect(timed("mettre à jour", before)).toContain("Sauvegardé : ");
      await answering(`http://127.0.0.1:${ports.CAF_PORT}/livez`);
      expect(timed("prête", look)).toContain('"ready":true');
    }, 300_000);

    test("and its backup is restored on a new server, all of it", () => {
      const folder = join(session.root, "var/lib/pacte-backup");
      const [save = "", ...rest] = restoring?.split(/^(?=pacte-hub restore)/m) ?? [];
      expect(timed("sauvegarder", save, { HUB_PG_BIN: programs })).toContain("Sauvegardé : ");
      const last = readdirSync(folder).sort().at(-1) ?? "";
      const said = timed("restaurer", rest.join("").replace("caf-<instant>", last), {
        ...urlsAt(second.port),
        ...administrator(second.port),
      });
      expect(said).toContain("Tout est là.");
      expect(readFileSync(join(folder, last, "sauvegarde.json"), "utf8")).not.toMatch(/essai-/);
    }, 300_000);
  },
);
