import type { TableRefusal } from "../model/tableRefusal.ts";
import { hintText } from "./nearest.ts";

/** The sentence of a table that cannot be made. The compiler asks for the missing one. */
export function explainTable(refusal: TableRefusal): string {
  switch (refusal.code) {
    case "TABLE_FORMAT_UNKNOWN":
      return `« ${refusal.format} » n'est pas un format de tableau : écrivez format=csv, tableur (CSV français), xlsx, parquet ou ndjson.${hintText(refusal.hint)}`;
    case "TABLE_SHEET_UNKNOWN":
      return `La réponse n'a pas de feuille « ${refusal.sheet} ».${hintText(refusal.hint)}`;
    case "TABLE_HAS_SHEETS":
      return `Cette question donne plusieurs tableaux, et ce format n'en tient qu'un : choisissez-en un par feuille=${refusal.sheets[0] ?? ""} (${refusal.sheets.map((name) => `« ${name} »`).join(", ")}), demandez format=xlsx, qui les tient tous, ou posez une question par liste.`;
    case "TABLE_TOO_LONG":
      return `Le tableau dépasse ${refusal.limit.toLocaleString("fr-FR")} lignes, et n'est pas envoyé : demandez moins de territoires (level), de périodes (from, to) ou de lignes (first), en plusieurs fois.`;
    case "TABLE_CELL_TOO_LONG":
      return `Un texte de la colonne « ${refusal.column} » dépasse les ${refusal.limit.toLocaleString("fr-FR")} caractères d'une cellule de classeur : demandez format=csv, parquet ou ndjson, qui le tiennent entier.`;
    case "TABLE_OF_ACT":
      return "Un acte (mutation) ne se rend pas en tableau : envoyez-le sans format, avec Accept: application/json.";
    case "TABLE_WITHOUT_COLUMN":
      return "Cette question ne demande rien qui fasse une colonne : demandez au moins un champ, par exemple territories(level: EPCI) { code name }.";
  }
}
