import type { FetchGroup } from "./fetchGroup.ts";

/** Fetches that are sent as one: more than one only when all are about entities. */
export interface Batch {
  readonly groups: FetchGroup[];
  readonly subgraph: string;
  readonly after: Set<Batch>;
}

/**
 * Joins entity fetches of one subgraph into batches wherever none of them waits for another and the plan does not become
 * deeper by it: fewer requests.
 */
export function batched(groups: readonly FetchGroup[]): readonly Batch[] {
  const known = new Map<FetchGroup, Batch>();
  for (const group of groups) known.set(group, { groups: [group], subgraph: group.subgraph, after: new Set() });
  for (const [group, batch] of known) for (const before of group.after) batch.after.add(known.get(before) as Batch);
  return joinedBatches([...known.values()]);
}

function joinedBatches(batches: readonly Batch[]): readonly Batch[] {
  let left = joinedByStage(batches.filter(({ groups }) => groups.every(isAsked)));
  for (const own of bySubgraph(left).values()) left = joinWithin(left, own);
  return left;
}

/** What can be sent at the same stage at the earliest never waits for one another, and nothing is later for being joined. */
function joinedByStage(batches: readonly Batch[]): readonly Batch[] {
  const stages = new Stages(batches);
  const hosts = new Map<string, Batch>();
  const hostOf = new Map<Batch, Batch>();
  for (const batch of batches) {
    const name = `${stages.earliest(batch)} ${batch.subgraph}`;
    const host = batch.groups.some(({ root }) => root !== null) ? batch : (hosts.get(name) ?? batch);
    hostOf.set(batch, host);
    if (host !== batch) host.groups.push(...batch.groups);
    else if (batch.groups.every(({ root }) => root === null)) hosts.set(name, batch);
  }
  for (const batch of batches) {
    const before = [...batch.after].map((each) => hostOf.get(each) ?? each);
    const host = hostOf.get(batch) as Batch;
    if (host === batch) batch.after.clear();
    for (const each of before) host.after.add(each);
  }
  return batches.filter((batch) => hostOf.get(batch) === batch);
}

/** A fetch that came to ask nothing, since all it was opened for is asked elsewhere. */
const isAsked = ({ node }: FetchGroup): boolean => node.fields.size > 0 || node.branches.size > 0;

function bySubgraph(batches: readonly Batch[]): ReadonlyMap<string, readonly Batch[]> {
  const found = new Map<string, Batch[]>();
  for (const batch of batches) {
    if (batch.groups.some(({ root }) => root !== null)) continue;
    const known = found.get(batch.subgraph);
    if (known) known.push(batch);
    else found.set(batch.subgraph, [batch]);
  }
  return found;
}

/** Earliest first; each is joined to the first it can be joined to. */
function joinWithin(all: readonly Batch[], own: readonly Batch[]): readonly Batch[] {
  let left: readonly Batch[] = all;
  const kept: Batch[] = [];
  const stages = new Stages(left);
  for (const batch of [...own].sort((one, other) => stages.earliest(one) - stages.earliest(other))) {
    const current = new Stages(left);
    const host = kept.find((each) => current.mayJoin(each, batch));
    if (!host) kept.push(batch);
    else left = joined(left, host, batch);
  }
  return left;
}

function joined(all: readonly Batch[], host: Batch, guest: Batch): Batch[] {
  host.groups.push(...guest.groups);
  for (const before of guest.after) host.after.add(before);
  for (const { after } of all) if (after.delete(guest)) after.add(host);
  return all.filter((each) => each !== guest);
}

/** How early and how late each batch can be sent without making the plan deeper. */
export class Stages {
  readonly #earliest = new Map<Batch, number>();
  readonly #following = new Map<Batch, Batch[]>();
  readonly #behind = new Map<Batch, number>();
  readonly #depth: number;

  constructor(batches: readonly Batch[]) {
    for (const batch of batches)
      for (const before of batch.after) this.#following.set(before, [...(this.#following.get(before) ?? []), batch]);
    this.#depth = Math.max(0, ...batches.map((batch) => this.earliest(batch)));
  }

  earliest(batch: Batch): number {
    const known = this.#earliest.get(batch);
    if (known !== undefined) return known;
    const stage = 1 + Math.max(-1, ...[...batch.after].map((before) => this.earliest(before)));
    this.#earliest.set(batch, stage);
    return stage;
  }

  /** Stages that must follow it. */
  behind(batch: Batch): number {
    const known = this.#behind.get(batch);
    if (known !== undefined) return known;
    const stages = Math.max(0, ...(this.#following.get(batch) ?? []).map((next) => 1 + this.behind(next)));
    this.#behind.set(batch, stages);
    return stages;
  }

  mayJoin(one: Batch, other: Batch): boolean {
    if (waitsFor(one, other) || waitsFor(other, one)) return false;
    const stage = Math.max(this.earliest(one), this.earliest(other));
    return stage + Math.max(this.behind(one), this.behind(other)) <= this.#depth;
  }
}

function waitsFor(batch: Batch, other: Batch): boolean {
  const seen = new Set([batch]);
  for (const each of seen) for (const before of each.after) seen.add(before);
  return batch !== other && seen.has(other);
}
