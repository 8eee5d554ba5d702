import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JournalHead } from "@pacte-hub/schema/model/journalHead";
import { headHeader, headsText } from "@pacte-hub/server/http/journalHeads";
import { afterEach, beforeEach, expect, test } from "vitest";
import { journalHeads, latestBeside } from "./journalHeads.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "heads-"));
  file = join(folder, "journal-heads.jsonl");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const head = (seq: number): JournalHead => ({
  institution: "caf",
  seq,
  hash: "a".repeat(64),
  at: "2026-01-01T00:00:00.000Z",
  signature: `${"A".repeat(86)}==`,
});
const headersOf = (seq: number) => ({ [headHeader]: headsText([head(seq)]) });
const seqs = async (path: string) =>
  (await readFile(path, "utf8"))
    .split("\n")
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as JournalHead).seq);

test("a gateway that is killed has lost no head older than the time between two writings", async () => {
  const heads = await journalHeads(file, 20);
  for (const seq of [1, 2, 7]) {
    heads.hear("caf", headersOf(seq));
    // Written by itself, within its time: a loaded machine takes longer than that.
    const written = async (): Promise<readonly number[]> =>
      (await Promise.all([file, latestBeside(file)].map((path) => seqs(path).catch(() => [])))).flat();
    await expect.poll(written, { timeout: 5_000 }).toContain(seq);
  }
  // Nothing is closed: another gateway begins on what is written.
  const next = await journalHeads(file, 20);
  expect(next.latest()).toEqual([head(7)]);
  expect([await seqs(file), await seqs(latestBeside(file))]).toEqual([[1], [7]]);
});

test("a head that is older than the last, or another institution's, is not taken", async () => {
  const heads = await journalHeads(file, 20);
  heads.hear("caf", headersOf(5));
  heads.hear("caf", headersOf(4));
  heads.hear("siae", headersOf(9));
  expect(heads.latest()).toEqual([head(5)]);
  await heads.close();
  expect(await seqs(file)).toEqual([5]);
});

test("a place that cannot be written refuses the start in one sentence", async () => {
  await expect(journalHeads("/proc/none/journal-heads.jsonl")).rejects.toMatchObject({
    code: "FILE_NOT_WRITABLE",
    message: expect.stringContaining("HUB_DATA_DIR"),
  });
});

test("a disk that fills later is an alarm until it has room again, and nothing is lost of what comes after", async () => {
  const heads = await journalHeads(file, 20);
  // The folder is gone, as good as a disk that takes nothing: root writes where others may not.
  await rm(folder, { recursive: true });
  heads.hear("caf", headersOf(3));
  await expect.poll(() => heads.isFailing).toBe(true);
  const { mkdir } = await import("node:fs/promises");
  await mkdir(folder);
  await chmod(folder, 0o700);
  await expect.poll(() => heads.isFailing).toBe(false);
  expect(await seqs(latestBeside(file))).toEqual([3]);
  await heads.close();
});
