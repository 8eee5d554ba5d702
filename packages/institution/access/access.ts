import { conventionTitle } from "@pacte-hub/data/pacts";
import type { Consultation } from "@pacte-hub/schema/model/consultation";
import type { ConventionId } from "@pacte-hub/schema/model/convention";
import type { Dimension } from "@pacte-hub/schema/model/dimension";
import type { Purpose } from "@pacte-hub/schema/model/grant";
import type { Observation } from "@pacte-hub/schema/model/observation";
import type { Day } from "@pacte-hub/schema/model/period";
import type { DatasetId, Origin } from "@pacte-hub/schema/model/release";
import { type Level, levelsDownTo } from "@pacte-hub/schema/model/territory";
import type { Viewer } from "@pacte-hub/schema/model/viewer";
import { authorise, type Decision } from "@pacte-hub/schema/rules/authorise";
import type { AccessType } from "@pacte-hub/schema/types/grant.type";
import { dayIn } from "@pacte-hub/server/day";
import { refusalError } from "@pacte-hub/server/refusalError";
import { type Institution, indicatorOf } from "../config.ts";
import type { Journal } from "../journal/journal.ts";
import { journalUnavailable } from "../journal/unavailable.ts";
import type { Admission, GrantInUse } from "./readerSession.ts";

/** The figures that one field asks of a dataset, before access is decided. */
export interface FigureAsk {
  readonly dataset: DatasetId;
  readonly level: Level;
  readonly dimensions: readonly Dimension[];
  readonly first: Day | null;
  readonly last: Day | null;
  readonly origin: Origin;
}

/** The grant under which figures may be read, and the days that it opens. */
export interface OpenedSeries {
  /** null: open to all by the dataset's policy. */
  readonly under: GrantInUse | null;
  readonly convention: ConventionId | null;
  readonly first: Day | null;
  readonly last: Day | null;
}

/** The access decisions of one request to an institution, and its record of what was read or refused. */
export interface Access {
  /** @throws NOT_GRANTED with the reason and what would open it; JOURNAL_UNAVAILABLE for what is not open to all. */
  opened(ask: FigureAsk): OpenedSeries;
  /** Whether `opened` would succeed; journals neither a consultation nor a refusal. */
  mayRead(ask: FigureAsk): boolean;
  /** Journals the figures that were read after `opened`. */
  read(ask: FigureAsk, opened: OpenedSeries, figures: readonly Pick<Observation, "release" | "period">[]): void;
  /** For each dataset, what this reader may see and why. Journals nothing. */
  overview(): readonly Omit<AccessType, "isPublished">[];
  readonly consultations: readonly Consultation[];
}

/** The reader, their purpose, and the state that decides (`Admission`). */
export interface AccessRequest {
  readonly institution: Institution;
  readonly viewer: Viewer;
  readonly purpose: Purpose | null;
  readonly admission: Admission;
  /** Absent: nothing is journaled (tests). */
  readonly journal?: Pick<Journal, "isFailing"> | null;
}

/** The access decisions of one request: each distinct question is decided and journaled once. */
export function accessOf(asking: AccessRequest): Access {
  const lines = new Map<string, Line>();
  const decisions = new Map<string, Decision>();
  const lineOf = (ask: FigureAsk, decided: Omit<Line, "releases" | "periods" | "rows">): Line => {
    const name = [ask.dataset, decided.grain, decided.decision, decided.grant].join("|");
    const line = lines.get(name) ?? { ...decided, releases: new Set(), periods: new Set(), rows: 0 };
    lines.set(name, line);
    return line;
  };
  return {
    opened(ask) {
      if (isOpenToAll(asking.institution, ask))
        return { under: null, convention: null, first: ask.first, last: ask.last };
      // The decision could not be journaled, whichever it is.
      if (asking.journal?.isFailing) throw journalUnavailable(asking.institution.partner.id);
      const decision = decidedOnce(decisions, ask, asking);
      if (decision.kind === "GRANTED") {
        const { grant, first, last } = decision;
        return { under: { grant: grant.id, finest: grant.finest }, convention: grant.convention, first, last };
      }
      const { reason } = decision;
      const convention = decision.convention ?? asking.institution.unlockedBy[ask.dataset] ?? null;
      lineOf(ask, { ...grainOf(ask), decision: "REFUSED", reason, grant: null, convention });
      const isKnown = asking.viewer.kind === "READER";
      throw refusalError({
        code: "NOT_GRANTED",
        partner: asking.institution.partner.id,
        dataset: ask.dataset,
        datasetTitle: indicatorOf(asking.institution, ask.dataset)?.title ?? null,
        demonstration: ask.origin === "DEMONSTRATION",
        reason,
        convention,
        conventionTitle: convention && conventionTitle(convention),
        isKnown,
      });
    },
    mayRead: (ask) => isOpenToAll(asking.institution, ask) || decidedOnce(decisions, ask, asking).kind === "GRANTED",
    read(ask, { under, convention }, figures) {
      const grant = under?.grant ?? null;
      const decision = grant === null ? "OPEN" : "GRANTED";
      const line = lineOf(ask, { ...grainOf(ask), decision, reason: null, grant, convention });
      for (const { release, period } of figures) {
        line.releases.add(release);
        line.periods.add(period);
      }
      line.rows += figures.length;
    },
    overview: () => overviewOf(asking),
    get consultations() {
      return [...lines.values()].map((line) => ({
        ...line,
        releases: [...line.releases].sort(),
        periods: [...line.periods].sort(),
      }));
    },
  };
}

function overviewOf(asking: AccessRequest): Omit<AccessType, "isPublished">[] {
  const { institution } = asking;
  return institution.indicators.map(({ id: dataset, finest, dimensions }): Omit<AccessType, "isPublished"> => {
    const silent = { purpose: null, until: null, reason: null };
    if (isOpenToAll(institution, { dataset, origin: "REAL" })) {
      const names = dimensions.map(({ name }) => name);
      return { ...silent, dataset, decision: "OPEN", finest, dimensions: names, convention: null };
    }
    const nothing = { dataset, level: "DEPARTMENT", dimensions: [], first: null, last: null } as const;
    const decision = decisionOn({ ...nothing, origin: "REAL" }, asking);
    if (decision.kind === "REFUSED") {
      const convention = decision.convention ?? institution.unlockedBy[dataset] ?? null;
      const { reason } = decision;
      return { ...silent, dataset, decision: "REFUSED", finest: null, dimensions: [], convention, reason };
    }
    const { grant } = decision;
    const { purpose, convention, endsOn } = grant;
    return {
      ...silent,
      dataset,
      decision: "GRANTED",
      // A grant may name a finer level than the dataset has.
      finest: levelsDownTo(finest).includes(grant.finest) ? grant.finest : finest,
      dimensions: grant.dimensions.filter((granted) => dimensions.some(({ name }) => name === granted)),
      convention,
      purpose,
      until: endsOn,
    };
  });
}

interface Line extends Omit<Consultation, "releases" | "periods" | "rows"> {
  readonly releases: Set<string>;
  readonly periods: Set<string>;
  rows: number;
}

/** True where the dataset's real figures are published under the rule NONE. Generated figures are never open to all. */
export const isOpenToAll = ({ policies }: Institution, { dataset, origin }: Pick<FigureAsk, "dataset" | "origin">) =>
  origin === "REAL" && policies[dataset]?.kind === "NONE";

function decisionOn(ask: FigureAsk, { admission, purpose, viewer }: AccessRequest): Decision {
  const grants = viewer.kind === "READER" ? admission.grants : [];
  return authorise({ ...ask, purpose }, grants, dayIn(null));
}

/** Memoised: a query asks the same of hundreds of territories, and no ground for the decision changes within a request. */
function decidedOnce(decisions: Map<string, Decision>, ask: FigureAsk, asking: AccessRequest): Decision {
  const { dataset, level, dimensions, first, last, origin } = ask;
  const name = [dataset, level, dimensions.join(";"), first, last, origin].join("|");
  const decision = decisions.get(name) ?? decisionOn(ask, asking);
  decisions.set(name, decision);
  return decision;
}

const grainOf = ({ dataset, level, dimensions }: FigureAsk) => ({
  dataset,
  grain: [level, [...dimensions].sort().join(";")].join(" ").trim(),
});
