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
          {(carried[at] ?? []).map((one) => (
            <li key={one.code} class={one.actions === 0 ? "none" : one.current > 0 ? "current" : "past"}>
              <a
                href={addressOf({ ...place, path: "/actions", filters: { preconisation: one.code } })}
                title={one.title}
              >
                <b>{one.code}</b> <span class="what">{one.title}</span>
                <small>{countText(one)}</small>
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
  const all = `${actions} ${actions < 2 ? "action" : "actions"}`;
  return current === 0 ? `${all}, aucune en cours` : `${all}, ${current} en cours`;
}
