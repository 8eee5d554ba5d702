import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ApolloServer } from "@apollo/server";
import { acceptsGzip, compress } from "@pacte-hub/server/http/compression";
import { pathOf } from "@pacte-hub/server/http/http";
import { badRequest } from "@pacte-hub/server/http/httpRefusal";
import { sendBody } from "@pacte-hub/server/http/sendBody";
import { catalogueOf } from "../catalogue/datasets.ts";
import { openAsk } from "../catalogue/openAsk.ts";
import { openPublications, type Publications } from "../catalogue/publications.ts";
import type { ReaderContext } from "../http/readerContext.ts";
import type { SupergraphManager } from "../serving/supergraphManager.ts";
import { type BuiltPage, builtText, sayBuilt } from "./builtPage.ts";
import { cataloguePage } from "./cataloguePage.ts";
import { heldBriefly } from "./heldBriefly.ts";
import { withHubAddress } from "./hubAddress.ts";
import { refuseReading, sayPage } from "./refusal.ts";
import { markIn, releasesFeed } from "./releasesFeed.ts";

/** No inline script, no inline style, nothing from another machine. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const site: BuiltPage = {
  folder: "site",
  base: "/docs/",
  policy,
  unbuilt: `<!doctype html>
<html lang="fr"><meta charset="utf-8"><title>Documentation du hub</title>
<h1>Documentation du hub</h1>
<p>La documentation n'a pas encore été construite. Lancez <code>npm run build</code>, puis rechargez cette page.</p>
<p>Le <a href="/docs/catalogue">catalogue</a> répond déjà.</p>
</html>`,
};

export interface DocumentationRoutes {
  readonly apollo: ApolloServer<ReaderContext>;
  readonly graph: SupergraphManager;
  /** Where readers find the hub ("https://hub.example"), for the feed's links. */
  readonly origin: string;
}

/** It costs most of a second to make: a tenth of one process at the most, however often it is opened. */
const catalogueHeldMs = 10_000;
/** Short enough that a withdrawal, or an embargo's end, is seen at the next reading. */
const feedHeldMs = 2_000;

/** Whether a path is one of the documentation's. */
export const isDocumentation = (path: string): boolean => path === "/docs" || path.startsWith(site.base);

/** The documentation: pages that the build wrote, and two that the graph answers when they are opened; false for any other path. */
export function documentation({ apollo, graph, origin }: DocumentationRoutes) {
  const askGraph = openAsk(apollo);
  const catalogue = heldBriefly(catalogueHeldMs, async (signal) =>
    cataloguePage(await catalogueOf(askGraph, { signal }), graph.current.supergraph.publicSchema),
  );
  const filled = { ...site, fill: (page: string) => withHubAddress(page, origin) };
  const publications = heldBriefly(feedHeldMs, (signal) => openPublications(askGraph, { signal }));
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = pathOf(request);
    if (path === "/docs" || path === site.base) return sayBuilt(filled, null, response);
    if (path === "/docs/catalogue") return sayCatalogue(await catalogue(), request, response);
    if (path === "/docs/releases.atom") {
      const after = new URLSearchParams(request.url?.split("?")[1]).get("apres");
      const mark = after === null ? null : markIn(after);
      if (mark === undefined) refuseReading(request, response, noSuchPage);
      else {
        const openReleases = await publications();
        // A program hears here that something is missing, as of a table.
        if (openReleases.absent.size > 0) response.setHeader("hub-errors", errorsOf(openReleases.absent));
        await sayFeed(releasesFeed(openReleases, { origin, after: mark }), request, response);
      }
      return true;
    }
    const [, name = ""] = /^\/docs\/((?:assets\/[\w.-]+|[a-z0-9-]+))$/.exec(path) ?? [];
    if (name === "") return false;
    return sayBuilt(filled, name.startsWith("assets/") ? name : `${name}.html`, response);
  };
}

const errorsOf = (absent: Publications["absent"]): string =>
  [...new Set([...absent.values()].map((why) => (why === "CLOSED" ? "DOOR_CLOSED" : "PARTNER_UNAVAILABLE")))].join(
    ", ",
  );

const noSuchPage = badRequest(
  "Cette page du flux n'existe pas : reprenez à /docs/releases.atom, et suivez de page en page le lien « next ».",
);

async function sayCatalogue(main: string, request: IncomingMessage, response: ServerResponse): Promise<true> {
  const title = "Catalogue des données";
  const frame = await builtText(site, "catalogue.frame.html");
  if (frame === null) {
    sayPage(request, response, { status: 200, title, main });
    return true;
  }
  const page = frame.replace("{{title}}", title).replace("{{main}}", () => main);
  response.setHeader("content-security-policy", policy);
  response.setHeader("content-type", "text/html; charset=utf-8");
  await sayText(page, request, response);
  return true;
}

async function sayFeed(xml: string, request: IncomingMessage, response: ServerResponse): Promise<true> {
  response.setHeader("content-type", "application/atom+xml; charset=utf-8");
  const tag = `"${createHash("sha256").update(xml).digest("base64url")}"`;
  response.setHeader("etag", tag);
  if (request.headers["if-none-match"] === tag) {
    response.writeHead(304).end();
    return true;
  }
  await sayText(xml, request, response);
  return true;
}

/** It may change at any moment: nobody keeps it without asking again. */
async function sayText(text: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.from(text, "utf8");
  const isPacked = acceptsGzip(request);
  response.setHeader("vary", "Accept-Encoding");
  response.setHeader("cache-control", "no-cache");
  if (isPacked) response.setHeader("content-encoding", "gzip");
  sendBody(response, isPacked ? await compress(body) : body);
}
