import { type Choice, periodsWithin } from "./choice.ts";
import { fieldOf, type Indicator, type Place } from "./offer.ts";
import { whereOf } from "./where.ts";

/** A figure is asked with all that is needed to read it. */
const figure = "period value status bounds { min max } coverage { present expected } release { id unit }";

/**
 * The question of a choice, as one would write it; null where none of the indicators has a figure in these years.
 * Each of its words is the catalogue's: a choice may come of an address that someone else wrote.
 */
export function questionOf(choice: Choice, indicators: readonly Indicator[], places: readonly Place[]): string | null {
  const selection = whereOf(choice.place, places);
  if (selection === null) return null;
  const parts = indicators.flatMap((indicator, at) => {
    const periods = periodsWithin(indicator, choice);
    const [from, to] = [periods[0], periods.at(-1)];
    if (from === undefined || to === undefined) return [];
    const by = indicator.dimensions.find((dimension) => dimension === choice.by[at]);
    const otherArguments = [
      ...(by === undefined ? [] : [`by: [${by}]`]),
      ...(choice.origin === "DEMONSTRATION" ? ["origin: DEMONSTRATION"] : []),
    ];
    const argumentsText = [`from: ${JSON.stringify(from)}`, `to: ${JSON.stringify(to)}`, ...otherArguments].join(", ");
    const figureFields = by === undefined ? figure : `${fieldOf(by)} ${figure}`;
    return [{ institution: indicator.institution, text: `${indicator.field}(${argumentsText}) { ${figureFields} }` }];
  });
  if (parts.length === 0) return null;
  const institutions = [...new Set(parts.map(({ institution }) => institution))];
  const institutionFields = institutions.map((institution) => {
    const fields = parts.filter((part) => part.institution === institution).map(({ text }) => `      ${text}`);
    return `    ${institution} {\n${fields.join("\n")}\n    }`;
  });
  return `query Tableau {\n  ${selection.opening}\n    code\n    name\n${institutionFields.join("\n")}\n  ${selection.closing}\n}`;
}
