import { type PartnerId, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { type Absence, absenceOf, type OpenAsk, type PageReader } from "./openAsk.ts";

/** What an institution declares of a dataset, and what of it anyone may know. */
export interface DatasetEntry {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly unit: string;
  readonly measure: string;
  readonly regime: string | null;
  readonly producer: string;
  readonly periodicity: string;
  readonly field: string | null;
  readonly levels: readonly string[];
  readonly periods: readonly string[];
  readonly dimensions: readonly {
    readonly label: string;
    readonly isPublished: boolean | null;
    readonly values: readonly { readonly code: string; readonly label: string; readonly isPossible: boolean }[];
  }[];
  readonly breaks: readonly { readonly from: string; readonly because: string }[];
  readonly sources: readonly { readonly title: string; readonly licence: string; readonly url: string | null }[];
  readonly nextPublication: { readonly on: string | null; readonly sentence: string };
  readonly rates: readonly RateEntry[];
}

/** A rate, and what it divides. */
export interface RateEntry {
  readonly field: string;
  readonly definition: string;
  readonly unit: string;
  readonly numerator: string;
  /** Codes that the numerator adds up; none: its total. */
  readonly among: readonly string[];
  /** null: the municipal population. */
  readonly denominator: string | null;
}

/** Who may read it: everyone, or whoever the institution grants it to. */
export interface DatasetAccess {
  readonly dataset: string;
  readonly decision: "OPEN" | "GRANTED" | "REFUSED";
  readonly isPublished: boolean;
  readonly convention: string | null;
}

export interface DisclosureRule {
  readonly kind: "NONE" | "SUPPRESSION" | "ROUNDING";
  readonly legalGround: string | null;
  readonly k: number | null;
  readonly base: number | null;
  readonly minContributors: number | null;
  readonly dominanceShare: number | null;
}

export interface PartCatalogue {
  readonly name: string;
  readonly datasets: readonly DatasetEntry[];
  readonly access: readonly DatasetAccess[];
}

/** Each institution's datasets, or why there are none of it. */
export interface Catalogue {
  readonly parts: readonly { readonly partner: PartnerId; readonly part: PartCatalogue | Absence }[];
  /** By which rule a dataset's last real release is protected: "caf:rsa-households". */
  readonly rules: ReadonlyMap<string, DisclosureRule>;
  /** Titles of the conventions that could open a dataset, by their id. */
  readonly conventions: ReadonlyMap<string, string>;
}

const entry = `id title definition unit measure regime producer periodicity field levels periods
  dimensions { label isPublished values { code label isPossible } } breaks { from because } sources { title licence url }
  nextPublication { on sentence } rates { field definition unit numerator among denominator }`;

const questionTo = (field: string): string => `query Catalogue { ${field} { name datasets { ${entry} }
  access { dataset decision isPublished convention } } }`;

/** Datasets whose rules are asked at once: well under the aliases of a question (docs/limites.md). */
const rulesAtOnce = 40;

const rulesQuestionTo = (field: string, datasets: readonly string[]): string => {
  const selections = datasets.map(
    (id, at) =>
      `rule${at}: releases(dataset: ${JSON.stringify(id)}, state: [PUBLISHED], first: 1) { policy { kind legalGround k base minContributors dominanceShare } }`,
  );
  return `query Rules { ${field} { ${selections.join(" ")} } }`;
};

type RulesAnswer = Readonly<Record<string, readonly { readonly policy: DisclosureRule }[] | null>>;

async function rulesOf(ask: OpenAsk, reader: PageReader, partner: PartnerId, datasets: readonly string[]) {
  const { field } = partnerOf(partner);
  const batches = Array.from({ length: Math.ceil(datasets.length / rulesAtOnce) }, (_, index) =>
    datasets.slice(index * rulesAtOnce, (index + 1) * rulesAtOnce),
  );
  const answers = batches.map(async (batch) => {
    const { data } = await ask<Readonly<Record<string, RulesAnswer | null>>>(rulesQuestionTo(field, batch), reader);
    return batch.flatMap((id, index) => {
      const rule = data?.[field]?.[`rule${index}`]?.[0]?.policy;
      return rule ? [[`${partner}:${id}`, rule] as const] : [];
    });
  });
  return (await Promise.all(answers)).flat();
}

/** The catalogue as the graph has it now. Each institution is asked apart: a silent one hides no other's datasets. */
export async function catalogueOf(ask: OpenAsk, reader: PageReader): Promise<Catalogue> {
  const partsAsked = partnerIds.map(async (partner) => {
    const { field } = partnerOf(partner);
    const { data, codes } = await ask<Readonly<Record<string, PartCatalogue | null>>>(questionTo(field), reader);
    const part = data?.[field];
    if (!part) return { partner, part: absenceOf(codes), rules: [] };
    const published = part.datasets.filter(({ periods }) => periods.length > 0).map(({ id }) => id);
    return { partner, part, rules: await rulesOf(ask, reader, partner, published) };
  });
  const register = ask<{ readonly conventions: readonly { readonly id: string; readonly title: string }[] | null }>(
    "query Conventions { conventions { id title } }",
    reader,
  );
  const conventions = (await register).data?.conventions ?? [];
  const parts = await Promise.all(partsAsked);
  return {
    parts,
    rules: new Map(parts.flatMap(({ rules }) => rules)),
    conventions: new Map(conventions.map(({ id, title }) => [id, title])),
  };
}
