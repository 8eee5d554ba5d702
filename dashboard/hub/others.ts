import {
  type HoldingsFragment,
  type PartnersQuery,
  type SeenFragment,
  SourcesDocument,
  TerritoryDocument,
  TypedDocumentString,
} from "./operations.ts";
import { partners } from "./partners.ts";

type ListedPartner = PartnersQuery["partners"][number];

/** The institutions of the graph that these pages were not made for: they joined the hub since. */
export const othersIn = (data: PartnersQuery | null): readonly ListedPartner[] =>
  (data?.partners ?? []).filter(({ id }) => !Object.values<string>(partners).includes(id));

interface HoldingQuery {
  readonly holding: HoldingsFragment | null;
}

/** Fragments of a page's own operation: a fragment alone has no text in the pages that ship. */
const fragmentsIn = (text: string, names: readonly string[]): string =>
  text
    .split(/^(?=\s*fragment )/m)
    .filter((fragment) => names.includes(/^\s*fragment (\w+)/.exec(fragment)?.[1] ?? ""))
    .join("");

/** What such an institution publishes, asked by its field: a text of its own, which no gateway registered. */
export const holdingOf = (field: string): TypedDocumentString<HoldingQuery, { readonly invented: boolean }> =>
  new TypedDocumentString(
    `query Holding($invented: Boolean!) { holding: ${field} { ...Holdings } }\n${fragmentsIn(SourcesDocument.toString(), ["Holdings", "Listed", "Published"])}`,
  );

/** A dataset of such an institution, by the field that its figures have in the graph. */
export interface JoinedDataset {
  readonly id: string;
  readonly title: string;
  readonly field: string;
}

type Series = readonly SeenFragment[] | null;
/** By field; what is invented apart, as `invented_<field>`. */
interface JoinedQuery {
  readonly territory: { readonly joined: Readonly<Record<string, Series>> | null } | null;
}

/** Those of its datasets whose figures a territory has: a name of the graph is all that is written into a question. */
export const datasetsIn = ({ datasets }: Pick<HoldingsFragment, "datasets">): readonly JoinedDataset[] =>
  datasets.flatMap(({ id, title, field }) =>
    field !== null && /^[a-z][a-zA-Z0-9]*$/.test(field) ? [{ id, title, field }] : [],
  );

/** What such an institution says of a territory: its figures of each dataset. */
export function figuresOf(
  institution: string,
  datasets: readonly JoinedDataset[],
): TypedDocumentString<JoinedQuery, { readonly code: string; readonly invented: boolean }> {
  const fields = datasets.map(
    ({ field }) =>
      `${field} { ...Seen } invented_${field}: ${field}(origin: DEMONSTRATION) @include(if: $invented) { ...Seen }`,
  );
  const text = `query Joined($code: ID!, $invented: Boolean!) { territory(code: $code) { joined: ${institution} { ${fields.join(" ")} } } }`;
  return new TypedDocumentString(`${text}\n${fragmentsIn(TerritoryDocument.toString(), ["Seen", "Published"])}`);
}
