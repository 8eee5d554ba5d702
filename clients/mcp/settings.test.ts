import { expect, test } from "vitest";
import { settingsIn } from "./settings.ts";

const none = (): string => {
  throw new Error("no file");
};

test("without a setting, the hub of this machine is read as anyone reads it", () => {
  expect(settingsIn({}, none)).toEqual({ url: "http://127.0.0.1:4000" });
});

test("a token of a file is read anew each time that it is needed", () => {
  // It is read once at the start: a file that is not there is told then.
  const texts = ["at the start", "first\n", "second\n"];
  const settings = settingsIn({ HUB_TOKEN_FILE: "/run/token" }, () => texts.shift() ?? "");
  if ("fault" in settings) throw new Error(settings.fault);
  expect([settings.token?.(), settings.token?.()]).toEqual(["first", "second"]);
});

test("a key is its identifier and its secret, which may hold a colon", () => {
  expect(settingsIn({ HUB_ACCESS_KEY: "k1:a:b" }, none)).toMatchObject({ key: { id: "k1", secret: "a:b" } });
});

test.each([
  ["an address that is none", { HUB_URL: "hub.example" }, "HUB_URL"],
  ["a file's address", { HUB_URL: "file:///etc/passwd" }, "HUB_URL"],
  ["two tokens", { HUB_TOKEN: "a", HUB_TOKEN_FILE: "b" }, "l'un des deux"],
  ["a file that is not there", { HUB_TOKEN_FILE: "/nope" }, "HUB_TOKEN_FILE ne se lit pas"],
  ["a key without a secret", { HUB_ACCESS_KEY: "k1:" }, "identifiant:secret"],
])("%s is told in one sentence", (_, environment, words) => {
  expect(settingsIn(environment, none)).toEqual({ fault: expect.stringContaining(words) });
});
