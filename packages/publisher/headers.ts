import { normalised } from "@pacte-hub/release-file/extract";
import type { Level } from "@pacte-hub/schema/model/territory";

/** Headers under which the four institutions' producers write the same thing, French and English, normalised. */
const named = (...headers: readonly string[]): readonly string[] => headers.map(normalised);

const ofCommune = named(
  "code_commune",
  "codes_insee",
  "code_insee",
  "insee",
  "insee_com",
  "numero_commune",
  "numcomdo",
  "numcom",
  "codgeo",
  "code_insee_commune",
  "code_insee_de_la_commune",
  "code_commune_insee",
  "insee_commune",
  "commune_insee",
  "code_officiel_commune",
  "code_officiel_geographique",
  "code_com",
  "cog",
  "depcom",
  "com",
);
/** The EPCI of a commune, beside its code. */
export const epciHeaders = named("siren_epci", "code_epci", "epci_siren", "siren_epci_commune", "epci");
const ofAny = named(
  "territory",
  "territoire",
  "code_territoire",
  "code_geo",
  "geo",
  "ref_area",
  "code",
  "nom_territoire",
);

/** Which columns may say the territory, those of the dataset's own level first. */
export const territoryHeaders = (finest: Level): readonly string[] =>
  [...(finest === "EPCI" ? [epciHeaders, ofAny, ofCommune] : [ofCommune, ofAny, epciHeaders]), nameHeaders].flat();

export const periodHeaders = named(
  "periode",
  "period",
  "time_period",
  "date_reference",
  "dtreffre",
  "dtref",
  "date",
  "date_de_reference",
  "date_ref",
  "periode_reference",
  "periode_de_reference",
  "annee_mois",
  "mois_annee",
);
/** The year beside its part, where a file has one column for each. */
export const yearHeaders = named("annee", "an", "year", "annee_reference");
export const quarterHeaders = named("trimestre", "trim", "quarter", "num_trimestre", "numero_trimestre");
export const monthHeaders = named("mois", "month", "num_mois", "numero_mois", "mois_reference", "mois_de_reference");
export const dayHeaders = named("jour", "day");
export const everyPeriodHeader = [...periodHeaders, ...yearHeaders, ...quarterHeaders, ...monthHeaders];

export const contributorHeaders = named("siret", "siren", "structure", "numero_structure", "contributor");
/** Which action of the open register a count is of. */
export const actionHeaders = named("action", "id_action", "identifiant_action");
export const numberHeaders = named("siret", "siren");
export const holdingHeaders = named("groupe", "siren_groupe", "holding", "group");
export const valueHeaders = named("valeur", "value", "obs_value", "nombre", "effectif", "effectifs");

/** SDMX: whether a figure is free, and whether it is there at all. */
export const statusHeaders = named("conf_status", "obs_conf", "obs_status", "statut_secret");

/** SDMX: a figure in thousands is not the figure. */
export const multiplierHeader = "unit_mult";

/** Official names beside codes: compared with them, since a code of another line is the commonest slip. */
export const nameHeaders = named(
  "nom",
  "nom_commune",
  "nomcom",
  "libelle",
  "libelle_commune",
  "lib_com",
  "libgeo",
  "commune",
  "nom_epci",
  "libelle_epci",
  "territoire_nom",
);

/** In what figures are written: compared with what the dataset counts. */
export const unitHeaders = named("unite", "unit_measure", "unit");

/** What says nothing of who is counted: coarser territories, addresses, and what SDMX-CSV writes on each line. */
const harmless: ReadonlySet<string> = new Set([
  ...named("epci", "nom_territoire", "departement", "code_departement", "dep", "region", "code_region", "reg"),
  ...named("arrondissement", "code_postal", "adresse", "denomination", "raison_sociale", "nature_juridique"),
  ...named("forme_juridique", "naf", "code_naf", "ape", "ecart_arrondi_type", "nb_communes", "source", "dataflow"),
  ...named("structure_id", "action", "freq", "decimals", "time_format"),
]);

/** How a column of another figure begins: "Nombre personnes couvertes", "part_des_jeunes", "montant". */
const figure =
  /^(nb|nombre|effectifs?|foyers|personnes|allocataires|demandeurs|salaries|montant|part|taux|total|population|evolution|variation|indfoy|indnbp|valeur_\w+)(_|$)/;

/** Whether a column that is not read can be left out without a word: it tells no part of those counted from another. */
export const isHarmless = (header: string): boolean => harmless.has(header);

/** Whether a column looks like another figure: it can be left out where it holds figures only. */
export const isFigure = (header: string): boolean => figure.test(header);
