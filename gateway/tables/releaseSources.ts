import type { ApolloServer } from "@apollo/server";
import { readData } from "@pacte-hub/executor/response";
import { isPartnerId, type PartnerId, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import type { ReleaseSource } from "@pacte-hub/tables/sources";
import type { ReaderContext } from "../http/readerContext.ts";

/** Releases that are described; the others are named. A question of more would not be planned in its time. */
const mostDescribed = 100;

/** What an institution says of one of its releases, and under which convention this reader reads each dataset. */
interface PublisherAnswer {
  readonly access: readonly { readonly dataset: string; readonly convention: string | null }[] | null;
  readonly datasets: readonly { readonly id: string; readonly title: string }[] | null;
  readonly [release: `r${number}`]: ReleaseAnswer | null;
}

interface ReleaseAnswer {
  readonly period: string;
  readonly producer: string;
  readonly provisional: boolean;
  readonly demonstration: boolean;
  readonly source: Readonly<Record<"title" | "licence" | "url" | "retrievedOn", string | null>>;
}

/**
 * Describes the releases that an answer rests on, as the same reader may read them, at the same instant: asked of the graph like
 * any question, and paid like one. What cannot be described is named.
 */
export async function releaseSources(
  apollo: ApolloServer<ReaderContext>,
  ids: readonly string[],
  reader: ReaderContext,
): Promise<readonly ReleaseSource[]> {
  const described = ids.slice(0, mostDescribed);
  const sources = new Map<string, ReleaseSource>();
  await Promise.all(
    partnerIds.map(async (id) => {
      const partnerReleases = described.filter((release) => partnerIn(release) === id);
      if (partnerReleases.length === 0) return;
      for (const source of await describedBy(apollo, { partner: id, ids: partnerReleases, reader }))
        sources.set(source.id, source);
    }),
  );
  return ids.map((id) => sources.get(id) ?? unknownSource(id));
}

interface Describing {
  readonly partner: PartnerId;
  readonly ids: readonly string[];
  readonly reader: ReaderContext;
}

async function describedBy(
  apollo: ApolloServer<ReaderContext>,
  { partner, ids, reader }: Describing,
): Promise<readonly ReleaseSource[]> {
  const { field } = partnerOf(partner);
  const query = `query (${ids.map((_, at) => `$i${at}: ID!`).join(" ")}) { ${field} { access { dataset convention } datasets { id title } ${ids.map((_, at) => `r${at}: release(id: $i${at}) { ...R }`).join(" ")} } }
    fragment R on Release { period producer provisional demonstration source { title licence url retrievedOn } }`;
  const variables = Object.fromEntries(ids.map((id, at) => [`i${at}`, id]));
  const contextValue: ReaderContext = { ...reader, bill: {} };
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
  const data = body.kind === "single" ? readData(body.singleResult.data) : null;
  const answer = (data?.[field] ?? null) as PublisherAnswer | null;
  if (!answer) return [];
  const conventions = new Map(answer.access?.map(({ dataset, convention }) => [dataset, convention]));
  const titles = new Map(answer.datasets?.map(({ id, title }) => [id, title]));
  return ids.flatMap((id, at) => {
    const dataset = id.split(":")[1] ?? "";
    const release = answer[`r${at}`];
    if (!release) return [];
    const { source, ...described } = release;
    const datasetSource = { dataset: titles.get(dataset) ?? null, convention: conventions.get(dataset) ?? null };
    return [{ ...unknownSource(id), ...described, ...source, ...datasetSource }];
  });
}

const partnerIn = (id: string): string => id.split(":")[0] ?? "";

function unknownSource(id: string): ReleaseSource {
  const partner = partnerIn(id);
  const institution = isPartnerId(partner) ? partnerOf(partner).name : partner;
  const none = {
    dataset: null,
    period: null,
    producer: null,
    title: null,
    licence: null,
    url: null,
    retrievedOn: null,
  };
  return { id, institution, ...none, demonstration: null, provisional: null, convention: null };
}
