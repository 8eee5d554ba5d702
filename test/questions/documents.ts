import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";

/** The twenty documents, as they are shipped. */
export const folder = inClone("docs", "questions");
export const documents = readdirSync(folder).filter((name) => name.endsWith(".graphql"));
export const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");

/** The lines a document opens with: the question, who asks and how it is answered, on what. */
export function claimed(name: string) {
  const [title = "", said = "", why = ""] = textOf(name)
    .split("\n")
    .map((line) => line.replace(/^# /, ""));
  const [, who, answer, demonstration] =
    /^Qui demande : (.+)\. Réponse sur données réelles : (\S+)\. Démonstration : (\S+)\.$/.exec(said) ?? [];
  return { title, who, answer, demonstration, why };
}

/** As whom each question is asked; those who have no part in the hub ask as anyone does. */
export const readers: Readonly<Record<string, string>> = {
  COPIL: "steering@department",
  COTECH: "steering@department",
  CTIE: "steering@department",
  Département: "analyst@department",
  "Département et Pôle emploi": "analyst@department",
  "Finances du Département": "analyst@department",
  "Région et Département": "analyst@region",
  "MSA et Département": "analyst@department",
  "Gestionnaire FSE": "analyst@department",
  "Pôle emploi": "analyst@pole-emploi",
  "Réseau des SIAE": "analyst@siae",
  CAF: "analyst@caf",
  "Intendant des données": "steward@caf",
};
