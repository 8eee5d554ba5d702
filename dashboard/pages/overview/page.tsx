import type { Change } from "@pacte-hub/schema/rules/derivedNumbers";
import { dayText, missingText, numberText, periodText, signedText, statusText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { rowsOf } from "../../hub/csv.ts";
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
import { useAnswer } from "../../hub/useAnswer.ts";
import { Trend } from "../../parts/chart.tsx";
import { Figure } from "../../parts/figure.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import type { Place } from "../../parts/place.ts";
import { PageSources } from "../../parts/sources.tsx";

/** What the committee asks first: needs, offer, results, and what blocks. */
export function Overview({ place: { origin, asOf } }: { readonly place: Place }) {
  const answer = useAnswer(OverviewDocument, { origin }, asOf);
  if (!answer) return <Waiting />;
  const territory = answer.data?.territory;
  const start = told(territory?.department?.start, toldCount);
  const households = told(territory?.caf?.rsaHouseholds, toldCount);
  const people = told(territory?.caf?.rsaPeopleCovered, toldCount);
  const share = told(territory?.caf?.rsaShareOfClaimants, toldRatio);
  const jobseekers = told(territory?.poleEmploi?.jobseekers, toldCount);
  const structures = told(territory?.siae?.structureCount, toldCount);
  const employees = told(territory?.siae?.employees, toldCount);
  const results = [
    ["Participants aux actions", told(territory?.department?.participants, toldCount), "department", "participants"],
    [
      "Retours à l'emploi à six mois",
      told(territory?.poleEmploi?.returnsToWork, toldCount),
      "pole-emploi",
      "returnsToWork",
    ],
    ["Sorties de SIAE", told(territory?.siae?.exits, toldCount), "siae", "exits"],
  ] as const;
  const now = latest(households);
  const silence = (institution: string, field?: string) => silenceOf(answer.refusals, institution, field);
  const open = (answer.data?.blockingPoints ?? []).filter(({ solvedOn }) => !solvedOn);
  return (
    <>
      <Notices refusals={answer.refusals} />
      <section>
        <h2>Les besoins</h2>
        <div class="figures">
          <Figure title="Foyers bénéficiaires du RSA" series={households} silence={silence("caf", "rsaHouseholds")}>
            <Compared now={now} before={now && yearBefore(households ?? [], now.period)} since="un an avant" />
            <Compared now={now} before={latest(start)} since="le point de départ du Pacte" />
          </Figure>
          <Figure title="Point de départ du Pacte" series={start} silence={silence("department", "start")}>
            <p>Chiffre que le Pacte lui-même donne, sans dire quels régimes il compte.</p>
          </Figure>
          <Figure title="Personnes couvertes par le RSA" series={people} silence={silence("caf", "rsaPeopleCovered")}>
            <PeopleAtStart figures={answer.data?.pact?.headlineFigures ?? []} />
          </Figure>
          <Figure
            title="Part des foyers allocataires au RSA"
            series={share}
            silence={silence("caf", "rsaShareOfClaimants")}
          />
          <Figure
            title="Demandeurs d'emploi (catégories A, B, C)"
            series={jobseekers}
            silence={silence("pole-emploi", "jobseekers")}
          >
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
          <Figure
            title="Structures d'insertion (SIAE)"
            series={structures}
            silence={silence("siae", "structureCount")}
          />
          <Figure title="Salariés en insertion" series={employees} silence={silence("siae", "employees")} />
          <Actions
            actions={answer.data?.actions ?? null}
            isInvented={origin === "DEMONSTRATION"}
            silence={silence("department")}
          />
        </div>
      </section>
      <section>
        <h2>Les résultats</h2>
        <div class="figures">
          {results.map(([title, series, institution, field]) => (
            <Figure key={title} title={title} series={series} silence={silence(institution, field)} />
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
        of={[
          start,
          households,
          people,
          share,
          jobseekers,
          structures,
          employees,
          ...results.map(([, series]) => series),
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

interface Inscribed {
  readonly actions: readonly { readonly status: string }[] | null;
  readonly isInvented: boolean;
  readonly silence: string;
}

function Actions({ actions, isInvented, silence }: Inscribed) {
  const by = new Map<string, number>();
  for (const { status } of actions ?? []) by.set(status, (by.get(status) ?? 0) + 1);
  return (
    <article class={isInvented ? "figure invented" : "figure"}>
      <h3>Actions inscrites</h3>
      <p class="value">{actions ? numberText(actions.length) : "—"}</p>
      {isInvented && <span class="mark invented">démonstration</span>}
      {!actions && <p>{silence}</p>}
      {actions?.length === 0 && <p>Le registre {isInvented ? "de démonstration" : "réel"} n'a aucune action.</p>}
      <ul>
        {[...by].map(([status, count]) => (
          <li key={status}>
            {statusText[status] ?? status} : {numberText(count)}
          </li>
        ))}
      </ul>
    </article>
  );
}
