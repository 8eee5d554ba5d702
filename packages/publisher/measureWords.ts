import type { Indicator } from "@pacte-hub/institution/config";
import { plainName } from "./writtenTerritory.ts";

type Measured = Pick<Indicator, "title" | "definition" | "columns" | "measure" | "periods">;

/** Over what a mean is taken, by the periods of which it is the figure. */
const spans: Readonly<Record<Indicator["periods"], RegExp>> = {
  MONTH: /\bmensuel(le)?s?\b/,
  QUARTER: /\b(trimestriel(le)?s?|du trimestre|(des )?(3|trois) (fins de )?mois|mensuel(le)?s?)\b/,
  YEAR: /\b(annuel(le)?s?|(de|sur) l annee|(des |sur )?(12|douze) mois|trimestriel(le)?s?|mensuel(le)?s?)\b/,
};
const anySpan = /\b((tri|se)mestriel(le)?s?|mensuel(le)?s?|annuel(le)?s?|(de|sur) l annee|(sur )?(12|douze) mois)\b/;

const mean = /\b(moyennes?|medianes?|effectifs? moyens?|nombres? moyens?)\b/;
const sum =
  /\b(cumuls?|cumulee?s?|depuis (le )?(1er |1 )?janvier|depuis le debut de l annee|(glissant(e?s)?)|(12|douze) derniers mois|au moins une fois|au moins un mois (dans|au cours de|sur|pendant) l annee|au cours de l annee)\b/;
const flow =
  /\b(flux (d entrees?|entrants?|de nouve\w+)|nombre d entrees|ouvertures de droits?|droits ouverts dans le mois|nouvelles inscriptions)\b/;
/** No dataset of ours is of half a year. */
const half = /\b(semestres?|semestriel(le)?s?|s[12] ?20\d\d|20\d\d ?s[12])\b/;
const lastDay =
  /\b(en fin de (trimestre|periode|annee)|a la fin (du|de l) (trimestre|annee)|(?<!\bdu \w+ \w+( \d+)? )au 3[01] (mars|juin|septembre|decembre)|fin (mars|juin|septembre|decembre)|dernier mois du trimestre)\b/;
const stock = new RegExp(`\\ben stock\\b|\\ben fin de mois\\b|\\ba la fin du mois\\b|${lastDay.source}`);
/** Of the day a file was made, or of what it was made with. */
const obtained =
  /\b(extrait(e?s)?|extractions?|export|maj|mise? a jour|actualise(e?s)?|consulte(e?s)?|telecharge(e?s)?|arrete(e?s)?)\b/;

/** By how a dataset is measured, the words of those that are measured otherwise. */
const others: Readonly<Record<Indicator["measure"], readonly RegExp[]>> = {
  STOCK: [mean, sum, flow, half],
  AVERAGE: [sum, flow, lastDay, half],
  FLOW: [mean, sum, stock, half],
  CUMULATIVE: [mean, stock, half],
};

/**
 * A word by which a text says that figures are a mean, a sum since January, a flow or a stock, where the dataset is another;
 * undefined where it agrees, or says nothing of it. Whatever the dataset says of itself is its own.
 */
export function otherMeasureIn(text: string, indicator: Measured): string | undefined {
  const plain = wordsIn(text);
  const own = wordsIn(`${indicator.title} ${indicator.definition} ${indicator.columns.join(" ")}`);
  for (const words of others[indicator.measure]) {
    const [found] = words.exec(plain) ?? [];
    if (found === undefined || words.test(own) || (words !== mean && obtained.test(plain))) continue;
    return found;
  }
  const [averaged] = mean.exec(plain) ?? [];
  if (averaged === undefined || indicator.measure !== "AVERAGE" || !anySpan.test(plain)) return undefined;
  return spans[indicator.periods].test(plain) ? undefined : `${averaged} ${anySpan.exec(plain)?.[0]}`;
}

/** Underscores and hyphens of file names are spaces between words. */
const wordsIn = (text: string): string => plainName(text.replaceAll(/[_-]/g, " "));
