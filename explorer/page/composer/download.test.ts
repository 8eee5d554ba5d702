import { expect, test } from "vitest";
import { fetchTable, type Progress, progressText } from "./download.ts";

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

/** Of a hub that answers so: what came, and what was told on the way. */
async function download(answer: () => Promise<Response>, signal = new AbortController().signal) {
  const progressReports: Progress[] = [];
  const fetched = await fetchTable(answer, { signal, tell: (progress) => void progressReports.push(progress) });
  return { fetched, told: progressReports };
}

const inPieces = (...pieces: readonly string[]): ReadableStream =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });

test("a table tells how far it is, piece by piece, and is whole at its end", async () => {
  const headers = { "content-length": "8" };
  const { fetched, told: progressReports } = await download(
    async () => new Response(inPieces("code\n", "55\n"), { headers }),
  );
  expect(fetched.kind === "FILE" && (await fetched.file.text())).toBe("code\n55\n");
  expect(progressReports.map(({ bytes, total }) => [bytes, total])).toEqual([
    [null, null],
    [5, 8],
    [8, 8],
  ]);
});

test("of a table that was packed on its way the whole length is not known, and none is told", async () => {
  const headers = { "content-length": "4", "content-encoding": "gzip" };
  const { told: progressReports } = await download(async () => new Response(inPieces("code\n"), { headers }));
  expect(progressReports.at(-1)).toMatchObject({ bytes: 5, total: null });
});

test("a refusal is the hub's own sentence; a hub that is not there, and who stops, are told apart", async () => {
  const refusal = { errors: [{ message: "Trop de lignes." }] };
  expect((await download(async () => Response.json(refusal, { status: 400 }))).fetched).toEqual({
    kind: "REFUSED",
    sentence: "Trop de lignes.",
  });
  const down = () => Promise.reject(new Error("down"));
  expect((await download(down)).fetched).toMatchObject({
    kind: "REFUSED",
    sentence: expect.stringContaining("réessayez"),
  });
  expect((await download(down, AbortSignal.abort())).fetched).toEqual({ kind: "STOPPED" });
});

test.each([
  [{ seconds: 0, bytes: null, total: null }, "Les institutions répondent, le tableau se prépare…"],
  [{ seconds: 12, bytes: null, total: null }, "Les institutions répondent, le tableau se prépare… (12 s)"],
  [{ seconds: 3, bytes: 2_500_000, total: null }, "2,4 Mio reçus… (3 s)"],
  [{ seconds: 3, bytes: 1_000, total: 2_097_152 }, "1 Kio sur 2,0 Mio… (3 s)"],
])("%j is said as « %s »", (progress, text) => expect(plain(progressText(progress))).toBe(text));
