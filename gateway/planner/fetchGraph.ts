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
  const batchByGroup = new Map<FetchGroup, Batch>();
  for (const group of groups) batchByGroup.set(group, { groups: [group], subgraph: group.subgraph, after: new Set() });
  for (const [group, batch] of batchByGroup)
    for (const before of group.after) batch.after.add(batchByGroup.get(before) as Batch);
  return joinedBatches([...batchByGroup.values()]);
}

function joinedBatches(batches: readonly Batch[]): readonly Batch[] {
  let remaining = joinedByStage(batches.filter(({ groups }) => groups.every(isAsked)));
  for (const subgraphBatches of bySubgraph(remaining).values()) remaining = joinWithin(remaining, subgraphBatches);
  return remaining;
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
    const before = [...batch.after].map((predecessor) => hostOf.get(predecessor) ?? predecessor);
    const host = hostOf.get(batch) as Batch;
    if (host === batch) batch.after.clear();
    for (const hostBatch of before) host.after.add(hostBatch);
  }
  return batches.filter((batch) => hostOf.get(batch) === batch);
}

/** A fetch that came to ask nothing, since all it was opened for is asked elsewhere. */
const isAsked = ({ node }: FetchGroup): boolean => node.fields.size > 0 || node.branches.size > 0;

function bySubgraph(batches: readonly Batch[]): ReadonlyMap<string, readonly Batch[]> {
  const batchesBySubgraph = new Map<string, Batch[]>();
  for (const batch of batches) {
    if (batch.groups.some(({ root }) => root !== null)) continue;
    const subgraphBatches = batchesBySubgraph.get(batch.subgraph);
    if (subgraphBatches) subgraphBatches.push(batch);
    else batchesBySubgraph.set(batch.subgraph, [batch]);
  }
  return batchesBySubgraph;
}

/** Earliest first; each is joined to the first it can be joined to. */
function joinWithin(batches: readonly Batch[], subgraphBatches: readonly Batch[]): readonly Batch[] {
  let remaining: readonly Batch[] = batches;
  const hosts: Batch[] = [];
  const stages = new Stages(remaining);
  for (const batch of [...subgraphBatches].sort((first, second) => stages.earliest(first) - stages.earliest(second))) {
    const current = new Stages(remaining);
    const host = hosts.find((candidate) => current.mayJoin(candidate, batch));
    if (!host) hosts.push(batch);
    else remaining = joined(remaining, host, batch);
  }
  return remaining;
}

function joined(batches: readonly Batch[], host: Batch, guest: Batch): Batch[] {
  host.groups.push(...guest.groups);
  for (const before of guest.after) host.after.add(before);
  for (const { after } of batches) if (after.delete(guest)) after.add(host);
  return batches.filter((batch) => batch !== guest);
}

/** How early and how late each batch can be sent without making the plan deeper. */
export class Stages {
  readonly #earliest = new Map<Batch, number>();
  readonly #nextBatches = new Map<Batch, Batch[]>();
  readonly #stageCounts = new Map<Batch, number>();
  readonly #depth: number;

  constructor(batches: readonly Batch[]) {
    for (const batch of batches)
      for (const before of batch.after)
        this.#nextBatches.set(before, [...(this.#nextBatches.get(before) ?? []), batch]);
    this.#depth = Math.max(0, ...batches.map((batch) => this.earliest(batch)));
  }

  earliest(batch: Batch): number {
    const cached = this.#earliest.get(batch);
    if (cached !== undefined) return cached;
    const stage = 1 + Math.max(-1, ...[...batch.after].map((before) => this.earliest(before)));
    this.#earliest.set(batch, stage);
    return stage;
  }

  /** Stages that must follow it. */
  stagesAfter(batch: Batch): number {
    const cached = this.#stageCounts.get(batch);
    if (cached !== undefined) return cached;
    const stages = Math.max(0, ...(this.#nextBatches.get(batch) ?? []).map((next) => 1 + this.stagesAfter(next)));
    this.#stageCounts.set(batch, stages);
    return stages;
  }

  mayJoin(first: Batch, second: Batch): boolean {
    if (waitsFor(first, second) || waitsFor(second, first)) return false;
    const stage = Math.max(this.earliest(first), this.earliest(second));
    return stage + Math.max(this.stagesAfter(first), this.stagesAfter(second)) <= this.#depth;
  }
}

function waitsFor(batch: Batch, predecessor: Batch): boolean {
  const reachable = new Set([batch]);
  for (const ancestor of reachable) for (const before of ancestor.after) reachable.add(before);
  return batch !== predecessor && reachable.has(predecessor);
}
