import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { accessibilityFaults, executable, launched, openedAt, plain, settingsOf, standing } from "./browser.ts";

const graph = "**/graphql";
/** A machine that does something else makes it wait. */
const patience = { timeout: 15_000 };
/** Whose part of a page a question asks. */
const isOf = (partner: string, route: Route): boolean => {
  const { variables } = route.request().postDataJSON() as { readonly variables: Readonly<Record<string, unknown>> };
  return variables[partner] === true;
};

describe.skipIf(!executable)("a page of the dashboard stays readable", { timeout: 60_000 }, () => {
  const base = new URL("/", inject("hub").url).href.replace(/\/$/, "");
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  }, 240_000);
  afterAll(() => browser?.close());
  const opened = (path: string, how: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> =>
    openedAt(browser, `${base}${path}`, how);

  test("while a day is typed: the field keeps its text and its focus, and the page waits for Enter or for its leave", async () => {
    const page = await opened("/conventions");
    const field = page.getByLabel("Au jour du");
    await field.evaluate((input) => input.setAttribute("data-same", "yes"));
    await field.focus();
    for (const key of "01022019") {
      await page.keyboard.press(key);
      expect(new URL(page.url()).search).toBe("");
      expect(await page.evaluate<string>("document.activeElement?.getAttribute('data-same') ?? ''")).toBe("yes");
    }
    const typed = await field.inputValue();
    expect(["2019-01-02", "2019-02-01"]).toContain(typed);
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).search).toBe(`?jour=${typed}`);
    expect(await page.evaluate<string>("document.activeElement?.getAttribute('data-same') ?? ''")).toBe("yes");
    await settingsOf(page);
    const asOf = page.getByLabel("Tel que connu au");
    await asOf.focus();
    await page.keyboard.type("01012098");
    await page.keyboard.press("Enter");
    await page
      .getByText(/Choisissez un jour au plus tard le/)
      .first()
      .waitFor();
    expect(new URL(page.url()).search).toBe(`?jour=${typed}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });

  test("while an institution is chosen to sign in: an arrow key goes nowhere, the button does", async () => {
    const page = await opened("/sources");
    await settingsOf(page);
    await page.getByLabel("Se présenter").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(300);
    expect(page.url()).toBe(`${base}/sources`);
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.waitForURL((url) => url.origin !== base);
    await page.close();
  });

  test("where a demonstration is not open to its reader: what is closed, and what could open it, are called by their titles", async () => {
    const page = await opened("/?origine=demonstration");
    const closed = (await page.locator(".figure.silent").allInnerTexts()).map(plain).join("\n");
    expect(closed).toMatch(/le jeu « Salariés en insertion », chiffres de dém[\s\S]*La convention « PACTE TERRITORIAL/);
    expect(closed).not.toMatch(/le jeu [a-z]|[«(] ?[a-z0-9]+(-[a-z0-9]+)+ ?[»)]/);
    await page.close();
  });

  test("as it was known before anything was published: it says so of that day, and keeps no place for a drawing", async () => {
    const page = await opened("/?connu=2015-01-01");
    const text = plain(await page.locator("main").innerText());
    expect(text).toContain("Le 1er janvier 2015, aucun de ces chiffres n'était encore publié. Choisissez un jour");
    expect(text).not.toContain("de cette origine");
    expect(await page.locator(".opened .reserved, .opened .drawing").count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });

  test.each([
    ["/?connu=2026-99-99", "attendu un jour du calendrier"],
    ["/actions?annee=99", "attendu une année"],
    ["/territoires?indicateur=x&periode=2021-12", "attendu l'un de"],
    ["/conventions?jour=2021-02-30", "attendu un jour du calendrier"],
  ])("at %s: it says what it cannot read, and leads to the page without it", async (path, sentence) => {
    const page = await opened(path);
    const alert = page.getByRole("alert");
    expect(await alert.innerText()).toContain(sentence);
    expect(await accessibilityFaults(page)).toEqual([]);
    await alert.getByRole("link", { name: "Voir cette page sans ce choix" }).click();
    await alert.waitFor({ state: "detached" });
    expect(new URL(page.url()).pathname).toBe(new URL(path, base).pathname);
    await page.close();
  });

  test("when it cannot draw an answer: it says so, and leads on", async () => {
    const page = await browser.newPage({ locale: "fr-FR" });
    await page.route(graph, (route) => route.fulfill({ json: { data: { conventions: [{ id: "x" }] } } }));
    await page.goto(`${base}/conventions`);
    await page.getByRole("heading", { name: "Cette page n'a pas pu s'afficher" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute(graph);
    await page.getByRole("alert").getByRole("link", { name: "première page" }).click();
    await page.locator("article.figure").first().waitFor();
    await page.close();
  });

  test("while one partner is slow: the others' figures stand, and its own come when it answers", async () => {
    const page = await browser.newPage({ locale: "fr-FR" });
    const late: Route[] = [];
    await page.route(graph, (route) => (isOf("caf", route) ? void late.push(route) : route.continue()));
    await page.goto(`${base}/`);
    const figure = (title: string) => page.locator("article.figure").filter({ hasText: title });
    await expect.poll(() => figure("Demandeurs d'emploi").locator(".value").innerText(), patience).toMatch(/^12\s600/);
    expect(await figure("Foyers bénéficiaires du RSA").innerText()).toContain(
      "CAF de la Meuse n'a pas encore répondu.",
    );
    expect(plain(await page.locator(".notice.waiting").innerText())).toContain(
      "Pas encore de réponse : CAF de la Meuse.",
    );
    for (const route of late.splice(0)) await route.abort("failed");
    await page.getByText("Pas de réponse pour : CAF de la Meuse.").waitFor();
    expect(await figure("Personnes couvertes par le RSA").innerText()).not.toContain("rien n'est publié");
    await page.unroute(graph);
    await page.getByRole("button", { name: /^Réessayer/ }).click();
    await expect
      .poll(() => figure("Foyers bénéficiaires du RSA").locator(".value").innerText(), patience)
      .toMatch(/^3\s995/);
    expect(await page.locator(".waiting").count()).toBe(0);
    await page.close();
  });

  test("while the gateway hangs: the answer before stays, marked; then it says so, and asks again at a click", async () => {
    const page = await browser.newPage({ locale: "fr-FR" });
    // Its own clock, which runs as any, until twelve seconds of it are passed over.
    await page.clock.install();
    await page.goto(`${base}/`);
    await standing(page);
    await settingsOf(page);
    const figure = page.locator("article.figure").filter({ hasText: "Foyers bénéficiaires du RSA" });
    const before = await figure.innerText();
    await page.route(graph, () => undefined);
    await page.getByLabel("Chiffres de démonstration").check();
    await page.getByText("Ce que vous lisez est la réponse à votre choix précédent").waitFor();
    expect(await figure.innerText()).toBe(before);
    await page.clock.fastForward(12_000);
    await page.getByText("La passerelle n'a rien répondu en 12 secondes.").waitFor();
    expect(await figure.innerText()).toBe(before);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute(graph);
    await page.getByRole("button", { name: /^Réessayer/ }).click();
    await page.locator(".notice.former, .notice.passing").first().waitFor({ state: "detached" });
    await page.close();
  });

  test("in demonstration: what is real stands first, and is not marked as invented", async () => {
    const page = await opened("/?origine=demonstration");
    const figure = page.locator("article.figure").filter({ hasText: "Foyers bénéficiaires du RSA" }).first();
    expect(await figure.locator(".value").innerText()).toMatch(/^3\s995/);
    expect(await figure.locator(".invented").count()).toBe(0);
    await page.goto(`${base}/territoires?origine=demonstration`);
    await page.locator("figure.chart svg a path").first().waitFor();
    expect(await page.getByLabel("Période").inputValue()).toBe("2024-12");
    await page.goto(`${base}/sources?origine=demonstration`);
    await page.getByRole("link", { name: "caf:rsa-households:2024-12:1" }).waitFor();
    await page.close();
  });

  test("on the axis of a drawing: whole numbers are written whole, all alike", async () => {
    const page = await opened("/territoires/200033025");
    const ticks = page.locator("figure.chart").first().locator("[aria-label='y-axis tick label'] text");
    await ticks.first().waitFor();
    const texts = await ticks.allTextContents();
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) expect(text).toMatch(/^\d{1,3}(\s\d{3})*$/);
    await page.close();
  });

  test("as a file: days as ISO writes them, each part of a cell told apart", async () => {
    const page = await opened("/conventions?jour=2019-01-01");
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: /Télécharger en CSV : En vigueur/ }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await downloading).createReadStream()) chunks.push(chunk as Buffer);
    const [head, ...lines] = Buffer.concat(chunks).toString("utf8").trimEnd().split("\r\n");
    expect(head).toBe("\uFEFFConvention;État;De;À;Parties;Ce qu'elle ouvre");
    expect(lines.length).toBeGreaterThan(5);
    const day = "(\\d{4}(-\\d{2}){0,2})?";
    for (const line of lines) expect(line).toMatch(new RegExp(`;[^;]+;${day};${day};`));
    expect(lines.join()).toMatch(/ → [^;]+ ; [^;]+ → /);
    await page.close();
  });

  test("in another tab: each territory and each choice has its own title", async () => {
    const titles: string[] = [];
    for (const path of ["/territoires/200049187", "/territoires/200033025", "/territoires?indicateur=emploi"]) {
      const page = await opened(path);
      titles.push(await page.title());
      await page.close();
    }
    expect(titles.map((one) => one.split(" — ")[0])).toEqual([
      "Diagnostic partagé : CA du Grand Verdun",
      "Diagnostic partagé : CA de Bar-le-Duc - Sud Meuse",
      "Territoires, Demandeurs d'emploi A, B, C",
    ]);
  });

  test("on the map, in light, in dark and in forced colours: every shade is told from the paper, and a larger figure from it the more", async () => {
    const page = await opened("/territoires");
    await page.locator("figure.chart a path title").first().waitFor({ state: "attached" });
    for (const how of [
      { colorScheme: "light" },
      { colorScheme: "dark" },
      { colorScheme: "dark", forcedColors: "active" },
    ] as const) {
      await page.emulateMedia(how);
      const shades = await page.evaluate<[number, number][]>(shadesOfMap);
      expect(shades).toHaveLength(16);
      for (const [, contrast] of shades) expect([how, contrast >= 3]).toEqual([how, true]);
      const byFigure = [...shades].sort(([one], [other]) => one - other).map(([, contrast]) => contrast);
      expect([how, byFigure]).toEqual([how, [...byFigure].sort((one, other) => one - other)]);
    }
    await page.close();
  });
});

/** Each EPCI's figure, and the contrast of its shade with what is behind it (WCAG 2.2, 1.4.3: relative luminance). */
const shadesOfMap = `(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminanceOf = (color) => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
      const part = byte / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const chart = document.querySelector("figure.chart");
  const paper = luminanceOf(getComputedStyle(document.body).backgroundColor);
  return [...chart.querySelectorAll("path")].filter((path) => path.querySelector("title")).map((path) => {
    const figure = Number(/ : ([0-9]+(,[0-9]+)?)/.exec(path.querySelector("title").textContent)[1].replace(",", "."));
    const shade = luminanceOf(getComputedStyle(path).fill);
    return [figure, (Math.max(shade, paper) + 0.05) / (Math.min(shade, paper) + 0.05)];
  });
})()`;
