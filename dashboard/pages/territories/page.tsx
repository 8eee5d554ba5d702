import { useRef } from "preact/hooks";
import { periodText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import type { Row } from "../../hub/csv.ts";
import { TerritoriesDocument, type TerritoriesQuery } from "../../hub/operations.ts";
import { territoryPartners } from "../../hub/partners.ts";
import { type PageAnswer, useAnswer } from "../../hub/useAnswer.ts";
import { nothingPublished } from "../../parts/asOf.ts";
import { Choice, Choices, chosen } from "../../parts/choices.tsx";
import { useLinked } from "../../parts/links.ts";
import { EpciMap } from "../../parts/map.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { oneOf, type Parameters, period as periodParameter } from "../../parts/parameters.ts";
import type { Place } from "../../parts/place.ts";
import { PageSources } from "../../parts/sources.tsx";
import { territoriesAsks } from "../questions.ts";
import {
  figureAt,
  type Indicator,
  indicators,
  type Period,
  periodsOf,
  rankedAt,
  rowsAt,
  silentFor,
  usualPeriod,
} from "./model.ts";
import { RankTable } from "./ranking.tsx";

const titles = new Map(indicators.map(({ id, title }) => [id, title]));
export const territoriesParameters: Parameters = { indicateur: oneOf(titles), periode: periodParameter };

/** The 16 EPCI: a map, a ranking, and a page of each. */
export function Territories({ place }: { readonly place: Place }) {
  const answer = useAnswer(TerritoriesDocument, territoriesAsks(place), place.asOf, territoryPartners);
  const epci = answer?.data?.territories ?? [];
  const { indicateur, periode } = place.filters;
  const indicator = indicators.find(({ id }) => id === indicateur) ?? indicators[0];
  const periods = periodsOf(epci, indicator);
  // What the address asks is what is shown, even where there is nothing of it.
  const period = periode ? (periods.find(({ id }) => id === periode) ?? emptyPeriod(periode)) : usualPeriod(periods);
  const nameOf = (id: string): string =>
    `${periodText(id)}${periods.find((candidate) => candidate.id === id)?.isInvented ? " (démonstration)" : ""}`;
  return (
    <>
      <p class="lead">
        Seize EPCI : qui s'écarte de la Meuse ? Une ligne ou un clic sur la carte mène au diagnostic partagé de chacun.
      </p>
      <Choices>
        {/* Another indicator has other periods: it begins with its latest. */}
        <Choice
          label="Indicateur"
          place={chosen(place, "periode", null)}
          name="indicateur"
          value={indicator.id}
          of={[...titles.keys()]}
          nameOf={(id) => titles.get(id) ?? id}
        />
        <Choice
          label="Période"
          place={place}
          name="periode"
          value={period?.id ?? ""}
          of={periods.map(({ id }) => id)}
          nameOf={nameOf}
        />
      </Choices>
      {answer ? <Answered answer={answer} place={place} indicator={indicator} period={period} /> : <Waiting />}
    </>
  );
}

const emptyPeriod = (id: string): Period => ({ id, isInvented: false });

interface AnsweredProps {
  readonly answer: PageAnswer<TerritoriesQuery, object>;
  readonly place: Place;
  readonly indicator: Indicator;
  readonly period: Period | undefined;
}

function Answered({ answer, indicator, period, place }: AnsweredProps) {
  const epci = answer.data?.territories ?? [];
  const rows = period ? rowsAt(epci, indicator, period) : new Map<string, Row>();
  const silent = silentFor(epci, indicator);
  const refused = answer.refusals.find(({ fields }) => fields.some((field) => indicator.fields.includes(field)));
  const when = period ? periodText(period.id) : "";
  const title = `${indicator.title} par EPCI, ${when}`;
  const meuse = answer.data?.meuse ?? null;
  const meuseFigure = (period && meuse && figureAt(meuse, indicator, period)) || null;
  const linked = useRef<HTMLDivElement>(null);
  useLinked(linked, rows.size);
  return (
    <>
      <Notices answer={answer} />
      {silent.length > 0 ? (
        silent.map((institution) => <p key={institution}>{silenceOf(answer.refusals, institution)}</p>)
      ) : rows.size === 0 ? (
        <p>
          {refused?.message ??
            (place.asOf
              ? nothingPublished(place.asOf)
              : `Aucun chiffre de cette origine n'est publié pour cet indicateur${period ? `, ${when}` : ""}.`)}
        </p>
      ) : (
        <div class="grid" ref={linked}>
          <div class="span-4">
            <EpciMap title={title} place={place} byCode={rows} isRate={indicator.isRate} />
          </div>
          <div class="span-8">
            <RankTable
              title={title}
              counted={indicator.title}
              place={place}
              rows={period ? rankedAt(epci, meuse, indicator, period) : []}
              meuse={meuseFigure}
              isRate={indicator.isRate}
            />
          </div>
        </div>
      )}
      <PageSources of={[[...rows.values()].map(({ figure }) => figure)]} />
    </>
  );
}
