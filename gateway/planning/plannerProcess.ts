import { lowerPriority } from "@pacte-hub/server/lowerPriority";
import { createPlanner, type Planner } from "../planner/planner.ts";
import type { Answer, Job } from "./plannerMessages.ts";
import { mostGraphs } from "./plannerMessages.ts";

/**
 * A process that only makes plans, so that a query that is costly to plan delays no other reader. It is killed and replaced
 * when a plan takes too long or too much memory.
 */
const planners = new Map<number, Planner>();

// The gateway answers queries that are planned already.
lowerPriority();

process.on("message", answer);
// The gateway is gone.
process.on("disconnect", () => process.exit(0));

function answer(job: Job): void {
  const began = process.cpuUsage();
  const outcome = outcomeOf(job);
  const { user, system } = process.cpuUsage(began);
  const message: Answer = {
    id: job.id,
    cpuMs: (user + system) / 1_000,
    rssBytes: process.memoryUsage.rss(),
    ...outcome,
  };
  process.send?.(message);
}

function outcomeOf(job: Job): { readonly plan: string } | { readonly fault: string } {
  try {
    const planner = plannerOf(job);
    if (job.question === null) return { plan: firstPlan(planner, job.first) };
    const { text, share, labels } = job.question;
    return { plan: JSON.stringify(planner.plan(text, { activeLabels: new Set(labels), share })) };
  } catch (error) {
    return { fault: (error as Error).message.slice(0, 500) };
  }
}

/** The last graphs are kept: requests that began with a replaced graph still need it. @throws when the text is no supergraph */
function plannerOf({ graph, sdl }: Job): Planner {
  const planner = sdl === undefined ? planners.get(graph) : createPlanner(sdl);
  if (!planner) throw new Error(`graph ${graph} is not known here`);
  planners.delete(graph);
  planners.set(graph, planner);
  const [oldest] = planners.keys();
  if (planners.size > mostGraphs && oldest !== undefined) planners.delete(oldest);
  return planner;
}

/** Plans a query so that no reader pays for a process's first plan. @returns the plan as JSON, `null` where there is none */
function firstPlan(planner: Planner, first: string | undefined): string {
  if (first === undefined) return "null";
  try {
    return JSON.stringify(planner.plan(first, { activeLabels: new Set(), share: 0 }));
  } catch {
    // A graph without a plan for this query is served all the same: readers who ask it get the error.
    return "null";
  }
}
