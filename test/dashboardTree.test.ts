import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { dashboardPages, executable, launched, openedAt } from "./browser.ts";
import { headingFaults, readerTree, unnamed } from "./readerTree.ts";

/** What a screen reader is given: the tree that Chromium makes of a page for assistive technologies. */
describe.skipIf(!executable)("to who hears the dashboard", { timeout: 60_000 }, () => {
  const base = new URL("/", inject("hub").url).href.replace(/\/$/, "");
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  }, 240_000);
  afterAll(() => browser?.close());

  test.each(dashboardPages)(
    "%s is announced whole: its title, its landmarks, its headings in order, a name for all that acts or shows",
    async (path) => {
      const page = await openedAt(browser, `${base}${path}`);
      const tree = await readerTree(page);
      const counted = (role: string): number => tree.filter((node) => node.role === role).length;
      expect({ main: counted("main"), banner: counted("banner"), footer: counted("contentinfo") }).toEqual({
        main: 1,
        banner: 1,
        footer: 1,
      });
      const headings = tree.filter(({ role }) => role === "heading");
      expect(headings.filter(({ level }) => level === 1)).toHaveLength(1);
      expect(headingFaults(headings)).toEqual([]);
      expect(unnamed(tree)).toEqual([]);
      const [title = ""] = tree.filter(({ role }) => role === "RootWebArea").map(({ name }) => name);
      expect(title).toMatch(/^.+ — Pacte territorial pour l'insertion de la Meuse$/);
      await page.close();
    },
  );
});
