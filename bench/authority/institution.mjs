// The CAF's subgraph as `serve` runs it, less the parts of authority that are named: "signature", "token", "journal".
import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { audienceOf } from "../../packages/auth/dist/tokens/audience.js";
import { openSession } from "../../packages/institution/dist/access/openSession.js";
import { authoritiesOf } from "../../packages/institution/dist/auth/ownAuthorities.js";
import { readersOf } from "../../packages/institution/dist/auth/readers.js";
import { signatureVerifier } from "../../packages/institution/dist/auth/verifySignature.js";
import { journalOf } from "../../packages/institution/dist/journal/journal.js";
import { journalKeyOf } from "../../packages/institution/dist/journal/key.js";
import { releaseCache } from "../../packages/institution/dist/releases/cache/cache.js";
import { contextOf } from "../../packages/institution/dist/server/context.js";
import { journalPlugin } from "../../packages/institution/dist/server/journalPlugin.js";
import { apolloServer } from "../../packages/institution/dist/server/serve.js";
import { journalPool, readerPool } from "../../packages/postgres/dist/connect.js";
import { readSettings } from "../../packages/server/dist/config.js";
import { listenOn } from "../../packages/server/dist/http/http.js";
import { anonymous } from "../../schema/dist/model/viewer.js";
import { caf as institution } from "../../subgraphs/caf/dist/institution.js";
import { graph } from "../../subgraphs/caf/dist/resolvers.js";

const [reader, port, ...less] = process.argv.slice(2);
const without = new Set(less);
const settings = { ...readSettings(process.env), ports: { ...readSettings(process.env).ports, caf: Number(port) } };
// Read late: the benchmark also runs over the commits before there was a context key.
const { CAF_CONTEXT_KEY: contextFile } = process.env;
if (contextFile) {
  const [{ contextKeyIn }, { holdContextKey }] = await Promise.all([
    import("../../packages/institution/dist/database/context/contextKey.js"),
    import("../../packages/institution/dist/database/context/heldKeys.js"),
  ]);
  holdContextKey(reader, await contextKeyIn(contextFile, "CAF_CONTEXT_KEY"));
}
const db = readerPool(reader);
const memory = releaseCache(settings.cacheBytes);
const carrier = signatureVerifier(db, { authority: authoritiesOf("caf", settings) });
const readers = readersOf(db, { audience: audienceOf(settings.audience, "caf") });
const journal = without.has("journal")
  ? null
  : journalOf(journalPool(reader), { institution: "caf", key: await journalKeyOf("caf", settings) });
const server = await apolloServer(graph, journal ? [journalPlugin(journal)] : []);

const uncheckedCarriage = () => ({
  key: "bench",
  nonce: randomBytes(16).toString("base64url"),
  createdAt: new Date().toISOString(),
  requestId: null,
});

await listenOn(server, {
  host: "127.0.0.1",
  port: Number(port),
  async context({ method, headers, url }, { bytes: body }) {
    const message = { method, authority: headers.host, path: url, headers, body };
    const carriage = without.has("signature") ? uncheckedCarriage() : await carrier.check(message);
    const viewer = without.has("token") ? anonymous : await readers.viewerOf(headers.authorization);
    const admitted = await openSession(institution, db, { viewer, purpose: null });
    return contextOf({ ...admitted, institution, carriage, journal, memory, asOf: null, storeOf: graph.store });
  },
  release: ({ turn }) => turn.end(),
});
process.on("message", () => process.send({ cpu: process.cpuUsage() }));
process.once("disconnect", () => process.exit());
process.send("ready");
