// How the sources' own words become the columns of the shipped files: the same for the Meuse and for the other departments.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A line of a source or of a shipped file: its text by the name of its column. @typedef {Record<string, string>} Row */

/**
 * The lines of a copy, by the names of its header.
 * @type {(folder: string, file: string, mark?: string) => Row[]}
 */
export const rowsOf = (folder, file, mark = ";") => {
  const [header, ...lines] = readFileSync(join(folder, file), "utf8").trim().split(/\r?\n/);
  const names = header.split(mark);
  return lines.map((line) => Object.fromEntries(line.split(mark).map((text, at) => [names[at], text])));
};

export const benefits = {
  rsa_allocataires: "foyers_rsa",
  prime_activite_allocataires: "foyers_prime_activite",
  aah_allocataires: "allocataires_aah",
  ass_allocataires: "allocataires_ass",
  aide_logement_allocataires: "foyers_aide_logement",
};
export const guarantee = {
  garantie_jeunes_stock: "nb_jeunes_garantie",
  garantie_jeunes_entrees: "nb_entrees_garantie",
};
export const rsaAtYearEnd = {
  rsa_allocataires: "foyers_rsa",
  rsa_adultes_beneficiaires: "nb_adultes_rsa",
  rsa_population_couverte: "personnes_couvertes_rsa",
};
export const otherMinima = {
  aah_allocataires: "allocataires_aah",
  ass_allocataires: "allocataires_ass",
  minima_sociaux_allocataires: "allocataires_minima_sociaux",
};
export const minima = { ...rsaAtYearEnd, ...otherMinima };
export const spending = {
  "Tot-tab1": "montant_aide_sociale_net",
  "Tot-tab2": "montant_aide_sociale_brut",
  "RSA-RMI tab1": "montant_rsa_net",
  "RSA-RMI tab2": "montant_rsa_brut",
  "RSA-RMI tab3": "montant_allocation_rsa",
  "RSA-RMI tab4": "montant_insertion",
  "RSA-RMI tab5": "montant_cui",
};
const categories = {
  "Personnel médical": "medical",
  Psychologues: "psychologues",
  "Personnel paramédical": "paramedical",
  "Personnel social et éducatif": "social",
  "Personnel médico-technique": "medicotechnique",
  "Personnel administratif et technique": "administratif",
  "Total général (hors assistants familiaux)": "total",
};
export const staff = {
  ...Object.fromEntries(
    Object.entries(categories).flatMap(([category, word]) => [
      [`Effectifs au 31/12 exprimés en ETP - ${category}`, `effectif_etp_${word}`],
      [`Effectifs au 31/12 - ${category}`, `nb_agents_${word}`],
    ]),
  ),
  "Effectifs au 31/12 - Assistants familiaux employés par le conseil départemental": "nb_assistants_familiaux",
  "Effectifs au 31/12 - Total général (y.c. assistants familiaux)": "nb_agents_avec_assistants_familiaux",
};
/** The same line, its figure in euros under `valeur`. @type {(line: Row) => Row} */
export const inEuros = ({ milliers_euros, ...line }) => ({
  ...line,
  valeur: milliers_euros === "" ? "" : String(Math.round(Number(milliers_euros) * 1000)),
});
