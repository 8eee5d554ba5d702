import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** In characters: what is shorter fills a packet or two either way. */
export const compressedFrom = 1_400;

/** Whether the client takes gzip (RFC 9110, 12.5.3). */
export const acceptsGzip = ({ headers }: IncomingMessage): boolean =>
  /(^|[\s,])gzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(headers["accept-encoding"] ?? ""));

const gzipped = promisify(gzip);

/** Packed on another thread, so that whoever asks plainly waits for nobody's packing. @param level of zlib: 1, fast, to 9, small. */
export const compress = (body: string | Buffer, level = 6): Promise<Buffer> => gzipped(body, { level });
