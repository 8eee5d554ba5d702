import { amountText, dayText, institutionText, numberText, periodText } from "../../french/words.ts";
import type { DecideQuery } from "../../hub/operations.ts";
import { Choices, chosen } from "../../parts/choices.tsx";
import { DateField } from "../../parts/dateField.tsx";
import { go, isDemonstration, type Place } from "../../parts/place.ts";
import { changesOf } from "./model.ts";

/** How many of a kind are written out; the others are counted. */
const mostListed = 8;

interface Props {
  readonly place: Place;
  readonly data: DecideQuery;
  readonly since: string;
  readonly day: string;
  /** What that day was, where the reader chose none. */
  readonly because: string;
}

/** What changed since the last meeting, or since a day that the reader chooses. */
export function WhatChanged({ place, data, since, day, because }: Props) {
  const { releases, decisions, opened: openedPoints, solved, ended, meetings } = changesOf(data, since, day);
  const isInvented = isDemonstration(place.origin);
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    [
      "Chiffres publiés",
      releases.map(
        ({ dataset, institution, periods }) => `${dataset} (${institutionText(institution)}) : ${spanText(periods)}`,
      ),
    ],
    [
      "Financeurs qui ont répondu",
      decisions.map(
        ({ funder, action, decision }) =>
          `${funder}, ${action} : ${decision?.status === "GRANTED" ? `${amountText(decision.amount ?? 0)} € accordés` : "refusé"}${decision?.declared ? " (déclaré)" : ""}`,
      ),
    ],
    ["Points de blocage ouverts", openedPoints.map(({ title, openedOn }) => `${title}, le ${dayText(openedOn)}`)],
    ["Points de blocage levés", solved.map(({ title, solvedOn }) => `${title}, le ${dayText(solvedOn ?? "")}`)],
    ["Conventions arrivées à leur terme", ended.map(({ title }) => title)],
    [
      "Réunions tenues",
      meetings.map(
        ({ committee, territory, heldOn }) =>
          `${committee?.title ?? "Réunion"}${territory ? `, ${territory.name}` : ""}, le ${dayText(heldOn)}`,
      ),
    ],
  ];
  return (
    <section id="changements">
      <h2>Ce qui a changé depuis le {dayText(since)}</h2>
      <p class="lead">{because}</p>
      <Choices>
        <DateField
          label="Depuis le"
          value={since}
          max={day}
          onCommit={(depuis) => go(chosen(place, "depuis", depuis))}
        />
      </Choices>
      {isInvented && <p class="mark invented">démonstration : lignes inventées</p>}
      {kinds.every(([, lines]) => lines.length === 0) && <p>Rien n'a changé depuis ce jour.</p>}
      <dl class="changes">
        {kinds
          .filter(([, lines]) => lines.length > 0)
          .map(([title, lines]) => (
            <div key={title}>
              <dt>
                {title} <b>{numberText(lines.length)}</b>
              </dt>
              {lines.slice(0, mostListed).map((line) => (
                <dd key={line}>{line}</dd>
              ))}
              {lines.length > mostListed && <dd>… et {numberText(lines.length - mostListed)} autres.</dd>}
            </div>
          ))}
      </dl>
    </section>
  );
}

function spanText(periods: readonly string[]): string {
  const [first = "", last = ""] = [periods[0], periods.at(-1)];
  return first === last
    ? periodText(first)
    : `${numberText(periods.length)} périodes, de ${periodText(first)} à ${periodText(last)}`;
}
