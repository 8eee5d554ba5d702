// Registers of places: ESF operations, zones of employment, agencies.
import { writeShipped } from "../shippedFiles.mjs";
import { placeOf } from "./rows.mjs";

/** @param {import("./rows.mjs").Source} source */
export function writePlaces(source) {
  writeOperations(source("fse/fse-operations-meuse-2014-2020.csv"));
  writeZones("territory/zones-emploi-2020-meuse.csv", source("geo/insee-zones-emploi-2020-communes-meuse.csv", ","), {
    code: "ze2020",
    name: "libze2020",
    commune: "codgeo",
  });
  writeZones("territory/comites-locaux-emploi-meuse.csv", source("geo/france-travail-clpe-communes-meuse.csv", ","), {
    code: "territoire_id",
    name: "territoire_libelle",
    commune: "commune_id",
  });
  writeAgencies(source("pole-emploi/pole-emploi-agences-meuse-2019-11.csv"));
}

function writeOperations(lines) {
  const operations = lines.filter(({ code_commune }) => placeOf.has(code_commune));
  writeShipped("fse/fse-operations-meuse-2014-2020.csv", Object.keys(operations[0]), operations);
}

/** One line a commune; `columns`: what the source calls the zone's code and name, and the commune's code. */
function writeZones(file, lines, columns) {
  writeShipped(
    file,
    ["code_zone", "zone", "code_commune"],
    lines.map((line) => ({
      code_zone: line[columns.code],
      zone: line[columns.name],
      code_commune: line[columns.commune],
    })),
  );
}

/** The communes of the agencies, which the source names in capitals and by their post town. */
const agencyCommunes = { "BAR LE DUC": "55029", VERDUN: "55545", COMMERCY: "55122" };

function writeAgencies(lines) {
  writeShipped(
    "pole-emploi/agences-meuse-2019-11.csv",
    ["code_safir", "nom", "type_site", "code_commune"],
    lines.map(({ code_safir, nom, type_site, commune }) => ({
      code_safir,
      nom,
      type_site,
      code_commune: agencyCommunes[commune],
    })),
  );
}
