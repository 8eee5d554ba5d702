import { numberText, whenText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { countFigure, type FigureText, latest, ratioFigure, seriesFigures, yearBefore } from "../../hub/figure.ts";
import { type BlockingFragment, OverviewDocument } from "../../hub/operations.ts";
import { everyPartner } from "../../hub/partners.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { BlockingCards, openPoints } from "../../parts/blocking.tsx";
import { Figure, Figures } from "../../parts/figure.tsx";
import { Multiples } from "../../parts/multiples.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { addressOf, isDemonstration, type Place } from "../../parts/place.ts";
import { PageSources } from "../../parts/sources.tsx";
import { ActionsTile } from "./actionsTile.tsx";
import { Compared, PeopleAtStart } from "./compared.tsx";
import { figuresOf } from "./figures.ts";
import { Opened } from "./opened.tsx";

/** What the committee asks first: where the Pact stands, in one sentence; then needs, offer, results, and what waits. */
export function Overview({ place, isPart = false }: { readonly place: Place; readonly isPart?: boolean }) {
  const { origin, asOf } = place;
  const answer = useAnswer(OverviewDocument, { origin, invented: isDemonstration(origin) }, asOf, everyPartner);
  const Heading = isPart ? "h2" : "h1";
  if (!answer)
    return (
      <>
        <Heading tabIndex={-1}>Où en est le Pacte ?</Heading>
        <Waiting />
      </>
    );
  const isInvented = isDemonstration(answer.of.variables.origin);
  const territory = answer.data?.territory;
  const epci = answer.data?.territories ?? [];
  const {
    start,
    allRegimes,
    households,
    people,
    share,
    rsaRate,
    jobseekers,
    jobseekerRate,
    structures,
    employed,
    employees,
    invented,
    results,
  } = figuresOf(territory);
  const now = latest(households);
  const silence = (institution: string, field?: string) => silenceOf(answer.refusals, institution, field);
  const points = answer.data?.blockingPoints ?? null;
  const open = points && openPoints(points);
  const day = answer.of.asOf ?? new Date().toISOString().slice(0, 10);
  const cellsOf = (series: (one: (typeof epci)[number]) => readonly FigureText[] | null) =>
    epci.map((one) => ({ code: one.code, name: one.name, series: series(one) ?? [] }));
  const opening = (
    <div class="grid opened">
      <div class="span-8">
        <Opened Heading={Heading} isPart={isPart} households={households} allRegimes={allRegimes} start={start} />
      </div>
      <div class="figures aside span-4">
        <h2 class="hidden">En bref</h2>
        <Figures
          title="Foyers bénéficiaires du RSA"
          series={households}
          invented={invented.households}
          silence={silence("caf", "rsaHouseholds")}
        >
          <Compared now={now} before={now && yearBefore(households ?? [], now.period)} since="un an avant" />
        </Figures>
        <Figures
          title="Demandeurs d'emploi (catégories A, B, C)"
          series={jobseekers}
          invented={invented.jobseekers}
          silence={silence("pole-emploi", "jobseekers")}
        >
          <Compared
            now={latest(jobseekers)}
            before={yearBefore(jobseekers ?? [], latest(jobseekers)?.period ?? "")}
            since="un an avant"
          />
        </Figures>
        <article class={isInvented ? "figure invented" : "figure"}>
          <h3>Ce qui attend une décision</h3>
          <p class="value">{open ? numberText(open.length) : "—"}</p>
          {isInvented && <span class="mark invented">démonstration</span>}
          <p class="when">{open ? waitingText(open, isInvented) : silence("department")}</p>
          <p class="when">
            <a href={addressOf({ ...place, path: "/decider", filters: {} })}>Décider</a>
          </p>
        </article>
      </div>
    </div>
  );
  const needs = (
    <Multiples
      title="Foyers au RSA (CAF) pour 100 habitants"
      place={place}
      cells={cellsOf(({ caf }) => seriesFigures(caf?.rsaHouseholdsPerInhabitants, ratioFigure))}
      reference={rsaRate ?? []}
    />
  );
  if (isPart)
    return (
      <>
        {opening}
        {needs}
        <Notices answer={answer} />
        <PageSources of={[households, allRegimes, start, rsaRate, jobseekers]} />
      </>
    );
  return (
    <>
      {opening}
      <Notices answer={answer} />
      <section>
        <h2>Les besoins</h2>
        <p class="lead">
          Ce que vit chaque territoire, rapporté à ses habitants : la Meuse entière est derrière chaque courbe.
        </p>
        {needs}
        <Multiples
          title="Demandeurs d'emploi A, B, C pour 100 habitants"
          place={place}
          cells={cellsOf(({ poleEmploi }) => seriesFigures(poleEmploi?.jobseekersPerInhabitants, ratioFigure))}
          reference={jobseekerRate ?? []}
        />
        <div class="figures">
          <Figure title="Point de départ du Pacte" series={start} silence={silence("department", "start")}>
            <p class="change">Chiffre que le Pacte lui-même donne, sans dire quels régimes il compte.</p>
          </Figure>
          <Figures
            title="Personnes couvertes par le RSA"
            series={people}
            invented={invented.people}
            silence={silence("caf", "rsaPeopleCovered")}
          >
            <PeopleAtStart figures={answer.data?.pact?.headlineFigures ?? []} />
          </Figures>
          <Figures
            title="Part des foyers allocataires au RSA"
            series={share}
            invented={invented.share}
            silence={silence("caf", "rsaShareOfClaimants")}
          />
        </div>
      </section>
      <section>
        <h2>L'offre</h2>
        <p class="lead">Qui accueille, où, et combien de personnes.</p>
        <div class="figures">
          <Figure
            title="Structures d'insertion (SIAE)"
            series={structures}
            silence={silence("siae", "structureCount")}
          />
          <Figure title="Personnes employées en SIAE" series={employed} silence={silence("siae", "employedMonthly")}>
            <Compared
              now={latest(employed)}
              before={yearBefore(employed ?? [], latest(employed)?.period ?? "")}
              since="un an avant"
            />
          </Figure>
          {isInvented && (
            <Figure title="Salariés en insertion" series={invented.employees} silence={silence("siae", "employees")} />
          )}
          <ActionsTile actions={answer.data?.actions ?? null} isInvented={isInvented} silence={silence("department")} />
        </div>
        <Multiples
          title="Structures d'insertion (SIAE) par EPCI"
          place={place}
          cells={cellsOf(({ siae }) => seriesFigures(siae?.structureCount, countFigure))}
        />
      </section>
      <section>
        <h2>Les résultats</h2>
        <p class="lead">Ce que les actions ont donné, compté par chaque institution pour sa part.</p>
        <div class="figures">
          {results.map(({ institution, field, ...result }) => (
            <Figures key={result.title} {...result} silence={silence(institution, field)} />
          ))}
        </div>
        <Multiples
          title="Participants aux actions, par EPCI"
          place={place}
          cells={cellsOf(({ department }) => seriesFigures(department?.inventedParticipants, countFigure))}
        />
      </section>
      <section>
        <h2>Ce qui bloque</h2>
        {!open ? (
          <p>{silence("department")} On ne sait pas ce qui bloque.</p>
        ) : open.length === 0 ? (
          <p>
            Aucun point de blocage ouvert{" "}
            {isInvented ? "parmi ceux de la démonstration" : "n'est inscrit au registre réel"}.
          </p>
        ) : (
          <>
            {isInvented && <p class="mark invented">démonstration : lignes inventées</p>}
            <BlockingCards points={open.slice(0, 3)} day={day} />
            <p>
              <a href={addressOf({ ...place, path: "/decider", filters: {} })}>
                Les {numberText(open.length)} points ouverts, et qui doit répondre
              </a>
            </p>
          </>
        )}
      </section>
      <PageSources
        of={[
          start,
          allRegimes,
          households,
          people,
          share,
          rsaRate,
          jobseekers,
          jobseekerRate,
          structures,
          employed,
          employees,
          ...Object.values(invented),
          ...results.flatMap(({ series, invented }) => [series, invented]),
        ]}
      />
    </>
  );
}

function waitingText(open: readonly BlockingFragment[], isInvented: boolean): string {
  const [oldest] = open;
  if (!oldest) return `Aucun point ouvert au registre ${isInvented ? "de démonstration" : "réel"}.`;
  return `points de blocage ouverts, le plus ancien depuis ${whenText(oldest.openedOn.slice(0, 7))}`;
}
