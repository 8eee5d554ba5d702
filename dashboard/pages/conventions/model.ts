import type { ConventionsQuery, OpeningFragment } from "../../hub/operations.ts";
import { everyPartner, partners } from "../../hub/partners.ts";

export type Convention = NonNullable<ConventionsQuery["conventions"]>[number];

/** Where a convention stands for a committee that meets on a day. */
export const groups = ["expiring", "inForce", "coming", "unknown", "expired"] as const;
export type Group = (typeof groups)[number];

const soonDays = 183;

type EndAndStatus = Pick<Convention, "end"> & { readonly state: Pick<Convention["state"], "status"> };

/** In force and ending within six months, in force, not yet begun or signed, of a state that nobody says, or ended. */
export function groupOf({ state: { status }, end }: EndAndStatus, day: string): Group {
  if (status === "EXPIRED") return "expired";
  if (status === "UNKNOWN") return "unknown";
  if (status !== "IN_FORCE" && status !== "IN_FORCE_PARTIAL") return "coming";
  const daysLeft = end
    ? (Date.parse(end.length === 4 ? `${end}-12-31` : end) - Date.parse(day)) / 86_400_000
    : Number.POSITIVE_INFINITY;
  return daysLeft <= soonDays ? "expiring" : "inForce";
}

/** What is said of when a convention runs; a year or a month stands for all of it. */
export type Dated = Pick<Convention, "start" | "signed" | "end" | "expectedSignature">;
export type ConventionState = EndAndStatus;

/** From when to when a convention is drawn, and which of its ends the register says; the others are those of the Pact's years. */
export interface Life {
  readonly from: Date;
  readonly to: Date;
  readonly isFromSaid: boolean;
  readonly isToSaid: boolean;
}

const pactYears = { from: new Date(Date.UTC(2017, 0, 1)), to: new Date(Date.UTC(2021, 11, 31)) };

export function lifeOf({ start, signed, end, expectedSignature }: Dated): Life {
  const began = firstDayOf(start ?? signed ?? expectedSignature ?? null);
  const ended = lastDayOf(end);
  const from = began ?? pactYears.from;
  const to = ended ?? (from > pactYears.to ? from : pactYears.to);
  // A convention that ended before the Pact began, and whose beginning nobody says, is drawn at its end.
  return { from: from > to ? to : from, to, isFromSaid: Boolean(start ?? signed), isToSaid: ended !== null };
}

const dateOf = (time: number): Date | null => (Number.isNaN(time) ? null : new Date(time));
const firstDayOf = (text: string | null): Date | null => (text ? dateOf(Date.parse(text)) : null);

function lastDayOf(text: string | null): Date | null {
  if (!text) return null;
  const [year = 0, month = 12, day] = text.split("-").map(Number);
  return dateOf(day ? Date.parse(text) : Date.UTC(year, month, 0));
}

/** What the register says against an access that is open, each sentence once. */
export function contradictionsOf({ department, poleEmploi, caf, siae }: Convention): readonly string[] {
  const disagreements = [department, poleEmploi, caf, siae].flatMap((publisher) => publisher?.disagreements ?? []);
  return [...new Set(disagreements.map(({ explanation }) => explanation))];
}

/** What datasets and institutions are called, by their ids; an id without a name stands for itself. */
export function namesOf(data: ConventionsQuery | null): (id: string) => string {
  const publishers = [data?.department, data?.poleEmploi, data?.caf, data?.siae];
  const names = new Map([
    ...(data?.institutions ?? []).map(({ id, name }) => [id, name] as const),
    ...publishers.flatMap((publisher) => publisher?.datasets.map(({ id, title }) => [id, title] as const) ?? []),
  ]);
  return (id) => names.get(id) ?? id;
}

/** A dataset that the convention opens, and to how many kinds of readers. */
export interface Opened {
  readonly dataset: string;
  readonly institutions: readonly string[];
  readonly isDemonstration: boolean;
}

/** The institutions that did not say what they open under it: not the same as opening nothing. */
export const unheardOf = (convention: Convention): readonly string[] =>
  everyPartner.filter((partner) => !convention[partner]).map((partner) => partners[partner]);

/** What a convention opens today, of all four institutions; each says it itself. */
export function openedBy({ department, poleEmploi, caf, siae }: Convention): readonly Opened[] {
  const grants = [department, poleEmploi, caf, siae]
    .flatMap((publisher) => publisher?.grants ?? [])
    .filter(({ isEffective }) => isEffective);
  const byDataset = new Map<string, OpeningFragment[]>();
  for (const grant of grants) byDataset.set(grant.dataset, [...(byDataset.get(grant.dataset) ?? []), grant]);
  return [...byDataset].map(([dataset, datasetGrants]) => ({
    dataset,
    institutions: [...new Set(datasetGrants.map(({ institution }) => institution))].sort(),
    isDemonstration: datasetGrants.every(({ demonstration }) => demonstration),
  }));
}
