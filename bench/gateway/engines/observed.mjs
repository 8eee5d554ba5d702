import { pino } from "pino";
import { announce, told } from "./engine.mjs";

/** The gateway of a checkout, watched in one way or in none. */
const { supergraph, checkout, lines, measured, collector } = await told();
const { startGateway } = await import(new URL("gateway/dist/server.js", checkout));
const metrics = measured
  ? await (await import(new URL("packages/server/dist/observation/metrics.js", checkout))).processMetrics()
  : undefined;
const traces = collector
  ? await (await import(new URL("packages/server/dist/observation/traces.js", checkout))).processTraces(
      collector,
      "gateway",
    )
  : undefined;
const log = lines
  ? pino({ level: "info", base: null }, pino.destination({ dest: lines, sync: true }))
  : pino({ level: "silent" });
const gateway = await startGateway({
  supergraphSdl: supergraph,
  subgraphUrls: {},
  inProcess: {},
  health: { states: async () => new Map() },
  host: "127.0.0.1",
  port: 0,
  log,
  bounds: { largestAnswer: Number.POSITIVE_INFINITY },
  ...(metrics && { metrics }),
  ...(traces && { traces }),
});
// Prometheus looks every 15 seconds; here every second, so that each round has its share.
if (metrics) setInterval(() => void metrics.text(), 1_000);
announce(gateway.port);
