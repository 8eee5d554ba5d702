import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { acceptsGzip, compress } from "@pacte-hub/server/http/compression";
import { sendBody } from "@pacte-hub/server/http/sendBody";

const require = createRequire(import.meta.url);

/** A page that the build made, and how it is served. */
export interface BuiltPage {
  /** Its package. */
  readonly folder: string;
  /** Under which path its files are. */
  readonly base: string;
  /** Content-Security-Policy. */
  readonly policy: string;
  /** What is written in its pages as they are served. */
  readonly fill?: (page: string) => string;
  /** What is said where the build has not run. */
  readonly unbuilt: string;
}

/**
 * The style elements that the chart library (Observable Plot) writes in each drawing, and in each colour legend: their
 * texts are known, so their hashes alone are let in. A browser names the new one when the library changes it.
 */
const drawingStyles = [
  "'sha256-SgjNc3K/dJOn/wGF4KRGlSlGurHOsncfKxd6/DWDch4='",
  "'sha256-nyP2cqxDvjW+6KUWJr8o3/mvt6FTPukzAsPHRY3JOxQ='",
];

/** Of a page with drawings: no inline script, nothing from another machine, and no style but our own sheets. */
export const drawnPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${drawingStyles.join(" ")}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".map": "application/json",
};

/** Answers the page itself (`file` null) or one of its files; false when there is no such file. */
export async function sayBuilt(page: BuiltPage, file: string | null, response: ServerResponse): Promise<boolean> {
  const name = file ?? "index.html";
  // File names are those the build gave: nothing else is looked for, so no path can climb out.
  if (!/^(assets\/)?[\w.-]+$/.test(name) || name.includes("..")) return false;
  const body = await readFile(builtFile(page.folder, name)).catch(() => null);
  if (body === null && file !== null) return false;
  const isPacked = body !== null && file !== null && isPackable(name) && acceptsGzip(response.req);
  const headers = {
    ...(isPacked && { "content-encoding": "gzip" }),
    vary: "Accept-Encoding",
    "content-security-policy": page.policy,
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "content-type": types[extname(name)] ?? "application/octet-stream",
    "cache-control": isNamedByContent(name) ? "public, max-age=31536000, immutable" : "no-store",
  };
  for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
  const built = body !== null && page.fill && !isNamedByContent(name) ? Buffer.from(page.fill(body.toString())) : body;
  const plain = built ?? Buffer.from(page.unbuilt);
  sendBody(response, isPacked ? await packed(`${page.folder}/${name}`, plain) : plain);
  return true;
}

/** A file of the page that the build made, as text; null where there is none. */
export const builtText = (page: BuiltPage, name: string): Promise<string | null> =>
  readFile(builtFile(page.folder, name), "utf8").catch(() => null);

/** All but pages: the build names a file by what is in it. */
const isNamedByContent = (name: string): boolean => extname(name) !== ".html";

const isPackable = (name: string): boolean => [".js", ".css", ".svg", ".html"].includes(extname(name));

/** Files that are named by their content never change, and are few: each is packed once, on another thread. */
const packs = new Map<string, Promise<Buffer>>();
function packed(path: string, body: Buffer): Promise<Buffer> {
  if (!isNamedByContent(path)) return compress(body);
  const compressed = packs.get(path) ?? compress(body);
  packs.set(path, compressed);
  return compressed;
}

/** Where a page's own package was built; a package that is not installed holds no file. */
function builtFile(folder: string, name: string): string {
  try {
    return require.resolve(`@pacte-hub/${folder}/built/${name}`);
  } catch {
    return "";
  }
}
