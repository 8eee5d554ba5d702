/**
 * What each part of observation takes of a question, in microseconds of processor time, in one process and without HTTP: for a machine too
 * busy for bench/observation.mjs to see it.
 *
 *   npm run build:code && node bench/observationParts.mjs
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { requestIdOf } from "@pacte-hub/server/http/requestId";
import { accessLog } from "@pacte-hub/server/observation/accessLog";
import { processMetrics } from "@pacte-hub/server/observation/metrics";
import { questionMetrics } from "@pacte-hub/server/observation/questionMetrics";
import { questionSpans } from "@pacte-hub/server/observation/questionSpans";
import { processTraces } from "@pacte-hub/server/observation/traces";
import { pino } from "pino";

const folder = mkdtempSync(join(tmpdir(), "parts-"));
const source = `query Page { ${"territory(code: 55) { code name } ".repeat(40)} }`;
/** @type {import("@pacte-hub/server/observation/questionTrace").PartnerCall} */
const call = { partner: "caf", kind: "query", milliseconds: 12.3, outcome: "OK" };
/** @type {import("@pacte-hub/server/observation/questionTrace").QuestionTrace} */
const trace = {
  operation: { name: "Page", kind: "query", source },
  codes: new Set(["PARTNER_UNAVAILABLE"]),
  calls: [call, { ...call, partner: "siae" }, { ...call, partner: "department" }, { ...call, partner: "pole-emploi" }],
};
const question = {
  requestId: "0af7651916cd43dd8448eb211c80319c",
  status: 200,
  bytes: 20_000,
  milliseconds: 45.6,
  isAbandoned: false,
  codes: [],
  context: { trace, bill: { cost: 400 } },
};
const line = accessLog(
  pino({ level: "info", base: null }, pino.destination({ dest: join(folder, "log"), sync: true })),
  "gateway",
);
const metrics = await processMetrics();
const counted = questionMetrics(metrics);
const took = metrics.durations({
  name: "hub_partner_duration_seconds",
  help: "x",
  labels: ["partner", "kind", "outcome"],
});
const parts = {
  "its name, where nobody watches": () => requestIdOf(/** @type {any} */ ({ headers: {} })),
  "its metrics, those of four partners included": () => {
    counted(question);
    for (const { partner, kind, outcome } of trace.calls) took({ partner, kind, outcome }, 0.012);
  },
  "its line, with the hash of 1,400 characters": () => line(question),
};

const times = 20_000;
const rounds = 9;
console.log("| of a question | µs (median; least and most) |\n| --- | --- |");
for (const [name, work] of Object.entries(parts)) {
  for (let at = 0; at < times; at++) work();
  const each = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    for (let at = 0; at < times; at++) work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / times;
  });
  console.log(rowOf(name, each));
}

/** As many as wait before any is sent, and none is dropped. */
const traced = 300;
const collector = fork(new URL("./gateway/collector.mjs", import.meta.url));
const [{ url }] = await once(collector, "message");
const each = [];
for (let round = 0; round <= rounds; round++) {
  const traces = await processTraces(url, "gateway");
  const before = process.cpuUsage();
  for (let at = 0; at < traced; at++) {
    const span = traces.question(undefined);
    for (const name of ["plan", ...trace.calls.map(({ partner }) => `partner ${partner}`)])
      span.part({ name, began: performance.now(), words: { "hub.outcome": "OK" } });
    questionSpans({ ...question, context: { trace: { ...trace, span } } });
  }
  await traces.close();
  const { user, system } = process.cpuUsage(before);
  // The first is before anything is compiled.
  if (round > 0) each.push((user + system) / traced);
}
collector.kill();
console.log(rowOf("its trace: six spans, and their sending", each));

function rowOf(name, all) {
  const sorted = all.toSorted((one, other) => one - other);
  const shown = [sorted[Math.floor(rounds / 2)], sorted[0], sorted.at(-1)].map((value) => value.toFixed(1));
  return `| ${name} | ${shown[0]} (${shown[1]} to ${shown[2]}) |`;
}

const began = process.cpuUsage();
for (let at = 0; at < 50; at++) await metrics.text();
const { user, system } = process.cpuUsage(began);
console.log(
  `\nOne look of Prometheus: ${((user + system) / 50 / 1_000).toFixed(1)} ms. Load average ${loadavg()[0].toFixed(1)}.`,
);
rmSync(folder, { recursive: true });
