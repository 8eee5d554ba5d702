// Written by clients/generate.mjs from clients/contract and the supergraph: do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Ce par quoi un effectif se ventile. */
export type Dimension =
  /** Type de structure de l'insertion par l'activité économique. */
  | 'STRUCTURE_KIND'
  /** Sexe. */
  | 'SEX'
  /** Tranche d'âge. */
  | 'AGE'
  /** Composition du foyer. */
  | 'HOUSEHOLD_TYPE'
  /** Catégorie de demandeurs d'emploi. */
  | 'CATEGORY'
  /** Parcours d'orientation. */
  | 'PATHWAY'
  /** Délai d'orientation. */
  | 'DELAY'
  /** Issue à la sortie de la structure. */
  | 'EXIT_KIND'
  /** Niveau de sanction. */
  | 'SANCTION_LEVEL'
  /** Allocataire du RSA à l'entrée dans la structure. */
  | 'RSA_AT_ENTRY'
  /** Préconisation du Pacte que l'action met en œuvre. */
  | 'RECOMMENDATION';

/** Origine des chiffres : réels ou engendrés, jamais mêlés. */
export type Origin =
  /** Chiffres réels. */
  | 'REAL'
  /** Chiffres engendrés pour la démonstration, marqués comme tels. */
  | 'DEMONSTRATION';

/** Unité de compte. Foyers, personnes et adultes ne s'additionnent ni ne se comparent. */
export type Unit =
  /** Foyer allocataire. */
  | 'HOUSEHOLD'
  /** Personne. */
  | 'PERSON'
  /** Adulte soumis aux droits et devoirs. */
  | 'ADULT'
  /** Structure de l'insertion par l'activité économique. */
  | 'STRUCTURE'
  /** Contrat. */
  | 'CONTRACT'
  /** Labellisation. */
  | 'LABEL'
  /** Équivalent temps plein. */
  | 'FTE'
  /** Euro. */
  | 'EURO'
  /** Pour cent : une part que son producteur a calculée, jamais additionnée. */
  | 'PERCENT'
  /** Jour : une durée moyenne que son producteur a calculée, jamais additionnée. */
  | 'DAY'
  /** Mois : une durée moyenne que son producteur a calculée, jamais additionnée. */
  | 'MONTH';

/** Nature de la mesure sur la période. */
export type Measure =
  /** Stock à la fin de la période. */
  | 'STOCK'
  /** Moyenne des fins de mois de la période. */
  | 'AVERAGE'
  /** Flux : ce qui s'est produit pendant la période. */
  | 'FLOW'
  /** Cumul : ce qui s'est produit depuis le début de l'année (de celle que dit la définition). Deux périodes ne s'additionnent pas. */
  | 'CUMULATIVE';

/** Niveau du code officiel géographique (INSEE), du plus large au plus fin. */
export type Level =
  /** Département. */
  | 'DEPARTMENT'
  /** Arrondissement. */
  | 'ARRONDISSEMENT'
  /** Établissement public de coopération intercommunale à fiscalité propre (sa partie dans le département). */
  | 'EPCI'
  /** Commune. */
  | 'COMMUNE';

/** Pas des périodes d'un jeu de données. */
export type Periodicity =
  /** Mois : « 2020-12 ». */
  | 'MONTH'
  /** Trimestre : « 2020-Q4 ». */
  | 'QUARTER'
  /** Année : « 2020 ». */
  | 'YEAR';

export type CatalogueQueryVariables = Exact<{
  origin?: Origin;
}>;


export type CatalogueQuery = { readonly caf: { readonly institution: string, readonly institutionName: string, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly definition: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly levels: ReadonlyArray<Level>, readonly periodicity: Periodicity, readonly periods: ReadonlyArray<string>, readonly producer: string, readonly field: string | null, readonly nextPublication: { readonly on: string | null, readonly sentence: string } }> } | null, readonly department: { readonly institution: string, readonly institutionName: string, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly definition: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly levels: ReadonlyArray<Level>, readonly periodicity: Periodicity, readonly periods: ReadonlyArray<string>, readonly producer: string, readonly field: string | null, readonly nextPublication: { readonly on: string | null, readonly sentence: string } }> } | null, readonly poleEmploi: { readonly institution: string, readonly institutionName: string, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly definition: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly levels: ReadonlyArray<Level>, readonly periodicity: Periodicity, readonly periods: ReadonlyArray<string>, readonly producer: string, readonly field: string | null, readonly nextPublication: { readonly on: string | null, readonly sentence: string } }> } | null, readonly siae: { readonly institution: string, readonly institutionName: string, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly definition: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly levels: ReadonlyArray<Level>, readonly periodicity: Periodicity, readonly periods: ReadonlyArray<string>, readonly producer: string, readonly field: string | null, readonly nextPublication: { readonly on: string | null, readonly sentence: string } }> } | null };

export type DatasetsFragment = { readonly institution: string, readonly institutionName: string, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly definition: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly levels: ReadonlyArray<Level>, readonly periodicity: Periodicity, readonly periods: ReadonlyArray<string>, readonly producer: string, readonly field: string | null, readonly nextPublication: { readonly on: string | null, readonly sentence: string } }> };

export type DimensionsQueryVariables = Exact<{ [key: string]: never; }>;


export type DimensionsQuery = { readonly caf: { readonly institution: string, readonly dataset: ReadonlyArray<{ readonly id: string, readonly title: string, readonly dimension: ReadonlyArray<{ readonly isPublished: boolean | null, readonly code: Dimension, readonly title: string, readonly values: ReadonlyArray<{ readonly code: string, readonly label: string, readonly isPossible: boolean }> }> }> } | null, readonly department: { readonly institution: string, readonly dataset: ReadonlyArray<{ readonly id: string, readonly title: string, readonly dimension: ReadonlyArray<{ readonly isPublished: boolean | null, readonly code: Dimension, readonly title: string, readonly values: ReadonlyArray<{ readonly code: string, readonly label: string, readonly isPossible: boolean }> }> }> } | null, readonly poleEmploi: { readonly institution: string, readonly dataset: ReadonlyArray<{ readonly id: string, readonly title: string, readonly dimension: ReadonlyArray<{ readonly isPublished: boolean | null, readonly code: Dimension, readonly title: string, readonly values: ReadonlyArray<{ readonly code: string, readonly label: string, readonly isPossible: boolean }> }> }> } | null, readonly siae: { readonly institution: string, readonly dataset: ReadonlyArray<{ readonly id: string, readonly title: string, readonly dimension: ReadonlyArray<{ readonly isPublished: boolean | null, readonly code: Dimension, readonly title: string, readonly values: ReadonlyArray<{ readonly code: string, readonly label: string, readonly isPossible: boolean }> }> }> } | null };

export type DimensionsFragment = { readonly institution: string, readonly dataset: ReadonlyArray<{ readonly id: string, readonly title: string, readonly dimension: ReadonlyArray<{ readonly isPublished: boolean | null, readonly code: Dimension, readonly title: string, readonly values: ReadonlyArray<{ readonly code: string, readonly label: string, readonly isPossible: boolean }> }> }> };

export type RatesQueryVariables = Exact<{ [key: string]: never; }>;


export type RatesQuery = { readonly caf: { readonly institution: string, readonly dataset: ReadonlyArray<{ readonly id: string, readonly rates: ReadonlyArray<{ readonly id: string, readonly definition: string, readonly unit: string, readonly per: number, readonly numerator: string, readonly denominator: string | null, readonly leastDenominator: number, readonly dimensions: ReadonlyArray<Dimension>, readonly field: string }> }> } | null, readonly department: { readonly institution: string, readonly dataset: ReadonlyArray<{ readonly id: string, readonly rates: ReadonlyArray<{ readonly id: string, readonly definition: string, readonly unit: string, readonly per: number, readonly numerator: string, readonly denominator: string | null, readonly leastDenominator: number, readonly dimensions: ReadonlyArray<Dimension>, readonly field: string }> }> } | null, readonly poleEmploi: { readonly institution: string, readonly dataset: ReadonlyArray<{ readonly id: string, readonly rates: ReadonlyArray<{ readonly id: string, readonly definition: string, readonly unit: string, readonly per: number, readonly numerator: string, readonly denominator: string | null, readonly leastDenominator: number, readonly dimensions: ReadonlyArray<Dimension>, readonly field: string }> }> } | null, readonly siae: { readonly institution: string, readonly dataset: ReadonlyArray<{ readonly id: string, readonly rates: ReadonlyArray<{ readonly id: string, readonly definition: string, readonly unit: string, readonly per: number, readonly numerator: string, readonly denominator: string | null, readonly leastDenominator: number, readonly dimensions: ReadonlyArray<Dimension>, readonly field: string }> }> } | null };

export type RatesFragment = { readonly institution: string, readonly dataset: ReadonlyArray<{ readonly id: string, readonly rates: ReadonlyArray<{ readonly id: string, readonly definition: string, readonly unit: string, readonly per: number, readonly numerator: string, readonly denominator: string | null, readonly leastDenominator: number, readonly dimensions: ReadonlyArray<Dimension>, readonly field: string }> }> };

export type TerritoriesQueryVariables = Exact<{
  level?: Level | null | undefined;
  name?: string | null | undefined;
}>;


export type TerritoriesQuery = { readonly territories: ReadonlyArray<{ readonly code: string, readonly name: string, readonly level: Level, readonly population: number | null, readonly parent: { readonly code: string, readonly name: string } | null }> };

/** A document that says what it answers, and what its variables are: ours, and those of GraphQL Code Generator. */
export interface TypedDocument<Data, Given> {
  toString(): string;
  readonly __apiType?: (variables: Given) => Data;
}

export const catalogueDocument: TypedDocument<CatalogueQuery, CatalogueQueryVariables> =
  "query catalogue($origin: Origin! = REAL) {\n  caf {\n    ...Datasets\n  }\n  department {\n    ...Datasets\n  }\n  poleEmploi {\n    ...Datasets\n  }\n  siae {\n    ...Datasets\n  }\n}\n\nfragment Datasets on Publisher {\n  institution: id\n  institutionName: name\n  datasets {\n    id\n    title\n    definition\n    unit\n    measure\n    regime\n    levels\n    periodicity\n    periods(origin: $origin)\n    producer\n    field\n    nextPublication {\n      on\n      sentence\n    }\n  }\n}\n";
export const dimensionsDocument: TypedDocument<DimensionsQuery, DimensionsQueryVariables> =
  "query dimensions {\n  caf {\n    ...Dimensions\n  }\n  department {\n    ...Dimensions\n  }\n  poleEmploi {\n    ...Dimensions\n  }\n  siae {\n    ...Dimensions\n  }\n}\n\nfragment Dimensions on Publisher {\n  institution: id\n  dataset: datasets {\n    id\n    title\n    dimension: dimensions {\n      code: dimension\n      title: label\n      isPublished\n      values {\n        code\n        label\n        isPossible\n      }\n    }\n  }\n}\n";
export const ratesDocument: TypedDocument<RatesQuery, RatesQueryVariables> =
  "query rates {\n  caf {\n    ...Rates\n  }\n  department {\n    ...Rates\n  }\n  poleEmploi {\n    ...Rates\n  }\n  siae {\n    ...Rates\n  }\n}\n\nfragment Rates on Publisher {\n  institution: id\n  dataset: datasets {\n    id\n    rates {\n      id\n      definition\n      unit\n      per\n      numerator\n      denominator\n      leastDenominator\n      dimensions\n      field\n    }\n  }\n}\n";
export const territoriesDocument: TypedDocument<TerritoriesQuery, TerritoriesQueryVariables> =
  "query territories($level: Level, $name: String) {\n  territories(level: $level, name: $name) {\n    code\n    name\n    level\n    population\n    parent {\n      code\n      name\n    }\n  }\n}\n";
