import type { Charge } from "../execution/charge.ts";
import { type Engine, executorOf } from "../execution/execute.ts";
import type { GatewayLimits } from "../http/limits.ts";
import type { AnswerPool } from "../longAnswers/answerPool.ts";
import type { Planner } from "../planning/planner.ts";
import type { Supergraph } from "../supergraph/supergraph.ts";
import type { Transports } from "./subgraphTransports.ts";
import { type LoadedSupergraph, SupergraphManager } from "./supergraphManager.ts";

/** The supergraph manager of a gateway. Partners are those of the first supergraph: their connections outlive it. */
export function graphInService(
  first: Supergraph,
  { plannerFor, loaded, answers, ...engine }: Planned,
): SupergraphManager {
  const { transports, charge, isRegistered, plansKept, maxErrors, maxAnswerBytes, partner } = engine;
  const serve = (supergraph: Supergraph) => {
    const { sdl } = supergraph;
    const planner = plannerFor(supergraph);
    const graphOptions = { sdl, plansKept, maxErrors, maxAnswerBytes, timeoutMs: partner.timeoutMs };
    const elsewhere = answers.over({ transports, planner, charge, isRegistered, ...graphOptions });
    return {
      supergraph,
      planner,
      execute: executorOf({ supergraph, planner, ...engine, ...(elsewhere && { elsewhere }) }),
    };
  };
  return new SupergraphManager(first, serve, loaded);
}

interface Planned extends GatewayLimits {
  readonly transports: Transports;
  readonly charge: Charge;
  readonly unasked: NonNullable<Engine["unasked"]>;
  readonly answers: AnswerPool;
  readonly isRegistered: NonNullable<Engine["isRegistered"]>;
  plannerFor(supergraph: Supergraph): Planner;
  readonly loaded: LoadedSupergraph;
}
