import { isPartnerId, partnerOf } from "@pacte-hub/schema/model/partner";
import type { Level } from "@pacte-hub/schema/model/territory";

/** How the page writes numbers and dates: French of France, whatever the browser speaks. */
const fixed = [0, 1, 2].map(
  (digits) => new Intl.NumberFormat("fr-FR", { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);
const wholeNumber = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat("fr-FR", {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: "exceptZero",
});
const date = new Intl.DateTimeFormat("fr-FR", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "Europe/Paris",
});
const month = new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "UTC" });

const shortMonth = new Intl.DateTimeFormat("fr-FR", { month: "short", year: "numeric", timeZone: "UTC" });

/** With so many decimals, alike in a column; else as many as the number needs, one at most. */
export const numberText = (value: number, decimals?: number): string =>
  ((decimals === undefined ? null : fixed[decimals]) ?? (Number.isInteger(value) ? wholeNumber : decimal)).format(
    value,
  );
/** Euros, under a heading that says so: cents where there are some. */
export const amountText = (amount: number): string => numberText(amount, Number.isInteger(amount) ? 0 : 2);
/** With a true minus sign, as wide as a plus. */
export const signedText = (value: number): string => signed.format(value).replace("-", "\u2212");
/** French counts the first day of a month, and names the others. */
export const dayText = (day: string): string =>
  date.format(new Date(day.length === 10 ? `${day}T12:00:00Z` : day)).replace(/^1 /, "1er ");

const time = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Paris" });
/** "10 h 12", of an instant. */
export const timeText = (instant: string): string => time.format(new Date(instant)).replace(":", " h ");

const list = new Intl.ListFormat("fr-FR", { type: "conjunction" });
/** "A, B et C". */
export const listText = (names: readonly string[]): string => list.format(names);

/** "2020-12" is "décembre 2020", "2021-Q4" "4e trimestre 2021", "2019" itself. */
export function periodText(period: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return `${quarter[2]}${quarter[2] === "1" ? "er" : "e"} trimestre ${quarter[1]}`;
  if (/^\d{4}-\d{2}$/.test(period)) return month.format(new Date(`${period}-15T00:00:00Z`));
  return period;
}

/** A day, a month or a year, as much as is said of it. */
export const whenText = (text: string): string => (text.length === 10 ? dayText(text) : periodText(text));

/** As an axis has room for it: "T4 2021", "déc. 2021". */
export function shortPeriodText(period: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return `T${quarter[2]} ${quarter[1]}`;
  return /^\d{4}-\d{2}$/.test(period) ? shortMonth.format(new Date(`${period}-15T00:00:00Z`)) : period;
}

/** The last day of a period: where it stands on an axis of time. */
export function endOf(period: string): Date {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return new Date(Date.UTC(Number(quarter[1]), Number(quarter[2]) * 3, 0));
  const [year = 0, at = 12] = period.split("-").map(Number);
  return new Date(Date.UTC(year, at, 0));
}

const units: Readonly<Record<string, readonly [string, string]>> = {
  HOUSEHOLD: ["foyer", "foyers"],
  PERSON: ["personne", "personnes"],
  ADULT: ["adulte", "adultes"],
  STRUCTURE: ["structure", "structures"],
  CONTRACT: ["contrat", "contrats"],
  LABEL: ["labellisation", "labellisations"],
  FTE: ["équivalent temps plein", "équivalents temps plein"],
  EURO: ["euro", "euros"],
  PERCENT: ["pour cent", "pour cent"],
  DAY: ["jour", "jours"],
  MONTH: ["mois", "mois"],
};

export const unitText = (unit: string, value: number | null = null): string => {
  const [singular, plural] = units[unit] ?? [unit, unit];
  return value !== null && Math.abs(value) < 2 ? singular : plural;
};

/** Full-time equivalents are published to the tenth, months to the hundredth; everything else is counted in wholes. */
export const unitDecimals = (unit: string): number => (unit === "FTE" ? 1 : unit === "MONTH" ? 2 : 0);

export const levelText: Readonly<Record<Level, string>> = {
  DEPARTMENT: "département",
  ARRONDISSEMENT: "arrondissement",
  EPCI: "EPCI",
  COMMUNE: "commune",
};

const measures: Readonly<Record<string, string>> = {
  STOCK: "en fin de période",
  AVERAGE: "moyenne de la période",
  FLOW: "au cours de la période",
  CUMULATIVE: "cumul depuis le début de l'année",
};
export const measureText = (measure: string): string => measures[measure] ?? measure;

export const institutionText = (id: string): string => (isPartnerId(id) ? partnerOf(id).short : id);

export const missingText: Readonly<Record<string, string>> = {
  FUNDING: "financement",
  STAFF: "personnel",
  PREMISES: "locaux",
  MOBILITY: "mobilité",
  PARTNER: "partenaire",
};

export const statusText: Readonly<Record<string, string>> = {
  PROPOSED: "proposée",
  SEEKING_FUNDS: "en recherche de financement",
  FUNDED: "financée",
  RUNNING: "en cours",
  BLOCKED: "bloquée",
  FINISHED: "terminée",
  EVALUATED: "évaluée",
  ABANDONED: "abandonnée",
};

const dayMs = 86_400_000;
/** How long ago, as one says it: "12 jours", "7 mois", "5 ans". Days are ISO 8601; the later comes second. */
export function ageText(from: string, to: string): string {
  const days = Math.max(0, Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / dayMs));
  if (days < 60) return `${days} ${days < 2 ? "jour" : "jours"}`;
  const months = Math.floor(days / 30.4375);
  return months < 24 ? `${months} mois` : `${Math.floor(months / 12)} ans`;
}
