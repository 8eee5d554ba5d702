import { type InstitutionId, institutionIdIn } from "@pacte-hub/schema/model/viewer";

/** A signatory that the demonstration's own data name. @throws when the name is none: a fault of ours. */
export function signatory(id: string): InstitutionId {
  const institutionId = institutionIdIn(id);
  if (!institutionId) throw new Error(`${id} names no signatory`);
  return institutionId;
}
