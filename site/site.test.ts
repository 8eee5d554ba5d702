import { readdirSync, readFileSync } from "node:fs";
import { parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { documents } from "./contents.ts";
import { framed, openFrame } from "./frame.ts";
import { catalogueSections, sitePages } from "./pages.ts";
import { findablePlaces } from "./places.ts";
import { publicGraph } from "./publicGraph.ts";
import { extract, search } from "./search.ts";

const pages = sitePages();
const frame = readFileSync(new URL("page/index.html", import.meta.url), "utf8");
const html = new Map(pages.map((page) => [page.slug, framed(frame, page)]));
const listed = documents.flatMap(({ entries }) => entries);

const idsIn = (text: string): readonly string[] => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id);
const hrefsIn = (text: string): readonly string[] => [...text.matchAll(/ href="([^"]+)"/g)].map(([, to = ""]) => to);

/** What the hub answers beside the pages that the build writes. */
const answered = /^\/($|graphql($|\?)|explorer\/composer($|\?)|docs\/releases\.atom$)/;
const anchors = new Map([...html].map(([slug, text]) => [slug, new Set(idsIn(text))]));
anchors.set("catalogue", new Set(["caf", ...catalogueSections().map(({ anchor }) => anchor)]));

function leadsSomewhere(from: string, href: string): boolean {
  if (/^https:\/\//.test(href) || answered.test(href)) return true;
  const [path = "", anchor] = href.split("#");
  if (path !== "" && path !== "/docs" && !path.startsWith("/docs/")) return false;
  const slug = path === "" ? from : path.replace(/^\/docs\/?/, "");
  const ids = anchors.get(slug);
  return ids !== undefined && (anchor === undefined || ids.has(decodeURIComponent(anchor)));
}

describe("the documentation", () => {
  test("leads somewhere by every link, anchors included; to another machine only by a link, never by itself", () => {
    // Styles, scripts and the icon are the build's.
    const ownAddress = /^(\.\.?\/|\/docs\/assets\/)/;
    const nowhere = [...html].flatMap(([slug, text]) =>
      hrefsIn(text)
        .filter((href) => !ownAddress.test(href) && !leadsSomewhere(slug, href))
        .map((href) => `${slug} -> ${href}`),
    );
    expect(nowhere).toEqual([]);
    for (const text of html.values()) expect(text).not.toMatch(/ src="(?!\.)| href="http:/);
  });

  test("has, on each page, one title of its own, its language, and a way past the menu", () => {
    expect(pages.length).toBeGreaterThan(40);
    const titles = [...html.values()].map((text) => /<title>(.*)<\/title>/.exec(text)?.[1]);
    expect(new Set(titles).size).toBe(pages.length);
    for (const [slug, text] of html) {
      expect([slug, text.match(/<h1/g)?.length, text.includes("{{")]).toEqual([slug, 1, false]);
      expect(text).toContain('<html lang="fr">');
      expect(text).toContain('href="#main"');
      const ids = idsIn(text);
      expect([slug, ids.filter((id, at) => ids.indexOf(id) !== at)]).toEqual([slug, []]);
    }
  });

  test("writes the hub's address where its gateway can write its own, and nowhere else", () => {
    for (const [slug, text] of html) {
      expect([
        slug,
        text.replaceAll('<span class="hub">http://127.0.0.1:4000</span>', "").includes("127.0.0.1:4000"),
      ]).toEqual([slug, false]);
    }
    expect(html.get("analystes")?.match(/<span class="hub">/g)?.length).toBeGreaterThanOrEqual(5);
  });

  test("serves the packages to who programs, with their pages", () => {
    expect(html.get("analystes")).toContain('href="/docs/clients"');
    const clients = html.get("clients") ?? "";
    for (const language of ["python", "r", "javascript"]) expect(clients).toContain(`href="/docs/paquet-${language}"`);
  });

  test("names each page in its menu, and marks the one that is open", () => {
    const open = html.get("tableaux") ?? "";
    for (const { slug } of listed) expect(open).toContain(`<a href="/docs/${slug}"`);
    expect(open.match(/aria-current="page"/g)).toHaveLength(1);
    expect(openFrame(frame, "catalogue")).toContain('href="/docs/catalogue" aria-current="page"');
  });

  test("asks the graph nothing that it does not understand: every example is valid", () => {
    const schema = publicGraph();
    const examples = listed.flatMap(({ source }) => {
      const text = readFileSync(new URL(`../${source}`, import.meta.url), "utf8");
      return [...text.matchAll(/^ *```graphql.*\n([\s\S]*?)^ *```/gm)].map(([, query = ""]) => ({ source, query }));
    });
    expect(examples.length).toBeGreaterThanOrEqual(10);
    for (const { source, query } of examples) {
      expect([source, validate(schema, parse(query)).map(({ message }) => message)]).toEqual([source, []]);
    }
    const folder = new URL("../docs/questions/", import.meta.url);
    for (const name of readdirSync(folder).filter((fileName) => fileName.endsWith(".graphql")))
      expect(validate(schema, parse(readFileSync(new URL(name, folder), "utf8")))).toEqual([]);
  });

  test("shows commands that every shell runs: an address with a question mark is quoted", () => {
    const commands = listed.flatMap(({ source }) =>
      [
        ...readFileSync(new URL(`../${source}`, import.meta.url), "utf8").matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm),
      ].flatMap(([, text = ""]) => text.split("\n")),
    );
    expect(commands.length).toBeGreaterThan(20);
    expect(commands.filter((line) => /(?<!['"\w:/.-])https?:\/\/[^\s'"]*\?/.test(line))).toEqual([]);
  });

  test("makes a saved query before it reads it, and reads it before it gives a key", () => {
    const page = html.get("requetes-enregistrees") ?? "";
    const places = ["/q -H", "/q/besoins-par-epci.csv?epci=", "/q/besoins-par-epci/keys -H"].map((command) =>
      page.indexOf(command),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((first, second) => first - second));
  });

  test("says what the schema advises against, and with what to do instead", () => {
    const reasons = html.get("changements") ?? "";
    expect(reasons).toContain("Deposit.sha256");
    expect(reasons).not.toContain("{deprecated}");
  });

  test("tells every field of the graph, and its description", () => {
    const graph = html.get("graphe") ?? "";
    for (const anchor of ["Territory.caf", "Observation.bounds", "ObservationStatus.WITHHELD", "GrantInput.purpose"])
      expect(graph).toContain(`id="${anchor}"`);
  });
});

describe("its search", () => {
  const places = findablePlaces(pages);
  const addresses = (words: string) => search(places, words).map(({ address }) => address);

  test("finds without accents or capitals what is written with them, and the reverse", () => {
    expect(addresses("SECRET STATISTIQUE")[0]).toBe("/docs/secret");
    expect(addresses("requetes enregistrees")[0]).toBe("/docs/requetes-enregistrees");
    expect(addresses("requêtes enregistrées")).toEqual(addresses("requetes enregistrees"));
  });

  test("finds a refusal by its code, a figure by its definition, and all the words or nothing", () => {
    expect(addresses("PERIOD_NOT_PUBLISHED").some((address) => address.startsWith("/docs/codes"))).toBe(true);
    expect(addresses("revenu de solidarite active foyers")).toContain("/docs/catalogue#caf.rsaHouseholds");
    expect(addresses("secret hippopotame")).toEqual([]);
    expect(addresses(" ")).toEqual([]);
  });

  test("finds by a synonym, by a word with a slip, and a package by its name alone", () => {
    expect(addresses("chômeurs")).toEqual(expect.arrayContaining(["/docs/catalogue#poleEmploi.jobseekers"]));
    expect(addresses("embargoo")).toEqual(addresses("embargo"));
    expect(addresses("secrt statistique")[0]).toBe("/docs/secret");
    expect(addresses("pacte_hub").length).toBeGreaterThan(0);
    expect(addresses("pacte_hub").every((address) => /paquet-(python|r)/.test(address))).toBe(true);
    expect(addresses("not_published").length).toBeGreaterThan(0);
    expect(addresses("published").some((address) => address.startsWith("/docs/codes"))).toBe(true);
  });

  test("leads to places that are there", () => {
    expect(places.filter(({ address }) => !leadsSomewhere("", address)).map(({ address }) => address)).toEqual([]);
    expect(places.length).toBeGreaterThan(400);
  });

  test("shows the words around what was asked for", () => {
    const text = `${"mot ".repeat(100)}un intervalle certain${" mot".repeat(100)}`;
    expect(extract(text, "INTERVALLE")).toContain("intervalle certain");
  });
});
