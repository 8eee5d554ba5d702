import { pino } from "pino";
import { announce, told } from "./engine.mjs";

/** The gateway of a checkout, watched in one way or in none. */
const { supergraph, checkout, lines, measured, collector } = await told();
/** A built module of that checkout, which may be older than this one: of no type that is known here. */
const moduleOf = (path) => import(new URL(path, checkout).href);
const { startGateway } = await moduleOf("gateway/dist/server.js");
const metrics = measured
  ? await (await moduleOf("packages/server/dist/observation/metrics.js")).processMetrics()
  : undefined;
const traces = collector
  ? await (await moduleOf("packages/server/dist/observation/traces.js")).processTraces(collector, "gateway")
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
