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
  /** What is said where the build has not run. */
  readonly unbuilt: string;
}

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
    "cache-control": file === null ? "no-store" : "public, max-age=31536000, immutable",
  };
  for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
  sendBody(response, isPacked ? await packedOnce(`${page.folder}/${name}`, body) : (body ?? Buffer.from(page.unbuilt)));
  return true;
}

const isPackable = (name: string): boolean => [".js", ".css", ".svg"].includes(extname(name));

/** The build's files never change under their names, and are few: each is packed once, on another thread. */
const packs = new Map<string, Promise<Buffer>>();
function packedOnce(path: string, body: Buffer): Promise<Buffer> {
  const known = packs.get(path) ?? compress(body);
  packs.set(path, known);
  return known;
}

/** Where a page's own package was built; a package that is not installed holds no file. */
function builtFile(folder: string, name: string): string {
  try {
    return require.resolve(`@pacte-hub/${folder}/built/${name}`);
  } catch {
    return "";
  }
}
