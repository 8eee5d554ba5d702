import { acceptsGzip, compress, compressedFrom } from "./compression.ts";
import { entityTagOf, isHeld } from "./entityTag.ts";
import type { Exchange } from "./exchange.ts";
import { type ReadingPace, sendBody } from "./sendBody.ts";

/** An answer is packed once and read once: quickly rather than small. */
const answersLevel = 3;

interface Sending {
  readonly packsAnswers?: boolean;
  readonly reading?: ReadingPace;
}

/** Sends an answer that is there whole: nothing of it to who holds it already, packed to who reads that. */
export async function sayWhole(
  { request, response }: Exchange,
  body: Buffer,
  { packsAnswers = false, reading }: Sending,
): Promise<void> {
  const isPacked = packsAnswers && body.length >= compressedFrom && acceptsGzip(request);
  const tag = entityTagOf(request, response.statusCode, body, isPacked ? "gzip" : "plain");
  if (tag !== undefined) {
    response.setHeader("etag", tag);
    if (isHeld(request, tag)) {
      response.statusCode = 304;
      for (const name of ["content-type", "content-length"]) response.removeHeader(name);
      return void response.end();
    }
  }
  if (!isPacked) return void sendBody(response, body, reading);
  const bytes = await compress(body, answersLevel);
  response.setHeader("content-encoding", "gzip");
  sendBody(response, bytes, reading);
}
