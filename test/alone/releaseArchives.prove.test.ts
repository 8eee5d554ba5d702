import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";

test("the archives of a version are the same to the byte, whoever builds its commit, wherever: their sums are what is signed", () => {
  const folder = mkdtempSync(join(tmpdir(), "hub-release-"));
  const began = performance.now();
  execFileSync(process.execPath, [inClone("scripts/releaseArchives.mjs"), folder], { stdio: "pipe" });
  const sums = readFileSync(join(folder, "SHA256SUMS"), "utf8");
  const archives = readdirSync(folder).filter((file) => file.endsWith(".tar.gz"));
  console.log(`${archives.length} archives, twice: ${Math.round((performance.now() - began) / 1_000)} s`);
  expect(archives.length).toBe(5);
  for (const archive of archives)
    expect(sums).toContain(
      `${createHash("sha256")
        .update(readFileSync(join(folder, archive)))
        .digest("hex")}  ${archive}`,
    );
  rmSync(folder, { recursive: true });
}, 1_800_000);
