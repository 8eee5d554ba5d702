import { dayText } from "../french/words.ts";
import type { PublishedFragment } from "./operations.ts";

/** Releases that only their period, or their dataset, tells apart. */
export interface Group {
  readonly key: string;
  readonly first: PublishedFragment;
  readonly all: readonly PublishedFragment[];
}

/** When its producer published the figures, as far as any source says, and when the hub took them in: never one for the other. */
export function datesText({ producerPublishedOn, recordedAt, demonstration }: PublishedFragment): string {
  const taken = `dans le hub depuis le ${dayText(recordedAt)}`;
  if (demonstration) return taken;
  return producerPublishedOn
    ? `publié par le producteur le ${dayText(producerPublishedOn)}, ${taken}`
    : `jour de publication par le producteur non connu, ${taken}`;
}

/** Releases by publisher, source, rule, day and origin: a demonstration never shares a line with what is real. */
export function groupedBySource(releases: readonly PublishedFragment[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const release of releases) {
    const { publisher, source, policy, demonstration } = release;
    const key = JSON.stringify([publisher, source.title, source.licence, policy, datesText(release), demonstration]);
    const { first = release, all = [] } = groups.get(key) ?? {};
    groups.set(key, { key, first, all: [...all, release] });
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
