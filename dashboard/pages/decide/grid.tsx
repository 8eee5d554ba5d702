import type { DecideQuery } from "../../hub/operations.ts";
import { addressOf, type Place } from "../../parts/place.ts";
import type { Carried } from "./model.ts";

interface Props {
  readonly place: Place;
  readonly axes: NonNullable<DecideQuery["axes"]>;
  readonly carried: readonly (readonly Carried[])[];
}

/** The Pact's recommendations, a cell each, by axis: which have no action, which have one under way. */
export const RecommendationGrid = ({ place, axes, carried }: Props) => (
  <>
    {axes.map(({ number, title }, at) => (
      <div key={number} class="axis">
        <h3>
          Axe {number}. {title}
        </h3>
        <ul class="cells">
          {(carried[at] ?? []).map((recommendation) => (
            <li
              key={recommendation.code}
              class={recommendation.actions === 0 ? "none" : recommendation.current > 0 ? "current" : "past"}
            >
              <a
                href={addressOf({ ...place, path: "/actions", filters: { preconisation: recommendation.code } })}
                title={recommendation.title}
              >
                <b>{recommendation.code}</b> <span class="what">{recommendation.title}</span>
                <small>{countText(recommendation)}</small>
              </a>
            </li>
          ))}
        </ul>
      </div>
    ))}
  </>
);

function countText({ actions, current }: Carried): string {
  if (actions === 0) return "aucune action";
  const countOfActions = `${actions} ${actions < 2 ? "action" : "actions"}`;
  return current === 0 ? `${countOfActions}, aucune en cours` : `${countOfActions}, ${current} en cours`;
}
