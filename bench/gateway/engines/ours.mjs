import { pino } from "pino";
import { startGateway } from "../../../gateway/dist/server.js";
import { announce, told } from "./engine.mjs";

const { supergraph } = await told();
const gateway = await startGateway({
  supergraphSdl: supergraph,
  subgraphUrls: {},
  inProcess: {},
  partnerStates: { answering: async () => new Map() },
  host: "127.0.0.1",
  port: 0,
  log: pino({ level: "silent" }),
  // Each request of the bench bears a token of its own, so that none is answered from another; here nobody judges it.
  door: { headersOf: async () => ({}) },
  // The rule expects the Meuse's territories behind each list.
  bounds: { largestAnswer: Number.POSITIVE_INFINITY },
});
announce(gateway.port);
