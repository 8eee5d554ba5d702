import { dimensions as everyDimension } from "../../../schema/language/dimension.ts";
import type { InstitutionId } from "../../../schema/language/viewer.ts";
import { usualPurpose } from "../../../schema/rules/authorise.ts";
import type { Institution, Opening } from "../../institution.ts";
import type { NewGrant } from "./decide.ts";

/** An institution's own analysts and stewards see all that it has published, as fine as it goes. */
export const ownStaff = (institutions: readonly InstitutionId[]): readonly Opening[] =>
  (["ANALYST", "STEWARD"] as const).map((role) => ({
    datasets: "ALL",
    institutions,
    role,
    finest: "COMMUNE",
    dimensions: "ALL",
    convention: null,
  }));

/** Members of the steering committee see the published aggregates of all partners. */
export const committee: Opening = {
  datasets: "ALL",
  institutions: ["department-meuse", "pole-emploi", "caf", "aci-55", "amie", "region-grand-est"],
  role: "STEERING",
  finest: "EPCI",
  dimensions: "ALL",
  convention: "ptfi-meuse-2017-2021",
};

/** The demonstration's grants, one for each dataset and institution, from the first day of this year on. */
export function demonstrationGrants(institution: Institution, firstDay: string): readonly NewGrant[] {
  const all = institution.indicators.map(({ id }) => id);
  return institution.openings.flatMap(({ datasets, institutions, role, finest, dimensions, convention }) =>
    (datasets === "ALL" ? all : datasets).flatMap((dataset) =>
      institutions.map((reader) => ({
        id: `${institution.partner.id}:demonstration:${dataset}:${reader}:${role.toLowerCase()}`,
        dataset,
        institution: reader,
        role,
        finest,
        dimensions: dimensions === "ALL" ? everyDimension : dimensions,
        first: null,
        last: null,
        purpose: usualPurpose[role],
        legalBasis: convention === null ? "PUBLIC_TASK" : "AGREEMENT",
        convention,
        startsOn: firstDay,
        endsOn: null,
        demonstration: true,
      })),
    ),
  );
}
