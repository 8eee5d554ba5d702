import { dayText } from "../french/words.ts";
import type { PublishedFragment } from "./operations.ts";

/** Releases that only their period, or their dataset, tells apart. */
export interface Group {
  readonly key: string;
  readonly first: PublishedFragment;
  readonly releases: readonly PublishedFragment[];
}

/** When its producer published the figures, as far as any source says, and when the hub took them in: never one for the other. */
export function datesText({ producerPublishedOn, recordedAt, demonstration }: PublishedFragment): string {
  const takenInText = `dans le hub depuis le ${dayText(recordedAt)}`;
  if (demonstration) return takenInText;
  return producerPublishedOn
    ? `publié par le producteur le ${dayText(producerPublishedOn)}, ${takenInText}`
    : `jour de publication par le producteur non connu, ${takenInText}`;
}

/** Releases by publisher, source, rule, day and origin: a demonstration never shares a line with what is real. */
export function groupedBySource(releases: readonly PublishedFragment[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const release of releases) {
    const { publisher, source, policy, demonstration } = release;
    const key = JSON.stringify([publisher, source.title, source.licence, policy, datesText(release), demonstration]);
    const { first = release, releases: releasesOfSource = [] } = groups.get(key) ?? {};
    groups.set(key, { key, first, releases: [...releasesOfSource, release] });
  }
  return [...groups.values()];
}

/** "caf:rsa-households" and its releases, whose ids (institution:dataset:period:vintage) begin so. */
export function byDataset(releases: readonly PublishedFragment[]): readonly [string, readonly PublishedFragment[]][] {
  const datasets = new Map<string, readonly PublishedFragment[]>();
  for (const release of releases) {
    const dataset = release.id.split(":").slice(0, 2).join(":");
    datasets.set(dataset, [...(datasets.get(dataset) ?? []), release]);
  }
  return [...datasets];
}

type Dated = Pick<PublishedFragment, "id" | "period" | "demonstration">;

/** The dataset of a release ("caf:rsa-households:2021-12:1"), as its institution names it: "rsa-households". */
export const datasetNameOf = ({ id }: { readonly id: string }): string => id.split(":")[1] ?? id;

/** Of each dataset and origin, its releases of the latest period, in the order in which they came. */
export function newestByDataset<One extends Dated>(releases: readonly One[]): readonly One[] {
  const datasetOf = ({ id, demonstration }: Dated): string => `${id.split(":").slice(0, 2).join(":")} ${demonstration}`;
  const latest = new Map<string, string>();
  for (const release of releases) {
    const dataset = datasetOf(release);
    if ((latest.get(dataset) ?? "") < release.period) latest.set(dataset, release.period);
  }
  return releases.filter((release) => latest.get(datasetOf(release)) === release.period);
}
