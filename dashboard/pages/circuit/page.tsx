import { daysBetween } from "@pacte-hub/schema/rules/partnership";
import { dayText, missingText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { isPending, mostActions, pursesOf, type Request, requestsOf, withdrawnFrom } from "../../hub/funding.ts";
import { CircuitDocument, type CircuitQuery } from "../../hub/operations.ts";
import { everyPartner } from "../../hub/partners.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { isDemonstration, type Place } from "../../parts/place.ts";
import { Purses } from "../../parts/purses.tsx";
import { AmountCell, Capped, Invented, NumberCell, Table, TimeCell } from "../../parts/table.tsx";

type Blocking = NonNullable<CircuitQuery["blockingPoints"]>[number];

/** Who funds what, what waits for an answer, and what blocks: each funder decides alone. */
export function Circuit({ place: { origin, asOf } }: { readonly place: Place }) {
  const answer = useAnswer(CircuitDocument, { origin }, asOf, everyPartner);
  if (!answer) return <Waiting />;
  const actions = answer.data?.actions ?? [];
  const requests = actions.flatMap(requestsOf);
  const pending = requests.filter(isPending);
  const open = (answer.data?.blockingPoints ?? []).filter(({ solvedOn }) => !solvedOn);
  const isInvented = isDemonstration(answer.of.variables.origin);
  const silence = silenceOf(answer.refusals, "department");
  const day = answer.of.asOf ?? new Date().toISOString().slice(0, 10);
  return (
    <>
      <p class="lead">
        Chaque financeur décide seul, selon ses propres critères et son calendrier ; aucun comité n'approuve une action.
        Les décisions de ceux qui n'ont pas leur propre registre sont dites « déclarées » par le Département.
      </p>
      <Notices answer={answer} />
      <Capped count={actions.length} most={mostActions} what="actions" />
      <section>
        <h2>Financement, par financeur</h2>
        {!answer.data?.actions ? (
          <p>{silence} On ne sait pas ce qui est demandé.</p>
        ) : requests.length === 0 ? (
          <Nothing isInvented={isInvented} what="Aucune demande de financement" />
        ) : (
          <Purses purses={pursesOf(requests)} isInvented={isInvented} withdrawn={withdrawnFrom(actions)} />
        )}
      </section>
      <section>
        <h2>Demandes sans réponse</h2>
        {!answer.data?.actions ? (
          <p>{silence} On ne sait pas ce qui attend.</p>
        ) : pending.length === 0 ? (
          <Nothing isInvented={isInvented} what="Aucune demande en attente" />
        ) : (
          <Pending requests={pending} day={day} isInvented={isInvented} />
        )}
      </section>
      <section>
        <h2>Points de blocage ouverts</h2>
        {!answer.data?.blockingPoints ? (
          <p>{silence} On ne sait pas ce qui bloque.</p>
        ) : open.length === 0 ? (
          <Nothing isInvented={isInvented} what="Aucun point de blocage ouvert" />
        ) : (
          <Open points={open} day={day} />
        )}
      </section>
    </>
  );
}

const Nothing = ({ isInvented, what }: { readonly isInvented: boolean; readonly what: string }) => (
  <p>
    {what} dans le registre {isInvented ? "de démonstration" : "réel"}.
  </p>
);

function Pending({
  requests,
  day,
  isInvented,
}: {
  readonly requests: readonly Request[];
  readonly day: string;
  readonly isInvented: boolean;
}) {
  return (
    <Table
      label="Demandes auxquelles leur financeur n'a pas répondu"
      head={["Action", "Financeur", "Demandé (€)", "Déposée le", "Depuis (jours)"]}
    >
      {requests.map(({ id, action, funder, amount, submittedOn }) => (
        <tr key={id} class={isInvented ? "invented" : undefined}>
          <th scope="row">
            {action} {isInvented && <Invented />}
          </th>
          <td>{funder}</td>
          <AmountCell value={amount} />
          <TimeCell of={submittedOn}>{dayText(submittedOn)}</TimeCell>
          <NumberCell value={daysBetween(submittedOn, day)} />
        </tr>
      ))}
    </Table>
  );
}

function Open({ points, day }: { readonly points: readonly Blocking[]; readonly day: string }) {
  return (
    <Table
      label="Ce qui bloque, et depuis quand"
      head={["Point de blocage", "Il manque", "Demandé à", "Porté devant", "Ouvert le", "Depuis (jours)"]}
    >
      {points.map(({ id, title, missing, funder, referrals, openedOn, record }) => (
        <tr key={id} class={record.demonstration ? "invented" : undefined}>
          <th scope="row">
            {title} {record.demonstration && <Invented />}
          </th>
          <td>{missingText[missing] ?? missing}</td>
          <td>{funder?.name ?? "—"}</td>
          <td>{referrals.map(({ committee }) => committee?.title).join(", ") || "aucune instance encore"}</td>
          <TimeCell of={openedOn}>{dayText(openedOn)}</TimeCell>
          <NumberCell value={daysBetween(openedOn, day)} />
        </tr>
      ))}
    </Table>
  );
}
