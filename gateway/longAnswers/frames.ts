import type { Duplex } from "node:stream";

const headerLength = 8;
const nothing = Buffer.alloc(0);

/** What travels between the gateway and a process of its own: a message, and bytes that are carried as they are. */
export interface Frame<Message> {
  readonly message: Message;
  readonly bytes: Buffer;
}

/** Writes the lengths of both parts, the message as JSON, then the bytes, of which no copy is made. */
export function writeFrame(line: Duplex, message: object, bytes: Buffer = nothing): void {
  const json = Buffer.from(JSON.stringify(message));
  const header = Buffer.alloc(headerLength);
  header.writeUInt32LE(json.length, 0);
  header.writeUInt32LE(bytes.length, 4);
  line.cork();
  line.write(header);
  line.write(json);
  if (bytes.length > 0) line.write(bytes);
  line.uncork();
}

/** Calls for each frame that has come whole; the pieces that a line cuts it into are joined once. */
export function readFrames<Message>(line: Duplex, hear: (frame: Frame<Message>) => void): void {
  const pieces: Buffer[] = [];
  let length = 0;
  let wanted = headerLength;
  let lengths: readonly [number, number] | undefined;
  const taken = (): Buffer => {
    const whole = pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces, length);
    const rest = whole.subarray(wanted);
    pieces.length = 0;
    if (rest.length > 0) pieces.push(rest);
    length = rest.length;
    return whole.subarray(0, wanted);
  };
  line.on("data", (piece: Buffer) => {
    pieces.push(piece);
    length += piece.length;
    while (length >= wanted) {
      const whole = taken();
      if (!lengths) {
        lengths = [whole.readUInt32LE(0), whole.readUInt32LE(4)];
        wanted = lengths[0] + lengths[1];
        continue;
      }
      const [json] = lengths;
      lengths = undefined;
      wanted = headerLength;
      hear({ message: JSON.parse(whole.subarray(0, json).toString()) as Message, bytes: whole.subarray(json) });
    }
  });
}
