import { changedNames, type InstitutionName } from "../model/institutionName.ts";
import type { Day } from "../model/period.ts";

/** Who has names: a partner by the one signatory that it is, or a signatory. */
export interface Named {
  /** As the register or the hub calls it. */
  readonly name: string;
  readonly signatories: readonly string[];
}

/** Every name an institution has borne, oldest first; of one that never changed, the one it has. */
export function namesOf({ name, signatories }: Named): readonly InstitutionName[] {
  const [only, ...others] = signatories;
  const changed = others.length === 0 && only !== undefined ? changedNames[only] : undefined;
  return changed ?? [{ name, from: null, until: null, source: null }];
}

/** The name it bore on a day. */
export const nameOn = (named: Named, day: Day): string =>
  namesOf(named).find(({ from, until }) => (from ?? day) <= day && day <= (until ?? day))?.name ?? named.name;
