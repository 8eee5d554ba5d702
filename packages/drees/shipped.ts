import type { ShippedDataset } from "@pacte-hub/institution/config";
import { benefits } from "./benefits.ts";
import { contracts } from "./contracts.ts";
import { minimaAtYearEnd } from "./minima.ts";
import { yearlySpending } from "./spending.ts";
import { socialStaff } from "./staff.ts";
import { oarsa } from "./survey.ts";
import { sourceOf, workbooks } from "./workbooks.ts";

interface ShippedTexts {
  readonly workbook?: string;
  readonly provisional?: boolean;
}

const shippedOf = (
  file: string,
  of: readonly { readonly id: string }[],
  { workbook = workbooks.monthly, provisional = false }: ShippedTexts = {},
) =>
  of.map(
    ({ id }): ShippedDataset => ({
      dataset: id,
      file,
      source: sourceOf(workbook),
      period: null,
      provisional,
      // The workbook is of December 2020: no day is said.
      producerPublishedOn: null,
    }),
  );

const { housingAidHouseholdsMonthly, youthGuaranteeStock, youthGuaranteeEntries, ...rounded } = benefits;
const {
  disabledAdultAllowanceAtYearEnd,
  solidarityAllowanceAtYearEnd,
  minimumIncomeRecipientsAtYearEnd,
  ...rsaAtYearEnd
} = minimaAtYearEnd;
const { rsaAllowanceSpending, insertionSpending, subsidisedContractSpending, ...totalSpending } = yearlySpending;
const { socialStaff: allStaff, socialWorkers, ...staffByCategory } = socialStaff;
/** The title under which tables B1 to B9 first came out here: what was published is not renamed. */
const firstTables = "enquête OARSA, « Principaux indicateurs de 2015 à 2018 », tableaux B1 à B9";

/** The shipped files, final months before provisional ones. */
export const shippedByDrees: readonly ShippedDataset[] = [
  ...shippedOf("drees/prestations-mensuelles-meuse-2017-2020.csv", Object.values(rounded)),
  ...shippedOf("drees/prestations-mensuelles-provisoires-meuse-2020.csv", Object.values(rounded), {
    provisional: true,
  }),
  ...shippedOf("drees/aide-logement-meuse-2017-2020.csv", [housingAidHouseholdsMonthly]),
  ...shippedOf("drees/aide-logement-provisoire-meuse-2020.csv", [housingAidHouseholdsMonthly], { provisional: true }),
  ...shippedOf("drees/garantie-jeunes-meuse-2017-2020.csv", [youthGuaranteeStock, youthGuaranteeEntries]),
  ...shippedOf("drees/rsa-annuel-meuse-2009-2019.csv", Object.values(rsaAtYearEnd), { workbook: workbooks.yearEnd }),
  ...shippedOf(
    "drees/minima-meuse-1995-2019.csv",
    [disabledAdultAllowanceAtYearEnd, solidarityAllowanceAtYearEnd, minimumIncomeRecipientsAtYearEnd],
    { workbook: workbooks.yearEnd },
  ),
  ...shippedOf(
    "drees/depenses-rsa-meuse-2009-2019.csv",
    [rsaAllowanceSpending, insertionSpending, subsidisedContractSpending],
    { workbook: workbooks.spending },
  ),
  ...shippedOf("drees/depenses-aide-sociale-meuse-1999-2019.csv", Object.values(totalSpending), {
    workbook: workbooks.spending,
  }),
  ...shippedOf("drees/personnel-social-meuse-2014-2020.csv", [allStaff, socialWorkers], { workbook: workbooks.staff }),
  ...shippedOf("drees/agents-meuse-2014-2020.csv", Object.values(staffByCategory), { workbook: workbooks.staff }),
  ...shippedOf("drees/oarsa-meuse-2015-2018.csv", Object.values(oarsa), { workbook: firstTables }),
  ...shippedOf("drees/oarsa-contrats-meuse-2015-2018.csv", Object.values(contracts), { workbook: workbooks.survey }),
];
