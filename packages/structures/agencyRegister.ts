import { readFileSync } from "node:fs";
import { shippedFile } from "@pacte-hub/data/shipped";
import type { Register } from "@pacte-hub/institution/config";
import { enterWhole } from "@pacte-hub/institution/registers/enter";
import type { Agency, AgencyKind } from "@pacte-hub/schema/model/agency";
import type { Source } from "@pacte-hub/schema/model/provenance";

const file = "pole-emploi/agences-meuse-2019-11.csv";
const source: Source = {
  title:
    "Pôle emploi, liste des agences (novembre 2019), reprise dans le dépôt gip-inclusion/les-emplois (version 89b55ad)",
  licence: "non précisée",
  retrievedOn: "2026-11-28",
  url: null,
};

/** The lines of the file, which has no quotes. */
function readAgencies(): readonly Agency[] {
  const [, ...lines] = readFileSync(shippedFile(file), "utf8").trim().split("\n");
  return lines.map((line) => {
    const [id = "", name = "", kind = "", commune = ""] = line.split(";");
    return { id, name, kind: kind as AgencyKind, commune, listedIn: "2019-11", source };
  });
}

/** Pôle emploi's sites in the Meuse, as an open register. */
export const agencyRegister: Register = {
  id: "agencies",
  title: "Agences de Pôle emploi dans le département",
  file,
  load: async (db) => {
    const entries = readAgencies().map((body) => ({ id: body.id, body }));
    await enterWhole(db, { register: "agency", entries, recordedBy: file, demonstration: false });
  },
};
