import type { ConventionsQuery, OpeningFragment } from "../../hub/operations.ts";
import { everyPartner, partners } from "../../hub/partners.ts";

export type Convention = NonNullable<ConventionsQuery["conventions"]>[number];

/** Where a convention stands for a committee that meets on a day. */
export const groups = ["expiring", "inForce", "coming", "unknown", "expired"] as const;
export type Group = (typeof groups)[number];

const soonDays = 183;

type Judged = Pick<Convention, "end"> & { readonly state: Pick<Convention["state"], "status"> };

/** In force and ending within six months, in force, not yet begun or signed, of a state that nobody says, or ended. */
export function groupOf({ state: { status }, end }: Judged, day: string): Group {
  if (status === "EXPIRED") return "expired";
  if (status === "UNKNOWN") return "unknown";
  if (status !== "IN_FORCE" && status !== "IN_FORCE_PARTIAL") return "coming";
  const left = end
    ? (Date.parse(end.length === 4 ? `${end}-12-31` : end) - Date.parse(day)) / 86_400_000
    : Number.POSITIVE_INFINITY;
  return left <= soonDays ? "expiring" : "inForce";
}

/** When it runs, from its first day to its last; a year or a month stands for all of it. null: one of the two is not said. */
export function spanOf({ start, signed, end }: Pick<Convention, "start" | "signed" | "end">) {
  const from = start ?? signed;
  if (!from || !end) return null;
  const [year = 0, month = 12, day] = end.split("-").map(Number);
  const last = day ? Date.parse(end) : Date.UTC(year, month, 0);
  const first = Date.parse(from);
  return Number.isNaN(first) || Number.isNaN(last) ? null : { start: new Date(first), end: new Date(last) };
}

/** What the register says against an access that is open, each sentence once. */
export function contradictionsOf({ poleEmploi, caf, siae }: Convention): readonly string[] {
  const said = [poleEmploi, caf, siae].flatMap((one) => one?.disagreements ?? []);
  return [...new Set(said.map(({ explanation }) => explanation))];
}

/** What datasets and institutions are called, by their ids; an id without a name stands for itself. */
export function namesOf(said: ConventionsQuery | null): (id: string) => string {
  const publishers = [said?.department, said?.poleEmploi, said?.caf, said?.siae];
  const names = new Map([
    ...(said?.institutions ?? []).map(({ id, name }) => [id, name] as const),
    ...publishers.flatMap((one) => one?.datasets.map(({ id, title }) => [id, title] as const) ?? []),
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
  everyPartner.filter((one) => !convention[one]).map((one) => partners[one]);

/** What a convention opens today, of all four institutions; each says it itself. */
export function openedBy({ department, poleEmploi, caf, siae }: Convention): readonly Opened[] {
  const grants = [department, poleEmploi, caf, siae]
    .flatMap((one) => one?.grants ?? [])
    .filter(({ isEffective }) => isEffective);
  const byDataset = new Map<string, OpeningFragment[]>();
  for (const grant of grants) byDataset.set(grant.dataset, [...(byDataset.get(grant.dataset) ?? []), grant]);
  return [...byDataset].map(([dataset, own]) => ({
    dataset,
    institutions: [...new Set(own.map(({ institution }) => institution))].sort(),
    isDemonstration: own.every(({ demonstration }) => demonstration),
  }));
}
