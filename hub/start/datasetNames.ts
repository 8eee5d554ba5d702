import type { Institution } from "@pacte-hub/institution/config";
import { partnerIds } from "@pacte-hub/schema/model/partner";
import type { DatasetId } from "@pacte-hub/schema/model/release";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { institutionOf } from "./installed.ts";

/**
 * Checks that dataset ids are unique in the hub: relations between datasets refer to them.
 * @throws OperatorError PARTNER_REFUSED where two institutions of this installation give one name
 */
export async function assertDistinctDatasets(): Promise<void> {
  const owners = new Map<DatasetId, Institution>();
  for (const institution of await allInstitutions())
    for (const { id } of institution.indicators) {
      const owner = owners.get(id);
      if (owner) throw nameTaken(id, owner, institution);
      owners.set(id, institution);
    }
}

/** @throws OperatorError PARTNER_REFUSED when an institution already has a dataset with this id */
export async function assertFreeDataset(dataset: DatasetId): Promise<void> {
  const owner = (await allInstitutions()).find(({ indicators }) => indicators.some(({ id }) => id === dataset));
  if (owner) throw nameTaken(dataset, owner);
}

const allInstitutions = (): Promise<readonly Institution[]> => Promise.all(partnerIds.map(institutionOf));

function nameTaken(dataset: DatasetId, { partner }: Institution, also?: Institution): OperatorError {
  const otherOwner = also ? ` ; ${also.partner.name} le dit aussi` : "";
  const cure = also ? "donnez à l'un des deux un autre nom (partner.json)" : "donnez-lui un autre nom (--dataset)";
  return new OperatorError(
    `Le jeu « ${dataset} » est déjà celui ${partner.of}${otherOwner} : ${cure}.`,
    "PARTNER_REFUSED",
  );
}
