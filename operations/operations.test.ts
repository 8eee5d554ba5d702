import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "@pacte-hub/server/config";
import { httpRefusal, problem } from "@pacte-hub/server/http/httpRefusal";
import { ownVariables } from "@pacte-hub/server/ownVariables";
import { inClone } from "@pacte-hub/server/repository";
import { variableDescriptions } from "@pacte-hub/server/variableDescription";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isInstalled, outputOf, testName } from "./installed.ts";
import { nginxOver } from "./nginx.ts";
import { credentialsOf, unitOf } from "./units.ts";

const folder = inClone("operations");
const files = readdirSync(join(folder, "systemd"));
const templates = files.filter((file) => file.endsWith(".service")).map((file) => file.replace(".service", ""));
let temporaryFolder: string;
beforeAll(() => {
  temporaryFolder = mkdtempSync(join(tmpdir(), "operations-"));
});
afterAll(() => rmSync(temporaryFolder, { recursive: true, force: true }));

const variableNames = variableDescriptions().map(({ name }) => name);
const serving = new Set((["gateway", "caf"] as const).flatMap(ownVariables));
/** What a unit's process reads: of those that serve, their own; of commands, what is no serving process's alone. */
function readBy(template: string): readonly string[] {
  if (template === "pacte-gateway") return ownVariables("gateway");
  if (template === "pacte-institution@") return ownVariables("caf");
  const ofBoth = ["CAF_STEWARD_URL", "HUB_URL"];
  return variableNames.filter((name) => !serving.has(name) || ofBoth.includes(name));
}

describe("systemd", () => {
  test.each(templates)("%s gives its process what it reads, and secrets by files that the unit loads", (template) => {
    const { name, environment, credentials } = unitOf(template);
    const readVariables = readBy(template).flatMap((variable) => [variable, `${variable}_FILE`]);
    expect(Object.keys(environment).filter((variable) => !readVariables.includes(variable))).toEqual([]);
    const used = Object.values(environment).filter((value) => value.startsWith("/run/credentials/"));
    const loaded = credentials.map((credential) => `${credentialsOf(name)}/${credential}`);
    expect(used.filter((path) => !loaded.includes(path))).toEqual([]);
    // The client's key is named by the file of the issuers, beside it.
    expect(loaded.filter((path) => !used.includes(path) && !path.endsWith("/hub.pem"))).toEqual([]);
    expect(Object.values(environment).join(" ")).not.toMatch(/postgres:\/\/|BEGIN/);
  });

  test("the examples' values are what the settings take", () => {
    for (const template of templates) {
      const { environment } = unitOf(template);
      const plain = Object.entries(environment).filter(([name]) => !name.endsWith("_FILE"));
      expect(() => readSettings(Object.fromEntries(plain)), template).not.toThrow();
    }
  });

  test("whoever answers readers holds no login that publishes or owns, and no key of releases", () => {
    const { environment } = unitOf("pacte-institution@");
    expect(Object.keys(environment).filter((name) => /OWNER|PUBLISHER|SIGNING|ROUNDING/.test(name))).toEqual([]);
  });

  test("each timer starts a service that is shipped", () => {
    const timers = files.filter((file) => file.endsWith(".timer")).map((file) => file.replace(".timer", ""));
    expect(timers.length).toBe(4);
    expect(timers.filter((name) => !templates.includes(name))).toEqual([]);
  });

  test.skipIf(!isInstalled("systemd-analyze"))(
    testName("systemd-analyze", "takes every unit, and finds each well shut in"),
    () => {
      const root = join(temporaryFolder, "root");
      mkdirSync(join(root, "etc", "systemd"), { recursive: true });
      const system = join(root, "etc", "systemd", "system");
      cpSync(join(folder, "systemd"), system, { recursive: true });
      for (const file of files.filter((unitFile) => /\.(service|timer)$/.test(unitFile))) {
        // Node stands where this machine has it.
        const text = readFileSync(join(system, file), "utf8").replace("/usr/bin/node", process.execPath);
        writeFileSync(join(system, file), text);
        expect(outputOf("systemd-analyze", ["verify", "--man=no", join(system, file)])).toBe("");
      }
      for (const template of templates)
        for (const instance of ["caf", "pole-emploi"]) {
          const { name } = unitOf(template, "caf");
          const unit = `${name.replace("@caf", `@${instance}`)}.service`;
          // Of 100: 15 is what they come to; a service that nobody shut in comes to 96.
          outputOf("systemd-analyze", ["security", "--offline=true", "--threshold=20", `--root=${root}`, unit]);
        }
    },
  );
});

describe("a proxy in front", () => {
  test.skipIf(!isInstalled("nginx"))(testName("nginx", "of nginx: both examples are taken"), () => {
    for (const name of ["institution.conf", "gateway.conf"])
      outputOf("nginx", ["-t", "-q", "-c", nginxOver(name, join(temporaryFolder, name)).config]);
  });

  test.skipIf(!isInstalled("caddy"))(testName("caddy", "of Caddy: the example is taken"), () => {
    const config = ["--config", join(folder, "caddy", "Caddyfile"), "--adapter", "caddyfile"];
    expect(outputOf("caddy", ["validate", ...config])).toContain("Valid configuration");
  });

  test.skipIf(!isInstalled("haproxy"))(
    testName("haproxy", "of HAProxy: the example is taken, and asks who is ready"),
    () => {
      const text = readFileSync(join(folder, "haproxy", "haproxy.cfg"), "utf8");
      const config = join(temporaryFolder, "haproxy.cfg");
      // A certificate is the operator's.
      writeFileSync(config, text.replace(/ ssl crt \S+ alpn \S+/, ""));
      outputOf("haproxy", ["-c", "-q", "-f", config]);
      expect(text).toContain("option httpchk GET /readyz");
    },
  );

  test("refuses as the hub does where no gateway answers, and says when to come back", () => {
    const refusal = JSON.stringify(problem(httpRefusal({ code: "HUB_UNAVAILABLE" })));
    for (const example of ["nginx/gateway.conf", "caddy/Caddyfile", "haproxy/haproxy.cfg"]) {
      const text = readFileSync(join(folder, example), "utf8");
      expect(text, example).toContain(refusal);
      expect(text, example).toMatch(/Retry-After/);
    }
  });

  test("passes on the very host that the gateway signed", () => {
    const nginx = ["institution.conf", "gateway.conf"].map((name) => readFileSync(join(folder, "nginx", name), "utf8"));
    for (const text of nginx) {
      const locations = text.split(/^ {4}location /m).filter((location) => location.includes("proxy_pass"));
      expect(locations.every((location) => location.includes("proxy_set_header Host $host;"))).toBe(true);
    }
    expect(unitOf("pacte-institution@").environment.CAF_AUTHORITY).toBe(/server_name (.*);/.exec(nginx[0] ?? "")?.[1]);
  });
});
