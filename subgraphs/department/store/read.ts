import DataLoader from "dataloader";
import type { Knex } from "knex";
import type { Convention, ConventionStatus } from "../../../schema/language/convention.ts";
import type { Axis, Institution, Recommendation } from "../../../schema/language/pact.ts";
import { grouped } from "../../../schema/rules/grouped.ts";

/** Loaders of one request: each register is small and bounded, so it is read whole, once. */
export interface DepartmentStore {
  readonly institutions: DataLoader<"all", readonly Institution[]>;
  readonly axes: DataLoader<"all", readonly Axis[]>;
  readonly conventions: DataLoader<"all", readonly Convention[]>;
}

export function departmentStore(db: Knex): DepartmentStore {
  return {
    institutions: new DataLoader(async () => [await institutions(db)]),
    axes: new DataLoader(async () => [await axes(db)]),
    conventions: new DataLoader(async () => [await conventions(db)]),
  };
}

/** The signatories, in the Pact's order. */
export async function institutions(db: Knex): Promise<Institution[]> {
  const { rows } = await db.raw<{ rows: Institution[] }>(
    `select id, name, kind, position as "order" from pact.institution order by position`,
  );
  return rows;
}

interface AxisRow extends Omit<Axis, "recommendations" | "id" | "title">, Omit<Recommendation, "number"> {
  readonly axisId: string;
  readonly axisTitle: string;
  readonly place: number;
}

/** The three axes with their recommendations, in the Pact's order. */
export async function axes(db: Knex): Promise<Axis[]> {
  const { rows } = await db.raw<{ rows: AxisRow[] }>(
    `select axis.number, axis.id as "axisId", axis.title as "axisTitle",
            recommendation.id, recommendation.number as place, recommendation.title, recommendation.group_title as "group"
       from pact.axis
       join pact.recommendation on recommendation.axis = axis.number
      order by axis.number, recommendation.number`,
  );
  return [...grouped(rows, ({ number }) => number)].map(([number, ofAxis]) => ({
    number,
    id: ofAxis[0]?.axisId ?? "",
    title: ofAxis[0]?.axisTitle ?? "",
    recommendations: ofAxis.map((row) => recommendationOf(number, row)),
  }));
}

function recommendationOf(axis: number, { id, place, title, group }: AxisRow): Recommendation {
  return { id, code: `${axis}.${place}`, number: place, title, group };
}

interface ConventionRow extends Omit<Convention, "statusInPact"> {
  readonly statusInPact: ConventionStatus;
}

/** The register of conventions with their parties, in the Pact's order. */
export async function conventions(db: Knex): Promise<Convention[]> {
  const { rows } = await db.raw<{ rows: ConventionRow[] }>(
    `select convention.id, convention.title, convention.kind, convention.scope,
            convention.status_in_pact as "statusInPact", convention.starts_on::text as start,
            convention.ends_on::text as end, convention.signed, convention.expected_signature as "expectedSignature",
            convention.amended, convention.territories, convention.parties_inferred as "partiesInferred",
            jsonb_agg(jsonb_build_object('id', party.party, 'name', party.name, 'institution', party.institution,
                                         'territory', party.territory) order by party.position) as parties
       from pact.convention
       join pact.convention_party as party on party.convention = convention.id
      group by convention.id
      order by convention.position`,
  );
  return rows;
}
