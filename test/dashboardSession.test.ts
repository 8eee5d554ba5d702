import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { complaintsOf, executable, launched, openedAt, settingsOf } from "./browser.ts";

describe.skipIf(!executable)("a reader's session, in a real browser", () => {
  const base = new URL("/", inject("hub").url).href.replace(/\/$/, "");
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  }, 240_000);
  afterAll(() => browser?.close());

  const opened = (path: string, how: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> =>
    openedAt(browser, `${base}${path}`, how);

  test("a reader signs in at his own institution, sees what it opens to him, and leaves no token behind when he quits", {
    timeout: 60_000,
  }, async () => {
    const page = await opened("/sources");
    const complaints = complaintsOf(page);
    await settingsOf(page);
    await page.getByLabel("Se présenter").selectOption({ label: "CAF de la Meuse" });
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByRole("link", { name: /Analyste/ }).click();
    await settingsOf(page);
    await page.getByText("Vous lisez pour").waitFor();
    expect(new URL(page.url()).pathname).toBe("/sources");
    expect(new URL(page.url()).search).toBe("");
    await page.locator(".waiting").waitFor({ state: "detached" });
    const row = page.getByRole("row").filter({ hasText: "vous est ouvert" }).filter({ hasNotText: "ne vous est pas" });
    expect(await row.count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await page.getByRole("button", { name: "Quitter" }).click();
    await settingsOf(page);
    await page.getByLabel("Se présenter").waitFor();
    expect(await page.evaluate<string>("JSON.stringify({ ...sessionStorage, ...localStorage })")).not.toContain("eyJ");
    await page.close();
  });

  test("a reader who has signed in is so in a new tab, and has left all of them when he quits one", async () => {
    const context = await browser.newContext();
    const first = await context.newPage();
    await first.goto(`${base}/sources`);
    await settingsOf(first);
    await first.getByLabel("Se présenter").selectOption({ label: "CAF de la Meuse" });
    await first.getByRole("button", { name: "Se connecter" }).click();
    await first.getByRole("link", { name: /Analyste/ }).click();
    await settingsOf(first);
    await first.getByText("Vous lisez pour").waitFor();
    expect(await first.evaluate<string>("JSON.stringify({ ...localStorage })")).not.toContain("eyJ");

    const second = await context.newPage();
    await second.goto(`${base}/decider`);
    await settingsOf(second);
    await second.getByText("Vous lisez pour").waitFor();
    await second.getByRole("button", { name: "Quitter" }).click();
    await settingsOf(second);
    await second.getByLabel("Se présenter").waitFor();
    await settingsOf(first);
    await first.getByLabel("Se présenter").waitFor();
    expect(await first.evaluate<string>("JSON.stringify({ ...sessionStorage })")).not.toContain("eyJ");
    await context.close();
  });
});
