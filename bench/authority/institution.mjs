// The CAF's subgraph as `serve` runs it, less the parts of authority that are named: "signature", "token", "journal".
import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { audienceOf } from "@pacte-hub/auth/tokens/audience";
import { caf as institution } from "@pacte-hub/caf/institution";
import { graph } from "@pacte-hub/caf/resolvers";
import { signatureVerifier } from "@pacte-hub/institution/auth/verifySignature";
import { journalKeyOf } from "@pacte-hub/institution/journal/key";
import { executableOf } from "@pacte-hub/institution/server/buildSchema";
import { contextOf } from "@pacte-hub/institution/server/context";
import { apolloServer } from "@pacte-hub/institution/server/serve";
import { journalPool, readerPool } from "@pacte-hub/postgres/connect";
import { anonymous } from "@pacte-hub/schema/model/viewer";
import { readSettings } from "@pacte-hub/server/config";
import { listenOn } from "@pacte-hub/server/http/http";
import { openSession } from "#institution/access/openSession";
import { authoritiesOf } from "#institution/auth/ownAuthorities";
import { readersOf } from "#institution/auth/readers";
import { journalOf } from "#institution/journal/journal";
import { releaseCache } from "#institution/releases/cache/cache";
import { journalPlugin } from "#institution/server/journalPlugin";

const [reader, port, ...less] = process.argv.slice(2);
const without = new Set(less);
const settings = { ...readSettings(process.env), ports: { ...readSettings(process.env).ports, caf: Number(port) } };
// Read late: the benchmark also runs over the commits before there was a context key.
const { CAF_CONTEXT_KEY: contextFile } = process.env;
if (contextFile) {
  const [{ contextKeyIn }, { holdContextKey }] = await Promise.all([
    import("@pacte-hub/institution/database/context/contextKey"),
    import("@pacte-hub/institution/database/context/heldKeys"),
  ]);
  holdContextKey(reader, await contextKeyIn(contextFile, "CAF_CONTEXT_KEY"));
}
const db = readerPool(reader);
const memory = releaseCache(settings.cacheBytes);
const verifier = signatureVerifier(db, { authority: authoritiesOf("caf", settings) });
const readers = readersOf(db, { audience: audienceOf(settings.audience, "caf") });
const journal = without.has("journal")
  ? null
  : journalOf(journalPool(reader), { institution: "caf", key: await journalKeyOf("caf", settings) });
const server = await apolloServer("caf", executableOf(graph), journal ? [journalPlugin(journal, "caf")] : []);

/** In place of a signature that was checked: journaled under a nonce of its own, as each request is. */
const uncheckedSignature = () => ({
  key: "bench",
  nonce: randomBytes(16).toString("base64url"),
  createdAt: new Date().toISOString(),
  requestId: null,
});

await listenOn(server, {
  host: "127.0.0.1",
  port: Number(port),
  async context({ method = "GET", headers, url = "/" }, { bytes: body }) {
    const message = { method, authority: headers.host ?? "", path: url, headers, body };
    const requestSignature = without.has("signature") ? uncheckedSignature() : await verifier.check(message);
    const viewer = without.has("token") ? anonymous : await readers.viewerOf(headers.authorization);
    const admitted = await openSession(institution, db, { viewer, purpose: null });
    return contextOf({ ...admitted, institution, requestSignature, journal, memory, asOf: null, storeOf: graph.store });
  },
  release: ({ readerSession }) => readerSession.end(),
});
process.on("message", () => process.send?.({ cpu: process.cpuUsage() }));
process.once("disconnect", () => process.exit());
process.send?.("ready");
