import type { Change } from "@pacte-hub/schema/rules/derivedNumbers";
import { numberText, periodText, signedText } from "../../french/words.ts";
import { changeBetween, type FigureText, valueText } from "../../hub/figure.ts";
import type { OverviewQuery } from "../../hub/operations.ts";

/** A total that lacks a part is compared aloud. */
const partialText = " ; communes renseignées seulement : la comparaison est indicative";
const isPartial = (...figures: readonly (FigureText | null)[]): boolean =>
  figures.some((figure) => figure?.status === "PARTIAL");

/** "−4,7 % (sûrement entre −5,5 et −4,0)"; that the direction is not certain is told aloud. */
function changeText({ value, bounds }: Change): string {
  const isCertain = !bounds || bounds.min === bounds.max;
  const certain = isCertain
    ? ""
    : ` (sûrement entre ${signedText(bounds.min)} et ${signedText(bounds.max)}${holdsZero(bounds) ? " : ni hausse ni baisse certaine" : ""})`;
  return `${signedText(value)} %${certain}`;
}

const holdsZero = ({ min, max }: NonNullable<Change["bounds"]>): boolean => min <= 0 && max >= 0;

/** Like is compared with like; else it is said why no difference is given. */
export function Compared({
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
export function PeopleAtStart({ figures }: { readonly figures: readonly Headline[] }) {
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
