import { once } from "@pacte-hub/data/once";
import { shippedPacts } from "@pacte-hub/data/pacts";
import type { Remark, RemarkSubject } from "@pacte-hub/schema/model/wording";

/** Where a remark was said before remarks were typed: fields that stay, deprecated. */
const fieldOfNote = {
  period: "periodNote",
  figure: "note",
  role: "hubRole",
  roles: "rolesNote",
  seats: "seatsNote",
  parties: "partiesNote",
  territory: "territoryNote",
  external: "externalFact",
  consequence: "hubConsequence",
} as const satisfies Partial<Record<RemarkSubject, string>>;

/** What a noun that was entered before a field was thought of says there: all of those were of the first Pact. */
const unsaid = once(() => {
  const first = shippedPacts()[0];
  const saidFor = first ? { since: first.start.slice(0, 4), until: first.end } : null;
  const lists = { lines: [], underLines: [], remarks: [], preamble: [], amendments: [], signatories: [] };
  const ofPact = { pact: first?.id ?? null, saidFor, prefix: "" };
  const years = { years: first?.years ?? [], budgetYears: first?.budgetYears ?? [] };
  return { ...lists, ...ofPact, ...years, inferred: false };
});

/**
 * A noun of the register with every field that the graph may ask of it: those it was entered before, empty; those that
 * are deprecated, from what replaces them. What it was entered with stays as it was said.
 */
export function asServed<Noun>(noun: Noun): Noun {
  if (Array.isArray(noun)) return noun.map(asServed) as Noun;
  if (typeof noun !== "object" || noun === null) return noun;
  const served = Object.fromEntries(Object.entries(noun).map(([name, value]) => [name, asServed(value)]));
  return { ...unsaid(), ...deprecated(served), ...served } as Noun;
}

/** A noun of one Pact, with that Pact: one that was entered before there were several is of the first. */
export const asOfPact = <Noun extends object>(noun: Noun): Noun =>
  "pact" in noun ? noun : { ...noun, pact: shippedPacts()[0]?.id ?? null };

function deprecated(noun: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { title, name, remarks = [] } = noun;
  const ownTitle = noun.ownTitle ?? title;
  const allRemarks = remarks as readonly Remark[];
  const notes = Object.entries(fieldOfNote).map(([about, field]) => {
    const texts = allRemarks.filter((remark) => remark.about === about).map(textOf);
    return [field, texts.length === 0 ? null : texts.join(" ")];
  });
  const ambiguities = allRemarks.filter(({ about }) => about === "ambiguity").map(textOf);
  return { ...Object.fromEntries(notes), ambiguities, ownTitle, titleEn: ownTitle, nameEn: name, en: null };
}

const textOf = ({ text, origin }: Remark): string => (origin === "HUB" ? `Note du hub : ${text}` : text);
