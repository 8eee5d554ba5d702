import type { InstitutionName } from "../model/institutionName.ts";
import { partnerIds, partnerOf } from "../model/partner.ts";
import type { Day } from "../model/period.ts";

/** Who has names: a partner by the one signatory that it is, or a signatory. */
export interface NameBearer {
  /** As the register or the hub calls it. */
  readonly name: string;
  readonly signatories: readonly string[];
}

/** Every name an institution has borne, oldest first; of one that never changed, the one it has. */
export function namesOf({ name, signatories }: NameBearer): readonly InstitutionName[] {
  const [only, ...otherSignatories] = signatories;
  const changed = otherSignatories.length === 0 && only !== undefined ? changedNamesOf(only) : undefined;
  return changed ?? [{ name, from: null, until: null, source: null }];
}

/** As the partner that a signatory is says them in its own description. */
const changedNamesOf = (signatory: string): readonly InstitutionName[] | undefined =>
  partnerIds.map(partnerOf).find((partner) => partner.signatories.length === 1 && partner.signatories[0] === signatory)
    ?.names;

/** The name it bore on a day. */
export const nameOn = (institution: NameBearer, day: Day): string =>
  namesOf(institution).find(({ from, until }) => (from ?? day) <= day && day <= (until ?? day))?.name ??
  institution.name;
