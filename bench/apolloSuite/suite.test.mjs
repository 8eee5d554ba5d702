/**
 * Apollo Server's own suite for HTTP integrations, run over the layer by which the gateway and the institutions meet HTTP:
 *
 *   npm run build && npm run suite:apollo
 *
 * Its code lies beside the project and is no part of it.
 */
import { ApolloServer } from "@apollo/server";
import { defineIntegrationTestSuite } from "@apollo/server-integration-testsuite";
import { listenOn } from "@pacte-hub/server/http/http";
import { expect, test } from "vitest";
import { differs } from "./differs.mjs";
import { met } from "./jestGlobals.mjs";

defineIntegrationTestSuite(async (config, options) => {
  const server = new ApolloServer(config);
  await server.start();
  /** @type {any} The suite may have installed a copy of Apollo Server for its types; when it runs, there is one (vitest.config.mjs). */
  const answering = server;
  const listening = await listenOn(answering, {
    host: "127.0.0.1",
    port: 0,
    context: async () => options?.context?.() ?? {},
    // The suite asks at the root.
    async otherRoutes(request) {
      request.url = request.url?.replace(/^\/(?=\?|$)/, "/graphql");
      return false;
    },
  });
  return { server, url: `http://127.0.0.1:${listening.port}`, extraCleanup: () => listening.close() };
});

test("what the hub does otherwise than the suite wants is what its list says, and no more", () => {
  expect([...met].sort()).toEqual([...differs.keys()].sort());
});
