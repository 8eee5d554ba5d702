/** The subgraphs of a scenario, in a process of their own; an answer given once is given again at once. */
import { createServer } from "node:http";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { execute, isObjectType, parse } from "graphql";
import { portOf } from "./listening.mjs";
import { scenario } from "./scenario.mjs";

const { sdl, resolvers } = scenario(process.argv[2], (name) => name);
const schemas = Object.fromEntries(Object.entries(sdl).map(([name, text]) => [name, schemaOf(text)]));
process.once("disconnect", () => process.exit());
const answers = new Map();
/** The first questions since it was last asked, and how many there were. */
let heard = [];
let count = 0;
const mostHeard = 100;

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const name = (request.url ?? "").slice(1);
  if (count++ < mostHeard) heard.push({ name, body });
  const key = `${name} ${body}`;
  const answer = answers.get(key) ?? (await answerTo(name, JSON.parse(body)));
  answers.set(key, answer);
  response.writeHead(200, { "content-type": "application/json", "content-length": answer.length }).end(answer);
});
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => process.send?.({ port: portOf(server) }));

process.on("message", () => {
  process.send?.({ heard, count });
  heard = [];
  count = 0;
});

async function answerTo(name, { query, variables }) {
  return Buffer.from(
    JSON.stringify(await execute({ schema: schemas[name], document: parse(query), variableValues: variables })),
  );
}

function schemaOf(text) {
  const schema = buildSubgraphSchema([{ typeDefs: parse(text) }]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const [field, resolve] of Object.entries(resolvers[type.name] ?? {})) {
      const definition = type.getFields()[field];
      if (definition) definition.resolve = resolve;
    }
  }
  return schema;
}
