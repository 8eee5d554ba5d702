import { type HintCandidate, hintFor, hintText } from "@pacte-hub/schema/rules/nearest";
import { type Choice, chosen, latestOf, yearsOf } from "./choice.ts";
import { type Indicator, type Offer, type Origin, ofOrigin } from "./offer.ts";
import { levels, placeText, possiblePlace, whereOf } from "./where.ts";

/** What an address asks, as far as the hub has it, and French sentences of what it has not. */
export interface AddressReading {
  readonly choice: Choice;
  readonly notices: readonly string[];
}

const usual = ["caf.rsaHouseholds", "poleEmploi.jobseekers"];

/** Of a word that someone else wrote no more is shown than a reader needs to recognise it. */
const quoted = (word: string): string => `« ${word.length > 60 ? `${word.slice(0, 60)}…` : word} »`;

const origins: readonly (HintCandidate & { readonly origin: Origin })[] = [
  { code: "reels", origin: "REAL" },
  { code: "demonstration", origin: "DEMONSTRATION" },
];

type Miss = (sentence: string, word: string, candidates: readonly HintCandidate[]) => void;

/** The words of an address by the names of its parameters, and the notices of those that lead nowhere. */
interface AddressWords {
  /** "" where the address has none. */
  readonly wordOf: (name: string) => string;
  readonly notices: string[];
  /** Adds a notice with the candidate nearest to the word. */
  readonly miss: Miss;
}

function addressWords(search: string): AddressWords {
  const parameters = new URLSearchParams(search);
  const notices: string[] = [];
  return {
    wordOf: (name) => parameters.get(name) ?? "",
    notices,
    miss: (sentence, word, candidates) => notices.push(`${sentence}${hintText(hintFor(word, candidates))}`),
  };
}

/** Only words of the offer go on: the address may be anybody's. What is left out is what a first visit shows. */
export function readAddress(search: string, fullOffer: Offer): AddressReading {
  const words = addressWords(search);
  const origin = originIn(words, fullOffer);
  const offer = ofOrigin(fullOffer, origin);
  const breakdownByKey = indicatorsIn(words, { offer, fullOffer, origin });
  const indicators = chosen(fullOffer, { origin, indicators: [...breakdownByKey.keys()] });
  const by = indicators.map((indicator) => publishedBreakdown(words, indicator, breakdownByKey.get(indicator.key)));
  const [from = "", to = ""] = [yearIn(words, "de", indicators), yearIn(words, "jusqua", indicators)].sort();
  const place = placeIn(words, indicators, offer);
  return {
    choice: { origin, indicators: [...breakdownByKey.keys()], by, place, from, to },
    notices: words.notices,
  };
}

function originIn({ wordOf, notices, miss }: AddressWords, { invented }: Offer): Origin {
  const word = wordOf("chiffres");
  const originAsked = origins.find(({ code }) => code === word);
  const isPublished = originAsked?.origin !== "DEMONSTRATION" || invented.length > 0;
  if (!isPublished) notices.push("Aucun chiffre de démonstration n'est publié ici : voici les réels.");
  if (word !== "" && !originAsked)
    miss(`${quoted(word)} n'est pas une sorte de chiffres : voici les réels.`, word, origins);
  return originAsked && isPublished ? originAsked.origin : "REAL";
}

interface OfferOfOrigin {
  readonly offer: Offer;
  readonly fullOffer: Offer;
  readonly origin: Origin;
}

/** By indicator of the offer, the breakdown its address names, published or not; those of a first visit when it names none. */
function indicatorsIn(
  { wordOf, notices, miss }: AddressWords,
  { offer, fullOffer, origin }: OfferOfOrigin,
): ReadonlyMap<string, string> {
  const indicatorsAsked = [
    { key: wordOf("a"), dimension: wordOf("par") },
    { key: wordOf("b"), dimension: wordOf("par2") },
  ].filter(({ key }) => key !== "");
  const breakdownByKey = new Map<string, string>();
  for (const { key, dimension } of indicatorsAsked) {
    const indicator = offer.indicators.find((candidate) => candidate.key === key);
    if (!indicator)
      miss(
        `${quoted(key)} n'est pas un indicateur que vous puissiez lire ici, ou son institution ne répond pas.`,
        key,
        offer.indicators.map((candidate) => ({ code: candidate.key, name: candidate.title })),
      );
    else if (breakdownByKey.has(key)) notices.push(`« ${indicator.title} » est demandé deux fois : le voici une fois.`);
    else breakdownByKey.set(key, dimension);
  }
  if (breakdownByKey.size > 0) return breakdownByKey;
  const [par = "", par2 = ""] = indicatorsAsked.length === 0 ? [wordOf("par"), wordOf("par2")] : [];
  const firstVisit = chosen(fullOffer, { origin, indicators: usual });
  const firstIndicators = firstVisit.length > 0 ? firstVisit : offer.indicators.slice(0, 1);
  return new Map(firstIndicators.map(({ key }, at) => [key, at === 0 ? par : par2]));
}

/** "" for none, or for one that the indicator is not published by. */
function publishedBreakdown({ miss }: AddressWords, { title, dimensions }: Indicator, dimension = ""): string {
  if (dimension === "" || dimensions.includes(dimension)) return dimension;
  const breakdowns = dimensions.map((code) => ({ code }));
  miss(`${quoted(dimension)} n'est pas une ventilation publiée de « ${title} ».`, dimension, breakdowns);
  return "";
}

function yearIn({ wordOf, notices }: AddressWords, name: string, indicators: readonly Indicator[]): string {
  const years = yearsOf(indicators);
  const year = wordOf(name);
  if (years.includes(year)) return year;
  if (year !== "")
    notices.push(
      `Aucun chiffre n'est publié pour l'année ${quoted(year)} : il y en a de ${years.at(-1)} à ${years[0]}.`,
    );
  return latestOf(indicators);
}

function placeIn({ wordOf, miss }: AddressWords, indicators: readonly Indicator[], { places }: Offer): string {
  const word = wordOf("ou");
  // The Department is one: its code and its level are one choice.
  const placeAsked = places.some(({ code, level }) => code === word && level === "DEPARTMENT") ? "DEPARTMENT" : word;
  const isPlace = placeAsked !== "" && whereOf(placeAsked, places) !== null;
  const place = possiblePlace(isPlace ? placeAsked : "EPCI", indicators, places);
  const replacement = `Voici : ${placeText(place, places)}.`;
  if (placeAsked !== "" && !isPlace)
    miss(`${quoted(word)} n'est pas un territoire de cette page. ${replacement}`, word, [
      ...levels.map((code) => ({ code })),
      ...places,
    ]);
  else if (isPlace && place !== placeAsked)
    miss(`Ces chiffres ne sont pas publiés pour « ${placeText(placeAsked, places)} ». ${replacement}`, "", []);
  return place;
}

/** The same choice of figures of another origin, as far as there are any. */
export const withOrigin = (offer: Offer, choice: Choice, origin: Origin): Choice =>
  readAddress(addressOf({ ...choice, origin }), offer).choice;

/** The page's address for a choice; `readAddress` reads it back. */
export function addressOf({
  origin,
  indicators: [a = "", b = ""],
  by: [par = "", par2 = ""],
  place,
  from,
  to,
}: Choice): string {
  const chiffres = origin === "REAL" ? "" : (origins.find((candidate) => candidate.origin === origin)?.code ?? "");
  const parameters = { chiffres, a, b, ou: place, de: from, jusqua: to, par, par2 };
  return `?${new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ""))}`;
}

/** Of a file that holds the choice's table, without its ending: "rsaHouseholds-jobseekers-EPCI-2021". */
export function fileName({ origin, indicators, place, from, to }: Choice): string {
  const fields = indicators.map((key) => key.split(".").at(-1));
  const mark = origin === "REAL" ? [] : ["demonstration"];
  return [...mark, ...fields, place.replace(":", "-"), from, ...(to === from ? [] : [to])].join("-");
}
