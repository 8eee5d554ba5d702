// Serves the composed graph with another public gateway (Hive Gateway's runtime, MIT) behind `hub carrier`, and compares its
// `data` with our gateway's, for every example of the explorer and every one of the twenty questions:
//
//   node bench/gateway/otherRouter.mjs <folder where bench/gateway/peers/package.json was installed> \
//     [http://127.0.0.1:4000/graphql] [http://127.0.0.1:4006]
//
// The hub must run (`npm start`), and the carrier beside it (`GATEWAY_KEY=.data/keys/gateway.pem node bin/hub.js carrier`).
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";

const [peers, hub = "http://127.0.0.1:4000/graphql", carrier = "http://127.0.0.1:4006"] = process.argv.slice(2);
const resolved = createRequire(join(peers, "package.json")).resolve("@graphql-hive/gateway-runtime");
const { createGatewayRuntime } = await import(pathToFileURL(resolved).href);
const supergraph = await (await fetch(`${carrier}/supergraph.graphql`)).text();
const server = createServer(createGatewayRuntime({ supergraph, logging: false }));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const other = `http://127.0.0.1:${server.address().port}/graphql`;

const documents = ["gateway/explorer/examples", "docs/questions"].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".graphql"))
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);
async function asked(url, query) {
  const headers = { "content-type": "application/json", accept: "application/json" };
  const { data, errors = [] } = await (
    await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) })
  ).json();
  return { data, codes: [...new Set(errors.map(({ extensions }) => extensions?.code))] };
}
let same = 0;
for (const [name, query] of documents) {
  const [ours, theirs] = [await asked(hub, query), await asked(other, query)];
  if (isDeepStrictEqual(ours.data, theirs.data)) same++;
  else console.log(`${name}: not the same`, JSON.stringify(ours).slice(0, 300), JSON.stringify(theirs).slice(0, 300));
}
console.log(`${same} of ${documents.length} documents: the same data`);
process.exit(same === documents.length ? 0 : 1);
