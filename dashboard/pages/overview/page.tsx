import type { Change } from "@pacte-hub/schema/rules/derivedNumbers";
import { dayText, missingText, numberText, periodText, signedText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import {
  changeBetween,
  type FigureText,
  latest,
  told,
  toldCount,
  toldRatio,
  valueText,
  yearBefore,
} from "../../hub/figure.ts";
import { OverviewDocument, type OverviewQuery } from "../../hub/operations.ts";
import { everyPartner } from "../../hub/partners.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { Trends } from "../../parts/chart.tsx";
import { Figure, Figures } from "../../parts/figure.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { isDemonstration, type Place } from "../../parts/place.ts";
import { PageSources } from "../../parts/sources.tsx";
import { ActionsTile } from "./actionsTile.tsx";

/** What the committee asks first: needs, offer, results, and what blocks. */
export function Overview({ place: { origin, asOf } }: { readonly place: Place }) {
  const answer = useAnswer(OverviewDocument, { origin, invented: isDemonstration(origin) }, asOf, everyPartner);
  if (!answer) return <Waiting />;
  const isInvented = isDemonstration(answer.of.variables.origin);
  const territory = answer.data?.territory;
  const start = told(territory?.department?.start, toldCount);
  const households = told(territory?.caf?.rsaHouseholds, toldCount);
  const people = told(territory?.caf?.rsaPeopleCovered, toldCount);
  const share = told(territory?.caf?.rsaShareOfClaimants, toldRatio);
  const jobseekers = told(territory?.poleEmploi?.jobseekers, toldCount);
  const structures = told(territory?.siae?.structureCount, toldCount);
  const employees = told(territory?.siae?.employees, toldCount);
  const invented = {
    households: told(territory?.caf?.inventedRsaHouseholds, toldCount),
    people: told(territory?.caf?.inventedRsaPeopleCovered, toldCount),
    share: told(territory?.caf?.inventedRsaShareOfClaimants, toldRatio),
    jobseekers: told(territory?.poleEmploi?.inventedJobseekers, toldCount),
    employees: told(territory?.siae?.inventedEmployees, toldCount),
  };
  const results = [
    {
      title: "Participants aux actions",
      series: told(territory?.department?.participants, toldCount),
      invented: told(territory?.department?.inventedParticipants, toldCount),
      institution: "department",
      field: "participants",
    },
    {
      title: "Retours à l'emploi à six mois",
      series: told(territory?.poleEmploi?.returnsToWork, toldCount),
      invented: told(territory?.poleEmploi?.inventedReturnsToWork, toldCount),
      institution: "pole-emploi",
      field: "returnsToWork",
    },
    {
      title: "Sorties de SIAE",
      series: told(territory?.siae?.exits, toldCount),
      invented: told(territory?.siae?.inventedExits, toldCount),
      institution: "siae",
      field: "exits",
    },
  ];
  const now = latest(households);
  const silence = (institution: string, field?: string) => silenceOf(answer.refusals, institution, field);
  const open = (answer.data?.blockingPoints ?? []).filter(({ solvedOn }) => !solvedOn);
  return (
    <>
      <Notices answer={answer} />
      <section>
        <h2>Les besoins</h2>
        <div class="figures">
          <Figures
            title="Foyers bénéficiaires du RSA"
            series={households}
            invented={invented.households}
            silence={silence("caf", "rsaHouseholds")}
          >
            <Compared now={now} before={now && yearBefore(households ?? [], now.period)} since="un an avant" />
            <Compared now={now} before={latest(start)} since="le point de départ du Pacte" />
          </Figures>
          <Figure title="Point de départ du Pacte" series={start} silence={silence("department", "start")}>
            <p>Chiffre que le Pacte lui-même donne, sans dire quels régimes il compte.</p>
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
        </div>
        <div class="charts">
          <Trends title="Foyers au RSA, Meuse" name="Meuse" series={households} invented={invented.households} />
          <Trends
            title="Demandeurs d'emploi A, B, C, Meuse"
            name="Meuse"
            series={jobseekers}
            invented={invented.jobseekers}
          />
        </div>
      </section>
      <section>
        <h2>L'offre</h2>
        <div class="figures">
          <Figure
            title="Structures d'insertion (SIAE)"
            series={structures}
            silence={silence("siae", "structureCount")}
          />
          <Figures
            title="Salariés en insertion"
            series={employees}
            invented={invented.employees}
            silence={silence("siae", "employees")}
          />
          <ActionsTile actions={answer.data?.actions ?? null} isInvented={isInvented} silence={silence("department")} />
        </div>
      </section>
      <section>
        <h2>Les résultats</h2>
        <div class="figures">
          {results.map(({ institution, field, ...result }) => (
            <Figures key={result.title} {...result} silence={silence(institution, field)} />
          ))}
        </div>
      </section>
      <section>
        <h2>Ce qui bloque</h2>
        {!answer.data?.blockingPoints ? (
          <p>{silence("department")} On ne sait pas ce qui bloque.</p>
        ) : open.length === 0 ? (
          <p>
            Aucun point de blocage ouvert{" "}
            {isInvented ? "parmi ceux de la démonstration" : "n'est inscrit au registre réel"}.
          </p>
        ) : (
          <ul class={isInvented ? "invented" : undefined}>
            {open.map(({ id, title, missing, openedOn }) => (
              <li key={id}>
                {title} — il manque : {missingText[missing] ?? missing} ; ouvert le {dayText(openedOn)}
                {isInvented && <span class="mark invented">démonstration</span>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <PageSources
        of={[
          start,
          households,
          people,
          share,
          jobseekers,
          structures,
          employees,
          ...Object.values(invented),
          ...results.flatMap(({ series, invented }) => [series, invented]),
        ]}
      />
    </>
  );
}

/** A total that lacks a part is compared aloud. */
const partialText = " ; communes renseignées seulement : la comparaison est indicative";
const isPartial = (...all: readonly (FigureText | null)[]): boolean => all.some((one) => one?.status === "PARTIAL");

/** "−4,7 % (sûrement entre −5,5 et −4,0)". */
function changeText({ value, bounds }: Change): string {
  const isCertain = !bounds || bounds.min === bounds.max;
  const certain = isCertain ? "" : ` (sûrement entre ${signedText(bounds.min)} et ${signedText(bounds.max)})`;
  return `${signedText(value)} %${certain}`;
}

/** Like is compared with like; else it is said why no difference is given. */
function Compared({
  now,
  before,
  since,
}: {
  readonly now: FigureText | null;
  readonly before: FigureText | null;
  readonly since: string;
}) {
  const change = changeBetween(now, before);
  if (!change || !before) return null;
  return (
    <p class="change">
      {"reason" in change ? `Pas d'écart avec ${since}` : `${changeText(change)} par rapport à ${since}`} (
      {valueText(before)}, {periodText(before.period)})
      {"reason" in change ? ` : ${change.sentence}.` : isPartial(now, before) && partialText}
    </p>
  );
}

type Headline = NonNullable<OverviewQuery["pact"]>["headlineFigures"][number];

/** The Pact says "about", and not of which regimes: nothing is subtracted from it. */
function PeopleAtStart({ figures }: { readonly figures: readonly Headline[] }) {
  const start = figures.find(({ unit }) => unit === "PERSON");
  if (!start) return null;
  return (
    <p class="change">
      Au départ du Pacte : {start.exact ? "" : "environ "}
      {numberText(start.value)} personnes{start.period && ` (${periodText(start.period)})`}. Le Pacte ne dit pas quels
      régimes il compte : aucun écart n'en est tiré.
    </p>
  );
}
