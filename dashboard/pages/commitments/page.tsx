import { dayText, numberText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { countFigure, seriesFigures } from "../../hub/figure.ts";
import { CommitmentsDocument } from "../../hub/operations.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { addressOf, type Place } from "../../parts/place.ts";
import { PageSources } from "../../parts/sources.tsx";
import { TimeCell } from "../../parts/table.tsx";
import { Timeline } from "../conventions/timeline.tsx";
import { type Promise2017, promisesOf, type TraceStatus } from "./model.ts";

const traceStatusText: Readonly<Record<TraceStatus, string>> = {
  traced: "une trace publiée",
  running: "en cours, aucune trace publiée",
  over: "terme passé, aucune trace publiée",
};

/** Who promised what in 2017, in the Pact's own words, until when, and what open data and registers show of it. */
export function Commitments({ place }: { readonly place: Place }) {
  const day = place.asOf ?? new Date().toISOString().slice(0, 10);
  const answer = useAnswer(CommitmentsDocument, { day }, place.asOf);
  if (!answer) return <Waiting />;
  const promises = answer.data ? promisesOf(answer.data, day) : [];
  const conventions = answer.data?.conventions ?? [];
  const who = [...new Set(promises.map((one) => one.who))];
  const traced = promises.filter(({ standing }) => standing === "traced").length;
  return (
    <>
      <Notices answer={answer} />
      {promises.length === 0 ? (
        <p>{silenceOf(answer.refusals, "department")} On ne sait pas ce qui fut promis.</p>
      ) : (
        <>
          <p class="lead">
            {numberText(promises.length)} engagements écrits en 2017 ; {numberText(traced)} ont une trace dans les
            données publiées. Le tableau ne dit un engagement suivi que sur preuve : l'absence de trace n'est pas un
            manquement.
          </p>
          {who.map((name) => (
            <section key={name}>
              <h2>{name}</h2>
              <Promises label={`Engagements de 2017 : ${name}`} of={promises.filter((one) => one.who === name)} />
            </section>
          ))}
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
          <Timeline conventions={conventions} day={day} />
        </section>
      )}
      <PageSources of={[seriesFigures(answer.data?.territory?.department?.insertionSpending, countFigure)]} />
    </>
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
