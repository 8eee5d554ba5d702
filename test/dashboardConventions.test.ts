import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { accessibilityFaults, executable, launched, plain } from "./browser.ts";

describe.skipIf(!executable)("the conventions' page", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launched();
    page = await browser.newPage({ locale: "fr-FR" });
  }, 240_000);
  afterAll(async () => {
    await browser.close();
  });
  const headings = async (day: string) => {
    await page.goto(new URL(`/conventions?jour=${day}`, inject("hub").url).href);
    await page.locator("main table").first().waitFor();
    return page.locator("main h2").allInnerTexts();
  };

  test("says of each state what it rests on and until when it is known, and which parties are inferred", {
    timeout: 60_000,
  }, async () => {
    await headings("2019-06-01");
    const text = plain(await page.locator("main").innerText());
    expect(text).toContain("En vigueur selon le Pacte ; connu jusqu'au 31 décembre 2021 seulement.");
    expect(text).toContain("Contrat Local de santé du Pays de Montmédy");
    expect(text).toContain("l'Agence Régionale de Santé (déduite)");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("shows none in force before its first day, nor after the years of which the Pact speaks", {
    timeout: 60_000,
  }, async () => {
    expect(await headings("1990-01-01")).toEqual([
      "En préparation, en attente de signature, ou pas encore commencées (8)",
      "État inconnu à ce jour (16)",
    ]);
    expect(await headings("2026-11-29")).toEqual(["État inconnu à ce jour (18)", "Échues (6)"]);
  });
});
