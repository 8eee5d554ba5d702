import { once } from "@pacte-hub/data/once";
import { axes } from "@pacte-hub/pact/store/axes";
import { type Action, type ActionStatus, type ActionStep, isLife, statusOf } from "@pacte-hub/schema/model/action";
import { recommendationsOf } from "@pacte-hub/schema/model/pact";
import { epcis } from "../observed.ts";
import { uniform } from "../seed.ts";
import { lastDay, later, years } from "./days.ts";
import { operators, publics, titles } from "./words.ts";

/** Twelve a year. */
const count = 60;
const recommendations = once(() => recommendationsOf(axes()));
/** Every EPCI, and the whole department. */
const places = once(() => [...epcis(), "55"]);

function actionAt(at: number): Action {
  const id = `demo-action-${String(at + 1).padStart(2, "0")}`;
  // 5 and 24 have no common divisor: every recommendation meets several years.
  const year = years[at % years.length] ?? 2017;
  const recommendation = recommendations()[at % recommendations().length];
  const axis = Number(recommendation?.code.split(".")[0]);
  const means = uniform(`means|${id}`) < 0.45 ? "EXISTING" : "ADDITIONAL";
  const steps = lifeOf(id, year, means === "ADDITIONAL");
  const action: Omit<Action, "evaluation"> = {
    id,
    title: `${titles[axis]?.[(recommendation?.number ?? 1) - 1] ?? "Action"} (exemple ${at + 1})`,
    axis,
    recommendations: [recommendation?.code ?? ""],
    year,
    operator: { name: pick(operators, `operator|${id}`), institution: null, siret: null },
    territory: places()[at % places().length] ?? "55",
    targetPublic: pick(publics, `public|${id}`),
    means,
    steps,
  };
  return { ...action, evaluation: statusOf(action) === "EVALUATED" ? evaluationOn(steps.at(-1)?.on ?? lastDay) : null };
}

export const pick = <Word>(words: readonly Word[], key: string): Word =>
  words[Math.floor(uniform(key) * words.length)] as Word;

/** A life an action can have, cut at the last day of the Pact. */
function lifeOf(id: string, year: number, asksForFunds: boolean): readonly ActionStep[] {
  const path = pathOf(id, asksForFunds);
  let on = later(`${year}-01-08`, Math.floor(uniform(`start|${id}`) * 150));
  const steps = path.map((status, at) => {
    if (at > 0) on = later(on, Math.round(lengthOf(path[at - 1]) * (0.6 + 0.8 * uniform(`step|${id}|${at}`))));
    return { status, on };
  });
  const lived = steps.filter((step) => step.on <= lastDay);
  if (!isLife(lived)) throw new Error(`${id} cannot have lived so`);
  return lived;
}

/** Days an action usually stays in a state. */
const lengthOf = (status: ActionStatus | undefined): number =>
  status === "RUNNING" ? 330 : status === "BLOCKED" ? 110 : status === "FINISHED" ? 90 : 60;

function pathOf(id: string, asksForFunds: boolean): readonly ActionStatus[] {
  const chance = uniform(`path|${id}`);
  const end: readonly ActionStatus[] = uniform(`end|${id}`) < 0.75 ? ["FINISHED", "EVALUATED"] : ["FINISHED"];
  if (!asksForFunds) return chance < 0.3 ? ["PROPOSED", "BLOCKED", "RUNNING", ...end] : ["PROPOSED", "RUNNING", ...end];
  if (chance < 0.15) return ["PROPOSED", "SEEKING_FUNDS", "BLOCKED", "ABANDONED"];
  if (chance < 0.25) return ["PROPOSED", "SEEKING_FUNDS", "BLOCKED"];
  if (chance < 0.45) return ["PROPOSED", "SEEKING_FUNDS", "BLOCKED", "FUNDED", "RUNNING", ...end];
  return ["PROPOSED", "SEEKING_FUNDS", "FUNDED", "RUNNING", ...end];
}

const evaluationOn = (on: string): Action["evaluation"] => ({
  on,
  relevance: "Exemple : répond à un besoin relevé par le comité territorialisé.",
  effectiveness: "Exemple : l'essentiel des objectifs de l'année est atteint ; la mobilité reste un frein.",
  efficiency: "Exemple : conduite dans les moyens prévus.",
});

/** The invented actions: the same ones every time, across all recommendations, EPCI and years. */
export const actions = once((): readonly Action[] =>
  Array.from({ length: count }, (_, at) => actionAt(at)).sort(
    (a, b) => a.year - b.year || a.title.localeCompare(b.title, "fr"),
  ),
);
