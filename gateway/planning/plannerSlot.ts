import { NoPlan } from "./planner.ts";
import type { Graph, PlannerChild } from "./plannerChild.ts";

/** A slot of the pool: its process may be replaced. */
export interface Slot {
  readonly lightOnly: boolean;
  /** True while its process reads a graph or makes warm-up plans: it gets no query meanwhile. */
  isWarming?: boolean;
  /** True after a process could not be warmed. */
  isCold?: boolean;
  child?: PlannerChild | undefined;
  restart?: NodeJS.Timeout | undefined;
  delayMs: number;
}

/**
 * Has a new process read a graph. No payer is charged, and the deadline of the query that waits starts afterwards.
 * @throws NoPlan (`OVERLOADED` when the graph was not read in time, which is not the query's fault)
 */
export async function readGraph(slot: Slot, child: PlannerChild, graph: Graph): Promise<void> {
  slot.isWarming = true;
  try {
    await child.ask(graph, null);
  } catch (error) {
    const { reason } = error as NoPlan;
    throw reason === "BEYOND_PLANNER" || reason === "PLANNER_LOST" ? error : new NoPlan("OVERLOADED");
  } finally {
    slot.isWarming = false;
  }
}
