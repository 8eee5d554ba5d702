import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { accessibilityFaults, complaintsOf, executable, launched } from "./browser.ts";

/** A machine that does something else makes it wait. */
const patience = { timeout: 15_000 };

describe.skipIf(!executable)("the page that composes tables, in a real browser", () => {
  const { url } = inject("hub");
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  }, 240_000);
  afterAll(() => browser?.close());

  test("composes a table for who writes no question: choices by the keyboard, the question beside, the same table for a spreadsheet", {
    timeout: 60_000,
  }, async () => {
    const page = await composer(browser);
    const complaints = complaintsOf(page);
    const lines = page.locator("tbody tr");
    await expect.poll(() => lines.count(), patience).toBe(32);
    const places = page.getByLabel("Territoires");
    await places.focus();
    await places.selectOption({ label: "Le département" });
    await page.getByLabel("De l'année").selectOption("2020");
    await expect.poll(() => lines.count(), patience).toBe(10);
    expect(await page.locator(".chart svg").count()).toBe(2);
    const question = page.getByRole("region", { name: "La requête" });
    expect(await question.innerText()).toContain('rsaHouseholds(from: "2020-12", to: "2024-12")');
    expect(new URL(page.url()).searchParams.get("ou")).toBe("DEPARTMENT");
    expect(await page.locator("main").innerText()).toMatch(/Cette question coûte \d+ valeurs/);
    expect(await page.locator(".releases a").count()).toBe(10);
    expect(await page.locator(".releases a").first().innerText()).toMatch(/, décembre 2020$/);
    expect(await page.locator(".sources").innerText()).toContain("licence : ");
    // A figure stands over the name of its own period.
    const ticks = page.locator(".chart svg").first().locator('[aria-label="x-axis tick label"] text');
    expect(await ticks.allTextContents()).toContain("déc. 2020");
    // The choice before is one step back.
    await page.goBack();
    await expect.poll(() => page.getByLabel("De l'année").inputValue(), patience).toBe("2024");
    await page.goForward();
    await expect.poll(() => lines.count(), patience).toBe(10);
    const address = await page.getByRole("region", { name: "Excel, LibreOffice" }).innerText();
    const csv = await (await fetch(address)).text();
    expect(csv.split("\n")[0]).toContain(";");
    expect(csv).toMatch(/caf_rsaHouseholds[\s\S]*poleEmploi_jobseekers/);
    // No line is drawn across a break, which is told.
    await page.goto(new URL("/explorer/composer?a=siae.employedMonthly&de=2020&jusqua=2022", url).href);
    await page.getByText(/^Rupture, janvier 2021/).waitFor();
    await expect.poll(() => page.locator('.chart svg [aria-label="line"] path').count(), patience).toBe(2);
    expect(await places.inputValue()).toBe("DEPARTMENT");
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("says what an address asks amiss, shows no choice that was not made, and runs none of its words", {
    timeout: 60_000,
  }, async () => {
    const page = await browser.newPage({ locale: "fr-FR" });
    const complaints = complaintsOf(page);
    const given = new URLSearchParams({ a: "caf.nope", ou: "55'$(id)'", de: "1890", par: "SEX]) { x } } } #" });
    await page.goto(new URL(`/explorer/composer?${given}`, url).href);
    await page.locator("tbody tr").first().waitFor();
    const notices = await page.locator(".notice").allInnerTexts();
    expect(notices.join("\n")).toMatch(/caf\.nope[\s\S]*1890[\s\S]*55'\$\(id\)'/);
    expect(new URL(page.url()).search).not.toMatch(/nope|id|1890|x/);
    expect(await page.getByLabel("Territoires").inputValue()).toBe("EPCI");
    expect(await page.getByRole("region", { name: "curl" }).innerText()).not.toMatch(/\$|nope/);
    await page.goto(
      new URL("/explorer/composer?a=department.rsaAllowanceSpending&b=caf.rsaHouseholds&de=2024", url).href,
    );
    await page.getByText(/^Aucun chiffre de « .*RSA » en 2024 : il y en a de/).waitFor();
    expect(await page.getByLabel("Territoires").inputValue()).toBe("DEPARTMENT");
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("shows of what is withheld the word and the interval, and of what no one may read the hub's own sentence", {
    timeout: 60_000,
  }, async () => {
    const page = await browser.newPage({ locale: "fr-FR" });
    await page.route("**/graphql", async (route) => {
      const { query } = route.request().postDataJSON() as { readonly query: string };
      if (!query.startsWith("query Tableau")) return route.continue();
      const release = { id: "caf:rsa-households:2021-12:1", unit: "HOUSEHOLD" };
      const hidden = {
        period: "2021-12",
        value: null,
        status: "WITHHELD",
        bounds: { min: 1, max: 9 },
        coverage: null,
        release,
      };
      const around = ["2020-12", "2024-12"].map((period) => ({
        ...hidden,
        period,
        value: 5,
        status: "PUBLISHED",
        bounds: null,
      }));
      const [first, last] = around;
      const rsaHouseholds = query.includes("DEPARTMENT") ? [first, hidden, last] : [hidden];
      const territories = [{ code: "200049187", name: "CA du Grand Verdun", caf: { rsaHouseholds }, poleEmploi: null }];
      const errors = [{ message: "Pôle emploi ne répond pas.", extensions: { code: "PARTNER_UNAVAILABLE" } }];
      return route.fulfill({
        json: { data: { territories }, errors, extensions: { cost: 120, releases: [release.id] } },
      });
    });
    await page.goto(new URL("/explorer/composer", url).href);
    const line = page.getByRole("row", { name: /Grand Verdun/ });
    expect(await line.innerText()).toMatch(/secret[\s\S]*de 1 à 9/);
    expect(await page.getByRole("alert").innerText()).toContain("Pôle emploi ne répond pas. [PARTNER_UNAVAILABLE]");
    await page.locator('.chart svg [stroke-dasharray="5 3"]').first().waitFor({ state: "attached" });
    expect(await accessibilityFaults(page)).toEqual([]);
    // Along time, no line is drawn over it.
    await page.getByLabel("Territoires").selectOption("DEPARTMENT");
    await page.getByText(/Sans chiffre : décembre 2021 \(secret\)\./).waitFor();
    const path = page.locator('.chart svg [aria-label="line"] path').first();
    expect(await path.getAttribute("d")).toMatch(/^M[^M]*M[^M]*$/);
    await page.close();
  });

  test("composes without a fault of accessibility, by day, by night and on a telephone, where nothing sticks out", {
    timeout: 60_000,
  }, async () => {
    for (const how of [
      { colorScheme: "light", viewport: { width: 1280, height: 900 } },
      { colorScheme: "dark", viewport: { width: 360, height: 740 } },
    ] as const) {
      const page = await composer(browser, how);
      await page.locator(".chart svg").first().waitFor({ state: "attached" });
      expect([how.colorScheme, await accessibilityFaults(page)]).toEqual([how.colorScheme, []]);
      // The last is a screen of 1280 by 1024, enlarged four times.
      for (const viewport of [how.viewport, { width: 320, height: 256 }]) {
        await page.setViewportSize(viewport);
        const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
        expect([viewport.width, overflow <= 0]).toEqual([viewport.width, true]);
      }
      await page.close();
    }
  });

  test("composes in the name of who signs in, who comes back to the table that was left", {
    timeout: 60_000,
  }, async () => {
    const page = await composer(browser);
    await page.getByLabel("Territoires").selectOption("DEPARTMENT");
    await page.getByRole("button", { name: "Se connecter : CAF de la Meuse" }).click();
    await page.getByRole("link", { name: /Analyste/ }).click();
    await page.getByText("Vous lisez au titre de : CAF de la Meuse").waitFor();
    expect(new URL(page.url()).pathname).toBe("/explorer/composer");
    expect(await page.getByLabel("Territoires").inputValue()).toBe("DEPARTMENT");
    await page.getByText(/^Aucun chiffre réel ne s'ouvre de plus pour vous/).waitFor();
    await page.close();
  });

  test("tells how far a long table is while it comes, and stops at a word", { timeout: 60_000 }, async () => {
    const page = await composer(browser);
    let release: () => void = () => undefined;
    await page.route("**/graphql?format=xlsx", async (route) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      // Whoever stopped waits for it no more.
      await route.continue().catch(() => undefined);
    });
    await page.getByRole("button", { name: "Classeur Excel" }).click();
    await page.getByText(/^Les institutions répondent, le tableau se prépare….*\d s\)/).waitFor();
    await page.getByRole("progressbar").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Arrêter" }).click();
    await page.getByText("Téléchargement arrêté : rien n'est enregistré.").waitFor();
    release();
    await page.unroute("**/graphql?format=xlsx");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Classeur Excel" }).click();
    expect((await download).suggestedFilename()).toMatch(/^rsaHouseholds-jobseekers-EPCI-\d{4}\.xlsx$/);
    await page.getByText(/\.xlsx est téléchargé \(\d+ Kio\)/).waitFor();
    await page.close();
  });

  test("composes under the dashboard's own policy: nothing inline", async () => {
    const response = await fetch(new URL("/explorer/composer", url));
    expect(response.headers.get("content-security-policy")).not.toContain("unsafe");
    expect((await fetch(new URL("/explorer/index.html", url), { headers: { accept: "text/html" } })).status).toBe(404);
  });

  /** The page that composes, with its first table. */
  async function composer(browser: Browser, how: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
    const page = await browser.newPage({ locale: "fr-FR", ...how });
    await page.goto(new URL("/explorer/composer", url).href);
    await page.locator("tbody tr").first().waitFor();
    return page;
  }
});
