/** How many composed graphs a planner's process keeps. */
export const mostGraphs = 2;

/** What a planner's process is asked. */
export interface Job {
  readonly id: number;
  readonly graph: number;
  /** The composed graph, when the process has it not yet. */
  readonly sdl?: string;
  /** A question over that graph, planned once while it is read: the first plan of a process takes ten times as long as the next. */
  readonly first?: string | undefined;
  /** null: only to make the graph ready. */
  readonly question: Question | null;
}

export interface Question {
  readonly text: string;
  readonly share: number;
  readonly labels: readonly string[];
}

/** What it answers: a plan as JSON text (`null`: nothing is to be asked of anyone), or why there is none. */
export type Answer = {
  readonly id: number;
  /** Processor time it took. */
  readonly cpuMs: number;
  /** Memory the process holds. */
  readonly rssBytes: number;
} & ({ readonly plan: string } | { readonly fault: string });
