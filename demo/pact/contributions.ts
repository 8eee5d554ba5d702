import { once } from "@pacte-hub/data/once";
import type { Action } from "@pacte-hub/schema/model/action";
import type { Contribution } from "@pacte-hub/schema/model/contribution";
import { uniform } from "../seed.ts";
import { actions, pick } from "./actions.ts";
import { blockingPoints } from "./blocking.ts";
import { later } from "./days.ts";

const voices = ["caf", "pole-emploi", "aci-55", "mission-locale-sud", "epci-200049187", "familles-rurales"] as const;

const nothing = { proposal: null, action: null, missing: null, to: null, answer: null, withdrawnOn: null } as const;

/** The proposal that an invented action came of, brought a month before it was entered. */
function proposalOf(action: Action): Contribution {
  const on = action.steps[0]?.on ?? `${action.year}-01-08`;
  return {
    ...nothing,
    id: action.id.replace("action", "contribution"),
    kind: "PROPOSAL",
    from: pick(voices, `voice|${action.id}`),
    submittedOn: later(on, -30),
    title: action.title,
    text: "Exemple : le besoin relevé, et ce que l'action y changerait.",
    proposal: {
      recommendations: action.recommendations,
      year: action.year,
      territory: action.territory,
      targetPublic: action.targetPublic,
      means: action.means,
      operatorName: action.operator.name,
      siret: null,
    },
    answer: { verdict: "TAKEN_UP", on, reason: "Exemple : construite par le comité technique.", became: action.id },
  };
}

/** One proposal in three was brought by a partner; some were declined with a reason; blocking points were raised by who met them. */
export const contributions = once((): readonly Contribution[] => {
  const takenUp = actions()
    .filter(({ id }) => uniform(`brought|${id}`) < 1 / 3)
    .map(proposalOf);
  const declined = takenUp.slice(0, 4).map(
    (proposal, at): Contribution => ({
      ...proposal,
      id: `${proposal.id}-bis`,
      title: `${proposal.title}, seconde proposition (exemple)`,
      from: voices[at % voices.length] ?? "caf",
      answer: {
        verdict: "DECLINED",
        on: later(proposal.submittedOn, 60),
        reason: "Exemple : une action inscrite répond déjà à ce besoin.",
        became: null,
      },
    }),
  );
  const blocking = blockingPoints()
    .slice(0, 5)
    .map(
      (point): Contribution => ({
        ...nothing,
        id: point.id.replace("blocking", "contribution-blocking"),
        kind: "BLOCKING_POINT",
        from: pick(voices, `raises|${point.id}`),
        submittedOn: later(point.openedOn, -10),
        title: point.title,
        text: "Exemple : ce qui empêche l'action de se poursuivre.",
        action: point.action,
        missing: point.missing,
        answer: { verdict: "TAKEN_UP", on: point.openedOn, reason: null, became: point.id },
      }),
    );
  return [...takenUp, ...declined, ...blocking];
});
