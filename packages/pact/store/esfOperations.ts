import { readFileSync } from "node:fs";
import { shippedFile } from "@pacte-hub/data/shipped";
import { containing } from "@pacte-hub/data/territories";
import { enterWhole } from "@pacte-hub/institution/registers/enter";
import type { EsfOperation } from "@pacte-hub/schema/model/esfOperation";
import type { Source } from "@pacte-hub/schema/model/provenance";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Knex } from "knex";

/** The file under data/. */
export const esfOperationsFile = "fse/fse-operations-meuse-2014-2020.csv";

const source: Source = {
  title:
    "Commission européenne, Kohesio (cohesiondata), repris dans le dépôt MayetSoft/rouages.fr (public/territoires/dep/55-europe.json, version 372f763) : opérations localisées seulement",
  licence: "CC0",
  retrievedOn: "2026-11-28",
  url: "https://kohesio.ec.europa.eu",
};

/** Enters the Commission's list in the register. */
export async function loadEsfOperations(db: Knex): Promise<void> {
  const entries = readOperations().map((body) => ({ id: body.id, body }));
  await enterWhole(db, { register: "esf-operation", entries, recordedBy: esfOperationsFile, demonstration: false });
}

/** The lines of the file, which has no quotes: its titles hold no semicolon. */
export function readOperations(): readonly EsfOperation[] {
  const [header = "", ...lines] = readFileSync(shippedFile(esfOperationsFile), "utf8").trim().split("\n");
  const names = header.split(";");
  return lines.map((line) => {
    const fields = line.split(";");
    const of = (name: string): string => fields[names.indexOf(name)] ?? "";
    return {
      id: of("kohesio_id"),
      title: of("intitule"),
      amount: Number(of("montant_ue_eur")),
      eligibleCost: Number(of("cout_total_eligible_eur")),
      rate: Number(of("taux_ue_pct")),
      start: of("debut"),
      end: of("fin"),
      commune: of("code_commune"),
      managingAuthority: of("autorite_gestion"),
      source,
    };
  });
}

/** Whether an operation lies in a territory of any level. */
export const isWithin = ({ commune }: Pick<EsfOperation, "commune">, code: TerritoryCode): boolean =>
  containing(commune).includes(code);
