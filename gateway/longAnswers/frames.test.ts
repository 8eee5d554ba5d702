import { PassThrough } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { joined } from "../execution/pieces.ts";
import { type Frame, readFrames, writeFrame } from "./frames.ts";

test("frames come out as they went in, wherever the line cuts them", () => {
  const frameLists = fc.array(fc.tuple(fc.string(), fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 3 })));
  fc.assert(
    fc.property(frameLists, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (frames, cuts) => {
      const stream = new PassThrough();
      for (const [word, bytes] of frames) writeFrame(stream, { word }, bytes.map(Buffer.from));
      const bytesWritten = (stream.read() as Buffer | null) ?? Buffer.alloc(0);
      const line = new PassThrough();
      const framesRead: Frame<{ word: string }>[] = [];
      readFrames<{ word: string }>(line, (frame) => framesRead.push(frame));
      for (let at = 0, cut = 0; at < bytesWritten.length; cut++) {
        const length = cuts[cut % cuts.length] as number;
        line.emit("data", bytesWritten.subarray(at, at + length));
        at += length;
      }
      expect(framesRead.map(({ message, bytes }) => [message.word, joined(bytes).toString("hex")])).toEqual(
        frames.map(([word, bytes]) => [word, Buffer.concat(bytes).toString("hex")]),
      );
    }),
    { numRuns: 200 },
  );
});
