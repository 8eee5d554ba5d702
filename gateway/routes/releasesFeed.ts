import { partnerOf } from "@pacte-hub/schema/model/partner";
import { writable } from "@pacte-hub/server/writable";
import type { Publication, Publications } from "../catalogue/publications.ts";
import { escaped } from "./refusal.ts";

/** Entries of a page: a page costs the same however many publications there are. */
const pageLength = 100;

/** One page of the feed, and where it begins. */
export interface FeedPage {
  /** Where readers find the hub ("https://hub.example"). */
  readonly origin: string;
  /** The mark of the last entry of the page before; null: the first page. */
  readonly after: Mark | null;
}

/** The place of a publication in the feed: it stays one when others come out or are withdrawn. */
export type Mark = Pick<Publication, "id" | "since">;

/**
 * The releases that anyone may read, as one page of an Atom feed (RFC 4287), the latest first, with the page that follows
 * (`rel="next"`, RFC 5005): by them a reader misses none. An institution of which nothing could be read is named.
 * @param publications in any order
 */
export function releasesFeed({ all, absent }: Publications, { origin, after }: FeedPage): string {
  const following = all
    .filter((release) => after === null || latestFirst(after, release) < 0)
    .sort((first, second) => latestFirst(first, second));
  const entries = following.slice(0, pageLength);
  const last = following.length > pageLength ? entries.at(-1) : undefined;
  const address = `${origin}/docs/releases.atom`;
  const link = (rel: string, href: string) =>
    `<link rel="${rel}" type="application/atom+xml" href="${inXml(href)}"/>\n`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<title>Publications du hub du Pacte</title>
<subtitle>${inXml(subtitleOf(absent))}</subtitle>
<id>${feedId}</id>
${link("self", `${address}${after ? searchOf(after) : ""}`)}${link("first", address)}${last ? link("next", `${address}${searchOf(last)}`) : ""}<link rel="alternate" type="text/html" href="${inXml(`${origin}/docs/catalogue`)}"/>
<updated>${entries[0]?.since ?? epoch}</updated>
${entries.map((release) => entryOf(release, origin)).join("\n")}
</feed>
`;
}

/** A feed reader shows it above the entries. */
function subtitleOf(absent: Publications["absent"]): string {
  const sentences = [...absent].map(([partner, why]) => `${partnerOf(partner).name} ${whyText[why]}`);
  return ["Les chiffres ouverts à tous, à mesure qu'ils paraissent.", ...sentences].join(" ");
}
const whyText = {
  SILENT: "ne répond pas à l'instant : ses publications manquent à cette lecture.",
  CLOSED: "a fermé sa porte à qui ne montre pas de jeton : ses publications ne sont pas dans ce flux.",
} as const;

const searchOf = ({ since, id }: Mark): string => `?apres=${encodeURIComponent(`${since}~${id}`)}`;

/** @returns undefined for what no page of the feed gave. */
export function markIn(text: string): Mark | undefined {
  const [, since = "", id = ""] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([\w:.-]{1,200})$/.exec(text) ?? [];
  return id === "" || Number.isNaN(Date.parse(since)) ? undefined : { since, id };
}

/** The latest instant first; of one instant, a dataset's latest period and vintage first. */
function latestFirst(first: Mark, second: Mark): number {
  return (
    Date.parse(second.since) - Date.parse(first.since) ||
    collator.compare(datasetOf(first), datasetOf(second)) ||
    collator.compare(second.id, first.id)
  );
}
/** Numbers in an id by their value: the tenth vintage follows the ninth. */
const collator = new Intl.Collator("en", { numeric: true });
const datasetOf = ({ id }: Mark): string => id.split(":").slice(0, 2).join(":");

/** A text as XML 1.0 has it: it is read whole, or not at all. */
const inXml = (text: string): string => escaped(writable(text));

const feedId = "urn:hub-pacte:publications";
/** An empty feed has a day too: RFC 4287 asks for one. */
const epoch = "2026-11-23T00:00:00Z";

function entryOf(publication: Publication, origin: string): string {
  const { id, dataset, institution, period, vintage, since } = publication;
  return `<entry>
<title>${inXml(`${dataset}, ${period}${vintage > 1 ? ` (millésime ${vintage})` : ""}`)}</title>
<id>${inXml(`urn:hub-pacte:publication:${id}`)}</id>
<updated>${inXml(since)}</updated>
<author><name>${inXml(institution)}</name></author>
<link rel="alternate" type="text/csv" href="${inXml(`${origin}/releases/${encodeURIComponent(id)}.csv`)}"/>
<summary>${inXml(summaryOf(publication))}</summary>
</entry>`;
}

function summaryOf({ vintage, isProvisional, correction, source }: Publication): string {
  const state = isProvisional ? "Chiffres provisoires. " : "";
  const replaced = vintage > 1 ? `Remplace le millésime ${vintage - 1}${correction ? ` : ${correction}` : ""}. ` : "";
  return `${state}${replaced}Source : ${source.title} (${source.licence}).`;
}
