import { countFigure, ratioFigure, seriesFigures } from "../../hub/figure.ts";
import type { OverviewQuery } from "../../hub/operations.ts";

type Meuse = OverviewQuery["territory"] | undefined;
const figuresByTerritory = new WeakMap<object, ReturnType<typeof readFigures>>();

/**
 * The figures of the whole Meuse that the first page shows, each null where its institution did not give it; the same
 * answer gives the same series, so that nothing that is drawn of them is drawn anew.
 */
export function figuresOf(territory: Meuse): ReturnType<typeof readFigures> {
  if (!territory) return readFigures(territory);
  const figures = figuresByTerritory.get(territory) ?? readFigures(territory);
  figuresByTerritory.set(territory, figures);
  return figures;
}

function readFigures(territory: Meuse) {
  const start = seriesFigures(territory?.department?.start, countFigure);
  const allRegimes = seriesFigures(territory?.department?.allRegimes, countFigure);
  const households = seriesFigures(territory?.caf?.rsaHouseholds, countFigure);
  const people = seriesFigures(territory?.caf?.rsaPeopleCovered, countFigure);
  const share = seriesFigures(territory?.caf?.rsaShareOfClaimants, ratioFigure);
  const rsaRate = seriesFigures(territory?.caf?.rsaHouseholdsPerInhabitants, ratioFigure);
  const jobseekers = seriesFigures(territory?.poleEmploi?.jobseekers, countFigure);
  const jobseekerRate = seriesFigures(territory?.poleEmploi?.jobseekersPerInhabitants, ratioFigure);
  const structures = seriesFigures(territory?.siae?.structureCount, countFigure);
  const employed = seriesFigures(territory?.siae?.employedMonthly, countFigure);
  const employees = seriesFigures(territory?.siae?.employees, countFigure);
  const invented = {
    households: seriesFigures(territory?.caf?.inventedRsaHouseholds, countFigure),
    people: seriesFigures(territory?.caf?.inventedRsaPeopleCovered, countFigure),
    share: seriesFigures(territory?.caf?.inventedRsaShareOfClaimants, ratioFigure),
    jobseekers: seriesFigures(territory?.poleEmploi?.inventedJobseekers, countFigure),
    employees: seriesFigures(territory?.siae?.inventedEmployees, countFigure),
  };
  const results = [
    {
      title: "Participants aux actions",
      series: seriesFigures(territory?.department?.participants, countFigure),
      invented: seriesFigures(territory?.department?.inventedParticipants, countFigure),
      institution: "department",
      field: "participants",
    },
    {
      title: "Retours à l'emploi à six mois",
      series: seriesFigures(territory?.poleEmploi?.returnsToWork, countFigure),
      invented: seriesFigures(territory?.poleEmploi?.inventedReturnsToWork, countFigure),
      institution: "pole-emploi",
      field: "returnsToWork",
    },
    {
      title: "Sorties de SIAE",
      series: seriesFigures(territory?.siae?.exits, countFigure),
      invented: seriesFigures(territory?.siae?.inventedExits, countFigure),
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
