import { createServer } from "node:http";
import { portOf } from "./listening.mjs";

/** Takes what is sent to it, as a collector of traces (OTLP over HTTP) does, in a process of its own. */
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, { "content-type": "application/json" }).end("{}"));
});
server.listen(0, "127.0.0.1", () => process.send?.({ url: `http://127.0.0.1:${portOf(server)}/v1/traces` }));
