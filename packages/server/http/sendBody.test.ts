import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { heldBytes, type ReadingPace, sendBody } from "./sendBody.ts";

const megabyte = 1024 * 1024;
const body = Buffer.alloc(24 * megabyte, "x");
let reading: ReadingPace = { stallMs: 400, leastBytesPerSecond: 8 * megabyte, mostHeld: 60 * megabyte };
let server: Server;
let port = 0;
beforeAll(async () => {
  server = createServer((_, response) => sendBody(response, body, reading));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Asks and reads nothing; resolves when the line is cut. */
function deaf(): { readonly socket: Socket; readonly cut: Promise<void> } {
  const socket = connect({ host: "127.0.0.1", port });
  socket.write("GET / HTTP/1.1\r\nhost: hub\r\n\r\n");
  socket.pause();
  return { socket, cut: new Promise((resolve) => socket.on("close", () => resolve()).on("error", () => undefined)) };
}

/** A socket that is paused does not hear that it was cut: it must try to speak. */
async function isCut({ socket, cut }: ReturnType<typeof deaf>, withinMs: number): Promise<boolean> {
  const tries = setInterval(() => socket.write("x"), 50);
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), withinMs));
  const wasCut = await Promise.race([cut.then(() => true), late]);
  clearInterval(tries);
  socket.destroy();
  return wasCut;
}

const readAll = (): Promise<{ readonly status: number; readonly length: number }> =>
  new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, agent: false }, async (response) => {
      let length = 0;
      for await (const chunk of response) length += (chunk as Buffer).length;
      resolve({ status: response.statusCode ?? 0, length });
    })
      .on("error", reject)
      .end();
  });

test("a reader who takes nothing is cut, and what was kept for him is let go", async () => {
  const socket = deaf();
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(heldBytes()).toBeGreaterThan(10 * megabyte);
  expect(await isCut(socket, 3_000)).toBe(true);
  expect(heldBytes()).toBe(0);
});

test("a reader who takes his answer drop by drop is cut too", async () => {
  const dripping = deaf();
  const drops = setInterval(() => dripping.socket.read(1_000), 20);
  expect(await isCut(dripping, 6_000)).toBe(true);
  clearInterval(drops);
  expect(heldBytes()).toBe(0);
});

test("whoever reads is answered whole, while others do not", async () => {
  const socket = deaf();
  expect(await readAll()).toEqual({ status: 200, length: body.length });
  socket.socket.destroy();
});

test("answers that nobody takes never fill the memory: the longest waiting makes room, and the next is refused", async () => {
  reading = { ...reading, stallMs: 60_000, leastBytesPerSecond: 0 };
  const first = [deaf(), deaf(), deaf()];
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(heldBytes()).toBeLessThanOrEqual(60 * megabyte);
  const refused = await readAll();
  expect([refused.status, refused.length < 1_000]).toEqual([503, true]);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect((await readAll()).status).toBe(200);
  for (const { socket } of first) socket.destroy();
}, 15_000);
