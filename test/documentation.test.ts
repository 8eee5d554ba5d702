import { readFileSync } from "node:fs";
import { partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { inClone } from "@pacte-hub/server/repository";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { documents } from "../site/contents.ts";
import { catalogueSections } from "../site/pages.ts";
import { ask } from "./ask.ts";
import { accessibilityFaults, complaintsOf, executable, launched } from "./browser.ts";
import { as } from "./persona.ts";

const base = (): string => new URL("/", inject("hub").url).href.replace(/\/$/, "");
const read = async (path: string): Promise<string> => (await fetch(`${base()}${path}`)).text();

interface Listed {
  readonly datasets: readonly {
    readonly id: string;
    readonly field: string | null;
    readonly title: string;
    readonly levels: readonly string[];
  }[];
}

describe("the catalogue", () => {
  test("has each dataset of the graph, by its title and the place that the search leads to", async () => {
    const page = await read("/docs/catalogue");
    const fields = partnerIds.map((id) => partnerOf(id).field);
    const { data } = await ask(`{ ${fields.map((field) => `${field} { datasets { id field title } }`).join(" ")} }`);
    const ids = fields.flatMap((field) => {
      const { datasets } = (data as Readonly<Record<string, Listed>>)[field] ?? { datasets: [] };
      return datasets.map(({ id, field: own }) => `${field}.${own ?? id}`);
    });
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.filter((id) => !page.includes(` id="${id}"`))).toEqual([]);
    expect(catalogueSections().filter(({ anchor }) => !page.includes(` id="${anchor}"`))).toEqual([]);
    for (const word of ["Foyers allocataires du RSA", "Foyer allocataire", "Ouvert à tous.", "Licence Ouverte"])
      expect(page).toContain(word);
  });

  test("leads to a table of each open dataset, by a level that it is published for", async () => {
    const page = await read("/docs/catalogue");
    const fields = partnerIds.map((id) => partnerOf(id).field);
    const { data } = await ask(
      `{ ${fields.map((field) => `${field} { datasets { id field title levels } }`).join(" ")} }`,
    );
    const links = [...page.matchAll(/href="\/explorer\/composer\?a=(\w+)\.(\w+)([^"]*)"/g)];
    expect(links.length).toBeGreaterThan(50);
    const amiss = links.filter(([, partner = "", own, place = ""]) => {
      const dataset = (data as Readonly<Record<string, Listed>>)[partner]?.datasets.find(({ field }) => field === own);
      return !dataset?.levels.some((level) => place === `&amp;ou=${level}`);
    });
    expect(amiss.map(([link]) => link)).toEqual([]);
  });

  test("says of what is not open who may read it, and of what nobody publishes that no access would open it", async () => {
    const page = await read("/docs/catalogue");
    expect(page).toMatch(/Personne n&#39;en publie de chiffre réel|Qui en a reçu l&#39;accès/);
    // What is published says by which rule it is protected.
    const places = page.split('<section class="dataset"').slice(1);
    const ruled = (place: string) => !place.includes("La règle est dite avec la première publication");
    expect(places.filter((place) => ruled(place) === place.includes("rien de réel n&#39;est publié"))).toEqual([]);
    expect(page).not.toMatch(/undefined|\[object|\{\{/);
  });
});

describe("the feed of releases", () => {
  test("tells the latest releases that all may read, real ones, and each link gives its file", async () => {
    const response = await fetch(`${base()}/docs/releases.atom`);
    const institutions = new Set<string>();
    for (let next: string | undefined = `${base()}/docs/releases.atom`; next; ) {
      const page: string = await (await fetch(`${base()}/docs/releases.atom${new URL(next).search}`)).text();
      for (const [, id = ""] of page.matchAll(/<id>urn:hub-pacte:publication:([a-z-]+):/g)) institutions.add(id);
      [, next] = /<link rel="next"[^>]* href="([^"]+)"/.exec(page) ?? [];
    }
    expect([...institutions].sort()).toEqual([...partnerIds].sort());
    expect((await fetch(`${base()}/docs/releases.atom?apres=hier`)).status).toBe(400);
    expect(response.headers.get("content-type")).toMatch(/^application\/atom\+xml/);
    const feed = await response.text();
    const ids = [...feed.matchAll(/<id>urn:hub-pacte:publication:([^<]+)<\/id>/g)].map(([, id = ""]) => id);
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
    const [first = ""] = ids;
    const { data } = await ask(
      `query ($id: ID!) { ${partnerOf(first.split(":")[0] ?? "").field} { release(id: $id) { state demonstration } } }`,
      { id: first },
    );
    expect(JSON.stringify(data)).toMatch(/"state":"(PUBLISHED|SUPERSEDED)","demonstration":false/);
    expect((await fetch(`${base()}/releases/${encodeURIComponent(first)}.csv`)).status).toBe(200);
    const etag = response.headers.get("etag") ?? "";
    const again = await fetch(`${base()}/docs/releases.atom`, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
  });
});

const examples = documents
  .flatMap(({ entries }) => entries)
  .filter(({ source }) => !source.startsWith("docs/questions/"))
  .flatMap(({ source }) =>
    [...readFileSync(inClone(source), "utf8").matchAll(/^ *```graphql ?(.*)\n([\s\S]*?)^ *```/gm)].map(
      ([, reader = "", query = ""]) => ({ source, reader, query }),
    ),
  );

test.each(examples)("an example of $source is answered as its reader is told", async ({ reader, query }) => {
  const { errors = [] } = await ask(query, {}, inject("hub").url, reader ? await as(reader, inject("hub")) : {});
  const codes = errors.map(({ extensions }) => extensions?.code);
  // Where no demonstration was published, there is none to read.
  expect(codes.filter((code) => reader === "" || code !== "NOT_PUBLISHED")).toEqual([]);
});

test("the documentation is served under a policy that allows nothing inline and no other machine", async () => {
  for (const path of ["/docs", "/docs/tableaux", "/docs/catalogue"]) {
    const response = await fetch(`${base()}${path}`);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect([path, response.status]).toEqual([path, 200]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:/);
  }
  const response = await fetch(`${base()}/docs/analystes`, { headers: { "x-forwarded-host": "evil.example" } });
  const page = await response.text();
  expect(page).toContain(`curl -s <span class="hub">${new URL(inject("hub").url).origin}</span>/graphql`);
  expect(page).not.toMatch(/127\.0\.0\.1:4000|evil/);
  for (const path of ["/docs/nothing", "/docs/..%2fpackage.json", "/docs/catalogue.frame", "/docs/assets/none.js"])
    expect([path, (await fetch(`${base()}${path}`, { headers: { accept: "text/html" } })).status]).toEqual([path, 404]);
});

describe.skipIf(!executable)("the documentation, in a real browser", { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launched();
  }, 240_000);
  afterAll(() => browser?.close());
  const opened = async (path: string, how: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> => {
    const page = await browser.newPage({ locale: "fr-FR", ...how });
    await page.goto(`${base()}${path}`);
    return page;
  };

  test("has no fault of accessibility, by day, by night, and on a telephone, where nothing sticks out", async () => {
    const desk = { colorScheme: "light", viewport: { width: 1280, height: 900 } } as const;
    const telephone = { colorScheme: "dark", viewport: { width: 360, height: 740 } } as const;
    const looks = [
      { how: desk, checked: ["/docs", "/docs/catalogue"], measured: ["/docs/codes"] },
      {
        how: telephone,
        checked: ["/docs/lire-un-chiffre", "/docs/recherche?q=secret"],
        measured: ["/docs/catalogue", "/docs"],
      },
    ];
    for (const { how, checked, measured } of looks) {
      const page = await browser.newPage({ locale: "fr-FR", ...how });
      const complaints = complaintsOf(page);
      for (const path of [...checked, ...measured]) {
        await page.goto(`${base()}${path}`);
        await page.locator("main h1").waitFor();
        if (path.includes("?q=")) await page.locator("#found li").first().waitFor();
        if (checked.includes(path)) expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
        const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
        expect([path, overflow <= 0]).toEqual([path, true]);
      }
      expect(complaints).toEqual([]);
      await page.close();
    }
  });

  test("is read without a script, and the search says that it needs one", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${base()}/docs/lire-un-chiffre`);
    expect(await page.locator("main").innerText()).toContain("secret statistique");
    await page.getByRole("link", { name: "Catalogue des données" }).click();
    await page.getByRole("heading", { name: "Foyers allocataires du RSA", exact: true }).waitFor();
    await page.goto(`${base()}/docs/recherche`);
    expect(await page.locator("main").innerText()).toContain("a besoin de JavaScript");
    await context.close();
  });

  test("is searched by the keyboard alone, without accents, and leads to the place that was found", async () => {
    const page = await opened("/docs");
    await page.keyboard.press("Tab");
    expect(await page.evaluate<string>("document.activeElement?.textContent ?? ''")).toBe("Aller au contenu");
    await page.getByRole("link", { name: "Recherche" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Chercher dans la documentation").focus();
    await page.keyboard.type("periodes non collecte");
    await page.keyboard.press("Enter");
    await page
      .getByRole("status")
      .getByText(/trouvé/)
      .waitFor();
    const [first] = await page.locator("#found a").all();
    await first?.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/docs\/(?!recherche)/);
    await page.close();
  });

  test("leads a newcomer to a table of two institutions in three steps at most, without code", async () => {
    const page = await opened("/docs");
    // The steps: to open the documentation, to compose a table, to have it as a file.
    let steps = 1;
    await page.getByRole("main").getByRole("link", { name: "Composer un tableau" }).click();
    steps += 1;
    await page.locator("tbody tr").nth(20).waitFor({ timeout: 15_000 });
    const table = await page.locator("main table").innerText();
    for (const word of ["Caisse d'allocations familiales", "Pôle emploi", "Foyers allocataires du RSA", "arrondi"])
      expect(table).toContain(word);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Télécharger pour un tableur (CSV)" }).click();
    steps += 1;
    const lines = readFileSync((await (await download).path()) ?? "", "utf8").split("\n");
    expect(lines[0]).toContain("status_label");
    expect(lines.length).toBeGreaterThan(30);
    expect(steps).toBeLessThanOrEqual(3);
    await page.close();
  });
});
