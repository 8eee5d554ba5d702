import { isPending, type Request, requestsOf } from "../../hub/funding.ts";
import type { BlockingFragment, DecideQuery, FreshFragment, FundedFragment } from "../../hub/operations.ts";
import { openPoints } from "../../parts/blocking.tsx";

type Convention = NonNullable<DecideQuery["conventions"]>[number];
type Axis = NonNullable<DecideQuery["axes"]>[number];
type Meeting = NonNullable<DecideQuery["meetings"]>[number];

/** Requests without an answer, the oldest first. */
export const pendingOf = (actions: readonly FundedFragment[]): readonly Request[] =>
  actions
    .flatMap(requestsOf)
    .filter(isPending)
    .toSorted((first, second) => first.submittedOn.localeCompare(second.submittedOn));

/** Whether the day by which the funder said that it would answer is past. */
export const isOverdue = ({ answerExpectedBy }: Request, day: string): boolean =>
  answerExpectedBy !== null && answerExpectedBy < day;

/** A recommendation of the Pact, and how many actions of this register carry it out. */
export interface Carried {
  readonly code: string;
  readonly title: string;
  readonly actions: number;
  /** Of these, those that are not over. */
  readonly current: number;
}

const over = ["FINISHED", "EVALUATED", "ABANDONED"];

export const carriedBy = (axes: readonly Axis[], actions: readonly FundedFragment[]): readonly (readonly Carried[])[] =>
  axes.map(({ recommendations }) =>
    recommendations.map(({ code, title }) => {
      const ownActions = actions.filter((action) =>
        action.recommendations.some((recommendation) => recommendation.code === code),
      );
      return {
        code,
        title,
        actions: ownActions.length,
        current: ownActions.filter(({ status }) => !over.includes(status)).length,
      };
    }),
  );

/** A day said as much as it is: "2019" and "2019-02" stand for their last day. */
function lastDayOf(text: string): string {
  const [year = 0, month = 12, day] = text.split("-").map(Number);
  return day ? text : new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** What the committee can settle at its next meeting, each kind with what it is about. */
export interface Agenda {
  /** Requests whose funder said a day that is past. */
  readonly overdue: readonly Request[];
  /** Open, and brought before no committee of the department yet. */
  readonly unreferred: readonly BlockingFragment[];
  /** In force, and ending within six months. */
  readonly ending: readonly Convention[];
  /** Recommendations of the Pact without any action. */
  readonly uncarried: readonly Carried[];
}

const soonDays = 183;

export function agendaOf(answer: DecideQuery, day: string): Agenda {
  const actions = answer.actions ?? [];
  const soon = new Date(Date.parse(day) + soonDays * 86_400_000).toISOString().slice(0, 10);
  return {
    overdue: pendingOf(actions).filter((request) => isOverdue(request, day)),
    unreferred: openPoints(answer.blockingPoints ?? []).filter(({ referrals }) => referrals.length === 0),
    ending: (answer.conventions ?? []).filter(({ end, state }) => {
      if (!end || !state.status.startsWith("IN_FORCE")) return false;
      const last = lastDayOf(end);
      return last >= day && last <= soon;
    }),
    uncarried: carriedBy(answer.axes ?? [], actions)
      .flat()
      .filter((recommendation) => recommendation.actions === 0),
  };
}

/** Of one dataset, what came out since a day. */
export interface Fresh {
  readonly dataset: string;
  readonly institution: string;
  readonly periods: readonly string[];
}

/** What changed between two days, the first excluded and the last included. */
export interface Changes {
  readonly releases: readonly Fresh[];
  readonly decisions: readonly Request[];
  readonly opened: readonly BlockingFragment[];
  readonly solved: readonly BlockingFragment[];
  readonly ended: readonly Convention[];
  readonly meetings: readonly Meeting[];
}

export function changesOf(answer: DecideQuery, since: string, day: string): Changes {
  const isBetween = (instant: string | null | undefined): boolean =>
    !!instant && instant.slice(0, 10) > since && instant.slice(0, 10) <= day;
  const publishers = [answer.department, answer.poleEmploi, answer.caf, answer.siae].flatMap((publisher) =>
    publisher ? [publisher] : [],
  );
  const points = answer.blockingPoints ?? [];
  return {
    releases: publishers.flatMap((publisher) => freshOf(publisher, isBetween)),
    decisions: (answer.actions ?? []).flatMap(requestsOf).filter(({ decision }) => isBetween(decision?.decidedOn)),
    opened: points.filter(({ openedOn }) => isBetween(openedOn)),
    solved: points.filter(({ solvedOn }) => isBetween(solvedOn)),
    ended: (answer.conventions ?? []).filter(({ end }) => end && isBetween(lastDayOf(end))),
    meetings: (answer.meetings ?? []).filter(({ heldOn }) => isBetween(heldOn)),
  };
}

const freshOf = ({ id, datasets }: FreshFragment, isBetween: (instant: string) => boolean): readonly Fresh[] =>
  datasets.flatMap(({ title, releases }) => {
    const periods = releases.filter(({ publishedAt }) => isBetween(publishedAt)).map(({ period }) => period);
    return periods.length === 0 ? [] : [{ dataset: title, institution: id, periods: [...new Set(periods)].sort() }];
  });

/** The last time the whole department's committee met before a day; null: the register has no such meeting. */
export const lastMeeting = (meetings: readonly Meeting[], day: string): Meeting | null =>
  meetings
    .filter(({ committee, heldOn }) => committee?.level === "DEPARTMENTAL" && heldOn < day)
    .toSorted((first, second) => first.heldOn.localeCompare(second.heldOn))
    .at(-1) ?? null;
