import type { ReactNode } from "react";
import { withOrigin } from "./address.ts";
import { type Choice, chosen, withIndicator, yearsOf } from "./choice.ts";
import { type Breakdown, type Indicator, type Offer, type Origin, ofOrigin } from "./offer.ts";
import { isPublishedAt, levels, placeText } from "./where.ts";

interface ChoicesProps {
  readonly offer: Offer;
  readonly choice: Choice;
  /** What each chosen indicator can be broken down by. */
  readonly breakdowns: readonly (readonly Breakdown[])[];
  readonly change: (choice: Choice) => void;
}

/** What to count, where, and when: lists of the browser's own, which a keyboard and a screen reader know. */
export function Choices({ offer, choice, breakdowns, change }: ChoicesProps) {
  const indicators = chosen(offer, choice);
  const years = yearsOf(indicators);
  return (
    <form className="choice" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>Que compter</legend>
        {offer.invented.length > 0 && (
          <LabelledSelect
            label="Chiffres"
            value={choice.origin}
            take={(origin) => change(withOrigin(offer, choice, origin as Origin))}
          >
            <option value="REAL">réels</option>
            <option value="DEMONSTRATION">de démonstration : inventés</option>
          </LabelledSelect>
        )}
        {[0, 1].map((at) => (
          <IndicatorChoice key={at} {...{ offer, choice, breakdowns, change, at }} />
        ))}
      </fieldset>
      <fieldset>
        <legend>Où et quand</legend>
        <LabelledSelect label="Territoires" value={choice.place} take={(place) => change({ ...choice, place })}>
          <Places offer={offer} indicators={indicators} />
        </LabelledSelect>
        <div className="years">
          <LabelledSelect
            label="De l'année"
            value={choice.from}
            take={(from) => change(inOrder({ ...choice, from }, "from"))}
          >
            <Years years={years} />
          </LabelledSelect>
          <LabelledSelect label="À l'année" value={choice.to} take={(to) => change(inOrder({ ...choice, to }, "to"))}>
            <Years years={years} />
          </LabelledSelect>
        </div>
      </fieldset>
    </form>
  );
}

/** Of two years in the wrong order, the one just chosen stands. */
const inOrder = (choice: Choice, changedEnd: "from" | "to"): Choice =>
  choice.from <= choice.to ? choice : { ...choice, from: choice[changedEnd], to: choice[changedEnd] };

interface CountedProps extends ChoicesProps {
  readonly at: number;
}

function IndicatorChoice({ offer, choice, breakdowns, change, at }: CountedProps) {
  const key = choice.indicators[at] ?? "";
  const { indicators } = ofOrigin(offer, choice.origin);
  const indicator = indicators.find((candidate) => candidate.key === key);
  const possible = breakdowns[at] ?? [];
  const by = choice.by[at] ?? "";
  const ordinal = at === 0 ? "Premier" : "Second";
  const take = (dimension: string) =>
    change({
      ...choice,
      by: choice.indicators.map((_, index) => (index === at ? dimension : (choice.by[index] ?? ""))),
    });
  return (
    <>
      <LabelledSelect
        label={`${ordinal} indicateur`}
        value={key}
        take={(chosenKey) => change(withIndicator(offer, choice, at, chosenKey))}
      >
        {at === 1 && <option value="">aucun</option>}
        <Indicators indicators={indicators} />
      </LabelledSelect>
      {indicator && <p className="definition">{indicator.definition}</p>}
      {possible.length > 0 && (
        <LabelledSelect label={`Ventilation du ${ordinal.toLowerCase()}`} value={by} take={take}>
          <option value="">aucune : le total</option>
          {possible.map(({ dimension, label }) => (
            <option key={dimension} value={dimension}>
              {label}
            </option>
          ))}
        </LabelledSelect>
      )}
    </>
  );
}

function Indicators({ indicators }: { readonly indicators: readonly Indicator[] }) {
  return [...new Set(indicators.map(({ institutionName }) => institutionName))].map((name) => (
    <optgroup key={name} label={name}>
      {indicators
        .filter(({ institutionName }) => institutionName === name)
        .map(({ key, title }) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
    </optgroup>
  ));
}

/** What one of the indicators is never published for is not to be chosen. */
function Places({
  offer: { places },
  indicators,
}: {
  readonly offer: Offer;
  readonly indicators: readonly Indicator[];
}) {
  const option = (place: string) => {
    const isPossible = isPublishedAt(place, indicators, places);
    const label = placeText(place, places);
    return (
      <option key={place} value={place} disabled={!isPossible}>
        {isPossible ? label : `${label} (non publié)`}
      </option>
    );
  };
  const codesOf = (wantedLevel: string) => places.filter(({ level }) => level === wantedLevel).map(({ code }) => code);
  return (
    <>
      {levels.map(option)}
      <optgroup label="Un arrondissement">{codesOf("ARRONDISSEMENT").map(option)}</optgroup>
      <optgroup label="Un EPCI">{codesOf("EPCI").map(option)}</optgroup>
      <optgroup label="Les communes d'un EPCI">{codesOf("EPCI").map((code) => option(`dans:${code}`))}</optgroup>
      <optgroup label="Une commune">{codesOf("COMMUNE").map(option)}</optgroup>
    </>
  );
}

const Years = ({ years }: { readonly years: readonly string[] }) =>
  years.map((year) => <option key={year}>{year}</option>);

interface ChosenProps {
  readonly label: string;
  readonly value: string;
  readonly take: (value: string) => void;
  readonly children: ReactNode;
}

const LabelledSelect = ({ label, value, take, children }: ChosenProps) => (
  <label>
    {label}
    <select value={value} onChange={(event) => take(event.currentTarget.value)}>
      {children}
    </select>
  </label>
);
