import type { ServerResponse } from "node:http";
import { httpRefusal, problem } from "./httpRefusal.ts";

/** How slowly a reader may take an answer before the line is cut. */
export interface ReadingPace {
  /** Without one byte taken. */
  readonly stallMs: number;
  /** On the whole, after `stallMs`. */
  readonly leastBytesPerSecond: number;
  /** Bytes of answers that wait for their readers in this process, all together. */
  readonly mostHeld: number;
}

export const usualReading: ReadingPace = {
  stallMs: 10_000,
  leastBytesPerSecond: 32 * 1024,
  mostHeld: 256 * 1024 * 1024,
};

const pieceLength = 64 * 1024;
const sweepMs = 500;

/** An answer on its way. */
interface Sending {
  readonly response: ServerResponse;
  readonly length: number;
  readonly reading: ReadingPace;
  taken: number;
  begunAt: number;
  movedAt: number;
}

/** Answers that are not taken yet, the longest under way first. */
const underWay = new Set<Sending>();
let bytesHeld = 0;
let sweep: NodeJS.Timeout | undefined;

/** Bytes of answers that their readers have not taken. */
export const heldBytes = (): number => bytesHeld;

/**
 * Sends a body as fast as its reader takes it, and cuts a reader who stops, or takes it too slowly: what nobody reads is
 * not kept. Without room for it, the readers who wait longest are cut first; when none waits, it is refused (503).
 */
export function sendBody(response: ServerResponse, body: Buffer, reading: ReadingPace = usualReading): void {
  response.setHeader("content-length", body.length);
  if (response.req.method === "HEAD") return void response.end();
  if (!makeRoom(body.length, reading)) return void saturated(response);
  const now = Date.now();
  const sending: Sending = { response, length: body.length, reading, taken: 0, begunAt: now, movedAt: now };
  begin(sending);
  response.once("close", () => ended(sending));
  writeFrom(0, body, sending);
}

function writeFrom(start: number, body: Buffer, sending: Sending): void {
  const { response } = sending;
  if (response.destroyed) return;
  for (let at = start; at < body.length; at += pieceLength) {
    const end = at + pieceLength;
    if (end >= body.length) return void response.end(body.subarray(at), () => ended(sending));
    if (response.write(body.subarray(at, end))) moved(sending, end);
    else
      return void response.once("drain", () => {
        moved(sending, end);
        writeFrom(end, body, sending);
      });
  }
  response.end(() => ended(sending));
}

function begin(sending: Sending): void {
  underWay.add(sending);
  bytesHeld += sending.length;
  sweep ??= setInterval(cutTheSlow, sweepMs).unref();
}

function moved(sending: Sending, bytesTaken: number): void {
  if (!underWay.has(sending)) return;
  bytesHeld -= bytesTaken - sending.taken;
  sending.taken = bytesTaken;
  sending.movedAt = Date.now();
}

function ended(sending: Sending): void {
  if (!underWay.delete(sending)) return;
  bytesHeld -= sending.length - sending.taken;
  if (underWay.size > 0) return;
  clearInterval(sweep);
  sweep = undefined;
}

function cutTheSlow(): void {
  const now = Date.now();
  for (const sending of underWay) if (isTooSlow(sending, now)) cut(sending);
}

/** One that waits behind another on its connection is not late: that other is. */
function isTooSlow(sending: Sending, now: number): boolean {
  if (!sending.response.socket) {
    sending.begunAt = now;
    sending.movedAt = now;
  }
  const { taken, begunAt, movedAt, reading } = sending;
  if (now - movedAt > reading.stallMs) return true;
  return now - begunAt - reading.stallMs > (taken / reading.leastBytesPerSecond) * 1_000;
}

function cut(sending: Sending): void {
  sending.response.socket?.destroy();
  ended(sending);
}

/** Who has waited a second or more is cut, in the order of waiting, until there is room. */
function makeRoom(length: number, { mostHeld }: ReadingPace): boolean {
  if (bytesHeld + length <= mostHeld) return true;
  const waiting = [...underWay].filter(({ movedAt }) => Date.now() - movedAt > 1_000);
  for (const sending of waiting.sort((a, b) => a.movedAt - b.movedAt)) {
    if (bytesHeld + length <= mostHeld) break;
    cut(sending);
  }
  return bytesHeld + length <= mostHeld;
}

function saturated(response: ServerResponse): void {
  for (const name of ["etag", "content-encoding", "content-disposition", "content-length"]) response.removeHeader(name);
  response.writeHead(503, { "content-type": "application/json; charset=utf-8", "retry-after": "10" });
  response.end(JSON.stringify(problem(httpRefusal({ code: "OVERLOADED" }))));
}
