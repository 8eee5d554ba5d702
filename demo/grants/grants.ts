import { grantAccess, type NewGrant } from "@pacte-hub/institution/access/grantCommands";
import type { Institution } from "@pacte-hub/institution/config";
import { workingConnection } from "@pacte-hub/postgres/connect";
import { dimensions as everyDimension } from "@pacte-hub/schema/model/dimension";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { usualPurpose } from "@pacte-hub/schema/rules/authorise";
import { signatory } from "../signatory.ts";
import { committee, type DemonstrationGrant, ownStaff, peers } from "./audiences.ts";
import { caf } from "./caf.ts";
import { department } from "./department.ts";
import { poleEmploi } from "./pole-emploi.ts";
import { siae } from "./siae.ts";

const openTo: Readonly<Record<PartnerId, readonly DemonstrationGrant[]>> = {
  department,
  "pole-emploi": poleEmploi,
  caf,
  siae,
};

/** What an institution opens whose demonstration nobody wrote: to its own staff, to the others' stewards, to the committee. */
const defaultGrants = (signatories: readonly string[]): readonly DemonstrationGrant[] => [
  ...ownStaff(signatories),
  peers(signatories),
  committee,
];

/**
 * Records the demonstration's grants that are not there yet; one that was revoked stays revoked.
 * @returns how many there are; 0 on a database that is no demonstration.
 */
export async function grantDemonstration(stewardUrl: string, institution: Institution): Promise<number> {
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
  const allDatasets = institution.indicators.map(({ id }) => id);
  const { id, signatories } = institution.partner;
  return (openTo[id] ?? defaultGrants(signatories)).flatMap(
    ({ datasets, institutions, role, finest, dimensions, convention }) =>
      (datasets === "ALL" ? allDatasets : datasets).flatMap((dataset) =>
        institutions.map((reader) => ({
          id: `${institution.partner.id}:demonstration:${dataset}:${reader}:${role.toLowerCase()}`,
          dataset,
          institution: signatory(reader),
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
