import { setPriority } from "node:os";
import { createPlanner, type Planner } from "../planner/planner.ts";
import type { Answer, Job } from "./plannerMessages.ts";
import { mostGraphs } from "./plannerMessages.ts";

/**
 * A process that makes plans and nothing else: what a question may cost to plan is no other reader's affair. It is ended when
 * a plan takes too long or too much memory, and replaced.
 */
const planners = new Map<number, Planner>();

/** On a machine that is short of processors, who answers known questions goes first. */
const behindServing = 10;
try {
  setPriority(behindServing);
} catch {
  // Where a process may not say so, all are alike.
}

process.on("message", answer);
// Whoever asked is gone.
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
    if (job.question === null) return { plan: "null" };
    const { text, share, labels } = job.question;
    return { plan: JSON.stringify(planner.plan(text, { activeLabels: new Set(labels), share })) };
  } catch (error) {
    return { fault: (error as Error).message.slice(0, 500) };
  }
}

/** The last graphs are kept: a graph that is replaced still serves the requests that began with it. */
function plannerOf({ graph, sdl, first }: Job): Planner {
  const planner = sdl === undefined ? planners.get(graph) : read(sdl, first);
  if (!planner) throw new Error(`graph ${graph} is not known here`);
  planners.delete(graph);
  planners.set(graph, planner);
  const [oldest] = planners.keys();
  if (planners.size > mostGraphs && oldest !== undefined) planners.delete(oldest);
  return planner;
}

/** @throws when the text is no supergraph */
function read(sdl: string, first: string | undefined): Planner {
  const planner = createPlanner(sdl);
  try {
    if (first !== undefined) planner.plan(first, { activeLabels: new Set(), share: 0 });
  } catch {
    // A graph over which this has no plan is served as it is: whoever asks it is told.
  }
  return planner;
}
