// DREES' files of the Meuse: benefits by month and at year's end, spending, staff, the survey of orientation (OARSA).
import { writeShipped } from "../shippedFiles.mjs";
import { benefits, guarantee, inEuros, otherMinima, rsaAtYearEnd, spending, staff } from "../sourceColumns.mjs";
import { ofMeuse, periodColumns, wide } from "./rows.mjs";

/** @typedef {import("../sourceColumns.mjs").Row} Row */

/** @param {import("./rows.mjs").Source} source */
export function writeDrees(source) {
  const ownRows = (file) => source(file).filter(ofMeuse);
  const monthly = ownRows("drees/prestations-mensuelles-departements-2017-2020.csv");
  writeMonthlyBenefits(monthly);
  writeYouthGuarantee(monthly);
  const atYearEnd = ownRows("drees/minima-sociaux-departements-annuel.csv");
  writeRsaAtYearEnd(atYearEnd);
  writeOtherMinima(atYearEnd);
  writeSpending(ownRows("drees/depenses-insertion-departements-1999-2020.csv"));
  writeStaff(ownRows("drees/personnel-social-departements-2014-2020.csv"));
  writeOrientation(ownRows("drees/oarsa-departements-2015-2018.csv"));
}

/** Housing aid in files of its own: those shipped before stay as they were, byte for byte. */
function writeMonthlyBenefits(monthly) {
  const isHousingAid = (measure) => measure === "aide_logement_allocataires";
  const measures = Object.keys(benefits);
  const housing = measures.filter(isHousingAid);
  const others = measures.filter((measure) => !isHousingAid(measure));
  const writeOf = (file, status, included) =>
    writeShipped(
      file,
      [...periodColumns, ...included.map((measure) => benefits[measure])],
      wide(
        monthly.filter(({ statut, mesure }) => statut === status && included.includes(mesure)),
        ({ periode }) => periode,
        ({ mesure }) => benefits[mesure],
      ),
    );
  writeOf("drees/prestations-mensuelles-meuse-2017-2020.csv", "", others);
  writeOf("drees/prestations-mensuelles-provisoires-meuse-2020.csv", "provisoire", others);
  writeOf("drees/aide-logement-meuse-2017-2020.csv", "", housing);
  writeOf("drees/aide-logement-provisoire-meuse-2020.csv", "provisoire", housing);
}

function writeYouthGuarantee(monthly) {
  writeShipped(
    "drees/garantie-jeunes-meuse-2017-2020.csv",
    [...periodColumns, ...Object.values(guarantee)],
    wide(
      monthly,
      ({ periode }) => periode,
      ({ mesure }) => guarantee[mesure],
    ),
  );
}

/** @type {(line: Row) => string} */
const decemberOf = ({ annee_31_decembre }) => `${annee_31_decembre}-12`;

/** The source gives 2016 twice, before (no note) and after (2) the break of the series: the later one goes on to 2019. */
function writeRsaAtYearEnd(atYearEnd) {
  const rows = wide(atYearEnd, decemberOf, ({ mesure }) => rsaAtYearEnd[mesure]);
  writeShipped(
    "drees/rsa-annuel-meuse-2009-2019.csv",
    [...periodColumns, ...Object.values(rsaAtYearEnd)],
    rows.filter(({ foyers_rsa }) => foyers_rsa),
  );
}

/** 2016 is given twice here too, before (no note) and after the revision (1 or 2): AAH's revised figure is not credible. */
function writeOtherMinima(atYearEnd) {
  const lines = atYearEnd.filter(
    ({ mesure, annee_31_decembre, note_colonne, valeur }) =>
      otherMinima[mesure] !== undefined &&
      !(annee_31_decembre === "2016" && note_colonne !== "") &&
      // A number with decimals is no count of persons.
      !valeur.includes("."),
  );
  writeShipped(
    "drees/minima-meuse-1995-2019.csv",
    [...periodColumns, ...Object.values(otherMinima)],
    wide(lines, decemberOf, ({ mesure }) => otherMinima[mesure]),
  );
}

/** @param {Row[]} lines */
function writeSpending(lines) {
  const rsaTables = ["RSA-RMI tab3", "RSA-RMI tab4", "RSA-RMI tab5"];
  const otherTables = Object.keys(spending).filter((table) => !rsaTables.includes(table));
  const writeOf = (file, tables) =>
    writeShipped(
      file,
      [...periodColumns, ...tables.map((table) => spending[table])],
      wide(
        lines.filter(({ tableau }) => tables.includes(tableau)).map(inEuros),
        ({ annee }) => annee,
        ({ tableau }) => spending[tableau],
      ),
    );
  writeOf("drees/depenses-rsa-meuse-2009-2019.csv", rsaTables);
  writeOf("drees/depenses-aide-sociale-meuse-1999-2019.csv", otherTables);
}

function writeStaff(lines) {
  const socialStaff = ["effectif_etp_total", "effectif_etp_social"];
  const otherStaff = Object.values(staff).filter((column) => !socialStaff.includes(column));
  /** @type {(line: Row) => string | undefined} */
  const columnOf = ({ indicateur }) => staff[indicateur.replace(/ {2,}/g, " ")];
  const writeOf = (file, columns) =>
    writeShipped(
      file,
      [...periodColumns, ...columns],
      wide(
        lines.filter((line) => columns.some((column) => column === columnOf(line))),
        ({ annee_31_decembre }) => annee_31_decembre,
        columnOf,
      ),
    );
  writeOf("drees/personnel-social-meuse-2014-2020.csv", socialStaff);
  writeOf("drees/agents-meuse-2014-2020.csv", otherStaff);
}

/**
 * B1 to B8: who is oriented, by seniority and by body; B9 to B20: contracts and delays, which the Meuse did not give (ND), or
 * that the survey did not ask before 2017 (/).
 */
function writeOrientation(lines) {
  const tables = Array.from({ length: 20 }, (_, at) => `B${at + 1}`);
  const columnOf = (table) => `part_${table.toLowerCase()}`;
  const writeOf = (file, included) =>
    writeShipped(
      file,
      [...periodColumns, ...included.map(columnOf)],
      wide(
        lines
          .filter(({ tableau }) => included.includes(tableau))
          .map((line) => ({ ...line, valeur: line.valeur || line.code_absence })),
        ({ annee_31_decembre }) => annee_31_decembre,
        ({ tableau }) => columnOf(tableau),
      ),
    );
  writeOf("drees/oarsa-meuse-2015-2018.csv", tables.slice(0, 9));
  writeOf("drees/oarsa-contrats-meuse-2015-2018.csv", tables.slice(9));
}
