import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSettings, SettingsRefused } from "./config.ts";
import { ownEnvironment } from "./ownVariables.ts";

let folder: string;
const fileOf = (text: string): string => {
  const path = join(folder, `secret-${Math.random()}`);
  writeFileSync(path, text);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "secrets-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const url = "postgres://caf_reader:p%40ss@db/caf";

describe("a secret may be in a file", () => {
  test("whose first line is its value, whatever ends it", () => {
    for (const text of [url, `${url}\n`, `${url}\r\n# for the CAF\n`])
      expect(readSettings({ CAF_READER_URL_FILE: fileOf(text) }).databases.caf).toEqual({ READER: url });
    expect(readSettings({ HUB_TOKEN_FILE: fileOf("abc\n") }).hubToken).toBe("abc");
  });

  test("an institution's process learns it by its own file, and no other's", () => {
    const environment = { CAF_READER_URL_FILE: fileOf(url), SIAE_READER_URL_FILE: "/nowhere" };
    expect(readSettings(ownEnvironment(environment, "caf")).databases).toEqual({ caf: { READER: url } });
    expect(readSettings(ownEnvironment(environment, "gateway")).databases).toEqual({});
  });

  test("that cannot be read, is empty, or says twice what the environment says, is refused by its name, never by its value", () => {
    for (const [environment, variableNamed] of [
      [{ CAF_READER_URL_FILE: join(folder, "nowhere") }, "CAF_READER_URL_FILE"],
      [{ CAF_READER_URL_FILE: folder }, "CAF_READER_URL_FILE"],
      [{ CAF_READER_URL_FILE: fileOf("\n") }, "CAF_READER_URL_FILE"],
      [{ CAF_READER_URL_FILE: fileOf(url), CAF_READER_URL: url }, "CAF_READER_URL_FILE"],
      [{ CAF_READER_URL_FILE: fileOf("mysql://secret-password@db") }, "CAF_READER_URL"],
    ] as const) {
      expect(() => readSettings(environment)).toThrow(SettingsRefused);
      expect(() => readSettings(environment)).toThrow(variableNamed);
      expect(() => readSettings(environment)).not.toThrow(/p%40ss|secret-password/);
    }
  });

  test("of what is no secret, no file is read", () => {
    expect(readSettings({ CAF_PORT_FILE: fileOf("4999") }).ports.caf).toBe(4003);
  });
});

describe("the address of a database", () => {
  test("may be of IPv6, or of several hosts; what is none is refused by the variable's name", () => {
    const addresses = ["postgres://u:p@[::1]:5432/caf", "postgresql://u:p@a:5432,[::2]:5433,c/caf?sslmode=verify-full"];
    for (const address of addresses)
      expect(readSettings({ CAF_READER_URL: address }).databases.caf).toEqual({ READER: address });
    for (const address of ["caf", "http://a/caf", "postgres://", "postgres://u@a,,b/caf", "postgres://u@a:1,b:x/caf"])
      expect(() => readSettings({ CAF_READER_URL: address }), address).toThrow(/CAF_READER_URL doit être une adresse/);
  });
});
