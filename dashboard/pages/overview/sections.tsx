import { numberText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { countFigure, type FigureText, latest, ratioFigure, seriesFigures, yearBefore } from "../../hub/figure.ts";
import type { OverviewQuery } from "../../hub/operations.ts";
import type { PageAnswer } from "../../hub/useAnswer.ts";
import { BlockingCards, openPoints } from "../../parts/blocking.tsx";
import { Figure, Figures } from "../../parts/figure.tsx";
import { Multiples } from "../../parts/multiples.tsx";
import { addressOf, isDemonstration, type Place } from "../../parts/place.ts";
import { PageSources } from "../../parts/sources.tsx";
import type { overviewAsks } from "../questions.ts";
import { ActionsTile } from "./actionsTile.tsx";
import { Compared, PeopleAtStart } from "./compared.tsx";
import { figuresOf } from "./figures.ts";

interface Props {
  readonly answer: PageAnswer<OverviewQuery, ReturnType<typeof overviewAsks>>;
  readonly place: Place;
}

type Epci = OverviewQuery["territories"][number];

const cellsOf = ({ data }: Props["answer"], series: (epci: Epci) => readonly FigureText[] | null) =>
  (data?.territories ?? []).map((epci) => ({ code: epci.code, name: epci.name, series: series(epci) ?? [] }));

/** The need that the Pact is about, EPCI by EPCI. */
export const RsaRates = ({ answer, place }: Props) => (
  <Multiples
    title="Foyers au RSA (CAF) pour 100 habitants"
    place={place}
    cells={cellsOf(answer, ({ caf }) => seriesFigures(caf?.rsaHouseholdsPerInhabitants, ratioFigure))}
    reference={figuresOf(answer.data?.territory).rsaRate ?? []}
  />
);

/** Below the opening: needs, offer, results, and what waits for an act. */
export function Sections({ answer, place }: Props) {
  const { invented, results, ...figures } = figuresOf(answer.data?.territory);
  const { start, people, share, jobseekerRate, structures, employed } = figures;
  const isInvented = isDemonstration(answer.of.variables.origin);
  const silence = (institution: string, field?: string) => silenceOf(answer.refusals, institution, field);
  const points = answer.data?.blockingPoints ?? null;
  const open = points && openPoints(points);
  const day = answer.of.asOf ?? new Date().toISOString().slice(0, 10);
  return (
    <>
      <section>
        <h2>Les besoins</h2>
        <p class="lead">
          Ce que vit chaque territoire, rapporté à ses habitants : la Meuse entière est derrière chaque courbe.
        </p>
        <RsaRates answer={answer} place={place} />
        <Multiples
          title="Demandeurs d'emploi A, B, C pour 100 habitants"
          place={place}
          cells={cellsOf(answer, ({ poleEmploi }) => seriesFigures(poleEmploi?.jobseekersPerInhabitants, ratioFigure))}
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
          cells={cellsOf(answer, ({ siae }) => seriesFigures(siae?.structureCount, countFigure))}
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
          cells={cellsOf(answer, ({ department }) => seriesFigures(department?.inventedParticipants, countFigure))}
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
          ...Object.values(figures),
          ...Object.values(invented),
          ...results.flatMap(({ series, invented }) => [series, invented]),
        ]}
      />
    </>
  );
}
