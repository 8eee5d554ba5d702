import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

/** The shipped files read again by other code: the column of each field, and how its source rounds. */
const series = [
  ["department", "rsaHouseholdsAllRegimes", "foyers_rsa", 10, "drees/prestations-mensuelles-*meuse-20*.csv"],
  [
    "department",
    "activityBonusHouseholdsAllRegimes",
    "foyers_prime_activite",
    10,
    "drees/prestations-mensuelles-*meuse-20*.csv",
  ],
  ["department", "disabledAdultAllowance", "allocataires_aah", 10, "drees/prestations-mensuelles-*meuse-20*.csv"],
  ["department", "solidarityAllowance", "allocataires_ass", 10, "drees/prestations-mensuelles-*meuse-20*.csv"],
  ["department", "youthGuaranteeStock", "nb_jeunes_garantie", 0, "drees/garantie-jeunes-meuse-2017-2020.csv"],
  ["department", "youthGuaranteeEntries", "nb_entrees_garantie", 0, "drees/garantie-jeunes-meuse-2017-2020.csv"],
  ["department", "rsaHouseholdsAtYearEnd", "foyers_rsa", 0, "drees/rsa-annuel-meuse-2009-2019.csv"],
  ["department", "rsaAdultsAtYearEnd", "nb_adultes_rsa", 0, "drees/rsa-annuel-meuse-2009-2019.csv"],
  ["department", "rsaPeopleCoveredAtYearEnd", "personnes_couvertes_rsa", 0, "drees/rsa-annuel-meuse-2009-2019.csv"],
  ["department", "rsaAllowanceSpending", "montant_allocation_rsa", 0, "drees/depenses-rsa-meuse-2009-2019.csv"],
  ["department", "insertionSpending", "montant_insertion", 0, "drees/depenses-rsa-meuse-2009-2019.csv"],
  ["department", "subsidisedContractSpending", "montant_cui", 0, "drees/depenses-rsa-meuse-2009-2019.csv"],
  ["department", "socialStaff", "effectif_etp_total", 0, "drees/personnel-social-meuse-2014-2020.csv"],
  ["department", "socialWorkers", "effectif_etp_social", 0, "drees/personnel-social-meuse-2014-2020.csv"],
  ...(
    [
      ["surveyOriented", "part_b1"],
      ["surveyOrientedUnderSixMonths", "part_b2"],
      ["surveyOrientedSixToTwelveMonths", "part_b3"],
      ["surveyOrientedOverOneYear", "part_b4"],
      ["surveyToPoleEmploi", "part_b5"],
      ["surveyToOtherEmploymentService", "part_b6"],
      ["surveyToDepartment", "part_b7"],
      ["surveyToOtherBody", "part_b8"],
    ] as const
  ).map(([field, column]) => ["department", field, column, 1, "drees/oarsa-meuse-2015-2018.csv"] as const),
  ["department", "disabledAdultAllowanceAtYearEnd", "allocataires_aah", 0, "drees/minima-meuse-1995-2019.csv"],
  ["department", "solidarityAllowanceAtYearEnd", "allocataires_ass", 0, "drees/minima-meuse-1995-2019.csv"],
  [
    "department",
    "minimumIncomeRecipientsAtYearEnd",
    "allocataires_minima_sociaux",
    100,
    "drees/minima-meuse-1995-2019.csv",
  ],
  ["department", "rsaGrossSpending", "montant_rsa_brut", 0, "drees/depenses-aide-sociale-meuse-1999-2019.csv"],
  ["department", "rsaNetSpending", "montant_rsa_net", 0, "drees/depenses-aide-sociale-meuse-1999-2019.csv"],
  [
    "department",
    "socialAidGrossSpending",
    "montant_aide_sociale_brut",
    0,
    "drees/depenses-aide-sociale-meuse-1999-2019.csv",
  ],
  [
    "department",
    "socialAidNetSpending",
    "montant_aide_sociale_net",
    0,
    "drees/depenses-aide-sociale-meuse-1999-2019.csv",
  ],
  ["department", "medicalStaff", "effectif_etp_medical", 0, "drees/agents-meuse-2014-2020.csv"],
  ["department", "psychologists", "effectif_etp_psychologues", 0, "drees/agents-meuse-2014-2020.csv"],
  ["department", "paramedicalStaff", "effectif_etp_paramedical", 0, "drees/agents-meuse-2014-2020.csv"],
  ["department", "technicalStaff", "effectif_etp_medicotechnique", 0, "drees/agents-meuse-2014-2020.csv"],
  ["department", "administrativeStaff", "effectif_etp_administratif", 0, "drees/agents-meuse-2014-2020.csv"],
  ["department", "socialStaffHeadcount", "nb_agents_total", 0, "drees/agents-meuse-2014-2020.csv"],
  ["department", "socialWorkersHeadcount", "nb_agents_social", 0, "drees/agents-meuse-2014-2020.csv"],
  ["department", "medicalStaffHeadcount", "nb_agents_medical", 0, "drees/agents-meuse-2014-2020.csv"],
  ["department", "psychologistsHeadcount", "nb_agents_psychologues", 0, "drees/agents-meuse-2014-2020.csv"],
  ["department", "paramedicalStaffHeadcount", "nb_agents_paramedical", 0, "drees/agents-meuse-2014-2020.csv"],
  ["department", "technicalStaffHeadcount", "nb_agents_medicotechnique", 0, "drees/agents-meuse-2014-2020.csv"],
  ["department", "administrativeStaffHeadcount", "nb_agents_administratif", 0, "drees/agents-meuse-2014-2020.csv"],
  ["department", "fosterFamiliesHeadcount", "nb_assistants_familiaux", 0, "drees/agents-meuse-2014-2020.csv"],
  [
    "department",
    "socialStaffWithFosterFamiliesHeadcount",
    "nb_agents_avec_assistants_familiaux",
    0,
    "drees/agents-meuse-2014-2020.csv",
  ],
  [
    "department",
    "apprenticeshipContracts",
    "contrats_apprentissage",
    0,
    "asp/barometre-contrats-apprentissage-meuse.csv",
  ],
  ["department", "youthHires", "recrutements_jeunes", 0, "asp/barometre-recrutements-jeunes-meuse.csv"],
  [
    "department",
    "civicServiceVolunteers",
    "volontaires_service_civique",
    0,
    "asp/barometre-volontaires-service-civique-meuse.csv",
  ],
  ["department", "homelessPeopleHoused", "personnes_logees", 0, "asp/barometre-personnes-logees-meuse.csv"],
  ["department", "alimonyServiceFamilies", "familles_aripa", 0, "asp/barometre-familles-aripa-meuse.csv"],
  [
    "department",
    "franceServicesLabels",
    "labellisations_france_services",
    0,
    "asp/barometre-labellisations-france-services-meuse.csv",
  ],
  ["department", "aahProcessingTime", "mois_traitement_aah", 0, "asp/barometre-mois-traitement-aah-meuse.csv"],
  ["department", "housingAidHouseholdsMonthly", "foyers_aide_logement", 10, "drees/aide-logement-*"],
  ["siae", "employedMonthly", "salaries_en_insertion", 0, "asp/salaries-siae-meuse-2017-2022.csv"],
] as const;

const filesOf = (pattern: string): readonly string[] =>
  pattern.includes("aide-logement")
    ? ["drees/aide-logement-meuse-2017-2020.csv", "drees/aide-logement-provisoire-meuse-2020.csv"]
    : pattern.includes("*")
      ? ["drees/prestations-mensuelles-meuse-2017-2020.csv", "drees/prestations-mensuelles-provisoires-meuse-2020.csv"]
      : [pattern];

/** Period and figure of each line that has one; what the source does not give ("", "ND") is no figure. */
function given(pattern: string, column: string): readonly (readonly [string, number, boolean])[] {
  return filesOf(pattern).flatMap((file) => {
    const [header = "", ...lines] = readFileSync(inClone("data", file), "utf8").trim().split("\n");
    const at = header.split(";").indexOf(column);
    const figures = lines.map((line) => line.split(";")).filter((fields) => /^[\d.]+$/.test(fields[at] ?? ""));
    return figures.map((fields) => [fields[1] ?? "", Number(fields[at]), file.includes("provisoire")] as const);
  });
}

const figure =
  "period value status bounds { min max } release { provisional publisher producer source { licence retrievedOn } }";

describe("a series of the whole Meuse is its producer's, period by period", () => {
  test.each(series)(
    "%s.%s: every period of the shipped file, and no other",
    async (partner, field, column, step, pattern) => {
      const { data, errors } = await ask(
        `{ territory(code: "55") { ${partner} { ${field}(from: "1995", to: "2022") { ${figure} } } } }`,
      );
      expect(errors).toBeUndefined();
      const told = data.territory[partner][field].filter(({ value }: { value: number | null }) => value !== null);
      const said = told.map(
        ({
          period,
          value,
          bounds,
          release,
        }: {
          period: string;
          value: number;
          bounds: { min: number; max: number };
          release: { provisional: boolean };
        }) => [period, value, release.provisional, [bounds.min, bounds.max]],
      );
      const again = given(pattern, column).map(([period, value, isProvisional]) => [
        period,
        value,
        isProvisional,
        [value - step / 2, value + step / 2],
      ]);
      expect(said).toEqual(again.toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)));
      expect(again.length).toBeGreaterThan(3);
    },
  );

  test("says whose it is, who publishes it again here, under what licence, and that its last months are provisional", async () => {
    const { data } = await ask(`{ territory(code: "55") { department {
      rsaHouseholdsAllRegimes(from: "2017-03", to: "2020-10") { ${figure} } } } }`);
    const all = data.territory.department.rsaHouseholdsAllRegimes;
    expect([all[0].value, all.at(-1).value, all.length]).toEqual([5180, 5230, 44]);
    expect(all.at(-1).release).toEqual({
      provisional: true,
      publisher: "Département de la Meuse",
      producer: "DREES (sources CNAF et MSA)",
      source: { licence: "Licence Ouverte (data.drees ; le classeur ne la redit pas)", retrievedOn: "2026-11-28" },
    });
  });

  test("of a month and of the year's end agree, each as it is rounded; the CAF's own count is less, and of another regime", async () => {
    const { data } = await ask(`{ territory(code: "55") { department {
      monthly: rsaHouseholdsAllRegimes { period value bounds { min max } }
      yearly: rsaHouseholdsAtYearEnd(from: "2017-12") { period value } }
      caf { rsaHouseholds(to: "2020-12") { value release { regime } } } } }`);
    const { monthly, yearly } = data.territory.department;
    const compared = yearly.map(({ period, value }: { period: string; value: number }) => {
      const { bounds } = monthly.find((one: { period: string }) => one.period === period);
      return [period, bounds.min <= value && value <= bounds.max];
    });
    expect(compared).toEqual([
      ["2017-12", true],
      ["2018-12", true],
      ["2019-12", true],
    ]);
    const [caf] = data.territory.caf.rsaHouseholds;
    expect(caf.value).toBeLessThan(monthly.at(-1).value);
    expect(caf.release.regime).toContain("MSA");
  });

  test("that the source does not give (ND) is an absence with its reason, never a zero and never an empty list", async () => {
    const { data, errors } = await ask(`{ territory(code: "55") { department {
        surveyWithContract { period value status bounds { min } } socialWorkers(to: "2014") { period value status } } }
      department { dataset(id: "oarsa-with-contract") { unit definition } } }`);
    expect(errors).toBeUndefined();
    const { surveyWithContract, socialWorkers } = data.territory.department;
    expect(surveyWithContract).toEqual(
      ["2015", "2016", "2017", "2018"].map((period) => ({
        period,
        value: null,
        status: "NOT_COLLECTED",
        bounds: null,
      })),
    );
    expect(socialWorkers).toEqual([{ period: "2014", value: null, status: "NOT_COLLECTED" }]);
    expect(data.department.dataset.unit).toBe("PERCENT");
    expect(data.department.dataset.definition).toContain("ND, « non disponible »");
  });

  test("says where it breaks", async () => {
    const { data } = await ask(`{ siae { dataset(id: "siae-employed-monthly") { measure breaks { from because } } }
      department { dataset(id: "rsa-people-covered-year-end") { breaks { from } } } caf { dataset(id: "rsa-households") { breaks { from } } } }`);
    expect(data.siae.dataset).toMatchObject({ measure: "STOCK", breaks: [{ from: "2021-01" }] });
    expect(data.siae.dataset.breaks[0].because).toContain("EITI");
    expect(data.department.dataset.breaks).toEqual([{ from: "2016-12" }]);
    expect(data.caf.dataset.breaks).toEqual([]);
  });
});
