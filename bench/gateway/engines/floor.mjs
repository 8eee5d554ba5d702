/** The least a gateway can do: the same fetches, their answers parsed, a body that was ready. */
import { createServer } from "node:http";
import { Pool } from "undici";
import { portOf } from "../listening.mjs";
import { announce, told } from "./engine.mjs";

const { origin, fetches, answer } = await told();
const pool = new Pool(origin, { connections: 64 });
const canned = Buffer.from(answer);

const server = createServer((request, response) => {
  request.resume().once("end", async () => {
    await Promise.all(fetches.map(fetched));
    response.writeHead(200, { "content-type": "application/json", "content-length": canned.length }).end(canned);
  });
});
server.listen(0, "127.0.0.1", () => announce(portOf(server)));

async function fetched({ name, body }) {
  const headers = { "content-type": "application/json", accept: "application/json" };
  const answered = await pool.request({ method: "POST", path: `/${name}`, headers, body });
  return JSON.parse(await answered.body.text());
}
