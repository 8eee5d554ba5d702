import type { IncomingMessage } from "node:http";

/** Not a `for await`: leaving it early would close the connection before the client is told why. */
export function bodyOf(request: IncomingMessage, largest: number): Promise<Buffer | "TOO_LARGE" | "GONE"> {
  if (Number(request.headers["content-length"] ?? 0) > largest) return Promise.resolve("TOO_LARGE");
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largest) chunks.push(chunk);
      else resolve("TOO_LARGE");
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", () => resolve("GONE"));
    request.once("close", () => resolve("GONE"));
  });
}

/** A few kilobytes may unfold to gigabytes: nothing compressed is read. */
export const isCompressed = ({ headers }: IncomingMessage): boolean => {
  const encoding = headers["content-encoding"]?.trim().toLowerCase();
  return encoding !== undefined && encoding !== "" && encoding !== "identity";
};

export const malformed = Symbol("malformed");

/** Apollo Server itself refuses what is not JSON by its content type; here the text only becomes a value. */
export function parsedBody(request: IncomingMessage, body: Buffer): unknown {
  if (body.length === 0 || !request.headers["content-type"]?.includes("json")) return body.toString();
  try {
    const text = body.toString("utf8");
    const value: unknown = JSON.parse(text);
    return mayNamePrototype.test(text) && namesPrototype(value) ? malformed : value;
  } catch {
    return malformed;
  }
}

/** JSON may spell a name by escapes. */
const mayNamePrototype = /__proto__|\\u/i;

/** No question of the graph has a variable or a field of this name: whoever sends it is after the code that copies values. */
function namesPrototype(value: unknown): boolean {
  const left: unknown[] = [value];
  for (let each = left.pop(); left.length > 0 || each !== undefined; each = left.pop()) {
    if (typeof each !== "object" || each === null) continue;
    if (Object.hasOwn(each, "__proto__")) return true;
    for (const inner of Object.values(each)) if (typeof inner === "object" && inner !== null) left.push(inner);
  }
  return false;
}
