import { registerEnumType } from "type-graphql";
import { conventionStatuses } from "../model/convention.ts";
import type { Dimension, dimensionValues } from "../model/dimension.ts";
import { dimensionTexts } from "../model/dimensionTexts.ts";
import { observationStatuses } from "../model/observation.ts";
import { measures, units } from "../model/release.ts";
import { structureKinds } from "../model/structure.ts";
import { levels } from "../model/territory.ts";

/** A GraphQL enum whose values read as in the language: the keys of the descriptions must be all of them. */
export function enumOf<Word extends string>(
  words: readonly Word[],
  name: string,
  descriptions: Described<Word>,
): Enum<Word> {
  const values = Object.fromEntries(words.map((word) => [word, word])) as Enum<Word>;
  registerEnumType(values, {
    name,
    description: descriptions.description,
    valuesConfig: described(descriptions.values),
  });
  return values;
}

type Enum<Word extends string> = { readonly [W in Word]: W };

interface Described<Word extends string> {
  readonly description: string;
  readonly values: Readonly<Record<Word, string>>;
}

function described<Word extends string>(values: Readonly<Record<Word, string>>) {
  const entries = Object.entries<string>(values).map(([word, description]) => [word, { description }]);
  return Object.fromEntries(entries) as Record<Word, { description: string }>;
}

/** The values of a dimension, each as a sentence. */
export function sentencesOf<D extends Dimension>(dimension: D) {
  const texts = Object.entries<string>(dimensionTexts[dimension].values).map(([code, text]) => [code, `${text}.`]);
  return Object.fromEntries(texts) as Readonly<Record<(typeof dimensionValues)[D][number], string>>;
}

export const LevelEnum = enumOf(levels, "Level", {
  description: "Niveau du code officiel géographique (INSEE), du plus large au plus fin.",
  values: {
    DEPARTMENT: "Département.",
    ARRONDISSEMENT: "Arrondissement.",
    EPCI: "Établissement public de coopération intercommunale à fiscalité propre (sa partie dans le département).",
    COMMUNE: "Commune.",
  },
});

export const statusDescriptions = {
  PUBLISHED: "Chiffre exact. Un zéro publié est un zéro.",
  ROUNDED: "Chiffre arrondi par le producteur, ou somme de chiffres arrondis : voir `roundedTo` et `bounds`.",
  PARTIAL: "Somme des seules communes renseignées : voir `coverage`.",
  WITHHELD: "Secret statistique.",
  NOT_COLLECTED: "Non collecté : la source n'a pas de ligne pour ce territoire. Ce n'est pas un zéro.",
  NOT_APPLICABLE: "Sans objet : ce chiffre ne peut pas exister.",
  EMBARGOED: "Sous embargo jusqu'à sa date de publication.",
  WITHDRAWN: "Retiré par l'institution.",
} as const;

export const ObservationStatusEnum = enumOf(observationStatuses, "ObservationStatus", {
  description: "Ce que l'institution dit d'un chiffre, ou pourquoi il n'y en a pas.",
  values: statusDescriptions,
});

export const unitDescriptions = {
  HOUSEHOLD: "Foyer allocataire.",
  PERSON: "Personne.",
  ADULT: "Adulte soumis aux droits et devoirs.",
  STRUCTURE: "Structure de l'insertion par l'activité économique.",
  CONTRACT: "Contrat.",
  LABEL: "Labellisation.",
  FTE: "Équivalent temps plein.",
  EURO: "Euro.",
  PERCENT: "Pour cent : une part que son producteur a calculée, jamais additionnée.",
  DAY: "Jour : une durée moyenne que son producteur a calculée, jamais additionnée.",
  MONTH: "Mois : une durée moyenne que son producteur a calculée, jamais additionnée.",
} as const;

export const UnitEnum = enumOf(units, "Unit", {
  description: "Unité de compte. Foyers, personnes et adultes ne s'additionnent ni ne se comparent.",
  values: unitDescriptions,
});

export const MeasureEnum = enumOf(measures, "Measure", {
  description: "Nature de la mesure sur la période.",
  values: {
    STOCK: "Stock à la fin de la période.",
    AVERAGE: "Moyenne des fins de mois de la période.",
    FLOW: "Flux : ce qui s'est produit pendant la période.",
    CUMULATIVE:
      "Cumul : ce qui s'est produit depuis le début de l'année (de celle que dit la définition). Deux périodes ne s'additionnent pas.",
  },
});

export const StructureKindEnum = enumOf(structureKinds, "StructureKind", {
  description: "Type de structure de l'insertion par l'activité économique (Code du travail, L5132-4).",
  values: sentencesOf("structureKind"),
});

export const ConventionStatusEnum = enumOf(conventionStatuses, "ConventionStatus", {
  description: "État d'une convention, jugé d'après ses dates quand elle en a, sinon tel que le Pacte le dit.",
  values: {
    IN_FORCE: "En vigueur.",
    IN_FORCE_PARTIAL: "En vigueur, un volet restant à mettre en œuvre.",
    AWAITING_SIGNATURE: "En attente de signature.",
    IN_PREPARATION: "En cours d'élaboration ou d'actualisation.",
    IN_PROSPECT: "En perspective.",
    EXPIRED: "Échue.",
    NOT_STARTED: "Pas encore en vigueur : son premier jour, ou sa signature, vient après le jour demandé.",
    UNKNOWN: "Inconnu : rien n'est dit de ce jour. Ce que le Pacte dit sans date vaut pour 2017-2021.",
  },
});
