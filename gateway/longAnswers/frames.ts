import type { Duplex } from "node:stream";
import { joined, lengthOf, type Pieces } from "../execution/pieces.ts";

const headerLength = 8;

/** A message between the gateway and one of its processes, with bytes that are not encoded. */
export interface Frame<Message> {
  readonly message: Message;
  readonly bytes: Pieces;
}

/** Writes the lengths of both parts, the message as JSON, then the bytes, without copying them. */
export function writeFrame(line: Duplex, message: object, bytes: Pieces = []): void {
  const json = Buffer.from(JSON.stringify(message));
  const header = Buffer.alloc(headerLength);
  header.writeUInt32LE(json.length, 0);
  header.writeUInt32LE(lengthOf(bytes), 4);
  line.cork();
  for (const piece of [header, json, ...bytes]) line.write(piece);
  line.uncork();
}

/** Calls `hear` with each complete frame; its bytes stay in the chunks in which they were received. */
export function readFrames<Message>(line: Duplex, hear: (frame: Frame<Message>) => void): void {
  const received = new Received();
  let lengths: readonly [number, number] | undefined;
  line.on("data", (piece: Buffer) => {
    received.add(piece);
    for (;;) {
      if (!lengths) {
        if (received.length < headerLength) return;
        const header = joined(received.take(headerLength));
        lengths = [header.readUInt32LE(0), header.readUInt32LE(4)];
      }
      const [json, bytes] = lengths;
      if (received.length < json + bytes) return;
      lengths = undefined;
      const message = JSON.parse(joined(received.take(json)).toString()) as Message;
      hear({ message, bytes: received.take(bytes) });
    }
  });
}

/** Received bytes that are not consumed yet. */
class Received {
  #pieces: Buffer[] = [];
  length = 0;

  add(piece: Buffer): void {
    this.#pieces.push(piece);
    this.length += piece.length;
  }

  /** Takes the first `count` bytes, which have been received. */
  take(count: number): Pieces {
    const pieces: Buffer[] = [];
    let missing = count;
    let at = 0;
    for (; missing > 0; at++) {
      const piece = this.#pieces[at] as Buffer;
      pieces.push(piece.subarray(0, missing));
      if (piece.length > missing) this.#pieces[at--] = piece.subarray(missing);
      missing -= pieces.at(-1)?.length ?? 0;
    }
    this.#pieces = this.#pieces.slice(at);
    this.length -= count;
    return pieces;
  }
}
