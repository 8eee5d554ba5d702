import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { accessibilityFaults, executable, launched } from "./browser.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { processOf } from "./partnerProcess.ts";

describe.skipIf(!executable || process.platform !== "linux")("the dashboard while the CAF does not answer", () => {
  let hub: StartedHub;
  let browser: Browser;
  let page: Page;
  let caf: number;
  const figure = (title: string) => page.locator("article.figure").filter({ hasText: title });
  beforeAll(async () => {
    [hub, browser] = await Promise.all([startedHub({ from: inject("firstFolder") }), launched()]);
    caf = processOf("caf", hub);
    // Neither dead nor alive: the worst of silences.
    process.kill(caf, "SIGSTOP");
    page = await browser.newPage({ locale: "fr-FR" });
    await page.goto(new URL("/", hub.url).href);
    await page.locator(".notice.passing").waitFor({ timeout: 40_000 });
  }, 240_000);
  afterAll(async () => {
    process.kill(caf, "SIGCONT");
    await browser.close();
    await hub.stop();
  });

  test("stays up, names it, gives no number in its place, and shows what the others say", async () => {
    expect(await page.locator(".notice.passing").innerText()).toMatch(/allocations familiales|CAF/);
    const silent = figure("Foyers bénéficiaires du RSA");
    expect(await silent.locator(".value").innerText()).toBe("—");
    expect(await silent.innerText()).toMatch(/ne répond pas/);
    expect(await figure("Demandeurs d'emploi").locator(".value").innerText()).toMatch(/12\s600/);
    expect(await figure("Point de départ").locator(".value").innerText()).toMatch(/4\s902/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("a ratio between two institutions says which one is missing, and a convention who has not said what it opens", {
    timeout: 60_000,
  }, async () => {
    const other = await browser.newPage({ locale: "fr-FR" });
    await other.goto(new URL("/territoires?indicateur=rsa-emploi", hub.url).href);
    await other.locator("main").getByText("CAF de la Meuse ne répond pas : la page redemande").waitFor();
    expect(await other.locator("figure.chart").count()).toBe(0);
    await other.goto(new URL("/conventions", hub.url).href);
    await other.getByText("non dit : CAF de la Meuse").first().waitFor();
    expect(await accessibilityFaults(other)).toEqual([]);
    await other.close();
  });

  test("asks again by itself, and is whole once it answers", { timeout: 90_000 }, async () => {
    process.kill(caf, "SIGCONT");
    await page.locator(".notice.passing").waitFor({ state: "detached", timeout: 80_000 });
    expect(await figure("Foyers bénéficiaires du RSA").locator(".value").innerText()).toMatch(/3\s995/);
  });
});
