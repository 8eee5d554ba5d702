import { dimensionValues, recommendationNamed } from "@pacte-hub/schema/model/dimension";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import { breakdownOf, leavesOf } from "./breakdown.ts";
import type { CountedDataset, DemonstrationDataset } from "./dataset.ts";
import { epcis } from "./observed.ts";
import { placeOf, runningIn } from "./pact/running.ts";
import {
  exitKinds,
  kinds,
  type Workshop,
  type WorkshopYear,
  workshops,
  yearOfWorkshop,
} from "./population/structures.ts";
import { years } from "./quarter.ts";
import { uniform } from "./seed.ts";
import { thin } from "./share.ts";

/** What one structure brings to one cell. */
export interface Contribution extends Part {
  /** The invented structure. */
  readonly contributor: string;
  /** The invented action that had helped those who left. */
  readonly action?: string;
}

/** To which cell, how many, and after which action where it counts outcomes. */
type Brought = readonly (readonly [Readonly<Record<string, string>>, number, string?])[];

interface FromStructures extends DemonstrationDataset {
  /** In tenths for FTE, in people otherwise. */
  readonly bring: (workshop: Workshop, lived: WorkshopYear, year: number) => Brought;
}

const byKind = { name: "structureKind", values: kinds } as const;
const common = { institution: "siae", grain: "EPCI", periods: years.map(String) } as const;
const ofPeople = { ...common, unit: "PERSON", measure: "FLOW" } as const;
const ofFte = { ...common, unit: "FTE", measure: "AVERAGE", dimensions: [byKind] } as const;

const datasets: readonly FromStructures[] = [
  {
    ...ofPeople,
    // Everyone who worked at least an hour in the year: that is what happened in it, not a state on a day.
    dataset: "siae-employees",
    dimensions: [{ name: "rsaAtEntry", values: ["YES", "NO"] }, byKind],
    bring: ({ kind }, { employees, withRsaAtEntry }) => [
      [{ structureKind: kind, rsaAtEntry: "YES" }, withRsaAtEntry],
      [{ structureKind: kind, rsaAtEntry: "NO" }, employees - withRsaAtEntry],
    ],
  },
  {
    ...ofFte,
    dataset: "siae-fte-agreed",
    bring: ({ kind }, { tenthsAgreed }) => [[{ structureKind: kind }, tenthsAgreed]],
  },
  {
    ...ofFte,
    dataset: "siae-fte-worked",
    bring: ({ kind }, { tenthsWorked }) => [[{ structureKind: kind }, tenthsWorked]],
  },
  {
    ...ofPeople,
    dataset: "siae-exits",
    dimensions: [{ name: "exitKind", values: exitKinds }],
    bring: (_, { exits }) => exitKinds.map((exitKind) => [{ exitKind }, exits[exitKind]]),
  },
  {
    ...ofPeople,
    dataset: "action-exits",
    dimensions: [
      { name: "exitKind", values: exitKinds },
      { name: "recommendation", values: dimensionValues.recommendation },
    ],
    bring: afterActions,
  },
];

/** Of those who left a structure in a year, the part that an action of its EPCI had helped: assumed. */
const helpedShare = 0.6;

/** The exits of those an action of the year had helped, one action for each structure. */
function afterActions({ id, epci }: Workshop, { exits }: WorkshopYear, year: number): Brought {
  const near = runningIn(year).filter((action) => placeOf(action) === epci);
  const action = near[Math.floor(uniform(`action-exits|${year}|${id}`) * near.length)];
  if (!action) return [];
  const recommendation = recommendationNamed(action.recommendations[0] ?? "");
  return exitKinds.map((exitKind) => [
    { exitKind, recommendation },
    thin(exits[exitKind], helpedShare, `action-exits|${year}|${id}|${exitKind}`),
    action.id,
  ]);
}

/** What the demonstration counts for the SIAE network. */
export const siae: readonly CountedDataset[] = datasets.map((described) => {
  const { bring: _, ...dataset } = described;
  return { ...dataset, count: (period) => summed(described, contributionsTo(described, period)) };
});

/** What each invented structure brings to each cell, nothing left out but zeros; [] for datasets not made of structures. */
export function contributions(dataset: string, period: PeriodCode): readonly Contribution[] {
  const described = datasets.find((candidate) => candidate.dataset === dataset);
  if (!described) return [];
  return contributionsTo(described, period).map((contribution) => ({
    ...contribution,
    value: contribution.value / scaleOf(described),
  }));
}

function contributionsTo({ bring }: FromStructures, period: PeriodCode): Contribution[] {
  const broughtFigures = workshops().flatMap((workshop) =>
    bring(workshop, yearOfWorkshop(workshop, Number(period)), Number(period)).map(([at, value, action]) => ({
      territory: workshop.epci,
      breakdown: breakdownOf(at),
      value,
      contributor: workshop.id,
      ...(action !== undefined && { action }),
    })),
  );
  return broughtFigures.filter(({ value }) => value > 0);
}

function summed(described: FromStructures, contributed: readonly Contribution[]): Part[] {
  const sums = new Map<string, number>();
  for (const { territory, breakdown, value } of contributed) {
    sums.set(`${territory}|${breakdown}`, (sums.get(`${territory}|${breakdown}`) ?? 0) + value);
  }
  return epcis().flatMap((territory) =>
    leavesOf(described.dimensions).map((breakdown) => {
      const value = (sums.get(`${territory}|${breakdown}`) ?? 0) / scaleOf(described);
      return { territory, breakdown, value };
    }),
  );
}

const scaleOf = ({ unit }: FromStructures): number => (unit === "FTE" ? 10 : 1);
