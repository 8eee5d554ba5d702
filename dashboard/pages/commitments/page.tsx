import {
  type CommitmentsAcross,
  promiseStateText,
  type ReportedPromise,
} from "@pacte-hub/schema/rules/commitmentsAcross";
import { dayText, numberText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { countFigure, seriesFigures } from "../../hub/figure.ts";
import { CommitmentsDocument } from "../../hub/operations.ts";
import { everyPartner } from "../../hub/partners.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { AfterPaint } from "../../parts/afterPaint.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { addressOf, type Place } from "../../parts/place.ts";
import { PageSources } from "../../parts/sources.tsx";
import { NumberCell, Table, TimeCell } from "../../parts/table.tsx";
import { Timeline } from "../conventions/timeline.tsx";
import { commitmentsAsks, dayOf } from "../questions.ts";
import { type Promise2017, promisesOf, reportedOf, type TraceStatus } from "./model.ts";

const traceStatusText: Readonly<Record<TraceStatus, string>> = {
  traced: "une trace publiée",
  running: "en cours, aucune trace publiée",
  over: "terme passé, aucune trace publiée",
};

/** Who promised what in 2017, in the Pact's own words, until when, and what open data and registers show of it. */
export function Commitments({ place }: { readonly place: Place }) {
  const day = dayOf(place);
  const answer = useAnswer(CommitmentsDocument, commitmentsAsks(place), place.asOf, everyPartner);
  if (!answer)
    return (
      <>
        <Lead />
        <Waiting />
      </>
    );
  const promises = answer.data ? promisesOf(answer.data, day) : [];
  const conventions = answer.data?.conventions ?? [];
  const reported = answer.data ? reportedOf(answer.data, day) : null;
  const names = new Map((answer.data?.institutions ?? []).map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const texts = new Map((answer.data?.commitments ?? []).map(({ id, text }) => [id, text]));
  const textOf = (id: string) => texts.get(id) ?? id;
  const isInvented = place.origin === "DEMONSTRATION";
  const promisors = [...new Set(promises.map((promise) => promise.who))];
  const traced = promises.filter(({ standing }) => standing === "traced").length;
  return (
    <>
      <Lead />
      <Notices answer={answer} />
      {promises.length === 0 ? (
        <p>{silenceOf(answer.refusals, "department")} On ne sait pas ce qui fut promis.</p>
      ) : (
        <>
          <p class="answer">
            <strong>{numberText(promises.length)} engagements</strong> écrits en 2017 ; {numberText(traced)} ont une
            trace dans les données publiées.
          </p>
          {promisors.map((name) => (
            <section key={name}>
              <h2>{name}</h2>
              <Promises
                label={`Engagements de 2017 : ${name}`}
                of={promises.filter((promise) => promise.who === name)}
              />
            </section>
          ))}
          {reported && (
            <AfterPaint>
              {() => <Reported across={reported} nameOf={nameOf} textOf={textOf} isInvented={isInvented} />}
            </AfterPaint>
          )}
        </>
      )}
      {conventions.length > 0 && (
        <section>
          <h2>Les conventions du Pacte : {numberText(conventions.length)}</h2>
          <p class="lead">
            Ce que les partenaires ont signé ou annoncé.{" "}
            <a href={addressOf({ ...place, path: "/conventions", filters: {} })}>L'état de chacune à un jour choisi</a>,
            et ce qu'elle ouvre.
          </p>
          <AfterPaint>{() => <Timeline conventions={conventions} day={day} />}</AfterPaint>
        </section>
      )}
      <PageSources of={[seriesFigures(answer.data?.territory?.department?.insertionSpending, countFigure)]} />
    </>
  );
}

const Lead = () => (
  <p class="lead">
    Ce que chacun a promis dans le Pacte, avec ses propres mots. Un engagement n'est dit suivi que sur preuve :
    l'absence de trace n'est pas un manquement.
  </p>
);

/** What each promisor says itself of what it promised; nobody says it for it, and what nobody said is no breach. */
function Reported({
  across,
  nameOf,
  textOf,
  isInvented,
}: {
  readonly textOf: (commitment: string) => string;
  readonly across: CommitmentsAcross;
  readonly nameOf: (promisor: string) => string;
  readonly isInvented: boolean;
}) {
  const reported = across.promises.filter(({ on }) => on !== null);
  const mark = isInvented ? "invented" : undefined;
  return (
    <section class={isInvented ? "block invented" : "block"}>
      <h2>Ce que chacun dit de ses engagements {isInvented && <span class="mark invented">démonstration</span>}</h2>
      <p>
        {across.sentence} Chaque signataire rend compte des siens, et un engagement commun compte une fois pour chacun
        d'eux : la somme est faite ici{across.isPartial && ", et elle est partielle"}. L'absence de compte rendu n'est
        pas un manquement.
      </p>
      <Table
        label="Engagements de 2017, par signataire"
        head={["Signataire", "Tenus", "En partie", "Pas tenus", "Plus dus", "Sans compte rendu", "Inconnus"]}
      >
        {across.byPromisor.map(({ promisor, held, partly, notHeld, noLongerDue, unreported, unknown }) => (
          <tr key={promisor} class={mark}>
            <th scope="row">{nameOf(promisor)}</th>
            <NumberCell value={held} />
            <NumberCell value={partly} />
            <NumberCell value={notHeld} />
            <NumberCell value={noLongerDue} />
            <NumberCell value={unreported} />
            <NumberCell value={unknown} />
          </tr>
        ))}
      </Table>
      {reported.length > 0 && <Reports reported={reported} nameOf={nameOf} textOf={textOf} mark={mark} />}
    </section>
  );
}

function Reports({
  reported,
  nameOf,
  textOf,
  mark,
}: {
  readonly textOf: (commitment: string) => string;
  readonly reported: readonly ReportedPromise[];
  readonly nameOf: (promisor: string) => string;
  readonly mark: string | undefined;
}) {
  return (
    <Table
      label="Comptes rendus des engagements"
      head={["Engagement", "Signataire", "Ce qu'il en dit", "Au", "Preuve"]}
    >
      {reported.map(({ commitment, promisor, state, on, proof, declared }) => (
        <tr key={`${commitment} ${promisor}`} class={mark}>
          <th scope="row">{textOf(commitment)}</th>
          <td>
            {nameOf(promisor)}
            {declared && <small> déclaré par le Département</small>}
          </td>
          <td>{promiseStateText[state]}</td>
          <TimeCell of={on ?? ""}>{dayText(on ?? "")}</TimeCell>
          <td>{proof}</td>
        </tr>
      ))}
    </Table>
  );
}

function Promises({ label, of }: { readonly label: string; readonly of: readonly Promise2017[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="scroll" tabIndex={0} aria-label={label}>
      <table class="promises">
        <caption class="hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">Ce qui est promis</th>
            <th scope="col">Jusqu'au</th>
            <th scope="col">Ce qu'on en sait</th>
            <th scope="col">La preuve du texte</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ id, what, until, isUntilSaid, standing, trace, cited }) => (
            <tr key={id} class={standing}>
              <th scope="row">{what}</th>
              <TimeCell of={until}>
                {dayText(until)}
                {!isUntilSaid && <small> terme du Pacte</small>}
              </TimeCell>
              <td>
                <strong>{traceStatusText[standing]}</strong>
                {trace && <small class="trace">{trace}</small>}
              </td>
              <td>
                {cited.length === 0 ? (
                  "—"
                ) : (
                  <details>
                    <summary>Le Pacte, ligne {cited.map(({ line }) => line).join(", ")}</summary>
                    {cited.map((block) => (
                      <blockquote key={block.id}>« {block.text} »</blockquote>
                    ))}
                  </details>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
