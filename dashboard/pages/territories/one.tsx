import { crossRates } from "@pacte-hub/schema/rules/crossRate";
import { numberText, periodText, statusText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { countFigure, crossFigures, type FigureText, ratioFigure, seriesFigures, valueText } from "../../hub/figure.ts";
import {
  type BesideFragment,
  type SeenFragment,
  TerritoryDocument,
  type TerritoryQuery,
} from "../../hub/operations.ts";
import { everyPartner } from "../../hub/partners.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { AfterPaint } from "../../parts/afterPaint.tsx";
import { BlockingCards, openPoints } from "../../parts/blocking.tsx";
import { Trends } from "../../parts/chart.tsx";
import { Figures } from "../../parts/figure.tsx";
import { JoinedFigures } from "../../parts/joined.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { isDemonstration, type Place } from "../../parts/place.ts";
import { PageSources } from "../../parts/sources.tsx";
import { territoryAsks } from "../questions.ts";
import { BesideTable, ratesOf } from "./beside.tsx";

type SeenSeries = readonly SeenFragment[] | null | undefined;

/** One point is no trend. */
const severalOf = (series: readonly FigureText[] | null) => (series && series.length > 1 ? series : null);

/** The « diagnostic partagé » of a territorial committee: needs, offer, actions, what blocks; one page to print. */
export function OneTerritory({ place, code }: { readonly place: Place; readonly code: string }) {
  const { asOf } = place;
  const answer = useAnswer(TerritoryDocument, territoryAsks(place, code), asOf, everyPartner);
  if (!answer) return <Waiting />;
  const territory = answer.data?.territory;
  if (!territory)
    return (
      <>
        <Notices answer={answer} />
        <p>Ce territoire n'est pas connu.</p>
      </>
    );
  const { name } = territory;
  const households = seriesFigures(territory.caf?.rsaHouseholds, countFigure);
  const share = seriesFigures(territory.caf?.rsaShareOfClaimants, ratioFigure);
  const jobseekers = seriesFigures(territory.poleEmploi?.jobseekers, countFigure);
  const acrossOf = (above: SeenSeries, below: SeenSeries) =>
    territory.caf && territory.poleEmploi
      ? crossFigures(above ?? [], below ?? [], crossRates.rsaHouseholdsPerJobseekers)
      : null;
  const across = acrossOf(territory.caf?.rsaHouseholds, territory.poleEmploi?.jobseekers);
  const inventions = {
    households: seriesFigures(territory.caf?.inventedRsaHouseholds, countFigure),
    share: seriesFigures(territory.caf?.inventedRsaShareOfClaimants, ratioFigure),
    jobseekers: seriesFigures(territory.poleEmploi?.inventedJobseekers, countFigure),
    across: acrossOf(territory.caf?.inventedRsaHouseholds, territory.poleEmploi?.inventedJobseekers),
  };
  const actions = territory.department?.actions ?? [];
  const blocking = openPoints(actions.flatMap(({ blockingPoints }) => blockingPoints));
  const silence = (institution: string, field?: string) => silenceOf(answer.refusals, institution, field);
  const invented = isDemonstration(answer.of.variables.origin) ? "invented" : undefined;
  return (
    <>
      <Answer territory={territory} territories={answer.data?.territories ?? []} meuse={answer.data?.meuse} />
      <section>
        <h2>Les besoins</h2>
        <div class="figures four">
          <Figures
            title="Foyers au RSA"
            series={households}
            invented={inventions.households}
            silence={silence("caf", "rsaHouseholds")}
          />
          <Figures
            title="Part des foyers allocataires au RSA"
            series={share}
            invented={inventions.share}
            silence={silence("caf", "rsaShareOfClaimants")}
          />
          <Figures
            title="Demandeurs d'emploi A, B, C"
            series={jobseekers}
            invented={inventions.jobseekers}
            silence={silence("pole-emploi", "jobseekers")}
          />
          <Figures
            title="Foyers au RSA pour 100 demandeurs d'emploi"
            series={across}
            invented={inventions.across}
            silence={silence(territory.caf ? "pole-emploi" : "caf")}
          />
        </div>
        <div class="charts">
          <Trends
            title={`Foyers au RSA, ${name}`}
            name={name}
            series={severalOf(households)}
            invented={severalOf(inventions.households)}
          />
          <Trends
            title={`Demandeurs d'emploi, ${name}`}
            name={name}
            series={severalOf(jobseekers)}
            invented={severalOf(inventions.jobseekers)}
          />
        </div>
      </section>
      <Notices answer={answer} />
      <AfterPaint>
        {() => (
          <>
            <section>
              <h2>À côté de qui ?</h2>
              <BesideTable
                place={place}
                code={code}
                territories={answer.data?.territories ?? []}
                meuse={answer.data?.meuse}
              />
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
                <p>
                  Aucune action de ce territoire n'est inscrite au registre {invented ? "de démonstration" : "réel"}.
                </p>
              ) : (
                <ul class={invented}>
                  {invented && <li class="mark invented">démonstration : lignes inventées</li>}
                  {actions.map(({ id, title, year, status, recommendations }) => (
                    <li key={id}>
                      {title} ({year}, {statusText[status] ?? status}) — préconisations{" "}
                      {recommendations.map(({ code: recommendationCode }) => recommendationCode).join(", ")}
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
                <>
                  {invented && <p class="mark invented">démonstration : lignes inventées</p>}
                  <BlockingCards points={blocking} day={answer.of.asOf ?? new Date().toISOString().slice(0, 10)} />
                </>
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
          </>
        )}
      </AfterPaint>
      <JoinedFigures code={code} invented={answer.of.variables.invented} asOf={asOf} />
      <PageSources of={[households, share, jobseekers, ...Object.values(inventions)]} />
    </>
  );
}

interface AnswerProps {
  readonly territory: NonNullable<TerritoryQuery["territory"]>;
  readonly territories: readonly BesideFragment[];
  readonly meuse: BesideFragment | null | undefined;
}

/** Where the territory stands, in one sentence a need: its rate, the Meuse's, its rank among the sixteen. */
function Answer({ territory: { code, population, populationVintage }, territories, meuse }: AnswerProps) {
  const ownRates = ratesOf(territories.find((candidate) => candidate.code === code));
  const meuseRates = ratesOf(meuse);
  const rankOf = (figure: FigureText | null, of: "rsa" | "jobseekers"): string => {
    const value = figure?.value ?? null;
    if (value === null) return "";
    const otherValues = territories.flatMap((territory) => ratesOf(territory)[of]?.value ?? []);
    const rank = 1 + otherValues.filter((otherValue) => otherValue > value).length;
    return `, ${rank === 1 ? "1re valeur" : `${rank}e valeur`} sur ${otherValues.length}`;
  };
  const sentence = (title: string, of: "rsa" | "jobseekers") => {
    const [figure, reference] = [ownRates[of], meuseRates[of]];
    if (!figure) return null;
    return (
      <li>
        <strong>{valueText(figure)}</strong> {title}, {periodText(figure.period)}
        {reference && ` (Meuse : ${valueText(reference)})`}
        {rankOf(figure, of)}.
      </li>
    );
  };
  return (
    <ul class="answer">
      {population !== null && (
        <li>
          <strong>{numberText(population)}</strong> habitants en {populationVintage}.
        </li>
      )}
      {sentence("foyers au RSA pour 100 habitants", "rsa")}
      {sentence("demandeurs d'emploi A, B, C pour 100 habitants", "jobseekers")}
    </ul>
  );
}
