import { once } from "@pacte-hub/data/once";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import * as known from "../calibration/siae.ts";
import { epcis, structuresIn } from "../observed.ts";
import { factor } from "../seed.ts";
import { share, thin } from "../share.ts";

export const kinds = Object.keys(known.kinds) as known.Kind[];
export const exitKinds = ["LASTING_JOB", "TRANSITION_JOB", "POSITIVE", "OTHER"] as const;

/** An invented structure: real lists give only how many there are of a kind in an EPCI (assumed the same every year). */
export interface Workshop {
  /** "ACI-200049187-1": no SIRET, no name. */
  readonly id: string;
  readonly kind: known.Kind;
  readonly epci: TerritoryCode;
}

/** A year of an invented structure; FTE are counted in tenths so that sums are exact. */
export interface WorkshopYear {
  readonly tenthsAgreed: number;
  readonly tenthsWorked: number;
  readonly employees: number;
  readonly withRsaAtEntry: number;
  readonly exits: Readonly<Record<(typeof exitKinds)[number], number>>;
}

export const workshops = once((): readonly Workshop[] =>
  epcis().flatMap((epci) =>
    kinds.flatMap((kind) =>
      Array.from({ length: structuresIn(epci, kind) }, (_, at) => ({ id: `${kind}-${epci}-${at + 1}`, kind, epci })),
    ),
  ),
);

/** What an invented structure did in a year: it never works more than was agreed, nor more FTE than it has people. */
export function yearOfWorkshop({ id, kind }: Workshop, year: number): WorkshopYear {
  const shape = known.kinds[kind];
  const agreed = 10 * shape.fteAgreed * factor(`size|${id}`, 0.4) * (known.agreedGrowth[year] ?? 1);
  const tenthsAgreed = Math.max(10, Math.round(agreed));
  const worked = (known.workedShare[year] ?? 1) * factor(`worked|${year}|${id}`, 0.03);
  const tenthsWorked = Math.min(tenthsAgreed, Math.round(tenthsAgreed * worked));
  const people = (tenthsWorked / 10) * shape.peoplePerFte * factor(`people|${year}|${id}`, 0.08);
  const employees = Math.max(Math.round(people), Math.ceil(tenthsWorked / 10));
  const rsa = shape.rsaAtEntry * factor(`rsa|${id}`, 0.12);
  const withRsaAtEntry = thin(employees, rsa, `siae-employees|${year}|${id}`);
  return { tenthsAgreed, tenthsWorked, employees, withRsaAtEntry, exits: exitsOf(id, year, employees) };
}

function exitsOf(id: string, year: number, employees: number): WorkshopYear["exits"] {
  const leavers = thin(employees, known.leavingShare * factor(`leaving|${id}`, 0.12), `siae-exits|${year}|${id}`);
  const shares = year === 2020 ? known.exitKindsOf2020 : known.exitKinds;
  const weights = exitKinds.map((kind) => shares[kind] * factor(`exits|${year}|${id}|${kind}`, 0.2));
  const [LASTING_JOB = 0, TRANSITION_JOB = 0, POSITIVE = 0, OTHER = 0] = share(
    leavers,
    weights,
    `siae-exits|${year}|${id}`,
  );
  return { LASTING_JOB, TRANSITION_JOB, POSITIVE, OTHER };
}
