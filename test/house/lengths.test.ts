import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";
import { generated } from "./dead.ts";

const mostLines = 250;

test("no file is longer than 250 lines, style sheets and programs included, but those that a program writes", () => {
  const listed = execFileSync("git", ["ls-files", "*.ts", "*.tsx", "*.css", "*.mjs"], {
    cwd: inClone(),
    encoding: "utf8",
  });
  const written = listed
    .trim()
    .split("\n")
    .filter((path) => !generated.includes(path));
  expect(written.length).toBeGreaterThan(1_000);
  const linesOf = (path: string) => readFileSync(inClone(path), "utf8").split("\n").length - 1;
  expect(written.filter((path) => linesOf(path) > mostLines)).toEqual([]);
});
