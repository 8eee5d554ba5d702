import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { accessibilityFaults, executable, launched, openedAt } from "./browser.ts";

describe.skipIf(!executable)("the dashboard's craft", { timeout: 120_000 }, () => {
  const base = new URL("/", inject("hub").url).href.replace(/\/$/, "");
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  }, 240_000);
  afterAll(() => browser?.close());
  const opened = (path: string, how: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> =>
    openedAt(browser, `${base}${path}`, how);

  test("at 400 % the first figure stands above the fold", async () => {
    // A screen of 1280 by 1024, enlarged four times.
    const page = await opened("/", { viewport: { width: 320, height: 256 } });
    const figure = await page.locator("main h1 strong").boundingBox();
    expect(figure && figure.y + Math.min(figure.height, 32)).toBeLessThan(256);
    await page.close();
  });

  test("letters grow from a desk's screen to a projector's, and are those of the theme", async () => {
    const sizes: number[] = [];
    for (const width of [360, 1440, 1920]) {
      const page = await opened("/", { viewport: { width, height: 900 } });
      sizes.push(await page.evaluate<number>("parseFloat(getComputedStyle(document.documentElement).fontSize)"));
      expect(await page.evaluate<boolean>("document.fonts.check('600 16px \"Source Serif 4\"')")).toBe(true);
      await page.close();
    }
    const [phone, desk, wall] = sizes;
    expect([phone, desk]).toEqual([16, 16]);
    expect(wall).toBeGreaterThan(20);
  });

  test("the map and the table point at one another, under the pointer and under the keyboard, and lead to the EPCI", async () => {
    const page = await opened("/territoires");
    const [onMap, inTable] = ["svg a", "tr"].map((part) => page.locator(`${part}[data-epci="200049187"]`));
    await onMap?.waitFor();
    await onMap?.focus();
    expect(await inTable?.getAttribute("class")).toContain("linked");
    await page.locator('tr[data-epci="200033025"] a').focus();
    expect(await page.locator('svg a[data-epci="200033025"]').getAttribute("class")).toContain("linked");
    expect(await inTable?.getAttribute("class")).not.toContain("linked");
    await inTable?.hover();
    expect(await onMap?.getAttribute("class")).toContain("linked");
    await onMap?.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /CA du Grand Verdun/ }).waitFor();
    await page.close();
  });

  test("the table is sorted by the column that is chosen, by the keyboard too, and says so", async () => {
    const page = await opened("/territoires");
    const first = page.locator("table.ranking tbody tr").first();
    await first.waitFor();
    const largest = await first.innerText();
    const head = page.getByRole("columnheader", { name: /^EPCI/ });
    await head.getByRole("button").focus();
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    expect(await first.innerText()).toContain("Aire à l'Argonne");
    expect(await first.innerText()).not.toBe(largest);
    await page.close();
  });

  test("on the map each value is written, five classes are named, and what has no figure is hatched in the legend", async () => {
    const page = await opened("/territoires");
    await page.locator("svg a[data-epci]").first().waitFor();
    expect(await page.locator("svg a[data-epci]").count()).toBe(16);
    const legend = await page.getByRole("list", { name: "Légende de la carte" }).getByRole("listitem").allInnerTexts();
    expect(legend).toHaveLength(6);
    expect(legend.at(-1)).toContain("secret ou aucun chiffre");
    expect(await page.locator(".swatch.hatched").count()).toBe(1);
    await page.close();
  });

  test("every convention of the Pact is on the line of time, each with its words for who does not see it", async () => {
    const page = await opened("/engagements");
    const rows = page.locator("table.timeline tbody tr");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(24);
    for (const row of await rows.all()) {
      const bar = await row.locator("rect").boundingBox();
      expect(bar?.width).toBeGreaterThan(1);
      expect((await row.locator("td .hidden").textContent())?.length).toBeGreaterThan(5);
    }
    await page.close();
  });

  test("the slides move by their buttons, one sheet at a time, and axe-core finds nothing there", async () => {
    const page = await browser.newPage({ locale: "fr-FR" });
    await page.goto(`${base}/dossier?mode=diaporama`);
    await page.locator('.dossier[data-whole="true"]').waitFor();
    await page.getByRole("button", { name: "Suivante" }).click();
    await expect
      .poll(
        () => page.evaluate<number>("Math.abs(document.querySelector('#partie-synthese').getBoundingClientRect().top)"),
        {
          timeout: 10_000,
        },
      )
      .toBeLessThan(40);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });

  test("an unknown address is a page in French, with a way on", async () => {
    const response = await fetch(`${base}/nulle-part`, { headers: { accept: "text/html" } });
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("text/html");
    const page = await opened("/nulle-part");
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Cette adresse n'existe pas");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });
});
