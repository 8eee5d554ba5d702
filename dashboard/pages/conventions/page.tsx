import { institutionText, whenText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { ConventionsDocument, type ConventionsQuery } from "../../hub/operations.ts";
import { everyPartner } from "../../hub/partners.ts";
import { type PageAnswer, useAnswer } from "../../hub/useAnswer.ts";
import { AfterPaint } from "../../parts/afterPaint.tsx";
import { Choices, chosen } from "../../parts/choices.tsx";
import { DateField } from "../../parts/dateField.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { day, type Parameters } from "../../parts/parameters.ts";
import { go, type Place } from "../../parts/place.ts";
import { Table, TimeCell } from "../../parts/table.tsx";
import { conventionsAsks } from "../questions.ts";
import {
  type Convention,
  contradictionsOf,
  type Group,
  groupOf,
  groups,
  namesOf,
  openedBy,
  unheardOf,
} from "./model.ts";
import { Timeline } from "./timeline.tsx";

const titles: Readonly<Record<Group, string>> = {
  expiring: "À renouveler : elles finissent dans les six mois",
  inForce: "En vigueur",
  coming: "En préparation, en attente de signature, ou pas encore commencées",
  unknown: "État inconnu à ce jour",
  expired: "Échues",
};

export const conventionsParameters: Parameters = { jour: day };

/** The conventions as a committee reads them on a day, and what data each opens. */
export function Conventions({ place }: { readonly place: Place }) {
  const answer = useAnswer(ConventionsDocument, conventionsAsks(place), place.asOf, everyPartner);
  return (
    <>
      <p class="lead">
        L'état d'une convention est jugé d'après ses dates, au jour choisi. Ce que le Pacte en dit sans date ne vaut que
        pour ses années, de 2017 à 2021 : hors d'elles, l'état est inconnu. Une partie que le Pacte ne nomme pas, et que
        le registre déduit, est marquée. Celle que le Département inscrit attend la parole de chaque partie, qu'il ne
        dit pour aucune de celles qui répondent ici. Ce qu'elle ouvre est dit par chaque institution elle-même : le
        registre nomme la convention, l'institution seule accorde.
      </p>
      <Choices>
        <DateField
          label="Au jour du"
          value={place.filters.jour ?? today()}
          onCommit={(jour) => go(chosen(place, "jour", jour))}
        />
      </Choices>
      {answer ? <Answered answer={answer} /> : <Waiting />}
    </>
  );
}

const today = (): string => new Date().toISOString().slice(0, 10);

function Answered({
  answer,
}: {
  readonly answer: PageAnswer<ConventionsQuery, { readonly on?: string | null | undefined }>;
}) {
  const date = answer.of.variables.on ?? today();
  const conventions = answer.data?.conventions ?? [];
  const nameOf = namesOf(answer.data);
  return (
    <>
      <Notices answer={answer} />
      {!answer.data?.conventions && (
        <p>{silenceOf(answer.refusals, "department")} Le registre des conventions manque.</p>
      )}
      {conventions.length > 0 && <Timeline conventions={conventions} day={date} />}
      <AfterPaint>
        {() =>
          groups.map((group) => {
            const groupConventions = conventions.filter((convention) => groupOf(convention, date) === group);
            return groupConventions.length === 0 ? null : (
              <section key={group}>
                <h2>
                  {titles[group]} ({groupConventions.length})
                </h2>
                <Table label={titles[group]} head={["Convention", "État", "De", "À", "Parties", "Ce qu'elle ouvre"]}>
                  {groupConventions.map((convention) => (
                    <Line key={convention.id} convention={convention} nameOf={nameOf} />
                  ))}
                </Table>
              </section>
            );
          })
        }
      </AfterPaint>
    </>
  );
}

interface Lined {
  readonly convention: Convention;
  readonly nameOf: (id: string) => string;
}

function Line({ convention, nameOf }: Lined) {
  const { title, state, end, parties } = convention;
  const openings = openedBy(convention);
  const unheard = unheardOf(convention).map(institutionText);
  // One mark for the whole cell, where all of it is invented.
  const areInvented = openings.length > 0 && openings.every(({ isDemonstration }) => isDemonstration);
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{state.sentence}</td>
      <Began convention={convention} />
      <TimeCell of={end}>{end ? whenText(end) : "non dite"}</TimeCell>
      <td>{parties.map(({ name, inferred }) => (inferred ? `${name} (déduite)` : name)).join(", ")}</td>
      <td>
        {areInvented && <span class="mark invented opening">démonstration</span>}
        {unheard.length > 0 && <span class="opening">non dit : {unheard.join(", ")}</span>}
        {openings.length === 0
          ? unheard.length === 0 && "rien aujourd'hui"
          : openings.map(({ dataset, institutions, isDemonstration }) => (
              <span key={dataset} class="opening">
                {nameOf(dataset)} → {institutions.map(nameOf).join(", ")}
                {isDemonstration && !areInvented && <span class="mark invented">démonstration</span>}
              </span>
            ))}
        {contradictionsOf(convention).map((sentence) => (
          <span key={sentence} class="mark">
            {sentence}
          </span>
        ))}
      </td>
    </tr>
  );
}

/** From when it runs; without a day, what is expected of it. */
function Began({ convention: { start, signed, expectedSignature } }: { readonly convention: Convention }) {
  const began = start ?? signed;
  if (!began && expectedSignature) return <td>signature attendue : {whenText(expectedSignature)}</td>;
  return <TimeCell of={began}>{began ? whenText(began) : "non dite"}</TimeCell>;
}
