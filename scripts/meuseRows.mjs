// Writes the shipped files of data/ from copies of their sources: exactly the rows of the Meuse, the producers' own figures.
// node scripts/meuseRows.mjs <folder of the copies>; data/README.md says where each came from.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  benefits,
  guarantee,
  inEuros,
  otherMinima,
  rowsOf as rowsIn,
  rsaAtYearEnd,
  spending,
  staff,
} from "./sourceColumns.mjs";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("node scripts/meuseRows.mjs <folder of the copies>");
const dataFolder = fileURLToPath(new URL("../data/", import.meta.url));
const { communes } = JSON.parse(readFileSync(join(dataFolder, "territory/meuse-territories.json"), "utf8"));

const rowsOf = (file, mark) => rowsIn(folder, file, mark);
const write = (file, names, rows) => {
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? ""))].map((line) => line.join(";"));
  writeFileSync(join(dataFolder, file), `${lines.join("\n")}\n`);
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

const monthly = rowsOf("drees/prestations-mensuelles-departements-2017-2020.csv").filter(ofMeuse);
const isHousingAid = (mesure) => mesure === "aide_logement_allocataires";
/** Housing aid in files of its own: those shipped before stay as they were, byte for byte. */
for (const [file, statut, isIn] of [
  ["drees/prestations-mensuelles-meuse-2017-2020.csv", "", (mesure) => !isHousingAid(mesure)],
  ["drees/prestations-mensuelles-provisoires-meuse-2020.csv", "provisoire", (mesure) => !isHousingAid(mesure)],
  ["drees/aide-logement-meuse-2017-2020.csv", "", isHousingAid],
  ["drees/aide-logement-provisoire-meuse-2020.csv", "provisoire", isHousingAid],
]) {
  const keptMeasures = Object.keys(benefits).filter(isIn);
  const months = wide(
    monthly.filter((line) => line.statut === statut && keptMeasures.includes(line.mesure)),
    ({ periode }) => periode,
    ({ mesure }) => benefits[mesure],
  );
  write(file, ["code_territoire", "periode", ...keptMeasures.map((mesure) => benefits[mesure])], months);
}

write(
  "drees/garantie-jeunes-meuse-2017-2020.csv",
  ["code_territoire", "periode", ...Object.values(guarantee)],
  wide(
    monthly,
    ({ periode }) => periode,
    ({ mesure }) => guarantee[mesure],
  ),
);

const atYearEnd = rowsOf("drees/minima-sociaux-departements-annuel.csv").filter(ofMeuse);
write(
  "drees/rsa-annuel-meuse-2009-2019.csv",
  ["code_territoire", "periode", ...Object.values(rsaAtYearEnd)],
  // 2016 is given twice, before (no note) and after (2) the break of the series: the later one goes on to 2019.
  wide(
    atYearEnd,
    ({ annee_31_decembre }) => `${annee_31_decembre}-12`,
    ({ mesure }) => rsaAtYearEnd[mesure],
  ).filter(({ foyers_rsa }) => foyers_rsa),
);

// 2016 is given twice here too: before (no note) and after the revision (1 or 2); of AAH the later one is not to be believed.
write(
  "drees/minima-meuse-1995-2019.csv",
  ["code_territoire", "periode", ...Object.values(otherMinima)],
  wide(
    atYearEnd.filter(
      ({ mesure, annee_31_decembre, note_colonne, valeur }) =>
        otherMinima[mesure] !== undefined &&
        !(annee_31_decembre === "2016" && note_colonne !== "") &&
        // A number with decimals is no count of persons.
        !valeur.includes("."),
    ),
    ({ annee_31_decembre }) => `${annee_31_decembre}-12`,
    ({ mesure }) => otherMinima[mesure],
  ),
);

const ofRsa = ["RSA-RMI tab3", "RSA-RMI tab4", "RSA-RMI tab5"];
for (const [file, keptTables] of [
  ["drees/depenses-rsa-meuse-2009-2019.csv", ofRsa],
  ["drees/depenses-aide-sociale-meuse-1999-2019.csv", Object.keys(spending).filter((table) => !ofRsa.includes(table))],
])
  write(
    file,
    ["code_territoire", "periode", ...keptTables.map((table) => spending[table])],
    wide(
      rowsOf("drees/depenses-insertion-departements-1999-2020.csv")
        .filter((line) => ofMeuse(line) && keptTables.includes(line.tableau))
        .map(inEuros),
      ({ annee }) => annee,
      ({ tableau }) => spending[tableau],
    ),
  );

const firstShipped = ["effectif_etp_total", "effectif_etp_social"];
const otherStaff = Object.values(staff).filter((column) => !firstShipped.includes(column));
for (const [file, keptColumns] of [
  ["drees/personnel-social-meuse-2014-2020.csv", firstShipped],
  ["drees/agents-meuse-2014-2020.csv", otherStaff],
])
  write(
    file,
    ["code_territoire", "periode", ...keptColumns],
    wide(
      rowsOf("drees/personnel-social-departements-2014-2020.csv").filter(ofMeuse),
      ({ annee_31_decembre }) => annee_31_decembre,
      ({ indicateur }) => [staff[indicateur.replace(/ {2,}/g, " ")]].find((column) => keptColumns.includes(column)),
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

// B1 to B8: who is oriented, by seniority and by body; B9 to B20: contracts and delays, which the Meuse did not give (ND), or
// that the survey did not ask before 2017 (/).
const tables = Array.from({ length: 20 }, (_, at) => `B${at + 1}`);
for (const [file, keptTables] of [
  ["drees/oarsa-meuse-2015-2018.csv", tables.slice(0, 9)],
  ["drees/oarsa-contrats-meuse-2015-2018.csv", tables.slice(9)],
])
  write(
    file,
    ["code_territoire", "periode", ...keptTables.map((table) => `part_${table.toLowerCase()}`)],
    wide(
      rowsOf("drees/oarsa-departements-2015-2018.csv")
        .filter((line) => ofMeuse(line) && keptTables.includes(line.tableau))
        .map((line) => ({ ...line, valeur: line.valeur || line.code_absence })),
      ({ annee_31_decembre }) => annee_31_decembre,
      ({ tableau }) => `part_${tableau.toLowerCase()}`,
    ),
  );

/** The State's barometer, of the Meuse: what it says besides those employed in SIAE. */
const barometer = {
  "nombre-contrats-apprentissage": "contrats_apprentissage",
  "nb-jeunes-engages": "volontaires_service_civique",
  "nombre-recrutements-jeunes": "recrutements_jeunes",
  "logement-sans-domicile-hebergement-urgence": "personnes_logees",
  "nb-familles-aripa": "familles_aripa",
  "nb-labellisations-france-services": "labellisations_france_services",
  "duree-moyenne-traitement-demandes-allocation-adulte-handicape": "mois_traitement_aah",
};
for (const [id, column] of Object.entries(barometer))
  write(
    `asp/barometre-${column.replaceAll("_", "-")}-meuse.csv`,
    ["code_territoire", "periode", column],
    wide(
      rowsOf("asp/barometre-insertion-departements.csv").filter((line) => ofMeuse(line) && line.id_indicateur === id),
      ({ date }) => date.slice(0, 7),
      () => column,
    ).map((row) => ({ ...row, [column]: String(Number(row[column])) })),
  );

// Private employees of all sectors on 31 December, by place of work; sectors are given of one year only.
write(
  "urssaf/emploi-prive-communes-meuse-2015-2025.csv",
  ["code_commune", "commune", "siren_epci", "periode", "salaries_prives"],
  rowsOf("urssaf/emploi-prive-communes-meuse.csv", ",")
    .filter(({ sector }) => sector === "Ensemble")
    .map(({ commune, year, value }) => ({
      ...placeOf.get(commune),
      periode: `${year}-T4`,
      salaries_prives: value,
    })),
);

const zones = (file, mark, [code, name, commune]) =>
  rowsOf(file, mark).map((line) => ({ code_zone: line[code], zone: line[name], code_commune: line[commune] }));
const zoneColumns = ["code_zone", "zone", "code_commune"];
write(
  "territory/zones-emploi-2020-meuse.csv",
  zoneColumns,
  zones("geo/insee-zones-emploi-2020-communes-meuse.csv", ",", ["ze2020", "libze2020", "codgeo"]),
);
write(
  "territory/comites-locaux-emploi-meuse.csv",
  zoneColumns,
  zones("geo/france-travail-clpe-communes-meuse.csv", ",", ["territoire_id", "territoire_libelle", "commune_id"]),
);

/** The communes that the list of agencies names, in capitals and by their post town. */
const agencyCommunes = { "BAR LE DUC": "55029", VERDUN: "55545", COMMERCY: "55122" };
const agencies = rowsOf("pole-emploi/pole-emploi-agences-meuse-2019-11.csv").map((line) => ({
  code_safir: line.code_safir,
  nom: line.nom,
  type_site: line.type_site,
  code_commune: agencyCommunes[line.commune],
}));
write("pole-emploi/agences-meuse-2019-11.csv", Object.keys(agencies[0]), agencies);
