import type { RefreshPolicy } from "./refreshPolicy.ts";

export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

type Bounds = Pick<RefreshPolicy, "timeoutMs" | "maxBytes">;

/**
 * Fetches JSON within limits of time and size. Follows no redirect, which could lead to an address that nobody configured.
 * @throws Error when no JSON is received
 */
export async function fetchJson(
  url: URL,
  { timeoutMs, maxBytes }: Bounds,
  init: RequestInit = {},
): Promise<JsonAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const headers = { accept: "application/json", ...(init.headers as Record<string, string> | undefined) };
  const response = await fetch(url, { ...init, headers, signal, redirect: "manual" });
  return { status: response.status, body: JSON.parse(await textOf(response, maxBytes)) };
}

async function textOf({ body }: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    // Leaving the loop cancels the rest of the download.
    if (size > maxBytes) throw new Error(`the answer exceeds ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const loopback = ["127.0.0.1", "[::1]", "localhost"];

/** Checks an issuer's URL: HTTPS, or plain HTTP to this machine for a demonstration. @throws Error otherwise */
export function askable(text: unknown, mayBePlain: boolean): URL {
  const url = new URL(String(text));
  if (url.protocol === "https:") return url;
  if (mayBePlain && url.protocol === "http:" && loopback.includes(url.hostname)) return url;
  throw new Error(`${url.protocol}//${url.hostname} is not asked: HTTPS is required`);
}
