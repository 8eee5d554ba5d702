import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** Where `vite build --config gateway/explorer/vite.config.ts` puts the page; the same from the sources and from dist. */
const built = new URL(
  import.meta.url.includes("/dist/gateway/") ? "../../explorer/" : "../../dist/explorer/",
  import.meta.url,
);

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".map": "application/json",
};

/**
 * Nothing is loaded from another machine and no script is inline. The editor (Monaco) writes its styles into the page
 * as it goes, hence 'unsafe-inline' for styles alone; GraphiQL's style sheet holds its fonts (data:).
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const pageHeaders = {
  "content-security-policy": policy,
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
} as const;

/** Answers the page at /graphql and its files under /explorer/; false when there is no such file. */
export async function explorer(path: string, response: ServerResponse): Promise<boolean> {
  const isPage = path === "/graphql";
  const file = isPage ? "index.html" : path.slice("/explorer/".length);
  // File names are those the build gave: nothing else is looked for, so no path can climb out.
  if (!/^(assets\/)?[\w.-]+$/.test(file) || file.includes("..")) return false;
  const body = await readFile(fileURLToPath(new URL(file, built))).catch(() => null);
  if (body === null && !isPage) return false;
  response.writeHead(200, {
    ...pageHeaders,
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "cache-control": isPage ? "no-store" : "public, max-age=31536000, immutable",
  });
  response.end(body ?? unbuilt);
  return true;
}

const unbuilt = `<!doctype html>
<html lang="fr"><meta charset="utf-8"><title>Explorateur du hub</title>
<h1>Explorateur du hub</h1>
<p>L'explorateur n'a pas encore été construit. Lancez <code>npm run build:explorer</code>, puis rechargez cette page.</p>
<p>Le graphe répond déjà : envoyez vos requêtes en <code>POST /graphql</code>.</p>
</html>`;
