import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../ask.ts";
import { named, needed, scope } from "../house/packages.ts";
import { freePorts } from "../hub.ts";
import { systemPostgres } from "../systemPostgres.ts";
import { madeBase } from "./baseImage.ts";
import { Engine, engineMissing } from "./engine.ts";
import { type LaidCaf, laidCaf } from "./laidCaf.ts";

const programs = systemPostgres();
const missing = engineMissing ?? (programs ? null : "PostgreSQL not installed here");
const containers = inClone("operations", "containers");
const figure = `{ territory(code: "55") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } }`;

/** 0 where nobody answers. */
const statusOf = (url: string): Promise<number> =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  );

describe.skipIf(missing)(`images, built and run${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let engine: Engine;
  let caf: LaidCaf;
  const told: string[] = [];

  /** As the Containerfile's first lines say; the libraries come of this machine's cache of npm, and no registry of images is asked. */
  function build(name: string, archive: string, base: string): void {
    const text = readFileSync(join(containers, `${name}.Containerfile`), "utf8");
    const [, line = ""] = /^# {3}podman (build .*)$/m.exec(text) ?? [];
    const words = line.replace("operations/containers", containers).split(" ");
    execFileSync(process.execPath, [inClone("scripts/packAlone.mjs"), archive, join(engine.folder, "packed")]);
    const cache = execFileSync("npm", ["config", "get", "cache"], { encoding: "utf8" }).trim();
    engine.done([...words, "--isolation", "chroot", "--build-arg", `BASE=${base}`, "-v", `${cache}:/root/.npm`]);
    const bytes = Number(engine.done(["image", "inspect", "--format", "{{.Size}}", `pacte-${name}`]));
    told.push(`pacte-${name}: ${Math.round(bytes / 1e6)} MB`);
  }

  beforeAll(async () => {
    engine = new Engine();
    const base = madeBase(engine);
    const size = Number(engine.done(["image", "inspect", "--format", "{{.Size}}", base]));
    told.push(`base: ${Math.round(size / 1e6)} MB`);
    build("caf", "caf", base);
    build("gateway", "hub", base);
    caf = await laidCaf(programs ?? "", (await freePorts()).PG_PORT, engine.folder);
  }, 2_400_000);
  afterAll(async () => {
    await caf?.stop();
    engine?.end();
    console.log(`images: ${told.join(", ")}`);
  }, 120_000);

  test.each(["caf", "gateway"])("%s: nobody's rights, nothing that it can write, no secret in it", (name) => {
    const image = `pacte-${name}`;
    const writable = `find / -xdev \\( -type d -o -type f \\) -writable -not -path '/proc/*' -not -path '/dev/*' -not -path '/sys/*' 2>/dev/null || true`;
    // Without --read-only: what the user could write in the image itself.
    const found = engine.done(["run", "--rm", "--network", "none", image, "sh", "-c", `id -u; id -g; ${writable}`]);
    const [uid, gid, ...paths] = found.trim().split("\n");
    expect([uid, gid]).toEqual(["1000", "1000"]);
    const own = name === "gateway" ? ["/var/lib/pacte"] : [];
    const ofBase = /^\/(home\/node|tmp|var\/tmp|run\/lock|dev|etc\/(hosts|resolv\.conf)|run\/\.containerenv)(\/|$)/;
    expect(paths.filter((path) => !ofBase.test(path)).sort()).toEqual(own);
    expect(engine.tried(["run", "--rm", "--read-only", image, "touch", "/opt/pacte/x"]).status).not.toBe(0);
    const hidden = ["-name .env", "-name .npmrc", "-name .git", "-name '*.pem'", "-name '*.key'"].join(" -o ");
    const ofKeys = "-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/=]{40}";
    const secrets = `find / -xdev -type f \\( ${hidden} \\) -not -path '/proc/*'; grep -rlzP -e '${ofKeys}' /opt /home /root /tmp /etc /var || true`;
    expect(engine.runIn(image, secrets)).toBe("");
    const config = engine.done(["image", "inspect", image]);
    expect(config).not.toMatch(/PRIVATE KEY|postgres:\/\/|"[A-Z_]*(TOKEN|SECRET|PASSWORD)/);
  });

  test("the CAF's holds its own packages and the libraries of its lock, and of nobody else; no tool of a developer", () => {
    const list = "cd /opt/pacte/node_modules && ls -d */package.json @*/*/package.json | sed 's#/package.json##'";
    const installed = engine.runIn("pacte-caf", list).trim().split("\n");
    const ours = installed.filter((name) => name.startsWith(scope)).map((name) => name.slice(scope.length));
    expect(ours.sort()).toEqual(["caf", ...needed("caf")].sort());
    const { packages } = JSON.parse(readFileSync(inClone("package-lock.json"), "utf8"));
    const others = installed.filter((name) => !name.startsWith(scope));
    expect(others.length).toBeGreaterThan(50);
    expect(others.filter((name) => packages[`node_modules/${name}`]?.dev)).toEqual([]);
    const strangers = [...named.keys()].filter((name) => !ours.includes(name));
    expect(strangers).toEqual(expect.arrayContaining(["department", "pole-emploi", "siae", "gateway", "demo"]));
    const found = engine.runIn(
      "pacte-caf",
      "find / -xdev -name '*.tgz' -o -name '*.tar.gz' -o -name '*.ts' -path '*pacte-hub*'",
    );
    expect(found).toBe("");
    told.push(`caf: ${ours.length} packages of ours, ${others.length} libraries`);
  });

  test("compose.yaml, over the CAF's database: lives, is ready, answers a question; told to end, ends by itself", async () => {
    const { GATEWAY_PORT } = await freePorts();
    const folder = join(engine.folder, "composed");
    mkdirSync(folder);
    cpSync(caf.secrets, join(folder, "secrets"), { recursive: true, preserveTimestamps: true });
    execFileSync("chown", ["-R", "1000", join(folder, "secrets")]);
    const text = readFileSync(join(containers, "compose.yaml"), "utf8");
    writeFileSync(join(folder, "compose.yaml"), text.replace("127.0.0.1:4000:", `127.0.0.1:${GATEWAY_PORT}:`));
    const composed = (...words: readonly string[]) => engine.done(["-p", "essai", ...words], "podman-compose", folder);
    composed("up", "-d");
    const root = `http://127.0.0.1:${GATEWAY_PORT}`;
    const ready = async () => (await fetch(`${root}/readyz`)).json() as Promise<{ partners: { caf: string } }>;
    await expect.poll(() => statusOf(`${root}/livez`), { timeout: 120_000 }).toBe(200);
    await expect.poll(async () => (await ready()).partners.caf, { timeout: 60_000 }).toBe("up");
    const { data, errors } = await ask(figure, {}, `${root}/graphql`);
    expect(errors).toBeUndefined();
    expect(data.territory.caf.rsaHouseholds[0].value).toBeGreaterThan(1_000);

    for (const name of ["caf", "gateway"]) {
      const status = engine.done(["exec", `essai_${name}_1`, "cat", "/proc/1/status"]);
      expect(status).toMatch(/^CapEff:\t0+$/m);
      expect(status).toMatch(/^CapBnd:\t0+$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      expect(engine.tried(["exec", `essai_${name}_1`, "touch", "/x"]).said).toContain("Read-only file system");
    }
    expect(engine.done(["exec", "essai_gateway_1", "ls", "/var/lib/pacte"])).toContain("journal-heads.jsonl");
    // The CAF first: the netavark of Debian 12, as it takes a container's network down, cuts the others' way to this machine.
    for (const name of ["caf", "gateway"]) {
      engine.done(["stop", "-t", "60", `essai_${name}_1`]);
      expect(engine.done(["inspect", "--format", "{{.State.ExitCode}}", `essai_${name}_1`]).trim()).toBe("0");
    }
    composed("down", "-v");
  }, 300_000);

  test("the CAF's Kubernetes manifest, played by podman, is ready under all that it shuts", async () => {
    const { CAF_PORT } = await freePorts();
    const manifest = readFileSync(inClone("operations/kubernetes/caf.yaml"), "utf8")
      .replace(/image: .*/, "image: localhost/pacte-caf")
      .replace("containerPort: 4003", `containerPort: 4003, hostPort: ${CAF_PORT}`)
      .replace(/^.*containerPort: 9403.*\n/m, "");
    // Debian's podman lays a Secret's values as they are written, not from their base64: it is given them plain.
    const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "pacte-caf" }, data: caf.ofManifest };
    writeFileSync(join(engine.folder, "secret.json"), JSON.stringify(secret));
    engine.done(["secret", "create", "pacte-caf", "secret.json"]);
    writeFileSync(join(engine.folder, "caf.yaml"), manifest);
    engine.done(["network", "create", "kubernetes"]);
    engine.done(["kube", "play", "--network", "kubernetes", "caf.yaml"]);
    await expect.poll(() => statusOf(`http://127.0.0.1:${CAF_PORT}/readyz`), { timeout: 60_000 }).toBe(200);
    const status = engine.done(["exec", "pacte-caf-pod-0-caf", "cat", "/proc/1/status"]);
    expect(status).toMatch(/^Uid:\t1000\t/m);
    expect(status).toMatch(/^CapEff:\t0+$/m);
    expect(engine.tried(["exec", "pacte-caf-pod-0-caf", "touch", "/x"]).said).toContain("Read-only file system");
    engine.done(["kube", "down", "caf.yaml"]);
  }, 180_000);
});
