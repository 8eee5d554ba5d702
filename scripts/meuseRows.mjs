// Writes the shipped files of data/ from copies of their sources: exactly the rows of the Meuse, the producers' own figures.
// node scripts/meuseRows.mjs <folder of the copies>; data/README.md says where each came from.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("node scripts/meuseRows.mjs <folder of the copies>");
const data = fileURLToPath(new URL("../data/", import.meta.url));
const { communes } = JSON.parse(readFileSync(join(data, "territory/meuse-territories.json"), "utf8"));

const rowsOf = (file, mark = ";") => {
  const [header, ...lines] = readFileSync(join(folder, file), "utf8").trim().split(/\r?\n/);
  const names = header.split(mark);
  return lines.map((line) => Object.fromEntries(line.split(mark).map((text, at) => [names[at], text])));
};
const write = (file, names, rows) => {
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? ""))].map((line) => line.join(";"));
  writeFileSync(join(data, file), `${lines.join("\n")}\n`);
};
const quarter = (period) => period.replace("-Q", "-T");
const placeOf = new Map(
  communes.map(({ code, nom, epci }) => [code, { code_commune: code, commune: nom, siren_epci: epci }]),
);

const jobseekers = rowsOf("dares/defm-abc-communes-meuse-2015-2024.csv", ",").map(({ commune, period, value }) => ({
  ...placeOf.get(commune),
  periode: quarter(period),
  demandeurs_emploi_abc: value,
}));
write("dares/defm-abc-communes-meuse-2015-2024.csv", Object.keys(jobseekers[0]), jobseekers);

const cafMeasures = {
  indfoy_ndur: "foyers_allocataires",
  indnbp_ndur: "personnes_couvertes",
  indfoy_rsa: "foyers_rsa",
  indfoy_ppa: "foyers_prime_activite",
  indfoy_ndural: "foyers_aide_logement",
  indfoy_af: "foyers_allocations_familiales",
  indfoy_ndurpaje: "foyers_paje",
};
const caf = new Map();
for (const { commune, period, measure, value } of rowsOf("caf/caf-communes-meuse-2020-2024.csv", ",")) {
  const key = `${commune} ${period}`;
  if (!caf.has(key)) caf.set(key, { ...placeOf.get(commune), periode: period });
  caf.get(key)[cafMeasures[measure]] = value;
}
const cafColumns = ["code_commune", "commune", "siren_epci", "periode", ...Object.values(cafMeasures)];
write("caf/caf-communes-meuse-2020-2024.csv", cafColumns, [...caf.values()]);

const ofMeuse = ({ code_departement }) => code_departement === "55";
/** One line a period, one column a measure; what the source does not give of a period stays blank. */
const wide = (lines, periodOf, columnOf) => {
  const byPeriod = new Map();
  for (const line of lines) {
    const [period, column] = [periodOf(line), columnOf(line)];
    if (!column) continue;
    if (!byPeriod.has(period)) byPeriod.set(period, { code_territoire: "55", periode: period });
    byPeriod.get(period)[column] = line.valeur ?? line.milliers_euros;
  }
  return [...byPeriod.values()].sort((a, b) => (a.periode < b.periode ? -1 : 1));
};

const benefits = {
  rsa_allocataires: "foyers_rsa",
  prime_activite_allocataires: "foyers_prime_activite",
  aah_allocataires: "allocataires_aah",
  ass_allocataires: "allocataires_ass",
};
const monthly = rowsOf("drees/prestations-mensuelles-departements-2017-2020.csv").filter(ofMeuse);
const benefitColumns = ["code_territoire", "periode", ...Object.values(benefits)];
for (const [file, statut] of [
  ["drees/prestations-mensuelles-meuse-2017-2020.csv", ""],
  ["drees/prestations-mensuelles-provisoires-meuse-2020.csv", "provisoire"],
]) {
  const months = wide(
    monthly.filter((line) => line.statut === statut && benefits[line.mesure]),
    ({ periode }) => periode,
    ({ mesure }) => benefits[mesure],
  );
  write(file, benefitColumns, months);
}

const guarantee = { garantie_jeunes_stock: "nb_jeunes_garantie", garantie_jeunes_entrees: "nb_entrees_garantie" };
write(
  "drees/garantie-jeunes-meuse-2017-2020.csv",
  ["code_territoire", "periode", ...Object.values(guarantee)],
  wide(
    monthly,
    ({ periode }) => periode,
    ({ mesure }) => guarantee[mesure],
  ),
);

const yearEnd = {
  rsa_allocataires: "foyers_rsa",
  rsa_adultes_beneficiaires: "nb_adultes_rsa",
  rsa_population_couverte: "personnes_couvertes_rsa",
};
write(
  "drees/rsa-annuel-meuse-2009-2019.csv",
  ["code_territoire", "periode", ...Object.values(yearEnd)],
  // 2016 is given twice, before (no note) and after (2) the break of the series: the later one goes on to 2019.
  wide(
    rowsOf("drees/minima-sociaux-departements-annuel.csv").filter(ofMeuse),
    ({ annee_31_decembre }) => `${annee_31_decembre}-12`,
    ({ mesure }) => yearEnd[mesure],
  ).filter(({ foyers_rsa }) => foyers_rsa),
);

const spending = {
  "RSA-RMI tab3": "montant_allocation_rsa",
  "RSA-RMI tab4": "montant_insertion",
  "RSA-RMI tab5": "montant_cui",
};
const inEuros = ({ milliers_euros, ...line }) => ({
  ...line,
  valeur: String(Math.round(Number(milliers_euros) * 1000)),
});
write(
  "drees/depenses-rsa-meuse-2009-2019.csv",
  ["code_territoire", "periode", ...Object.values(spending)],
  wide(
    rowsOf("drees/depenses-insertion-departements-1999-2020.csv").filter(ofMeuse).map(inEuros),
    ({ annee }) => annee,
    ({ tableau }) => spending[tableau],
  ),
);

const staff = {
  "Effectifs au 31/12 exprimés en ETP - Total général (hors assistants familiaux)": "effectif_etp_total",
  "Effectifs au 31/12 exprimés en ETP - Personnel social et éducatif": "effectif_etp_social",
};
write(
  "drees/personnel-social-meuse-2014-2020.csv",
  ["code_territoire", "periode", ...Object.values(staff)],
  wide(
    rowsOf("drees/personnel-social-departements-2014-2020.csv").filter(ofMeuse),
    ({ annee_31_decembre }) => annee_31_decembre,
    ({ indicateur }) => staff[indicateur.replace(/ {2,}/g, " ")],
  ),
);

write(
  "asp/salaries-siae-meuse-2017-2022.csv",
  ["code_territoire", "periode", "salaries_en_insertion"],
  rowsOf("asp/barometre-insertion-departements.csv")
    .filter((line) => ofMeuse(line) && line.id_indicateur === "nb-beneficiaires-siae")
    .map(({ date, valeur }) => ({
      code_territoire: "55",
      periode: date.slice(0, 7),
      salaries_en_insertion: String(Number(valeur)),
    })),
);

const operations = rowsOf("fse/fse-operations-meuse-2014-2020.csv").filter(({ code_commune }) =>
  placeOf.has(code_commune),
);
write("fse/fse-operations-meuse-2014-2020.csv", Object.keys(operations[0]), operations);

// B1 to B8: who is oriented, by seniority and by body; B9: who has a contract, which the Meuse did not give (ND).
const surveyed = new Set(["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9"]);
write(
  "drees/oarsa-meuse-2015-2018.csv",
  ["code_territoire", "periode", ...[...surveyed].map((table) => `part_${table.toLowerCase()}`)],
  wide(
    rowsOf("drees/oarsa-departements-2015-2018.csv")
      .filter((line) => ofMeuse(line) && surveyed.has(line.tableau))
      .map((line) => ({ ...line, valeur: line.valeur || line.code_absence })),
    ({ annee_31_decembre }) => annee_31_decembre,
    ({ tableau }) => `part_${tableau.toLowerCase()}`,
  ),
);
