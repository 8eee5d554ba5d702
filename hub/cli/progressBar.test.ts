import { expect, test } from "vitest";
import { progressBar } from "./progressBar.ts";

function written(isTTY: boolean, columns = 60): string {
  let text = "";
  const write = (chunk: string | Uint8Array): boolean => {
    text += chunk;
    return true;
  };
  const bar = progressBar({ write, isTTY, columns } as Parameters<typeof progressBar>[0]);
  bar.tell("fichier.csv : 10000 lignes lues");
  bar.tell("2018-Q1 : recherche de ce qu'il faut retenir, puis audit", { at: 1, of: 4 });
  bar.say("Publié.");
  bar.end();
  return text;
}

test("on a terminal one line fills up and leaves no trace; it never wraps", () => {
  const text = written(true);
  expect(text).toContain(`[${"█".repeat(6)}${"░".repeat(18)}] 2018-Q1`);
  expect(text.match(/\n/g)).toHaveLength(1);
  expect(text.endsWith("Publié.\n\r\u001b[K")).toBe(true);
  const lineLengths = text.split("\r\u001b[K").map((line) => [...line.replace("\n", "")].length);
  expect(Math.max(...lineLengths)).toBeLessThan(60);
});

test("in a log each step is a plain sentence that says how far it is, without any control character", () => {
  expect(written(false)).toBe(
    "… fichier.csv : 10000 lignes lues\n… 2018-Q1 : recherche de ce qu'il faut retenir, puis audit (1 sur 4)\nPublié.\n",
  );
});
