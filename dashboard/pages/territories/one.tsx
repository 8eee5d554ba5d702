import { crossRates } from "@pacte-hub/schema/rules/crossRate";
import { dayText, missingText, numberText, periodText, statusText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { rowsOf } from "../../hub/csv.ts";
import { told, toldAcross, toldCount, toldRatio } from "../../hub/figure.ts";
import { TerritoryDocument } from "../../hub/operations.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { Trend } from "../../parts/chart.tsx";
import { Figure } from "../../parts/figure.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import type { Place } from "../../parts/place.ts";
import { PageSources } from "../../parts/sources.tsx";

/** The « diagnostic partagé » of a territorial committee: needs, offer, actions, what blocks; one page to print. */
export function OneTerritory({ place, code }: { readonly place: Place; readonly code: string }) {
  const { origin, asOf } = place;
  const answer = useAnswer(TerritoryDocument, { code, origin }, asOf);
  if (!answer) return <Waiting />;
  const territory = answer.data?.territory;
  if (!territory)
    return (
      <>
        <Notices refusals={answer.refusals} />
        <p>Ce territoire n'est pas connu.</p>
      </>
    );
  const { name, population, populationVintage } = territory;
  const households = told(territory.caf?.rsaHouseholds, toldCount);
  const share = told(territory.caf?.rsaShareOfClaimants, toldRatio);
  const jobseekers = told(territory.poleEmploi?.jobseekers, toldCount);
  const across =
    territory.caf && territory.poleEmploi
      ? toldAcross(
          territory.caf.rsaHouseholds ?? [],
          territory.poleEmploi.jobseekers ?? [],
          crossRates.rsaHouseholdsPerJobseekers,
        )
      : null;
  const actions = territory.department?.actions ?? [];
  const blocking = actions.flatMap(({ blockingPoints }) => blockingPoints).filter(({ solvedOn }) => !solvedOn);
  const silence = (institution: string, field?: string) => silenceOf(answer.refusals, institution, field);
  const invented = origin === "DEMONSTRATION" ? "invented" : undefined;
  return (
    <>
      <p class="lead">
        Diagnostic partagé : <strong>{name}</strong>
        {population !== null && ` — ${numberText(population)} habitants en ${populationVintage}`}
      </p>
      <Notices refusals={answer.refusals} />
      <section>
        <h2>Les besoins</h2>
        <div class="figures">
          <Figure title="Foyers au RSA" series={households} silence={silence("caf", "rsaHouseholds")} />
          <Figure
            title="Part des foyers allocataires au RSA"
            series={share}
            silence={silence("caf", "rsaShareOfClaimants")}
          />
          <Figure
            title="Demandeurs d'emploi A, B, C"
            series={jobseekers}
            silence={silence("pole-emploi", "jobseekers")}
          />
          <Figure
            title="Foyers au RSA pour 100 demandeurs d'emploi"
            series={across}
            silence={silence(territory.caf ? "pole-emploi" : "caf")}
          />
        </div>
        <div class="charts">
          {households && households.length > 1 && (
            <Trend title={`Foyers au RSA, ${name}`} rows={rowsOf(name, households)} />
          )}
          {jobseekers && jobseekers.length > 1 && (
            <Trend title={`Demandeurs d'emploi, ${name}`} rows={rowsOf(name, jobseekers)} />
          )}
        </div>
      </section>
      <section>
        <h2>L'offre d'insertion</h2>
        {!territory.siae ? (
          <p>{silence("siae")}</p>
        ) : territory.siae.structures.length === 0 ? (
          <p>Aucune structure d'insertion (SIAE) n'est implantée ici, d'après la liste que publie le réseau.</p>
        ) : (
          <ul>
            {territory.siae.structures.map(({ siret, name: structure, kind, commune, listedIn }) => (
              <li key={siret}>
                {structure} ({kind}), {commune.name} — liste de {periodText(listedIn)}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>Les actions</h2>
        {!territory.department ? (
          <p>{silence("department")}</p>
        ) : actions.length === 0 ? (
          <p>Aucune action de ce territoire n'est inscrite au registre {invented ? "de démonstration" : "réel"}.</p>
        ) : (
          <ul class={invented}>
            {actions.map(({ id, title, year, status, recommendations }) => (
              <li key={id}>
                {title} ({year}, {statusText[status] ?? status}) — préconisations{" "}
                {recommendations.map(({ code: one }) => one).join(", ")}
                {invented && <span class="mark invented">démonstration</span>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>Ce qui bloque</h2>
        {!territory.department ? (
          <p>{silence("department")} On ne sait pas ce qui bloque.</p>
        ) : blocking.length === 0 ? (
          <p>Aucun point de blocage ouvert.</p>
        ) : (
          <ul class={invented}>
            {blocking.map(({ id, title, missing, openedOn }) => (
              <li key={id}>
                {title} — il manque : {missingText[missing] ?? missing}, depuis le {dayText(openedOn)}
                {invented && <span class="mark invented">démonstration</span>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>Les conventions de ce territoire</h2>
        {!territory.department ? (
          <p>{silence("department")}</p>
        ) : territory.department.conventions.length ? (
          <ul>
            {territory.department.conventions.map(({ id, title, state }) => (
              <li key={id}>
                {title} — {state.sentence}
              </li>
            ))}
          </ul>
        ) : (
          <p>Aucune convention propre à ce territoire.</p>
        )}
      </section>
      <PageSources of={[households, share, jobseekers]} />
    </>
  );
}
