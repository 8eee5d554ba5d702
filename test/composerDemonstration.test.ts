import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { accessibilityFaults, executable, launched } from "./browser.ts";

/** A machine that does something else makes it wait. */
const patience = { timeout: 15_000 };

describe.skipIf(!executable)("demonstration figures on the page that composes tables", () => {
  const { url } = inject("hub");
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  }, 240_000);
  afterAll(() => browser?.close());

  test("shows what is invented to who signed in, marked on each line, and never beside what is real", {
    timeout: 60_000,
  }, async () => {
    const page = await browser.newPage({ locale: "fr-FR" });
    await inventing(page);
    await page.goto(new URL("/explorer/composer?chiffres=demonstration", url).href);
    await page.getByRole("button", { name: "Se connecter : CAF de la Meuse" }).click();
    await page.getByRole("link", { name: /Analyste/ }).click();
    await page.getByText(/^Chiffres de démonstration : ils sont inventés/).waitFor();
    await page.getByLabel("Chiffres").selectOption("REAL");
    await page.locator("tbody tr").nth(5).waitFor();
    expect(await page.locator("tr.invented").count()).toBe(0);
    await page.getByLabel("Chiffres").selectOption("DEMONSTRATION");
    await page.getByText(/^Chiffres de démonstration : ils sont inventés/).waitFor();
    await expect.poll(() => page.locator("tbody tr.invented .mark.invented").count(), patience).toBeGreaterThan(0);
    expect(await page.locator("tbody tr:not(.invented)").count()).toBe(0);
    expect(await page.getByRole("region", { name: "La requête" }).innerText()).toContain("origin: DEMONSTRATION");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });

  test("asks nothing of demonstration figures for who shows no token, says why, and keeps the choice", {
    timeout: 60_000,
  }, async () => {
    const page = await browser.newPage({ locale: "fr-FR" });
    await inventing(page);
    await page.goto(new URL("/explorer/composer", url).href);
    await page.locator("tbody tr").first().waitFor();
    let asked = 0;
    page.on("request", (request) => {
      if (request.postData()?.includes("DEMONSTRATION) {")) asked += 1;
    });
    await page.getByLabel("Chiffres").selectOption("DEMONSTRATION");
    await page.getByText(/^Les chiffres de démonstration ne s'ouvrent qu'à qui se connecte/).waitFor();
    expect([asked, await page.locator("tbody tr").count()]).toEqual([0, 0]);
    expect(new URL(page.url()).searchParams.get("chiffres")).toBe("demonstration");
    await page.getByLabel("Chiffres").selectOption("REAL");
    await page.locator("tbody tr").first().waitFor();
    await page.close();
  });

  /** As where demonstration figures are published: of a hub without any, the page has none to offer. */
  async function inventing(page: Page): Promise<void> {
    await page.route("**/graphql", async (route) => {
      // A persisted operation carries no text.
      const { query = "" } = route.request().postDataJSON() as { readonly query?: string };
      if (query.startsWith("query Composer { caf ")) {
        const response = await route.fetch();
        const answer = (await response.json()) as { data: { caf: { datasets: { id: string }[] } } };
        const datasets = answer.data.caf.datasets.map((one) =>
          one.id === "rsa-households" ? { ...one, inventedPeriods: ["2019-12"] } : one,
        );
        return route.fulfill({ response, json: { data: { caf: { ...answer.data.caf, datasets } } } });
      }
      if (!query.includes("origin: DEMONSTRATION) { period")) return route.continue();
      const release = { id: "caf:rsa-households:2019-12:1", unit: "HOUSEHOLD" };
      const figure = { period: "2019-12", value: 7, status: "PUBLISHED", bounds: null, coverage: null, release };
      const territories = [{ code: "200049187", name: "CA du Grand Verdun", caf: { rsaHouseholds: [figure] } }];
      return route.fulfill({ json: { data: { territories }, extensions: { cost: 9, releases: [release.id] } } });
    });
  }
});
