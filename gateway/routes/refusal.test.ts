import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startHub } from "../testbed/hub.ts";

let hub: Awaited<ReturnType<typeof startHub>>;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
const at = (path: string): string => new URL(path, hub.url).href;

test("a person who opens an address that does not exist reads a French page that leads on; a program reads JSON", async () => {
  const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
  const refused = ["/nowhere", "/territoires/abc", "/graphql/x", "/explorer/none.js", "/tableau/none.js", "/session/x"];
  for (const path of [...refused, "/releases/none", "/releases/inconnu:x.csv", "/releases/inconnu:%22%3Cb%3E.csv"]) {
    const [page, json] = await Promise.all([fetch(at(path), { headers: browser }), fetch(at(path))]);
    expect([path, page.status, page.headers.get("content-type")]).toEqual([path, 404, "text/html; charset=utf-8"]);
    const html = await page.text();
    expect(html).toMatch(
      /<html lang="fr">.*<h1>Cette adresse n'existe pas<\/h1>.*<a href="\/">.*<a href="\/graphql">/s,
    );
    expect(html).not.toMatch(/<script|<b>|https?:/);
    expect(page.headers.get("vary")).toContain("Accept");
    const hash = /'(sha256-[^']+)'/.exec(page.headers.get("content-security-policy") ?? "")?.[1];
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "";
    expect(hash).toBe(`sha256-${createHash("sha256").update(style).digest("base64")}`);
    expect([path, json.status, json.headers.get("content-type")]).toEqual([
      path,
      404,
      "application/json; charset=utf-8",
    ]);
    expect(await json.json()).toMatchObject({
      errors: [{ extensions: { code: expect.stringMatching(/UNKNOWN_RELEASE|NOT_FOUND/) } }],
    });
  }
  const [health, ready] = await Promise.all(["/health", "/ready"].map((path) => fetch(at(path), { headers: browser })));
  expect([health?.headers.get("content-type"), ready?.headers.get("content-type")]).toEqual(
    Array(2).fill("application/json; charset=utf-8"),
  );
});

test("a page's address with a slash too many leads to the page, with all that it asks", async () => {
  const locationOf = async (path: string) => {
    const response = await fetch(`${new URL(hub.url).origin}${path}`, { redirect: "manual" });
    return [response.status, response.headers.get("location")];
  };
  expect(await locationOf("/territoires/?indicateur=rsa&connu=2024-01-01")).toEqual([
    308,
    "/territoires?indicateur=rsa&connu=2024-01-01",
  ]);
  for (const path of ["/actions", "/decider", "/dossier", "/territoires/200033025"])
    expect(await locationOf(`${path}/`)).toEqual([308, path]);
  // Never to another machine, nor to what is no page.
  for (const path of ["//evil.example/", "//evil.example/territoires/", "/nowhere/"])
    expect(await locationOf(path)).toEqual([404, null]);
});
