import { readFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "pdf-lib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { accessibilityFaults, complaintsOf, executable, launched, standing } from "./browser.ts";
import { typed } from "./hub.ts";

const { url } = inject("hub");
const isProof = Boolean(process.env.HUB_PROVE);
const contours: { readonly features: readonly { readonly properties: { readonly siren: string } }[] } = JSON.parse(
  readFileSync(inClone("data/territory/epci-contours.geojson"), "utf8"),
);
const everyEpci = contours.features.map(({ properties }) => properties.siren);
const sidesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
/** Titles of the parts, as the contents name them, each with the page on which the file's outline finds it. */
async function pagesOfParts(pdf: Buffer): Promise<readonly (readonly [title: string, page: number])[]> {
  const document = await PDFDocument.load(pdf);
  const pages = document.getPages().map(({ ref }) => ref.toString());
  const [whole] = headingsUnder(document.catalog.lookup(PDFName.of("Outlines"), PDFDict));
  return headingsUnder(whole as PDFDict).flatMap((heading) => {
    const title = heading.lookup(PDFName.of("Title"), PDFString, PDFHexString).decodeText().replaceAll(/\s+/g, " ");
    const page = pages.indexOf(String(heading.lookup(PDFName.of("Dest"), PDFArray).get(0))) + 1;
    return /^(Synthèse|Territoires : |Ce qui bloque, |Sources|Diagnostic partagé)/.test(title) ? [[title, page]] : [];
  });
}

function headingsUnder(parent: PDFDict): readonly PDFDict[] {
  const headings: PDFDict[] = [];
  let heading = parent.lookupMaybe(PDFName.of("First"), PDFDict);
  for (; heading; heading = heading.lookupMaybe(PDFName.of("Next"), PDFDict)) headings.push(heading);
  return headings;
}

const coreParts = ["Synthèse", "Territoires : carte et classement", "Ce qui bloque, ce qui se décide", "Sources"].map(
  (title, at) => [title, at + 1] as const,
);
const file = join(tmpdir(), `dossier-${process.pid}.pdf`);
afterAll(() => rm(file, { force: true }));

describe.skipIf(!executable)("the committee's file", () => {
  test("is written by one command as an A4 document with its outline, tagged for screen readers", async () => {
    const { code, said } = await typed(["dossier", file], { HUB_URL: url });
    expect([code, said]).toEqual([0, expect.stringContaining("Écrit :")]);
    const pdf = (await readFile(file)).toString("latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    // Synthesis, territories, decisions, sources: each sheet is the page that its contents name.
    expect(sidesOf(Buffer.from(pdf, "latin1"))).toBe(4);
    expect(await pagesOfParts(Buffer.from(pdf, "latin1"))).toEqual(coreParts);
    expect([...new Set(pdf.match(/\/MediaBox \[[^\]]+\]/g))]).toEqual([
      expect.stringMatching(/\[ ?0 0 59\d\S* 84[12]\S* ?\]/),
    ]);
    for (const part of ["/Outlines", "/StructTreeRoot", "/MarkInfo", "/Lang", "/Alt", "/DisplayDocTitle"])
      expect(pdf).toContain(part);
  });

  test.runIf(isProof)("with its annex is the same, and two sides for each EPCI", { timeout: 240_000 }, async () => {
    for (const origin of [[], ["--demonstration"]]) {
      expect((await typed(["dossier", file, "--annexe", ...origin], { HUB_URL: url })).code).toBe(0);
      const pdf = await readFile(file);
      expect(sidesOf(pdf)).toBe(4 + 2 * everyEpci.length);
      const parts = await pagesOfParts(pdf);
      expect(parts.slice(0, 4)).toEqual(coreParts);
      expect(parts.slice(4).map(([, page]) => page)).toEqual(everyEpci.map((_, at) => 5 + 2 * at));
    }
  });

  describe("on the screen and on paper", () => {
    let browser: Browser;
    let page: Page;
    let complaints: string[];
    beforeAll(async () => {
      browser = await launched();
      page = await browser.newPage();
      complaints = complaintsOf(page);
      await page.goto(new URL("/dossier", url).href);
      await page.locator('.dossier[data-whole="true"]').waitFor();
    });
    afterAll(() => browser?.close());

    test("its contents lead to each part, and the sources come last, each publication once", async () => {
      const links = page.getByRole("navigation", { name: "Sommaire" }).getByRole("link");
      const named = await links.allInnerTexts();
      expect([named[0], named.at(-1)]).toEqual(["Synthèse", "Sources"]);
      await links.last().click();
      expect(new URL(page.url()).hash).toBe("#partie-sources");
      const last = page.locator(".dossier .part").last();
      const releases = await last
        .locator("tbody a")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      expect(releases).toContain("/releases/caf:rsa-households:2024-12:1.csv");
      expect(new Set(releases).size).toBe(releases.length);
      expect(await page.locator(".dossier .sources").count()).toBe(0);
    });

    test("on paper each part begins a page, and nothing is left that only a screen can do", async () => {
      await page.emulateMedia({ media: "print" });
      const breaks = await page.evaluate<string[]>(
        `[...document.querySelectorAll(".dossier section.part")].map((part) => getComputedStyle(part).breakBefore)`,
      );
      // The synthesis is on the first page, under the contents.
      expect(breaks).toEqual(["auto", "page", "page", "page"]);
      expect(await page.locator("button:not(.sort):visible, select:visible, input:visible").count()).toBe(0);
      expect(await page.getByRole("navigation", { name: "Sommaire" }).isVisible()).toBe(true);
      await page.emulateMedia({ media: "screen" });
    });

    test("on paper no column of a table is cut by the edge of the sheet", async () => {
      const screenSize = page.viewportSize();
      // A4 within its margins, at 96 pixels an inch.
      await page.setViewportSize({ width: 680, height: 1008 });
      await page.emulateMedia({ media: "print" });
      const cut = await page.evaluate<string[]>(
        `[...document.querySelectorAll("table")]
          .filter((table) => table.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .map((table) => table.caption.textContent)`,
      );
      expect(cut).toEqual([]);
      await page.emulateMedia({ media: "screen" });
      if (screenSize) await page.setViewportSize(screenSize);
    });

    // The largest, one with as many structures and a convention of its own, and the smallest; `npm run prove`: all of them.
    test.each(isProof ? everyEpci : ["200033025", "200049187", "200070290"])(
      "the page of the EPCI %s is printed on two sides, with open figures and with the demonstration",
      { timeout: 60_000 },
      async (code) => {
        const own = await browser.newPage({ locale: "fr-FR" });
        for (const origin of ["", "?origine=demonstration"]) {
          await own.goto(new URL(`/territoires/${code}${origin}`, url).href);
          await standing(own);
          expect([origin, sidesOf(await own.pdf({ preferCSSPageSize: true, printBackground: true }))]).toEqual([
            origin,
            2,
          ]);
        }
        await own.close();
      },
    );

    test("axe-core finds nothing, and no request leaves the machine", async () => {
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });
});

test("the committee's file is refused in French where there is no Chromium, no hub, or no file to write", async () => {
  const without = await typed(["dossier", file], { HUB_URL: url, HUB_CHROMIUM: join(tmpdir(), "nothing-here") });
  expect([without.code, without.said]).toEqual([1, expect.stringContaining("n'est pas un programme")]);
  const alone = await typed(["dossier", file], { HUB_URL: "http://127.0.0.1:9/graphql" });
  expect([alone.code, alone.said]).toEqual([1, expect.stringContaining("Le hub ne répond pas")]);
  expect((await typed(["dossier"])).code).toBe(2);
});
