import type { Indicator, ShippedDataset } from "@pacte-hub/institution/config";
import type { DisclosurePolicy } from "@pacte-hub/schema/model/release";

/** The State's barometer of the whole department, which the Department publishes again here. */
const ofBarometer = {
  producer: "État (Baromètre des résultats de l'action publique, DITP)",
  regime: null,
  finest: "DEPARTMENT",
  counts: "VALUE",
  roundedTo: null,
  silence: "NOT_COLLECTED",
  periods: "MONTH",
  dimensions: [],
  // What is counted since a month begins anew each year.
  mostChange: 20,
} as const;

/** What the barometer says besides those employed in SIAE, which their network publishes. */
export const barometer = {
  apprenticeshipContracts: {
    ...ofBarometer,
    id: "apprenticeship-contracts",
    title: "Contrats d'apprentissage",
    definition:
      "Contrats d'apprentissage de l'année, jusqu'à la fin du mois donné (Baromètre des résultats de l'action publique). Unité : contrat.",
    unit: "CONTRACT",
    measure: "CUMULATIVE",
    columns: ["contrats_apprentissage"],
  },
  youthHires: {
    ...ofBarometer,
    id: "youth-hires",
    title: "Recrutements de jeunes",
    definition:
      "Recrutements de jeunes depuis le mois d'août précédent, jusqu'à la fin du mois donné (Baromètre des résultats de l'action publique). Unité : contrat.",
    unit: "CONTRACT",
    measure: "CUMULATIVE",
    columns: ["recrutements_jeunes"],
  },
  civicServiceVolunteers: {
    ...ofBarometer,
    id: "civic-service-volunteers",
    title: "Volontaires du service civique",
    definition:
      "Volontaires qui ont fait au moins un jour de mission dans l'année, jusqu'à la fin du mois donné (Baromètre des résultats de l'action publique). Unité : personne.",
    unit: "PERSON",
    measure: "CUMULATIVE",
    columns: ["volontaires_service_civique"],
  },
  homelessPeopleHoused: {
    ...ofBarometer,
    id: "homeless-people-housed",
    title: "Personnes sans abri ou hébergées ayant obtenu un logement social",
    definition:
      "Personnes sans abri ou en hébergement ayant obtenu un logement social dans l'année, jusqu'à la fin du mois donné (Baromètre des résultats de l'action publique). Unité : personne.",
    unit: "PERSON",
    measure: "CUMULATIVE",
    columns: ["personnes_logees"],
  },
  alimonyServiceFamilies: {
    ...ofBarometer,
    id: "alimony-service-families",
    title: "Familles bénéficiaires d'une pension versée par le service public des pensions alimentaires",
    definition:
      "Familles à qui une pension alimentaire est versée par l'intermédiaire du service public (Aripa), à la fin du mois donné (Baromètre des résultats de l'action publique) ; juin 2022 n'est pas donné. Unité : foyer.",
    unit: "HOUSEHOLD",
    measure: "STOCK",
    columns: ["familles_aripa"],
  },
  franceServicesLabels: {
    ...ofBarometer,
    id: "france-services-labels",
    title: "Labellisations France services",
    definition:
      "Espaces labellisés France services à la fin du mois donné (Baromètre des résultats de l'action publique). Unité : labellisation.",
    unit: "LABEL",
    measure: "STOCK",
    columns: ["labellisations_france_services"],
  },
  aahProcessingTime: {
    ...ofBarometer,
    id: "aah-processing-time",
    title: "Durée de traitement des demandes d'allocation aux adultes handicapés",
    definition:
      "Durée moyenne de traitement des demandes d'AAH, telle que le Baromètre des résultats de l'action publique la donne au mois indiqué, sans dire de quelle durée elle est la moyenne. Unité : mois.",
    unit: "MONTH",
    measure: "AVERAGE",
    columns: ["mois_traitement_aah"],
  },
} as const satisfies Readonly<Record<string, Indicator>>;

/** Each measure of the State's barometer has a shipped file of its own. */
const shippedOf = ({ id, columns: [column = ""] }: Pick<Indicator, "id" | "columns">): ShippedDataset => ({
  dataset: id,
  file: `asp/barometre-${column.replaceAll("_", "-")}-meuse.csv`,
  source: {
    title:
      "DITP et Etalab, « Baromètre des résultats de l'action publique », dépôt etalab/barometre-resultats-donnees (version 825d445)",
    licence: "Licence Ouverte 2.0",
    retrievedOn: "2026-11-28",
    url: null,
  },
  period: null,
  provisional: false,
  producerPublishedOn: null,
});

/** The shipped files of the barometer. */
export const shippedOfBarometer: readonly ShippedDataset[] = Object.values(barometer).map(shippedOf);

export const openByState: DisclosurePolicy = {
  kind: "NONE",
  legalGround:
    "Totaux départementaux que l'État publie lui-même pour tous les départements (Licence Ouverte 2.0) : rien de plus à retenir.",
};
