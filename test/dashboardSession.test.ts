import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { accessibilityFaults, complaintsOf, executable, launched, openedAt, settingsOf } from "./browser.ts";

describe.skipIf(!executable)("a reader's session, in a real browser", () => {
  const base = new URL("/", inject("hub").url).href.replace(/\/$/, "");
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  }, 240_000);
  afterAll(() => browser?.close());

  const opened = (path: string, how: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> =>
    openedAt(browser, `${base}${path}`, how);

  /** Whom the page says that it reads for, its settings open or not. */
  const readsFor = (page: Page, whom: string): Promise<void> =>
    page.locator("header details.settings summary").filter({ hasText: whom }).waitFor();

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
    await page.locator(".waiting").first().waitFor({ state: "detached" });
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
    await readsFor(second, "CAF de la Meuse");
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

  test("a new tab opens without waiting for one that is busy, and is its reader's as soon as that one speaks", {
    timeout: 60_000,
  }, async () => {
    const context = await browser.newContext();
    const first = await context.newPage();
    await first.goto(`${base}/sources`);
    const until = Date.now() + 3_600_000;
    const session = JSON.stringify({ token: "eyJ", name: "CAF de la Meuse", until });
    await first.evaluate(
      `sessionStorage.setItem("hub.session", ${JSON.stringify(session)}); localStorage.setItem("hub.session", ${until})`,
    );
    const second = await context.newPage();
    // A tab of the same session that answers after the page has opened: nobody hears it but through the channel.
    await second.addInitScript(() => {
      const { postMessage } = BroadcastChannel.prototype;
      BroadcastChannel.prototype.postMessage = function later(message: unknown) {
        setTimeout(() => postMessage.call(this, message), 2_000);
      };
    });
    await second.goto(`${base}/accessibilite`);
    await readsFor(second, "public");
    await readsFor(second, "CAF de la Meuse");
    await context.close();
  });

  test("a reader is told two minutes before their session ends, and lengthens it by a button", async () => {
    const page = await browser.newPage({ locale: "fr-FR" });
    await page.clock.install();
    await page.goto(`${base}/accessibilite`);
    const until = Date.now() + 600_000;
    await page.evaluate(
      `sessionStorage.setItem("hub.session", JSON.stringify({ token: "eyJ", name: "CAF de la Meuse", until: ${until} }))`,
    );
    await page.reload();
    await readsFor(page, "CAF de la Meuse");
    const warning = page.getByText(/Votre session \(CAF de la Meuse\) finit à \d{2}\sh\s\d{2}/);
    expect(await warning.count()).toBe(0);
    await page.clock.fastForward(8 * 60_000 + 1_000);
    await warning.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "La prolonger" }).click();
    await page.waitForURL((url) => url.origin !== base);
    await page.close();
  });
});
