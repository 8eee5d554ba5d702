import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import type { Publication } from "../catalogue/publications.ts";
import { type Mark, markIn, releasesFeed } from "./releasesFeed.ts";

const origin = "https://hub.example";
const publication: Publication = {
  id: "caf:rsa-households:2021-12:1",
  dataset: "Foyers du RSA",
  institution: "CAF",
  period: "2021-12",
  vintage: 1,
  isProvisional: false,
  correction: null,
  source: { title: "s_ben_com_f", licence: "Licence Ouverte" },
  since: "2026-11-24T08:00:00Z",
};

/** What an XML reader finds: the ids of the entries, and the address of each link of the feed. @throws when it is not well-formed */
function readBack(xml: string) {
  const [ids, links, path]: [string[], Record<string, string>, string[]] = [[], {}, []];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    path.push(name);
    if (path.join() === "feed,link") links[String(attributes.rel)] = String(attributes.href);
  });
  parser.on("closetag", () => void path.pop());
  parser.on("text", (text) => {
    if (path.join() === "feed,entry,id") ids.push(text.replace("urn:hub-pacte:publication:", ""));
  });
  parser.write(xml).close();
  return { ids, links };
}
const feedOf = (publications: readonly Publication[], after: Mark | null = null): string =>
  releasesFeed({ all: publications, absent: new Map() }, { origin, after });
const nextOf = (address: string | undefined): Mark | null =>
  (address && markIn(new URL(address).searchParams.get("apres") ?? "")) || null;

/** From the first page to the last, as a feed reader follows them. */
function walk(publications: readonly Publication[], between = (now: readonly Publication[]) => now) {
  const pages: (readonly string[])[] = [];
  let current = publications;
  for (let after: Mark | null = null, hasMore = true; hasMore; current = between(current)) {
    const { ids, links } = readBack(feedOf(current, after));
    pages.push(ids);
    after = nextOf(links.next);
    hasMore = after !== null;
  }
  return pages;
}

describe("the feed of releases", () => {
  test("is Atom: its texts are escaped, its links lead to the hub, and it has its day even when empty", () => {
    const corrected = { ...publication, vintage: 2, correction: 'a < b & "c"' };
    const feed = feedOf([corrected]);
    expect(feed).toContain("Remplace le millésime 1 : a &lt; b &amp; &quot;c&quot;.");
    expect(feed).toContain('href="https://hub.example/releases/caf%3Arsa-households%3A2021-12%3A1.csv"');
    expect(feed).toContain("<updated>2026-11-24T08:00:00Z</updated>");
    expect(feedOf([])).toMatch(/<updated>\d{4}-\d\d-\d\dT/);
  });

  test("names the institutions it has nothing of, and tells one that is silent from one that shut its door", () => {
    const absent = new Map([
      ["caf", "SILENT"],
      ["siae", "CLOSED"],
    ] as const);
    const [, subtitle = ""] =
      /<subtitle>(.*)<\/subtitle>/.exec(releasesFeed({ all: [publication], absent }, { origin, after: null })) ?? [];
    expect(subtitle).toMatch(/familiales de la Meuse ne répond pas à l&#39;instant.*a fermé sa porte/);
    expect(feedOf([publication])).not.toMatch(/ne répond pas|fermé/);
  });

  test("is well-formed XML whatever a publisher wrote", () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0x9f }).map((codePoint) => String.fromCharCode(codePoint)),
      fc.integer({ min: 0xd7f0, max: 0xffff }).map((codePoint) => String.fromCharCode(codePoint)),
      fc.constantFrom("]]>", "&#11;", "<!--", "é", "\u{1f600}"),
    );
    const text = fc.string({ unit });
    fc.assert(
      fc.property(text, text, text, text, (correction, title, licence, dataset) => {
        const release = {
          ...publication,
          vintage: 2,
          dataset,
          institution: title,
          correction,
          source: { title, licence },
        };
        expect(readBack(feedOf([release])).ids).toEqual([publication.id]);
      }),
    );
    const pasted = { ...publication, vintage: 2, correction: "avant \u000bfin" };
    expect(feedOf([pasted])).toContain("avant fin");
  });

  const loaded = (count: number): readonly Publication[] =>
    Array.from({ length: count }, (_, at) => ({
      ...publication,
      id: `caf:rsa-households:${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}:1`,
      since: new Date(Date.UTC(2026, 10, 24) + Math.floor(at / 40)).toISOString(),
    }));

  test("gives them all, page by page, each once, the latest first", () => {
    for (const count of [0, 1, 100, 101, 250]) {
      const pages = walk(loaded(count));
      expect(pages.every(({ length }) => length <= 100)).toBe(true);
      expect(pages.flat()).toEqual(
        loaded(count)
          .map(({ id }) => id)
          .reverse(),
      );
    }
  });

  test("of one instant, the latest period and vintage come first", () => {
    const vintages = ["2021-12:9", "2021-12:10", "2022-01:1"].map((periodAndVintage) => ({
      ...publication,
      id: `caf:a:${periodAndVintage}`,
    }));
    expect(walk(vintages).flat()).toEqual(["caf:a:2022-01:1", "caf:a:2021-12:10", "caf:a:2021-12:9"]);
  });

  test("misses none when others come out, or the very last read is withdrawn, while pages are read", () => {
    const publications = loaded(250);
    const keptIds = new Set(publications.slice(0, 140).map(({ id }) => id));
    const pages = walk(publications, (now) => [
      ...now.filter(({ id }) => id !== publications[150]?.id),
      { ...publication, id: "caf:new:2026:1", since: "2026-12-01T00:00:00Z" },
    ]);
    expect([...keptIds].every((id) => pages.flat().includes(id))).toBe(true);
    expect(new Set(pages.flat()).size).toBe(pages.flat().length);
  });

  test.each(["", "2", "~", "x~caf:a", "2026-99-99T00:00:00Z~caf:a", "2026-11-24T08:00:00Z~<a>"])(
    "has no page after what it never gave: %j",
    (text) => expect(markIn(text)).toBeUndefined(),
  );
});
