/** How many supergraphs a planner process keeps in memory. */
export const mostGraphs = 2;

/** A message to a planner process. */
export interface Job {
  readonly id: number;
  readonly graph: number;
  /** The supergraph, when the process does not have it yet. */
  readonly sdl?: string;
  /** A query planned once after reading the graph: the first plan of a process takes ten times as long as the next. */
  readonly first?: string | undefined;
  /** null: only read the graph. */
  readonly question: Question | null;
}

export interface Question {
  readonly text: string;
  readonly share: number;
  readonly labels: readonly string[];
}

/** Its reply: a plan as JSON text (`null`: no subgraph is to be asked), or why there is none. */
export type Answer = {
  readonly id: number;
  /** Processor time of this plan, in milliseconds. */
  readonly cpuMs: number;
  /** Resident memory of the process. */
  readonly rssBytes: number;
} & ({ readonly plan: string } | { readonly fault: string });
