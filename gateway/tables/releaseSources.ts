import type { ApolloServer } from "@apollo/server";
import { readData } from "@pacte-hub/executor/response";
import { isPartnerId, type PartnerId, partners } from "@pacte-hub/schema/model/partner";
import type { ReleaseSource } from "@pacte-hub/tables/sources";
import type { ReaderContext } from "../http/readerContext.ts";

/** Releases that are described; the others are named. A question of more would not be planned in its time. */
const mostDescribed = 100;

/** What an institution says of one of its releases, and under which convention this reader reads each dataset. */
interface PublisherAnswer {
  readonly access: readonly { readonly dataset: string; readonly convention: string | null }[] | null;
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
  const said = new Map<string, ReleaseSource>();
  await Promise.all(
    Object.values(partners).map(async ({ id }) => {
      const own = described.filter((release) => partnerOf(release) === id);
      if (own.length === 0) return;
      for (const source of await describedBy(apollo, { partner: id, ids: own, reader })) said.set(source.id, source);
    }),
  );
  return ids.map((id) => said.get(id) ?? unsaid(id));
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
  const { field } = partners[partner];
  const query = `query (${ids.map((_, at) => `$i${at}: ID!`).join(" ")}) { ${field} { access { dataset convention } ${ids.map((_, at) => `r${at}: release(id: $i${at}) { ...R }`).join(" ")} } }
    fragment R on Release { period producer provisional demonstration source { title licence url retrievedOn } }`;
  const variables = Object.fromEntries(ids.map((id, at) => [`i${at}`, id]));
  const contextValue: ReaderContext = { ...reader, bill: {} };
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
  const data = body.kind === "single" ? readData(body.singleResult.data) : null;
  const answer = (data?.[field] ?? null) as PublisherAnswer | null;
  if (!answer) return [];
  const conventions = new Map(answer.access?.map(({ dataset, convention }) => [dataset, convention]));
  return ids.flatMap((id, at) => {
    const release = answer[`r${at}`];
    if (!release) return [];
    const { source, ...own } = release;
    return [{ ...unsaid(id), ...own, ...source, convention: conventions.get(id.split(":")[1] ?? "") ?? null }];
  });
}

const partnerOf = (id: string): string => id.split(":")[0] ?? "";

function unsaid(id: string): ReleaseSource {
  const partner = partnerOf(id);
  const institution = isPartnerId(partner) ? partners[partner].name : partner;
  const none = { period: null, producer: null, title: null, licence: null, url: null, retrievedOn: null };
  return { id, institution, ...none, demonstration: null, provisional: null, convention: null };
}
