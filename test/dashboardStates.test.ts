import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  accessibilityFaults,
  dashboardPages,
  executable,
  launched,
  openedAt,
  settingsOf,
  standing,
} from "./browser.ts";

/** `npm run prove` looks at each page in each way; `npm test` at each page in two ways, each way on half of the pages. */
const isProof = Boolean(process.env.HUB_PROVE);

describe.skipIf(!executable)("the dashboard has no fault that axe-core finds", { timeout: 60_000 }, () => {
  const base = new URL("/", inject("hub").url).href.replace(/\/$/, "");
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  }, 240_000);
  afterAll(() => browser?.close());

  test.each(dashboardPages)("on %s in light, in dark, narrow and enlarged, and nothing sticks out", async (path) => {
    const ways = [
      { colorScheme: "light", viewport: { width: 1280, height: 900 } },
      { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
      { colorScheme: "light", viewport: { width: 360, height: 740 } },
      // 200 % of a projector's width.
      { colorScheme: "light", viewport: { width: 640, height: 450 } },
    ] as const;
    const place = dashboardPages.indexOf(path);
    for (const how of ways.filter((_, at) => isProof || (at + place) % 2 === 0)) {
      const page = await openedAt(browser, `${base}${path}`, how);
      expect(await accessibilityFaults(page)).toEqual([]);
      const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
      expect([how, overflow <= 0]).toEqual([how, true]);
      await page.close();
    }
  });

  test.each(dashboardPages)("on %s on paper, and with the demonstration as it was known yesterday", async (path) => {
    const page = await openedAt(browser, `${base}${path}`);
    await page.emulateMedia({ media: "print" });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const other = await openedAt(browser, `${base}${path}?origine=demonstration&connu=${yesterday}`);
    expect(await accessibilityFaults(other)).toEqual([]);
    await other.close();
  });

  test("on any page for a reader who has signed in, whose address keeps the page he was on", async () => {
    const page = await openedAt(browser, `${base}/decider?origine=demonstration`);
    await settingsOf(page);
    await page.getByLabel("Se présenter").selectOption({ label: "CAF de la Meuse" });
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByRole("link", { name: /Analyste/ }).click();
    await settingsOf(page);
    await page.getByText("Vous lisez pour").waitFor();
    expect(new URL(page.url()).pathname).toBe("/decider");
    for (const name of ["Où en est-on", "Territoires", "Décider", "Actions et résultats", "Conventions"]) {
      await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name }).click();
      await standing(page);
      expect([name, await accessibilityFaults(page)]).toEqual([name, []]);
    }
    await page.close();
  });
});
