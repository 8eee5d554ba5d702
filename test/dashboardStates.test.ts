import type { Browser, Page } from "playwright-core";
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
import { isProof } from "./proof.ts";

/** `npm run prove` looks at each page in each way; `npm test` at each page in some, each way on a third of the pages. */

interface Way {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly media?: Parameters<Page["emulateMedia"]>[0];
}

const desk = { width: 1280, height: 900 };
const usual = { media: "screen", colorScheme: "light", forcedColors: "none", reducedMotion: "no-preference" } as const;
/** A page is opened once and looked at in each: it draws itself anew as its window does. */
const ways: Readonly<Record<string, Way>> = {
  light: {},
  dark: { media: { colorScheme: "dark" } },
  telephone: { viewport: { width: 360, height: 740 } },
  "200 % of a projector's width": { viewport: { width: 640, height: 450 } },
  // A screen of 1280 by 1024, enlarged four times.
  "400 %": { viewport: { width: 320, height: 256 } },
  "forced colours": { media: { forcedColors: "active" } },
  "reduced motion": { media: { reducedMotion: "reduce" } },
  paper: { media: { media: "print" } },
};

describe.skipIf(!executable)("the dashboard has no fault that axe-core finds", { timeout: 60_000 }, () => {
  const base = new URL("/", inject("hub").url).href.replace(/\/$/, "");
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  }, 240_000);
  afterAll(() => browser?.close());

  test.each(dashboardPages)("on %s in any way it is read, where nothing sticks out", async (path) => {
    const page = await openedAt(browser, `${base}${path}`, { viewport: desk });
    const place = dashboardPages.indexOf(path);
    for (const [at, [way, { viewport = desk, media }]] of Object.entries(ways).entries()) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ ...usual, ...media });
      if (isProof || (at + place) % 3 === 0) expect([way, await accessibilityFaults(page)]).toEqual([way, []]);
      if (media?.media === "print") continue;
      const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
      expect([way, overflow <= 0]).toEqual([way, true]);
      expect([way, await page.evaluate<string[]>(unseenFigures)]).toEqual([way, []]);
    }
    await page.emulateMedia(usual);
    await page.setViewportSize(desk);
    // As a reader sets them for their own eyes (WCAG 1.4.12, RGAA 10.12): nothing is cut, nothing covers.
    await page.evaluate(widerText);
    expect(await page.evaluate<string[]>(cutTexts)).toEqual([]);
    await page.close();
  });

  test.each(dashboardPages)("on %s with the demonstration as it was known yesterday", async (path) => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const page = await openedAt(browser, `${base}${path}?origine=demonstration&connu=${yesterday}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
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

/** The spaces that WCAG 2.2, 1.4.12 names; set as no policy of the page refuses it. */
const widerText = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }");
  document.adoptedStyleSheets = [sheet];
})()`;

/**
 * Tables that hide what they were opened for: figures of a ranking out of their frame, columns that nothing announces. In
 * forced colours no shadow is drawn: whoever sets them has the bars of their system, which are always drawn.
 */
const unseenFigures = `[...document.querySelectorAll("main .scroll")].filter((one) => one.clientWidth > 0).flatMap((one) => {
  const { right } = one.getBoundingClientRect();
  const cut = [...one.querySelectorAll(".ranking tbody td > b")].filter((figure) => figure.parentElement.getBoundingClientRect().right > right);
  const isAnnounced = one.scrollWidth <= one.clientWidth + 1 || matchMedia("(forced-colors: active)").matches || getComputedStyle(one).backgroundImage.includes("gradient");
  return [...cut.map((figure) => figure.textContent), ...(isAnnounced ? [] : [one.ariaLabel])];
})`;

/** Elements whose text is larger than the place that they leave it, and that hide the rest. */
const cutTexts = `[...document.querySelectorAll("main *, header *, footer *")].filter((one) => {
  const { overflowX, overflowY, display } = getComputedStyle(one);
  const hides = [overflowX, overflowY].some((how) => how === "hidden" || how === "clip");
  return hides && display !== "none" && !one.closest(".hidden, svg, input, select") && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
}).map((one) => one.tagName + "." + one.className)`;
