import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openDataFolder } from "./dataFolder.ts";
import { makeFolders, removeEmpty } from "./makeFolders.ts";

const place = mkdtempSync(join(tmpdir(), "made-"));
afterAll(() => rmSync(place, { recursive: true }));

test("a folder is made with those above it, and those alone are taken away, as long as they hold nothing", async () => {
  mkdirSync(join(place, "there"));
  const made = await makeFolders(join(place, "there/a/b"));
  expect(made).toEqual([join(place, "there/a"), join(place, "there/a/b")]);
  expect(await makeFolders(join(place, "there/a/b"))).toEqual([]);
  writeFileSync(join(place, "there/a/figures"), "");
  await removeEmpty(made);
  expect(existsSync(join(place, "there/a/b"))).toBe(false);
  expect(existsSync(join(place, "there/a/figures"))).toBe(true);
});

test("under a file, and where the system makes none, it is an error at once, and nothing is left", async () => {
  writeFileSync(join(place, "file"), "");
  await expect(makeFolders(join(place, "file/a"))).rejects.toMatchObject({ code: "ENOTDIR" });
  await expect(makeFolders("/proc/none/a")).rejects.toThrow();
  await expect(makeFolders(join(place, "above", "a".repeat(300)))).rejects.toThrow();
  expect(existsSync(join(place, "above"))).toBe(false);
});

test("a data folder that nothing was kept in is no more there once it is released; one that keeps something stays", async () => {
  const path = join(place, "new/hub");
  await (await openDataFolder(path)).release();
  expect(existsSync(join(place, "new"))).toBe(false);
  const kept = await openDataFolder(path);
  await kept.passwords.save();
  await kept.release();
  expect(existsSync(join(path, "passwords.json"))).toBe(true);
});
