// Files with a line for each commune and period: jobseekers, CAF households, private employment.
import { writeShipped } from "../shippedFiles.mjs";
import { placeColumns, placeOf } from "./rows.mjs";

/** @param {import("./rows.mjs").Source} source */
export function writeCommunes(source) {
  writeJobseekers(source("dares/defm-abc-communes-meuse-2015-2024.csv", ","));
  writeHouseholds(source("caf/caf-communes-meuse-2020-2024.csv", ","));
  writePrivateEmployment(source("urssaf/emploi-prive-communes-meuse.csv", ","));
}

function writeJobseekers(lines) {
  writeShipped(
    "dares/defm-abc-communes-meuse-2015-2024.csv",
    [...placeColumns, "periode", "demandeurs_emploi_abc"],
    lines.map(({ commune, period, value }) => ({
      ...placeOf.get(commune),
      periode: period.replace("-Q", "-T"),
      demandeurs_emploi_abc: value,
    })),
  );
}

/** The CAF's measures, and their columns in the shipped file. */
const households = {
  indfoy_ndur: "foyers_allocataires",
  indnbp_ndur: "personnes_couvertes",
  indfoy_rsa: "foyers_rsa",
  indfoy_ppa: "foyers_prime_activite",
  indfoy_ndural: "foyers_aide_logement",
  indfoy_af: "foyers_allocations_familiales",
  indfoy_ndurpaje: "foyers_paje",
};

function writeHouseholds(lines) {
  const rows = new Map();
  for (const { commune, period, measure, value } of lines) {
    const key = `${commune} ${period}`;
    const row = rows.get(key) ?? { ...placeOf.get(commune), periode: period };
    rows.set(key, { ...row, [households[measure]]: value });
  }
  const columns = [...placeColumns, "periode", ...Object.values(households)];
  writeShipped("caf/caf-communes-meuse-2020-2024.csv", columns, [...rows.values()]);
}

/** Employees of all sectors on 31 December, by place of work: the source gives sectors for one year only. */
function writePrivateEmployment(lines) {
  writeShipped(
    "urssaf/emploi-prive-communes-meuse-2015-2025.csv",
    [...placeColumns, "periode", "salaries_prives"],
    lines
      .filter(({ sector }) => sector === "Ensemble")
      .map(({ commune, year, value }) => ({
        ...placeOf.get(commune),
        periode: `${year}-T4`,
        salaries_prives: value,
      })),
  );
}
