// The State's barometer, of the Meuse: a file for each of its indicators that the hub shows.
import { writeShipped } from "../shippedFiles.mjs";
import { ofMeuse, periodColumns, wide } from "./rows.mjs";

const employed = "nb-beneficiaires-siae";

/** Indicators besides those employed in SIAE, and their columns, of which the files take their names. */
const indicators = {
  "nombre-contrats-apprentissage": "contrats_apprentissage",
  "nb-jeunes-engages": "volontaires_service_civique",
  "nombre-recrutements-jeunes": "recrutements_jeunes",
  "logement-sans-domicile-hebergement-urgence": "personnes_logees",
  "nb-familles-aripa": "familles_aripa",
  "nb-labellisations-france-services": "labellisations_france_services",
  "duree-moyenne-traitement-demandes-allocation-adulte-handicape": "mois_traitement_aah",
};

/** @param {import("./rows.mjs").Source} source */
export function writeBarometer(source) {
  const lines = source("asp/barometre-insertion-departements.csv").filter(ofMeuse);
  const linesOf = (id) => lines.filter(({ id_indicateur }) => id_indicateur === id);
  writeEmployed(linesOf(employed));
  for (const [id, column] of Object.entries(indicators)) writeIndicator(column, linesOf(id));
}

/** In the source's own order, which is that of the file as it was first shipped. */
function writeEmployed(lines) {
  writeShipped(
    "asp/salaries-siae-meuse-2017-2022.csv",
    [...periodColumns, "salaries_en_insertion"],
    lines.map(({ date, valeur }) => ({
      code_territoire: "55",
      periode: date.slice(0, 7),
      salaries_en_insertion: plainNumber(valeur),
    })),
  );
}

function writeIndicator(column, lines) {
  const rows = wide(
    lines,
    ({ date }) => date.slice(0, 7),
    () => column,
  );
  writeShipped(
    `asp/barometre-${column.replaceAll("_", "-")}-meuse.csv`,
    [...periodColumns, column],
    rows.map((row) => ({ ...row, [column]: plainNumber(row[column]) })),
  );
}

/** Without the decimals that the source writes after every count. */
const plainNumber = (text) => String(Number(text));
