// Written by dashboard/generate.mjs: do not edit.
/** By enumeration and code, its French word as every table of the hub writes it. */
export const codeLabels: Readonly<Record<"Level" | "Unit" | "RateStatus", Readonly<Record<string, string>>>> = {
  Level: {
    DEPARTMENT: "Département",
    ARRONDISSEMENT: "Arrondissement",
    EPCI: "Établissement public de coopération intercommunale à fiscalité propre (sa partie dans le département)",
    COMMUNE: "Commune",
  },
  Unit: {
    HOUSEHOLD: "Foyer allocataire",
    PERSON: "Personne",
    ADULT: "Adulte soumis aux droits et devoirs",
    STRUCTURE: "Structure de l'insertion par l'activité économique",
    CONTRACT: "Contrat",
    LABEL: "Labellisation",
    FTE: "Équivalent temps plein",
    EURO: "Euro",
    PERCENT: "Pour cent",
    DAY: "Jour",
    MONTH: "Mois",
  },
  RateStatus: {
    PUBLISHED: "Chiffre exact",
    ROUNDED: "Chiffre arrondi par le producteur, ou somme de chiffres arrondis",
    PARTIAL: "Somme des seules communes renseignées",
    WITHHELD: "Secret statistique",
    NOT_COLLECTED: "Non collecté",
    NOT_APPLICABLE: "Sans objet",
    EMBARGOED: "Sous embargo jusqu'à sa date de publication",
    WITHDRAWN: "Retiré par l'institution",
    TOO_FEW: "Trop peu de cas",
  },
};
