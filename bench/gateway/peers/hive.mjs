import { createServer } from "node:http";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { announce, told } from "../engines/engine.mjs";
import { portOf } from "../listening.mjs";

const { supergraph, withRouterRuntime } = await told();
const handler = withRouterRuntime
  ? { unifiedGraphHandler: (await import("@graphql-hive/router-runtime")).unifiedGraphHandler }
  : {};
const gateway = createGatewayRuntime({ supergraph, logging: false, ...handler });
const server = createServer(gateway);
server.listen(0, "127.0.0.1", () => announce(portOf(server)));
