import { institutionText, whenText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { ConventionsDocument } from "../../hub/operations.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { go, type Place } from "../../parts/place.ts";
import { Table } from "../../parts/table.tsx";
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

/** The conventions as a committee reads them on a day, and what data each opens. */
export function Conventions({ place }: { readonly place: Place }) {
  const { jour } = place.filters;
  const on = jour && /^\d{4}-\d{2}-\d{2}$/.test(jour) ? jour : null;
  const answer = useAnswer(ConventionsDocument, { on }, place.asOf);
  if (!answer) return <Waiting />;
  const day = on ?? new Date().toISOString().slice(0, 10);
  const all = answer.data?.conventions ?? [];
  const nameOf = namesOf(answer.data);
  return (
    <>
      <p class="lead">
        L'état d'une convention est jugé d'après ses dates, au jour choisi. Ce que le Pacte en dit sans date ne vaut que
        pour ses années, de 2017 à 2021 : hors d'elles, l'état est inconnu. Une partie que le Pacte ne nomme pas, et que
        le registre déduit, est marquée. Ce qu'elle ouvre est dit par chaque institution elle-même : le registre nomme
        la convention, l'institution seule accorde.
      </p>
      <form class="choices">
        <label>
          Au jour du
          <input
            type="date"
            value={day}
            onChange={(event) => {
              const { jour: _, ...others } = place.filters;
              const { value } = event.currentTarget;
              go({ ...place, filters: value ? { ...others, jour: value } : others });
            }}
          />
        </label>
      </form>
      <Notices refusals={answer.refusals} />
      {!answer.data?.conventions && (
        <p>{silenceOf(answer.refusals, "department")} Le registre des conventions manque.</p>
      )}
      {all.length > 0 && <Timeline conventions={all} day={day} />}
      {groups.map((group) => {
        const own = all.filter((one) => groupOf(one, day) === group);
        return own.length === 0 ? null : (
          <section key={group}>
            <h2>
              {titles[group]} ({own.length})
            </h2>
            <Table label={titles[group]} head={["Convention", "État", "De", "À", "Parties", "Ce qu'elle ouvre"]}>
              {own.map((one) => (
                <Line key={one.id} convention={one} nameOf={nameOf} />
              ))}
            </Table>
          </section>
        );
      })}
    </>
  );
}

interface Lined {
  readonly convention: Convention;
  readonly nameOf: (id: string) => string;
}

function Line({ convention, nameOf }: Lined) {
  const { title, state, end, parties } = convention;
  const opened = openedBy(convention);
  const unheard = unheardOf(convention).map(institutionText);
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{state.sentence}</td>
      <td>{beganText(convention)}</td>
      <td>{end ? whenText(end) : "non dite"}</td>
      <td>{parties.map(({ name, inferred }) => (inferred ? `${name} (déduite)` : name)).join(", ")}</td>
      <td>
        {unheard.length > 0 && <span class="opening">non dit : {unheard.join(", ")}</span>}
        {opened.length === 0
          ? unheard.length === 0 && "rien aujourd'hui"
          : opened.map(({ dataset, institutions, isDemonstration }) => (
              <span key={dataset} class="opening">
                {nameOf(dataset)} → {institutions.map(nameOf).join(", ")}{" "}
                {isDemonstration && <span class="mark invented">démonstration</span>}
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

function beganText({ start, signed, expectedSignature }: Convention): string {
  const began = start ?? signed;
  if (began) return whenText(began);
  return expectedSignature ? `signature attendue : ${whenText(expectedSignature)}` : "non dite";
}
