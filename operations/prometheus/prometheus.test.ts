import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Metrics, processMetrics } from "@pacte-hub/server/observation/metrics";
import { metricsServer } from "@pacte-hub/server/observation/metricsServer";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, test } from "vitest";
import { code } from "../../test/house/packages.ts";
import { isInstalled, outputOf, testName } from "../installed.ts";

const folder = inClone("operations", "prometheus");
const readFile = (...names: readonly string[]): string => readFileSync(inClone(...names), "utf8");

/** The metrics that the sources declare. */
const declared = new Set(
  code.flatMap(({ path }) => [...readFile(path).matchAll(/name: "(hub_\w+)",\s*help:/g)].map(([, name = ""]) => name)),
);
/** Those of a histogram are one metric. */
const base = (name: string): string => name.replace(/_(bucket|count|sum)$/, "");

const alerts = readFile("operations", "prometheus", "alerts.yml");
const cases = readFile("operations", "prometheus", "alerts.test.yml");
const dashboard = JSON.parse(readFile("operations", "grafana", "hub.json")) as {
  readonly panels: readonly { readonly id: number; readonly targets?: readonly { readonly expr: string }[] }[];
};
const looked = [alerts, ...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))].join("\n");
const namesIn = (text: string, prefix: RegExp): string[] => [...new Set(text.match(prefix) ?? [])];

describe("what is watched is what is measured", () => {
  test("alerts and dashboard look at metrics that the processes show", async () => {
    const names = namesIn(looked, /\bhub_[a-z_]+(?=[{[) ])/g).map(base);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !declared.has(name))).toEqual([]);
    const { body } = await (await processMetrics()).text();
    const ofNode = namesIn(looked, /\b(nodejs|process)_[a-z0-9_]+/g);
    expect(ofNode.filter((name) => !body.includes(`# TYPE ${name} `))).toEqual([]);
  });

  test("each metric is told to operators, and each is looked at by an alert or on the dashboard", () => {
    const guide = readFile("docs", "exploitation.md");
    expect([...declared].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
    expect(
      [...declared].filter(
        (name) => !looked.includes(name) && name !== "hub_readiness" && name !== "hub_partner_questions_waiting",
      ),
    ).toEqual([]);
  });

  test("each alert is proved to fire, and says to whom it matters and what to do", () => {
    const alertNames = alerts.match(/(?<=- alert: )\w+/g) ?? [];
    expect(alertNames.length).toBeGreaterThan(10);
    const fired = [...cases.matchAll(/alertname: (\w+)\n\s+exp_alerts:\n\s+- exp_labels/g)].map(([, name]) => name);
    expect(alertNames.filter((name) => !fired.includes(name))).toEqual([]);
    const rules = alerts.split("- alert: ").slice(1);
    expect(rules.filter((rule) => !/severity: (critical|warning)[\s\S]*summary: [\s\S]*action: /.test(rule))).toEqual(
      [],
    );
  });

  test("panels have names of their own, and stand on one another nowhere", () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("Debian's Prometheus", () => {
  test.skipIf(!isInstalled("promtool"))(testName("promtool", "takes the configuration, and each alert fires"), () => {
    expect(outputOf("promtool", ["check", "config", "prometheus.yml"], folder)).toMatch(/17 rules found/);
    expect(outputOf("promtool", ["test", "rules", "alerts.test.yml"], folder)).toMatch(/SUCCESS/);
  });

  test.skipIf(!isInstalled("prometheus"))(
    testName("prometheus", "reads what a process measures, and evaluates every rule of it"),
    async () => {
      const metrics = await processMetrics();
      metrics.gauge({ name: "hub_ready", help: "x" }, () => [[{}, 0]]);
      await scraped(metrics, async (api) => {
        await until(api, "query?query=hub_ready", ({ result }) => result?.[0]?.value[1] === "0");
        await until(api, "query?query=nodejs_eventloop_lag_p99_seconds", ({ result }) => result?.length === 1);
        const { groups = [] } = await until(
          api,
          "rules",
          (data) => stateOf(data, "HubInstitutionNotReady") !== "inactive",
        );
        const rules = groups.flatMap((group) => group.rules);
        expect(rules.filter(({ health, lastError }) => health === "err" || lastError)).toEqual([]);
      });
    },
    60_000,
  );
});

/** What Prometheus answers, of a query or of its rules. */
interface Found {
  readonly result?: readonly { readonly value: readonly [number, string] }[];
  readonly groups?: readonly { readonly rules: readonly Rule[] }[];
}

interface Rule {
  readonly name: string;
  readonly state: string;
  readonly health: string;
  readonly lastError?: string;
}

const stateOf = ({ groups = [] }: Found, name: string): string =>
  groups.flatMap(({ rules }) => rules).find((rule) => rule.name === name)?.state ?? "inactive";

async function dataOf(api: string, path: string): Promise<Found> {
  const response = await fetch(`${api}/${path}`);
  return ((await response.json()) as { readonly data?: Found }).data ?? {};
}

async function until(api: string, path: string, isEnough: (found: Found) => boolean): Promise<Found> {
  for (let tries = 0; tries < 150; tries++) {
    const data = await dataOf(api, path).catch((): Found => ({}));
    if (isEnough(data)) return data;
    await sleep(200);
  }
  throw new Error(`nothing came of ${path}`);
}

/** Runs Prometheus with the shipped rules in front of these metrics, looked at each second. */
async function scraped(metrics: Metrics, work: (api: string) => Promise<void>): Promise<void> {
  const workFolder = mkdtempSync(join(tmpdir(), "prometheus-"));
  const serving = await metricsServer(metrics, { host: "127.0.0.1", port: 0 });
  // A port that was free a moment ago.
  const free = await metricsServer(metrics, { host: "127.0.0.1", port: 0 });
  await free.close();
  const config = readFile("operations", "prometheus", "prometheus.yml")
    .replaceAll("15s", "1s")
    .replace("127.0.0.1:9401", `127.0.0.1:${serving.port}`);
  writeFileSync(join(workFolder, "prometheus.yml"), config);
  writeFileSync(join(workFolder, "alerts.yml"), alerts);
  const address = `127.0.0.1:${free.port}`;
  const words = ["prometheus.yml", "data"].map((name) => join(workFolder, name));
  const child = spawn(
    "prometheus",
    [`--config.file=${words[0]}`, `--storage.tsdb.path=${words[1]}`, `--web.listen-address=${address}`],
    { stdio: "ignore", cwd: workFolder },
  );
  try {
    await work(`http://${address}/api/v1`);
  } finally {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    await serving.close();
    rmSync(workFolder, { recursive: true, force: true });
  }
}
