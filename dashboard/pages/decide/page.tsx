import { daysBetween } from "@pacte-hub/schema/rules/partnership";
import type { ComponentChildren } from "preact";
import { ageText, dayText, numberText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { mostActions, pursesOf, type Request, requestsOf, withdrawnFrom } from "../../hub/funding.ts";
import { DecideDocument } from "../../hub/operations.ts";
import { everyPartner } from "../../hub/partners.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { AfterPaint } from "../../parts/afterPaint.tsx";
import { BlockingCards, openPoints } from "../../parts/blocking.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { type Parameters, pastDay } from "../../parts/parameters.ts";
import { isDemonstration, type Place } from "../../parts/place.ts";
import { Purses } from "../../parts/purses.tsx";
import { AmountCell, Capped, NumberCell, Table, TimeCell } from "../../parts/table.tsx";
import { decideAsks } from "../questions.ts";
import { NextMeeting } from "./agenda.tsx";
import { WhatChanged } from "./changes.tsx";
import { Disagreements } from "./disagreements.tsx";
import { RecommendationGrid } from "./grid.tsx";
import { agendaOf, carriedBy, lastMeeting, pendingOf } from "./model.ts";

export const decideParameters: Parameters = { depuis: pastDay };

/** Without a meeting in the register, "since" is a quarter. */
const usualDays = 91;
/** Of a list, what a sheet of the committee's file has room for: the oldest. */
const mostOnSheet = 6;
const mostRequests = 4;

/** What blocks and who must move, what waits for an answer, what the next meeting can settle: each funder decides alone. */
export function Decide({ place, isPart = false }: { readonly place: Place; readonly isPart?: boolean }) {
  const { asOf, filters } = place;
  const answer = useAnswer(DecideDocument, decideAsks(place), asOf, everyPartner);
  if (!answer)
    return (
      <>
        <Lead />
        <Waiting />
      </>
    );
  const data = answer.data;
  const isInvented = isDemonstration(answer.of.variables.origin);
  const silence = silenceOf(answer.refusals, "department");
  const day = answer.of.asOf ?? today();
  const actions = data?.actions ?? [];
  const requests = actions.flatMap(requestsOf);
  const pending = pendingOf(actions);
  const open = data?.blockingPoints ? openPoints(data.blockingPoints) : null;
  const last = lastMeeting(data?.meetings ?? [], day);
  const since = filters.depuis ?? last?.heldOn ?? before(day, usualDays);
  return (
    <>
      <Lead />
      <Notices answer={answer} />
      <Capped count={actions.length} most={mostActions} what="actions" />
      <section id="reunion">
        <h2>À la prochaine réunion</h2>
        {data?.blockingPoints && data.actions ? (
          <Block isInvented={isInvented}>
            <NextMeeting agenda={agendaOf(data, day)} />
          </Block>
        ) : (
          <p>{silence} On ne sait pas ce qui attend.</p>
        )}
      </section>
      <section id="blocages">
        <h2>Ce qui bloque{open && open.length > 0 && ` : ${numberText(open.length)}`}</h2>
        {!open ? (
          <p>{silence} On ne sait pas ce qui bloque.</p>
        ) : open.length === 0 ? (
          <Nothing isInvented={isInvented} what="Aucun point de blocage ouvert" />
        ) : (
          <Block isInvented={isInvented}>
            <BlockingCards points={isPart ? open.slice(0, mostOnSheet) : open} day={day} />
            {isPart && open.length > mostOnSheet && (
              <p>… et {numberText(open.length - mostOnSheet)} autres, sur la page « Décider ».</p>
            )}
          </Block>
        )}
      </section>
      <section id="demandes">
        <h2>Demandes sans réponse{pending.length > 0 && ` : ${numberText(pending.length)}`}</h2>
        {!data?.actions ? (
          <p>{silence} On ne sait pas ce qui attend.</p>
        ) : pending.length === 0 ? (
          <Nothing isInvented={isInvented} what="Aucune demande en attente" />
        ) : (
          <Block isInvented={isInvented}>
            <Pending requests={isPart ? pending.slice(0, mostRequests) : pending} day={day} isInvented={isInvented} />
            {isPart && pending.length > mostRequests && (
              <p>… et {numberText(pending.length - mostRequests)} autres, sur la page « Décider ».</p>
            )}
          </Block>
        )}
      </section>
      {!isPart && (
        <AfterPaint>
          {() => (
            <>
              <Disagreements actions={actions} isInvented={isInvented} />
              <section id="preconisations">
                <h2>Les préconisations et leurs actions</h2>
                {data?.axes && data.actions ? (
                  <>
                    <p class="key">
                      Plein : une action en cours ; contour : des actions, toutes terminées ; tirets : aucune action au
                      registre {isInvented ? "de démonstration" : "réel"}.
                    </p>
                    <Block isInvented={isInvented}>
                      <RecommendationGrid place={place} axes={data.axes} carried={carriedBy(data.axes, actions)} />
                    </Block>
                  </>
                ) : (
                  <p>{silence}</p>
                )}
              </section>
              {data && (
                <WhatChanged
                  place={place}
                  data={data}
                  since={since}
                  day={day}
                  because={
                    filters.depuis
                      ? "Le jour que vous avez choisi."
                      : last
                        ? `Le jour de la dernière réunion départementale au registre : ${last.committee?.title ?? ""}.`
                        : "Le registre n'a aucune réunion départementale : les trois derniers mois."
                  }
                />
              )}
              <section>
                <h2>Financement, par financeur</h2>
                {!data?.actions ? (
                  <p>{silence} On ne sait pas ce qui est demandé.</p>
                ) : requests.length === 0 ? (
                  <Nothing isInvented={isInvented} what="Aucune demande de financement" />
                ) : (
                  <Purses purses={pursesOf(requests)} isInvented={isInvented} withdrawn={withdrawnFrom(actions)} />
                )}
              </section>
            </>
          )}
        </AfterPaint>
      )}
    </>
  );
}

const Lead = () => (
  <p class="lead">
    Chaque financeur décide seul, selon ses propres critères et son calendrier ; aucun comité n'approuve une action. Ce
    que le comité peut : réunir, relancer, renouveler, proposer.
  </p>
);

const today = (): string => new Date().toISOString().slice(0, 10);
const before = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** What is invented says so once, at the head of its block. */
const Block = ({ isInvented, children }: { readonly isInvented: boolean; readonly children: ComponentChildren }) => (
  <>
    {isInvented && <p class="mark invented">démonstration : lignes inventées</p>}
    {children}
  </>
);

const Nothing = ({ isInvented, what: sentence }: { readonly isInvented: boolean; readonly what: string }) => (
  <p>
    {sentence} dans le registre {isInvented ? "de démonstration" : "réel"}.
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
      head={["Action", "Financeur qui doit répondre", "Demandé (€)", "Déposée le", "Depuis", "Réponse annoncée"]}
    >
      {requests.map(({ id, action, funder, amount, submittedOn, answerExpectedBy }) => (
        <tr key={id} class={isInvented ? "invented" : undefined}>
          <th scope="row">{action}</th>
          <td>{funder}</td>
          <AmountCell value={amount} />
          <TimeCell of={submittedOn}>{dayText(submittedOn)}</TimeCell>
          <NumberCell value={daysBetween(submittedOn, day)}>{ageText(submittedOn, day)}</NumberCell>
          <TimeCell of={answerExpectedBy}>
            {answerExpectedBy
              ? `${dayText(answerExpectedBy)}${answerExpectedBy < day ? " (passé)" : ""}`
              : "aucun jour dit"}
          </TimeCell>
        </tr>
      ))}
    </Table>
  );
}
