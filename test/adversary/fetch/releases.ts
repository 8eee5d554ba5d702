import { asked, type HubReader, inParallel, releaseFile } from "./reader.ts";
import type { SeenPolicy, SeenRelease } from "./seen.ts";

export const institutions = { caf: "caf", department: "department", poleEmploi: "pole-emploi", siae: "siae" } as const;

const most = 500;
const details = `id period vintage state unit demonstration withheld contentHash signature
  policy { kind k base zeroRule minContributors dominanceShare magnitudeShare }`;

interface Wanted {
  /** Only releases whose period begins with one of these: "2019", "2018-Q4". */
  readonly periods?: readonly string[] | undefined;
  /** Only of these datasets. */
  readonly datasets?: readonly string[] | undefined;
}

/** Every release of every institution, of whatever state, with its file where one of the readers is given it. */
export async function everyRelease(readers: readonly HubReader[], wanted: Wanted = {}): Promise<SeenRelease[]> {
  const listed = await listedReleases(readers[0] as HubReader);
  const chosen = listed.filter(
    ({ period, dataset }) =>
      (wanted.periods ?? [""]).some((start) => period.startsWith(start)) &&
      (wanted.datasets?.includes(dataset) ?? true),
  );
  return inParallel(chosen, 4, async (release) => ({ ...release, file: await fileFor(readers, release.id) }));
}

/** By dataset, since one list is bounded. */
async function listedReleases(reader: HubReader): Promise<SeenRelease[]> {
  const all: SeenRelease[] = [];
  for (const [field, institution] of Object.entries(institutions)) {
    const { data } = await asked(reader, `{ ${field} { datasets { id } } }`);
    for (const { id: dataset } of data[field].datasets as { id: string }[]) {
      const list = (origin: string) =>
        `${origin}: releases(dataset: "${dataset}", origin: ${origin}, first: ${most}) { ${details} }`;
      const query = `{ ${field} { ${list("REAL")} ${list("DEMONSTRATION")} } }`;
      const { data: listed, errors } = await asked(reader, query);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      all.push(
        ...[...(listed[field].REAL as Listed[]), ...(listed[field].DEMONSTRATION as Listed[])].map((one) => ({
          ...one,
          institution,
          dataset,
          file: null,
        })),
      );
    }
  }
  return all;
}

type Listed = Omit<SeenRelease, "institution" | "dataset" | "file"> & { readonly policy: SeenPolicy };

async function fileFor(readers: readonly HubReader[], id: string): Promise<string | null> {
  for (const reader of readers) {
    const { text } = await releaseFile(reader, id);
    if (text !== null) return text;
  }
  return null;
}
