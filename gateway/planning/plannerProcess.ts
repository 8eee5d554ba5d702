import { type PlanNode, QueryPlanner } from "@graphql-hive/router-query-planner";
import { createPlanner } from "../planner/planner.ts";
import type { Answer, Job } from "./plannerMessages.ts";
import { graphsKept } from "./plannerMessages.ts";

/**
 * A process that makes plans and nothing else. The planner is native code: some questions end the process that asks it, and
 * others keep it for seconds; here that costs one question, and no reader but the one who asked it.
 */
const planners = new Map<number, MakePlan>();

type MakePlan = (text: string, labels: ReadonlySet<string>, share: number) => Promise<PlanNode | null>;

function planningOver(sdl: string): MakePlan {
  if (process.argv[2] === "own") {
    const { plan } = createPlanner(sdl);
    return async (text, activeLabels, share) => plan(text, { activeLabels, share });
  }
  const native = new QueryPlanner(sdl);
  return async (text, labels, share) => (await native.planAsync(text, null, new Set(labels), share)).node ?? null;
}

process.on("message", (job: Job) => void answer(job));
// Whoever asked is gone.
process.on("disconnect", () => process.exit(0));

async function answer(job: Job): Promise<void> {
  const began = process.cpuUsage();
  const outcome = await outcomeOf(job);
  const { user, system } = process.cpuUsage(began);
  const said: Answer = { id: job.id, cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage.rss(), ...outcome };
  process.send?.(said);
}

async function outcomeOf(job: Job): Promise<{ readonly plan: string } | { readonly fault: string }> {
  try {
    const planner = plannerOf(job);
    if (job.question === null) return { plan: "null" };
    const { text, share, labels } = job.question;
    return { plan: JSON.stringify(await planner(text, new Set(labels), share)) };
  } catch (error) {
    return { fault: (error as Error).message.slice(0, 500) };
  }
}

/** The last graphs are kept: a graph that is replaced still serves the requests that began with it. */
function plannerOf({ graph, sdl }: Job): MakePlan {
  const planner = sdl === undefined ? planners.get(graph) : planningOver(sdl);
  if (!planner) throw new Error(`graph ${graph} is not known here`);
  planners.delete(graph);
  planners.set(graph, planner);
  const [oldest] = planners.keys();
  if (planners.size > graphsKept && oldest !== undefined) planners.delete(oldest);
  return planner;
}
