import { type CommitmentsAcross, commitmentsAcross } from "@pacte-hub/schema/rules/commitmentsAcross";
import { amountText, numberText, periodText } from "../../french/words.ts";
import { countFigure } from "../../hub/figure.ts";
import type { CitedFragment, CommitmentsQuery } from "../../hub/operations.ts";

type Pact = NonNullable<CommitmentsQuery["pact"]>;
type Means = Pact["commitments"]["means"][number];

/** What the registers and the open data say of a promise. "kept" is said on proof alone, and no proof is no breach. */
export const traceStatuses = ["traced", "running", "over"] as const;
export type TraceStatus = (typeof traceStatuses)[number];

/** A promise of the Pact of 2017: who made it, its words, until when, and what is known of it. */
export interface Promise2017 {
  readonly id: string;
  readonly who: string;
  readonly what: string;
  readonly cited: readonly CitedFragment[];
  /** Its last day; the Pact's where it says none. */
  readonly until: string;
  /** Whether the text says that day itself. */
  readonly isUntilSaid: boolean;
  readonly standing: TraceStatus;
  /** French sentence: the trace that is published, with its figures; null: none. */
  readonly trace: string | null;
}

const department = "Département";
const signatories = "Tous les signataires";
const region = "Région Grand Est";

/** "2017-08-01" for three years ends on "2020-07-31". */
export function lastDayAfter(start: string, years: number): string {
  const day = new Date(`${start}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() + years);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

function untilOf({ start, end, durationYears }: Pick<Means, "start" | "end" | "durationYears">): string | null {
  if (end) return end;
  return start && durationYears ? lastDayAfter(start, durationYears) : null;
}

/** What open data show of a promised means, by its id in the Pact's register; a means that is not here has no trace. */
const traces: Readonly<Record<string, (answer: CommitmentsQuery) => string | null>> = {
  "esf-global-grant-2017-2020": ({ esfOperations }) => {
    const operations = (esfOperations ?? []).filter(({ start, end }) => start <= "2020-12-31" && end >= "2017-01-01");
    if (operations.length === 0) return null;
    const sum = operations.reduce((total, { amount }) => total + amount, 0);
    return `${numberText(operations.length)} opérations FSE situées dans la Meuse ont couru entre 2017 et 2020, pour ${amountText(Math.round(sum))} € de fonds européens (liste nationale des opérations) ; la liste ne dit pas lesquelles relèvent de la subvention globale.`;
  },
  "dedicated-budget-envelope": ({ territory }) => {
    const spent = (territory?.department?.insertionSpending ?? [])
      .map(countFigure)
      .filter(({ period, value }) => value !== null && period >= "2017" && period <= "2021");
    if (spent.length === 0) return null;
    const years = spent.map(({ period, value }) => `${amountText(value ?? 0)} € en ${periodText(period)}`);
    return `Dépenses d'insertion du Département : ${years.join(", ")} (DREES) ; le Pacte n'écrit aucun montant auquel les comparer.`;
  },
};

/** Every promise, in the order of the text: of all, of the Department, of the Region. */
export function promisesOf(answer: CommitmentsQuery, day: string): readonly Promise2017[] {
  const { pact } = answer;
  if (!pact) return [];
  const { common, pilot, means, region: ofRegion } = pact.commitments;
  const judged = (
    promise: Omit<Promise2017, "until" | "isUntilSaid" | "standing">,
    until: string | null,
  ): Promise2017 => {
    const last = until ?? pact.end;
    const status = promise.trace ? "traced" : last < day ? "over" : "running";
    return { ...promise, until: last, isUntilSaid: until !== null, standing: status };
  };
  return [
    ...common.map(({ fr, blocks }, at) =>
      judged({ id: `common-${at + 1}`, who: signatories, what: fr, cited: blocks, trace: null }, null),
    ),
    ...(pilot
      ? [judged({ id: "pilot", who: department, what: pilot.fr, cited: pilot.blocks, trace: null }, null)]
      : []),
    ...means.map((promisedMeans) =>
      judged(
        {
          id: promisedMeans.id,
          who: department,
          what: promisedMeans.title,
          cited: promisedMeans.blocks,
          trace: traces[promisedMeans.id]?.(answer) ?? null,
        },
        untilOf(promisedMeans),
      ),
    ),
    ...ofRegion.commitments.map(({ id, fr, blocks }) =>
      judged({ id, who: region, what: fr, cited: blocks, trace: null }, null),
    ),
  ];
}

/** What every promisor says of what it promised, up to a day: summed here, as no institution holds the others' words. */
export const reportedOf = (answer: CommitmentsQuery, day: string): CommitmentsAcross =>
  commitmentsAcross(
    answer.commitments ?? [],
    {
      department: answer.departmentCommitmentReports ?? null,
      "pole-emploi": answer.poleEmploiCommitmentReports ?? null,
      caf: answer.cafCommitmentReports ?? null,
      siae: answer.siaeCommitmentReports ?? null,
    },
    day,
  );
