import { NoPlan } from "./planner.ts";
import type { Graph, PlannerChild } from "./plannerChild.ts";

/** The place of one process in the pool: the process is replaced, the place stays. */
export interface Slot {
  readonly lightOnly: boolean;
  /** It reads a graph, or makes plans that nobody asked: it is given no question meanwhile. */
  isWarming?: boolean;
  /** A process could not be warmed. */
  isCold?: boolean;
  child?: PlannerChild | undefined;
  restart?: NodeJS.Timeout | undefined;
  delayMs: number;
}

/**
 * A graph is read in its own time, at nobody's price: a question that finds a new process has its whole term.
 * @throws NoPlan; that a graph could not be read in time is no fault of the question that waits for it (`OVERLOADED`)
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
