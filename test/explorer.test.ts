import { readdirSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { complaintsOf, executable, launched } from "./browser.ts";

const examples = readdirSync(inClone("gateway", "explorer", "examples")).length;
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
    const buttons = page.locator("nav button, aside button, section button").filter({ hasText: /\p{L}{3,} \p{L}+/u });
    await buttons.nth(examples - 1).waitFor();
    for (let at = 0; at < examples; at += 1) {
      // The page asks for the schema on its own, at any time: that answer is no example's.
      const answered = page.waitForResponse((response) => {
        const asked = response.request().method() === "POST" ? response.request().postData() : undefined;
        return response.url().startsWith(url) && asked?.includes("__schema") === false;
      });
      await buttons.nth(at).click();
      const answer = (await (await answered).json()) as Answered;
      const name = await buttons.nth(at).innerText();
      const codes = answer.errors && [...new Set(answer.errors.map(({ extensions }) => extensions.code))];
      // Closed to who shows no token, where anything is published of it.
      const refused = name.includes("avec un jeton") ? [["NOT_GRANTED"], ["NOT_PUBLISHED"]] : [undefined];
      expect(refused, name).toContainEqual(codes);
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
    await page.locator("section button").filter({ hasText: "avec un jeton" }).first().click();
    expect((await asked).headers().authorization).toMatch(/^Bearer eyJ/);
    await page.getByRole("button", { name: "Quitter" }).click();
    await page.getByRole("button", { name: "Se connecter : CAF de la Meuse" }).waitFor();
    expect(await page.evaluate<string>("JSON.stringify({ ...sessionStorage, ...localStorage })")).not.toContain("eyJ");
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("is served under a policy that allows no inline script and no other machine", async () => {
    const response = await fetch(url, { headers: { accept: "text/html" } });
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/);
  });
});
