import { told, toldCount, toldRatio } from "../../hub/figure.ts";
import type { OverviewQuery } from "../../hub/operations.ts";

/** The figures of the whole Meuse that the first page shows, each null where its institution did not give it. */
export function figuresOf(territory: OverviewQuery["territory"] | undefined) {
  const start = told(territory?.department?.start, toldCount);
  const allRegimes = told(territory?.department?.allRegimes, toldCount);
  const households = told(territory?.caf?.rsaHouseholds, toldCount);
  const people = told(territory?.caf?.rsaPeopleCovered, toldCount);
  const share = told(territory?.caf?.rsaShareOfClaimants, toldRatio);
  const rsaRate = told(territory?.caf?.rsaHouseholdsPerInhabitants, toldRatio);
  const jobseekers = told(territory?.poleEmploi?.jobseekers, toldCount);
  const jobseekerRate = told(territory?.poleEmploi?.jobseekersPerInhabitants, toldRatio);
  const structures = told(territory?.siae?.structureCount, toldCount);
  const employed = told(territory?.siae?.employedMonthly, toldCount);
  const employees = told(territory?.siae?.employees, toldCount);
  const invented = {
    households: told(territory?.caf?.inventedRsaHouseholds, toldCount),
    people: told(territory?.caf?.inventedRsaPeopleCovered, toldCount),
    share: told(territory?.caf?.inventedRsaShareOfClaimants, toldRatio),
    jobseekers: told(territory?.poleEmploi?.inventedJobseekers, toldCount),
    employees: told(territory?.siae?.inventedEmployees, toldCount),
  };
  const results = [
    {
      title: "Participants aux actions",
      series: told(territory?.department?.participants, toldCount),
      invented: told(territory?.department?.inventedParticipants, toldCount),
      institution: "department",
      field: "participants",
    },
    {
      title: "Retours à l'emploi à six mois",
      series: told(territory?.poleEmploi?.returnsToWork, toldCount),
      invented: told(territory?.poleEmploi?.inventedReturnsToWork, toldCount),
      institution: "pole-emploi",
      field: "returnsToWork",
    },
    {
      title: "Sorties de SIAE",
      series: told(territory?.siae?.exits, toldCount),
      invented: told(territory?.siae?.inventedExits, toldCount),
      institution: "siae",
      field: "exits",
    },
  ];
  return {
    start,
    allRegimes,
    households,
    people,
    share,
    rsaRate,
    jobseekers,
    jobseekerRate,
    structures,
    employed,
    employees,
    invented,
    results,
  };
}
