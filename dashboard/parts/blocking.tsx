import { ageText, dayText, missingText } from "../french/words.ts";
import type { BlockingFragment } from "../hub/operations.ts";

/** Oldest first: what has waited longest is read first. */
export const openPoints = (points: readonly BlockingFragment[]): readonly BlockingFragment[] =>
  points.filter(({ solvedOn }) => !solvedOn).toSorted((first, second) => first.openedOn.localeCompare(second.openedOn));

/**
 * Who must move, from what the register says and nothing else: a funder whose answer is awaited, else the committee that
 * the point was last brought to, else the Department, which leads the Pact. Nobody is said to have refused.
 */
export function moverOf({ missing, funder, referrals }: BlockingFragment): string {
  if (missing === "FUNDING" && funder) return `Financeur attendu : ${funder.name}`;
  const committee = referrals.at(-1)?.committee?.title;
  if (committee) return `À traiter par : ${committee}`;
  return "À porter devant une instance par : le Département, pilote du Pacte";
}

interface Props {
  readonly points: readonly BlockingFragment[];
  /** The day the reader looks from. */
  readonly day: string;
}

/** What blocks, why, who must move, and since when: a card each, for each waits for an act. */
export const BlockingCards = ({ points, day }: Props) => (
  <ul class="cards">
    {points.map((point) => {
      const { id, title, missing, openedOn, action, referrals, negotiation } = point;
      const last = negotiation.at(-1);
      return (
        <li key={id}>
          <h3>{action ? action.title : title}</h3>
          <p class="why">
            {action && `${title}. `}Il manque : {missingText[missing] ?? missing}
            {action && ` ; territoire : ${action.territory.name}`}.
          </p>
          {last && (
            <p class="why">
              Dernier pas, le {dayText(last.on)} : {last.what}
            </p>
          )}
          {referrals.length > 0 && (
            <p class="why">
              Porté devant : {referrals.map(({ committee, on }) => `${committee?.title} (${dayText(on)})`).join(", ")}.
            </p>
          )}
          <p>
            <strong>{moverOf(point)}</strong>, depuis {ageText(openedOn, day)} ({dayText(openedOn)}).
          </p>
        </li>
      );
    })}
  </ul>
);
