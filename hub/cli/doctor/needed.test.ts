import { readSettings } from "@pacte-hub/server/config";
import { assertSettings, neededToServe } from "@pacte-hub/server/neededSettings";
import { describe, expect, test } from "vitest";
import { neededFindings } from "./needed.ts";

const whole = {
  CAF_READER_URL: "postgres://caf_reader@127.0.0.1/caf",
  CAF_CONTEXT_KEY: "/etc/caf/context",
  CAF_JOURNAL_KEY: "/etc/caf/journal.pem",
};

describe("hub doctor says of each setting without which the process would not start", () => {
  test.each(Object.keys(whole))("%s: a fault, with its cure", (variable) => {
    const settings = readSettings({ ...whole, [variable]: "" });
    expect(() => assertSettings(settings, "caf", neededToServe)).toThrow(`Il manque ${variable}`);
    expect(neededFindings("caf", settings)).toEqual([
      { gravity: "FAULT", subject: variable, state: expect.any(String), cure: expect.stringMatching(/^donnez l/) },
    ]);
  });

  test("all at once where nothing is given, and nothing where all is", () => {
    const subjects = (environment: object) =>
      neededFindings("caf", readSettings({ ...environment })).map(({ subject }) => subject);
    expect(subjects({})).toEqual(Object.keys(whole));
    expect(subjects(whole)).toEqual([]);
  });
});
