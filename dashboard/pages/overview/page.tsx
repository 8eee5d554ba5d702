import { changeText, dayText, missingText, numberText, periodText, statusText } from "../../french/words.ts";
import { rowsOf } from "../../hub/csv.ts";
import { changeOf, latest, type Told, told, toldCount, toldRatio, yearBefore } from "../../hub/figure.ts";
import { OverviewDocument } from "../../hub/operations.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { Trend } from "../../parts/chart.tsx";
import { Figure } from "../../parts/figure.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { PageSources } from "../../parts/sources.tsx";
import type { Place } from "../../place.ts";

/** What the committee asks first: needs, offer, results, and what blocks. */
export function Overview({ place: { origin, asOf } }: { readonly place: Place }) {
  const answer = useAnswer(OverviewDocument, { origin }, asOf);
  if (!answer) return <Waiting />;
  const territory = answer.data?.territory;
  const start = told(territory?.department?.start, toldCount);
  const households = told(territory?.caf?.rsaHouseholds, toldCount);
  const share = told(territory?.caf?.rsaShareOfClaimants, toldRatio);
  const jobseekers = told(territory?.poleEmploi?.jobseekers, toldCount);
  const structures = told(territory?.siae?.structureCount, toldCount);
  const employees = told(territory?.siae?.employees, toldCount);
  const results = [
    ["Participants aux actions", told(territory?.department?.participants, toldCount)],
    ["Retours à l'emploi à six mois", told(territory?.poleEmploi?.returnsToWork, toldCount)],
    ["Sorties de SIAE", told(territory?.siae?.exits, toldCount)],
  ] as const;
  const now = latest(households);
  const open = (answer.data?.blockingPoints ?? []).filter(({ solvedOn }) => !solvedOn);
  return (
    <>
      <Notices refusals={answer.refusals} />
      <section>
        <h2>Les besoins</h2>
        <div class="figures">
          <Figure title="Foyers bénéficiaires du RSA" series={households}>
            <Compared now={now} before={now && yearBefore(households ?? [], now.period)} since="un an avant" />
            <FromStart now={now} start={latest(start)} />
          </Figure>
          <Figure title="Point de départ du Pacte" series={start}>
            <p>Chiffre que le Pacte lui-même donne.</p>
          </Figure>
          <Figure title="Part des foyers allocataires au RSA" series={share} />
          <Figure title="Demandeurs d'emploi (catégories A, B, C)" series={jobseekers}>
            <Compared
              now={latest(jobseekers)}
              before={yearBefore(jobseekers ?? [], latest(jobseekers)?.period ?? "")}
              since="un an avant"
            />
          </Figure>
        </div>
        <div class="charts">
          <Trend title="Foyers au RSA, Meuse" rows={rowsOf("Meuse", households)} />
          <Trend title="Demandeurs d'emploi A, B, C, Meuse" rows={rowsOf("Meuse", jobseekers)} />
        </div>
      </section>
      <section>
        <h2>L'offre</h2>
        <div class="figures">
          <Figure title="Structures d'insertion (SIAE)" series={structures} />
          <Figure title="Salariés en insertion" series={employees} />
          <Actions actions={answer.data?.actions ?? null} />
        </div>
      </section>
      <section>
        <h2>Les résultats</h2>
        <div class="figures">
          {results.map(([title, series]) => (
            <Figure key={title} title={title} series={series} />
          ))}
        </div>
      </section>
      <section>
        <h2>Ce qui bloque</h2>
        {answer.data?.blockingPoints === null ? (
          <p>Le Département ne répond pas : on ne sait pas ce qui bloque.</p>
        ) : open.length === 0 ? (
          <p>
            Aucun point de blocage ouvert{" "}
            {origin === "REAL" ? "n'est inscrit au registre réel" : "parmi ceux de la démonstration"}.
          </p>
        ) : (
          <ul class={origin === "DEMONSTRATION" ? "invented" : undefined}>
            {open.slice(0, 8).map(({ id, title, missing, openedOn }) => (
              <li key={id}>
                {title} — il manque : {missingText[missing] ?? missing} ; ouvert le {dayText(openedOn)}
                {origin === "DEMONSTRATION" && <span class="mark invented">démonstration</span>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <PageSources
        of={[start, households, share, jobseekers, structures, employees, ...results.map(([, series]) => series)]}
      />
    </>
  );
}

function Compared({
  now,
  before,
  since,
}: {
  readonly now: Told | null;
  readonly before: Told | null;
  readonly since: string;
}) {
  const change = changeOf(now, before);
  if (change === null || !before?.value) return null;
  return (
    <p class="change">
      {changeText(change)} par rapport à {since} ({numberText(before.value)}, {periodText(before.period)})
    </p>
  );
}

/** The Pact counted CAF, MSA and the Department together; the CAF alone is not the same people. */
function FromStart({ now, start }: { readonly now: Told | null; readonly start: Told | null }) {
  const change = changeOf(now, start);
  if (change === null) return null;
  return (
    <p class="change">
      {changeText(change)} depuis le point de départ du Pacte (mars 2017 ; régime agricole compris alors, non ici)
    </p>
  );
}

function Actions({ actions }: { readonly actions: readonly { readonly status: string }[] | null }) {
  if (!actions) return null;
  const by = new Map<string, number>();
  for (const { status } of actions) by.set(status, (by.get(status) ?? 0) + 1);
  return (
    <article class="figure">
      <h3>Actions inscrites</h3>
      <p class="value">{numberText(actions.length)}</p>
      {actions.length === 0 ? (
        <p>Le registre réel n'a aucune action.</p>
      ) : (
        <ul>
          {[...by].map(([status, count]) => (
            <li key={status}>
              {numberText(count)} {statusText[status] ?? status}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
