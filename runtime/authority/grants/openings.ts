import type { ConventionId } from "../../../schema/language/convention.ts";
import { dimensions as everyDimension } from "../../../schema/language/dimension.ts";
import { partnerIds, partners } from "../../../schema/language/partner.ts";
import type { DatasetId } from "../../../schema/language/release.ts";
import type { InstitutionId } from "../../../schema/language/viewer.ts";
import { usualPurpose } from "../../../schema/rules/authorise.ts";
import type { Institution, Opening } from "../../institution.ts";
import { workingConnection } from "../connect.ts";
import { grantAccess, type NewGrant } from "./decide.ts";

/** The Pact itself, where no convention under it says more. */
export const thePact: ConventionId = "ptfi-meuse-2017-2021";

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

/**
 * The stewards of the other partners: who publishes later must reckon with all that was published of the same people,
 * and withholds the more where he cannot.
 */
export const peers = (own: readonly InstitutionId[]): Opening => ({
  datasets: "ALL",
  institutions: partnerIds.flatMap((id) => partners[id].signatories).filter((one) => !own.includes(one)),
  role: "STEWARD",
  finest: "COMMUNE",
  dimensions: "ALL",
  convention: thePact,
});

const members = ["department-meuse", "pole-emploi", "caf", "aci-55", "amie", "region-grand-est"];

/** What came of the actions is reported under the Pact, for all of its members to evaluate. */
export const evaluation = (datasets: readonly DatasetId[]): Opening => ({
  datasets,
  institutions: members,
  role: "ANALYST",
  finest: "EPCI",
  dimensions: "ALL",
  convention: thePact,
});

/** Members of the steering committee see the published aggregates of all partners. */
export const committee: Opening = {
  datasets: "ALL",
  institutions: members,
  role: "STEERING",
  finest: "EPCI",
  dimensions: "ALL",
  convention: thePact,
};

/**
 * Records the demonstration's grants that are not there yet; one that was revoked stays revoked.
 * @returns how many there are; 0 on a database that is no demonstration.
 */
export async function loadOpenings(stewardUrl: string, institution: Institution): Promise<number> {
  const db = workingConnection(stewardUrl, "steward");
  try {
    return await db.transaction(async (trx) => {
      const { rows } = await trx.raw<{ rows: { demonstration: boolean; year: string }[] }>(
        "select demonstration, extract(year from created_at)::text as year from authority.mark",
      );
      const [mark] = rows;
      if (!mark?.demonstration) return 0;
      const grants = demonstrationGrants(institution, `${mark.year}-01-01`);
      for (const grant of grants) await grantAccess(trx, grant, { by: "demonstration", byTwo: false });
      return grants.length;
    });
  } finally {
    await db.destroy();
  }
}

/** One for each dataset, institution and role, from a day on. */
function demonstrationGrants(institution: Institution, firstDay: string): readonly NewGrant[] {
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
