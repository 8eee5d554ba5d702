import { startGateway } from "@pacte-hub/gateway/server";
import { pino } from "pino";
import { usualLongAnswers } from "#gateway/longAnswers/answerPool";
import { announce, told } from "./engine.mjs";

const { supergraph } = await told();
const gateway = await startGateway({
  supergraphSdl: supergraph,
  subgraphUrls: {},
  inProcess: {},
  health: { states: async () => new Map() },
  host: "127.0.0.1",
  port: 0,
  log: pino({ level: "silent" }),
  // Each request of the bench bears a token of its own, so that none is answered from another; here nobody judges it.
  authenticator: {
    headersOf: async (subject) => (subject === undefined ? {} : { subject }),
    refreshed: () => Promise.reject(new Error("nobody signs in here")),
  },
  // The rule expects the Meuse's territories behind each list: it would foresee a long answer, and make it in a process apart.
  bounds: { largestAnswer: Number.POSITIVE_INFINITY, longAnswers: { ...usualLongAnswers, processes: 0 } },
});
announce(gateway.port);
