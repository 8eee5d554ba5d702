import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { inClone } from "@pacte-hub/server/repository";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  complaintsOf,
  executable,
  launched,
  openedAt,
  dashboardPages as pages,
  settingsOf,
  standing,
} from "./browser.ts";

describe.skipIf(!executable)("the dashboard, in a real browser", () => {
  const base = new URL("/", inject("hub").url).href.replace(/\/$/, "");
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  }, 240_000);
  afterAll(() => browser?.close());

  const opened = (path: string, how: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> =>
    openedAt(browser, `${base}${path}`, how);

  test("shows a figure with its unit, its period and its state, and at a click where it comes from", async () => {
    const page = await opened("/");
    const figure = page.locator("article.figure").filter({ hasText: "Foyers bénéficiaires du RSA" });
    await expect.poll(() => figure.locator(".value").innerText(), { timeout: 15_000 }).toMatch(/^3\s995 foyers$/);
    expect(await figure.locator(".when").innerText()).toMatch(/décembre 2024.*partiel/);
    await figure.getByRole("button", { name: "D'où vient ce chiffre ?" }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.innerText()).toMatch(/CNAF.*Licence Ouverte/s);
    expect(await dialog.getByRole("link").getAttribute("href")).toBe("/releases/caf:rsa-households:2024-12:1.csv");
    await page.close();
  });

  /** Whom a page asks its first question; a page that asks nobody says it of itself. */
  const asksOf: Readonly<Record<string, readonly string[]>> = {
    "/territoires": ["caf", "poleEmploi", "siae"],
    "/accessibilite": [],
    "/plan": [],
  };
  const every = ["caf", "department", "poleEmploi", "siae"];
  const registered = new Set(
    Object.keys(JSON.parse(readFileSync(inClone("gateway/persistedOperations/dashboard.json"), "utf8"))),
  );
  const titles = new Set<string>();
  /** Whoever answers late finds a place that was kept. */
  const hasPlaces = ["/", "/territoires", "/decider"];

  // One look at each page, for all that holds of every page.
  test.each([...pages, "/partenariat?annee=2019", "/?origine=demonstration"])(
    "%s keeps its policy, asks each institution its own part, once, by a hash and before its scripts have run, and moves nothing late",
    async (path) => {
      const own = new URL(path, base).pathname;
      const whom = asksOf[own] ?? every;
      const page = await browser.newPage({ locale: "fr-FR", viewport: { width: 1440, height: 900 } });
      const complaints = complaintsOf(page);
      const { asked, hasAsked } = questionsOf(page, whom.length);
      // The page's own scripts come when its questions have left: the first script asks them (dashboard/early.ts).
      let early = 0;
      await page.route(/\/tableau\/assets\/index-.*\.js$/, async (route) => {
        await Promise.race([hasAsked, sleep(5_000)]);
        early = asked.length;
        await route.continue();
      });
      await page.addInitScript(countShifts);
      await page.goto(`${base}${path}`);
      await standing(page);
      expect(complaints).toEqual([]);
      expect(early).toBe(whom.length);
      // Who joined the hub since is asked for apart, of no institution.
      const parts = asked.map(({ variables }) => every.filter((one) => variables[one] === true).join("+"));
      expect(parts.filter(Boolean).sort()).toEqual(whom);
      for (const { query, extensions } of asked)
        expect([query, registered.has(extensions?.persistedQuery.sha256Hash ?? "")]).toEqual([undefined, true]);
      if (hasPlaces.includes(own)) expect(await page.evaluate<number>("window.shifted")).toBeLessThan(0.05);
      expect(await page.evaluate<string[]>(faultsOfMarkup)).toEqual([]);
      if (own === path) expect([...titles]).not.toContain(await page.title());
      titles.add(await page.title());
      await page.close();
      const response = await fetch(`${base}${path}`);
      expect(response.headers.get("content-security-policy") ?? "").not.toMatch(/unsafe|https?:|\*/);
    },
  );

  test("its script comes packed to whoever can unpack it, whole to the others", async () => {
    const html = await (await fetch(`${base}/`)).text();
    const script = /src="([^"]+\.js)"/.exec(html)?.[1] ?? "";
    const asked = (encoding: string) => fetch(new URL(script, base), { headers: { "accept-encoding": encoding } });
    const [packed, whole, refused] = await Promise.all(["br, gzip", "identity", "gzip;q=0"].map(asked));
    const encodings = [packed, whole, refused].map((one) => one?.headers.get("content-encoding"));
    expect(encodings).toEqual(["gzip", null, null]);
    expect(await packed?.text()).toBe(await whole?.text());
  });

  test("every chart has a table that says the same, and a file of it for a French spreadsheet", async () => {
    const page = await opened("/territoires");
    const chart = page.locator("figure.chart").first();
    await chart.locator("summary").click();
    await chart.locator("tbody tr").first().waitFor();
    expect(await chart.locator("tbody tr").count()).toBe(16);
    const downloading = page.waitForEvent("download");
    await chart.getByRole("button", { name: /Télécharger en CSV/ }).click();
    const stream = await (await downloading).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    expect(text).toMatch(
      /^\uFEFFcode;level;level_label;label;series_label;institution;origin;period;value;unit;unit_label;status;status_label;bounds_min;bounds_max;coverage_present;coverage_expected;release;plausible_min;plausible_max;producer_published_on;recorded_on\r\n/,
    );
    expect(text.trim().split("\r\n")).toHaveLength(17);
    await page.close();
  });

  test("every other table has its file too: days as ISO writes them, numbers as a spreadsheet counts", async () => {
    const page = await opened("/sources");
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: /Télécharger en CSV : .*allocations familiales.* publications/ }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await downloading).createReadStream()) chunks.push(chunk as Buffer);
    const [head, first] = Buffer.concat(chunks).toString("utf8").split("\r\n");
    expect(head).toBe(
      "\uFEFFJeu de données;Publication;Période;Publiée par le producteur le;Prise par le hub le;Source et licence;Secret;Retenues",
    );
    expect(first).toMatch(
      /^[^;]+;caf:[\w-]+:[^;]+;\d{4}-\d{2};(\d{4}-\d{2}-\d{2}|non connu);\d{4}-\d{2}-\d{2};.*;\d*$/,
    );
    await page.close();
  });

  test("the slider goes back a day at a time by the keyboard, says the day, and comes back to today", async () => {
    const page = await opened("/");
    await settingsOf(page);
    const slider = page.getByRole("slider", { name: "Remonter le temps" });
    expect(await slider.getAttribute("aria-valuetext")).toBe("aujourd'hui");
    await slider.press("ArrowLeft");
    await page.getByText(/^Tel que connu au \d{1,2}(er)? \p{L}+ \d{4}\s:/u).waitFor();
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    expect(page.url()).toContain(yesterday);
    await slider.press("End");
    await expect.poll(() => slider.getAttribute("aria-valuetext")).toBe("aujourd'hui");
    expect(page.url()).not.toContain(yesterday);
    await page.close();
  });

  test("a ratio between two institutions has its interval, says what is not alike, and names both publications", async () => {
    const page = await opened("/territoires/200033025");
    const figure = page.locator("article.figure").filter({ hasText: "pour 100 demandeurs d'emploi" });
    await expect
      .poll(() => figure.locator(".bounds").innerText(), { timeout: 15_000 })
      .toMatch(/^sûrement entre [\d,]+ et [\d,]+$/);
    await figure.getByRole("button", { name: "D'où vient ce chiffre ?" }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.innerText()).toContain("Des foyers rapportés à des personnes");
    const links = dialog.getByRole("link");
    expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")?.split(":")[0]))).toEqual([
      "/releases/caf",
      "/releases/pole-emploi",
    ]);
    await page.close();
  });

  test("an address holds all that is seen: indicator, period, origin and day", async () => {
    const page = await opened("/territoires?indicateur=emploi&periode=2019-Q4");
    expect(await page.getByLabel("Indicateur").inputValue()).toBe("emploi");
    expect(await page.locator("figcaption").first().innerText()).toContain("4e trimestre 2019");
    await settingsOf(page);
    await page.getByLabel("Chiffres de démonstration").check();
    await page.getByLabel("Tel que connu au").fill("2020-01-01");
    await page.waitForLoadState("networkidle");
    expect(new URL(page.url()).search).toBe(
      "?indicateur=emploi&periode=2019-Q4&origine=demonstration&connu=2020-01-01",
    );
    expect(await page.getByRole("note").allInnerTexts()).toHaveLength(2);
    await page.close();
  });

  test("the keyboard alone reaches the content, the menu and every control, and shows where it is", async () => {
    const page = await opened("/");
    await page.keyboard.press("Tab");
    expect(await page.evaluate<string>("document.activeElement.textContent")).toContain("Aller au contenu");
    await page.locator("header details.settings summary").focus();
    await page.keyboard.press("Enter");
    await page.locator("header a").first().focus();
    await page.keyboard.press("Shift+Tab");
    const reached: string[] = [];
    for (let at = 0; at < 24; at += 1) {
      await page.keyboard.press("Tab");
      reached.push(
        await page.evaluate<string>('document.activeElement?.closest("label, a, button")?.textContent ?? ""'),
      );
    }
    for (const name of ["Où en est-on", "Sources", "Chiffres de démonstration", "Tel que connu au"])
      expect(reached.some((one) => one.includes(name))).toBe(true);
    const outline = await page.evaluate<string>("getComputedStyle(document.activeElement).outlineStyle");
    expect(outline).not.toBe("none");
    await page.close();
  });
});

interface Asked {
  readonly query?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly extensions?: { readonly persistedQuery: { readonly sha256Hash: string } };
}

/** What the page asks the graph, as it asks it; `hasAsked` once there are so many. */
function questionsOf(page: Page, most: number) {
  const asked: Asked[] = [];
  const hasAsked = new Promise<void>((resolve) => {
    if (most === 0) resolve();
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/graphql")) asked.push(request.postDataJSON());
      if (asked.length >= most) resolve();
    });
  });
  return { asked, hasAsked };
}

/** Cumulative layout shift, as the browser measures it. */
const countShifts = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value;
  }).observe({ type: "layout-shift", buffered: true });`;

/** What a validator would refuse of the page as it stands (RGAA 8.2): an id twice, elements that HTML does not nest so; and a figure that does not bear its caption (RGAA 1.9). */
const faultsOfMarkup = `(() => {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => "twice: " + id);
  const written = document.getElementById("page").innerHTML;
  const read = document.createElement("div");
  read.innerHTML = written;
  const unlabelled = [...document.querySelectorAll("figure.chart:not([role=figure][aria-label])")].map(
    ({ className }) => "unlabelled: " + className,
  );
  return [...twice, ...unlabelled, ...(read.innerHTML === written ? [] : ["nested as HTML does not"])];
})()`;
