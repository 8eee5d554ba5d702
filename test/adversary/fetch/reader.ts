/** Whoever asks a hub: its address, and the headers that say who asks (none: anonymous). */
export interface HubReader {
  /** Ends with "/graphql". */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Refusal {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
  readonly data: any;
  readonly errors: readonly Refusal[];
}

/** Asks one GraphQL document; refusals come back beside what was answered. */
export async function asked(
  { url, headers }: HubReader,
  query: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers, ...more },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as Partial<Answered>;
  return { data: data ?? null, errors: errors ?? [] };
}

/** The file of a release as its plain link gives it, and its entity tag; `text` is null where it is refused. */
export async function releaseFile({ url, headers }: HubReader, id: string) {
  const response = await fetch(url.replace(/\/graphql$/, `/releases/${id}.csv`), { headers });
  const text = await response.text();
  return { status: response.status, etag: response.headers.get("etag"), text: response.ok ? text : null };
}

/** `work` on each item, at most `width` at a time, in order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as Item);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
