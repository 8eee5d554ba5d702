import { readdirSync, readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { complaintsOf, executable, launched } from "./browser.ts";

/** Their titles: the first line of each. */
const examples = readdirSync(inClone("gateway", "explorer", "examples"))
  .sort()
  .map(
    (name) =>
      readFileSync(inClone("gateway", "explorer", "examples", name), "utf8")
        .split("\n")[0]
        ?.slice(2) ?? "",
  );
const questions = readdirSync(inClone("docs", "questions")).filter((name) => name.endsWith(".graphql")).length;
interface Answered {
  readonly data: unknown;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

describe.skipIf(!executable)("the explorer, in a real browser", () => {
  const { url } = inject("hub");
  let complaints: readonly string[];
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launched();
    page = await browser.newPage();
    complaints = complaintsOf(page);
    await page.goto(url);
  }, 240_000);
  afterAll(() => browser?.close());

  test("runs every example at a click, in French, and no request leaves the machine", {
    timeout: 120_000,
  }, async () => {
    await page.getByRole("heading", { name: "Exemples" }).waitFor();
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    const buttons = page.locator("details.theme button");
    expect(await buttons.count()).toBe(examples.length + questions);
    expect(await buttons.first().innerText()).toBe(examples[0]);
    for (const name of examples) {
      const button = buttons.filter({ hasText: name });
      await expect.poll(() => button.isEnabled()).toBe(true);
      // The page asks for the schema on its own, at any time: that answer is no example's.
      const answered = page.waitForResponse((response) => {
        const asked = response.request().method() === "POST" ? response.request().postData() : undefined;
        return response.url().startsWith(url) && asked?.includes("__schema") === false;
      });
      await button.click();
      const answer = (await (await answered).json()) as Answered;
      const codes = answer.errors && [...new Set(answer.errors.map(({ extensions }) => extensions.code))];
      // Closed to who shows no token, where anything is published of it.
      const refused = name.includes("avec un jeton") ? [["NOT_GRANTED"], ["NOT_PUBLISHED"]] : [undefined];
      expect(refused, name).toContainEqual(codes);
      // Whoever comes first, and shows no token, is not refused.
      if (name === examples[0]) expect(codes).toBeUndefined();
      expect(answer.data).not.toBeNull();
    }
    expect(complaints).toEqual([]);
  });

  test("signs a reader in at his own institution, asks in his name, and leaves no token behind when he quits", {
    timeout: 60_000,
  }, async () => {
    const page = await browser.newPage();
    const complaints = complaintsOf(page);
    await page.goto(url);
    await page.getByRole("button", { name: "Se connecter : CAF de la Meuse" }).click();
    await page.getByRole("link", { name: /Analyste/ }).click();
    await page.getByText("Vous lisez au titre de : CAF de la Meuse").waitFor();
    expect([new URL(page.url()).pathname, new URL(page.url()).search]).toEqual(["/graphql", ""]);
    const asked = page.waitForRequest(
      (request) => request.method() === "POST" && request.postData()?.includes("__schema") === false,
    );
    await page.getByText("Chiffres de démonstration").first().click();
    await page.locator("section button").filter({ hasText: "avec un jeton" }).last().click();
    expect((await asked).headers().authorization).toMatch(/^Bearer eyJ/);
    await page.getByRole("button", { name: "Quitter" }).click();
    await page.getByRole("button", { name: "Se connecter : CAF de la Meuse" }).waitFor();
    expect(await page.evaluate<string>("JSON.stringify({ ...sessionStorage, ...localStorage })")).not.toContain("eyJ");
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("gives the editor's question as a table, as a file, and for another tool", { timeout: 60_000 }, async () => {
    const page = await browser.newPage({ locale: "fr-FR" });
    const complaints = complaintsOf(page);
    const query =
      '{ territories(level: EPCI) { code caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } }';
    await page.goto(`${url}?${new URLSearchParams({ query })}`);
    await page.getByRole("button", { name: /Emporter la réponse/ }).click();
    await page.getByRole("button", { name: "Voir en tableau" }).click();
    await page.getByText("16 lignes.").waitFor();
    expect(await page.getByRole("region", { name: "Aperçu du tableau" }).innerText()).toContain("status_label");
    expect(await page.getByRole("region", { name: "Python", exact: true }).innerText()).toContain(
      "territories(level: EPCI)",
    );
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Parquet" }).click();
    expect((await download).suggestedFilename()).toBe("pacte.parquet");
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("is in French, and on a telephone nothing sticks out and the editor has the whole width", {
    timeout: 60_000,
  }, async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(url);
    await page.getByRole("button", { name: /^Exécuter la requête/ }).waitFor();
    const names = await page.evaluate<string[]>(
      "[...document.querySelectorAll('button, section, [role=toolbar]')].map((one) => one.ariaLabel ?? '')",
    );
    expect(names.join("\n")).not.toMatch(/\b(show|hide|query|editor|open|copy|close|new|result)\b/i);
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    const editor = await page.locator(".graphiql-query-editor").boundingBox();
    expect(editor?.width).toBeGreaterThan(240);
    await page.close();
  });

  test("is served under a policy that allows no inline script and no other machine", async () => {
    const response = await fetch(url, { headers: { accept: "text/html" } });
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/);
  });
});
