import type { Indicator } from "@pacte-hub/institution/config";
import type { DatasetId, DisclosurePolicy } from "@pacte-hub/schema/model/release";
import { benefits } from "./benefits.ts";
import { contracts } from "./contracts.ts";
import { minimaAtYearEnd } from "./minima.ts";
import { yearlySpending } from "./spending.ts";
import { socialStaff } from "./staff.ts";
import { oarsa } from "./survey.ts";

/** What DREES counts of RSA and other benefits, spending, staff and support in the Meuse. */
export const republished = {
  ...benefits,
  ...minimaAtYearEnd,
  ...yearlySpending,
  ...socialStaff,
  ...oarsa,
  ...contracts,
} as const satisfies Readonly<Record<string, Indicator>>;

export const republishedIds: readonly DatasetId[] = Object.values(republished).map(({ id }) => id);

/** DREES publishes them by department: totals of a whole department, rounded by it or of its own survey. */
export const openByDrees: DisclosurePolicy = {
  kind: "NONE",
  legalGround:
    "Totaux départementaux que la DREES publie elle-même pour tous les départements (data.drees, Licence Ouverte) : rien de plus à retenir.",
};
