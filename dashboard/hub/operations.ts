// Written by dashboard/generate.mjs from the supergraph: do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Origine des chiffres : réels ou engendrés, jamais mêlés. */
export type Origin =
  /** Chiffres réels. */
  | 'REAL'
  /** Chiffres engendrés pour la démonstration, marqués comme tels. */
  | 'DEMONSTRATION';

/** Type de structure de l'insertion par l'activité économique (Code du travail, L5132-4). */
export type StructureKind =
  /** Atelier et chantier d'insertion. */
  | 'ACI'
  /** Association intermédiaire. */
  | 'AI'
  /** Entreprise d'insertion. */
  | 'EI'
  /** Entreprise de travail temporaire d'insertion. */
  | 'ETTI'
  /** Entreprise d'insertion par le travail indépendant (depuis 2019). */
  | 'EITI';

/** Ce que l'institution dit d'un chiffre, ou pourquoi il n'y en a pas. */
export type ObservationStatus =
  /** Chiffre exact. Un zéro publié est un zéro. */
  | 'PUBLISHED'
  /** Chiffre arrondi par le producteur, ou somme de chiffres arrondis : voir `roundedTo` et `bounds`. */
  | 'ROUNDED'
  /** Somme des seules communes renseignées : voir `coverage`. */
  | 'PARTIAL'
  /** Secret statistique. */
  | 'WITHHELD'
  /** Non collecté : la source n'a pas de ligne pour ce territoire. Ce n'est pas un zéro. */
  | 'NOT_COLLECTED'
  /** Sans objet : ce chiffre ne peut pas exister. */
  | 'NOT_APPLICABLE'
  /** Sous embargo jusqu'à sa date de publication. */
  | 'EMBARGOED'
  /** Retiré par l'institution. */
  | 'WITHDRAWN';

/** Ce que vaut un taux : l'état le plus strict des chiffres dont il est tiré. */
export type RateStatus =
  /** Chiffre exact. Un zéro publié est un zéro. */
  | 'PUBLISHED'
  /** Chiffre arrondi par le producteur, ou somme de chiffres arrondis : voir `roundedTo` et `bounds`. */
  | 'ROUNDED'
  /** Somme des seules communes renseignées : voir `coverage`. */
  | 'PARTIAL'
  /** Secret statistique. */
  | 'WITHHELD'
  /** Non collecté : la source n'a pas de ligne pour ce territoire. Ce n'est pas un zéro. */
  | 'NOT_COLLECTED'
  /** Sans objet : ce chiffre ne peut pas exister. */
  | 'NOT_APPLICABLE'
  /** Sous embargo jusqu'à sa date de publication. */
  | 'EMBARGOED'
  /** Retiré par l'institution. */
  | 'WITHDRAWN'
  /** Trop peu de cas : le dénominateur n'atteint pas le minimum déclaré, un seul cas déplacerait le taux. */
  | 'TOO_FEW';

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

/** Où en est une publication, à l'instant réel de la question. */
export type ReleaseState =
  /** En vigueur. */
  | 'PUBLISHED'
  /** Sous embargo jusqu'à `embargoUntil`. */
  | 'EMBARGOED'
  /** Remplacée par un millésime plus récent. */
  | 'SUPERSEDED'
  /** Retirée par l'institution. */
  | 'WITHDRAWN';

/** Manière de protéger un jeu de données. */
export type PolicyKind =
  /** Rien à retenir, pour le motif de `legalGround`. */
  | 'NONE'
  /** Les petits effectifs sont retenus, et d'autres avec eux pour que nul ne les recalcule. */
  | 'SUPPRESSION'
  /** Les effectifs sont arrondis au hasard à un multiple voisin de `base`, toujours le même pour un même effectif. */
  | 'ROUNDING';

/** Ce qui n'est pas pareil des deux côtés d'un taux. */
export type CautionCode =
  /** Foyers, personnes, adultes… : le taux n'est pas une part. */
  | 'UNITS_DIFFER'
  /** Un stock, une moyenne ou un flux, rapporté à une mesure d'une autre nature. */
  | 'MEASURES_DIFFER'
  /** Deux périodes différentes. */
  | 'PERIODS_DIFFER'
  /** Des communes manquent d'un côté et non de l'autre. */
  | 'COVERAGE_DIFFERS'
  /** Un régime seulement est compté : qui manque est dit. */
  | 'PARTIAL_REGIME';

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

/** Ce qu'un financeur a décidé d'une demande. */
export type DecisionStatus =
  /** En attente de sa décision. */
  | 'PENDING'
  /** Accordée. */
  | 'GRANTED'
  /** Refusée. */
  | 'REFUSED'
  /** Dégagée : il reprend ce qu'il avait accordé, ou consent au retrait de la demande. */
  | 'DECOMMITTED';

/** Ce qu'un lecteur fait pour son institution. */
export type Role =
  /** Chargé d'études. */
  | 'ANALYST'
  /** Membre du comité de pilotage. */
  | 'STEERING'
  /** Administrateur de données de son institution, et d'elle seule. */
  | 'STEWARD'
  /** Exploitant technique : aucun chiffre. */
  | 'OPERATOR';

/** Ce qu'une partie dit elle-même d'une convention. */
export type SignatureAct =
  /** Elle la signe. */
  | 'SIGNED'
  /** Elle signe un avenant. */
  | 'AMENDED'
  /** Elle la renouvelle jusqu'à un nouveau terme. */
  | 'RENEWED'
  /** Elle y met fin. */
  | 'ENDED';

/** Ce qu'un signataire dit lui-même de ce qu'il a promis. */
export type CommitmentState =
  /** Tenu. */
  | 'HELD'
  /** Tenu en partie. */
  | 'PARTLY'
  /** Pas tenu. */
  | 'NOT_HELD'
  /** N'est plus dû. */
  | 'NO_LONGER_DUE';

/** Ce que l'institution répond à ce lecteur, pour un jeu de données. */
export type AccessDecision =
  /** Données ouvertes à tous. */
  | 'OPEN'
  /** Ouvert à ce lecteur par un accès accordé. */
  | 'GRANTED'
  /** Fermé à ce lecteur : voir `reason` et `convention`. */
  | 'REFUSED';

/** État d'une convention, jugé d'après ses dates quand elle en a, sinon tel que le Pacte le dit. */
export type ConventionStatus =
  /** En vigueur. */
  | 'IN_FORCE'
  /** En vigueur, un volet restant à mettre en œuvre. */
  | 'IN_FORCE_PARTIAL'
  /** En attente de signature. */
  | 'AWAITING_SIGNATURE'
  /** En cours d'élaboration ou d'actualisation. */
  | 'IN_PREPARATION'
  /** En perspective. */
  | 'IN_PROSPECT'
  /** Échue. */
  | 'EXPIRED'
  /** Pas encore en vigueur : son premier jour, ou sa signature, vient après le jour demandé. */
  | 'NOT_STARTED'
  /** Inconnu : rien n'est dit de ce jour. Ce que le Pacte dit sans date vaut pour 2017-2021. */
  | 'UNKNOWN';

/** Niveau d'une instance. */
export type CommitteeLevel =
  /** Départementale. */
  | 'DEPARTMENTAL'
  /** Territorialisée. */
  | 'TERRITORIAL';

/** Le Pacte demande de déployer les moyens existants avant d'en chercher d'autres. */
export type MeansOrigin =
  /** Moyens existants. */
  | 'EXISTING'
  /** Moyens complémentaires. */
  | 'ADDITIONAL';

/** Où en est une action. Aucun état n'attend l'accord d'une instance : le Pacte n'en demande pas. */
export type ActionStatus =
  /** Proposée. */
  | 'PROPOSED'
  /** En recherche de financements. */
  | 'SEEKING_FUNDS'
  /** Financée. */
  | 'FUNDED'
  /** En cours. */
  | 'RUNNING'
  /** Bloquée : voir ses points de blocage. */
  | 'BLOCKED'
  /** Terminée. */
  | 'FINISHED'
  /** Évaluée. */
  | 'EVALUATED'
  /** Abandonnée. */
  | 'ABANDONED';

/** Nature d'un moyen. */
export type MeansKind =
  /** Humain. */
  | 'HUMAN'
  /** Financier. */
  | 'FINANCIAL';

/** La ressource qui manque. */
export type MissingResource =
  /** Financement. */
  | 'FUNDING'
  /** Personnel. */
  | 'STAFF'
  /** Locaux. */
  | 'PREMISES'
  /** Mobilité. */
  | 'MOBILITY'
  /** Partenaire. */
  | 'PARTNER';

export type BlockingFragment = { readonly id: string, readonly title: string, readonly missing: MissingResource, readonly openedOn: string, readonly solvedOn: string | null, readonly negotiation: ReadonlyArray<{ readonly on: string, readonly what: string }>, readonly record: { readonly demonstration: boolean }, readonly action: { readonly id: string, readonly title: string, readonly territory: { readonly code: string, readonly name: string } } | null, readonly funder: { readonly id: string, readonly name: string } | null, readonly referrals: ReadonlyArray<{ readonly on: string, readonly committee: { readonly title: string } | null }> };

export type DecidedFragment = { readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean };

export type FundedFragment = { readonly id: string, readonly title: string, readonly year: number, readonly status: ActionStatus, readonly means: MeansOrigin, readonly steps: ReadonlyArray<{ readonly status: ActionStatus, readonly on: string }>, readonly operator: { readonly name: string }, readonly axis: { readonly number: number, readonly title: string } | null, readonly recommendations: ReadonlyArray<{ readonly code: string }>, readonly territory: { readonly code: string, readonly name: string }, readonly record: { readonly demonstration: boolean }, readonly fundingRequests: ReadonlyArray<{ readonly id: string, readonly amount: number, readonly budgetYear: number, readonly submittedOn: string, readonly answerExpectedBy: string | null, readonly amendedOn: string | null, readonly renews: string | null, readonly withdrawalAskedOn: string | null, readonly withdrawnOn: string | null, readonly line: { readonly id: string, readonly title: string }, readonly funder: { readonly id: string, readonly name: string } | null, readonly addressee: { readonly id: string, readonly name: string } | null }>, readonly department?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null, readonly caf?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null, readonly poleEmploi?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null, readonly siae?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null };

export type PublishedFragment = { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } };

export type SeenFragment = { readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } };

export type RatioFragment = { readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> };

export type OpenedFragment = { readonly id: string, readonly access: ReadonlyArray<{ readonly dataset: string, readonly decision: AccessDecision, readonly convention: string | null, readonly until: string | null }> };

export type OpeningQueryVariables = Exact<{ [key: string]: never; }>;


export type OpeningQuery = { readonly pact: { readonly id: string, readonly title: string } | null, readonly conventions: ReadonlyArray<{ readonly id: string, readonly title: string }> | null, readonly department: { readonly id: string, readonly access: ReadonlyArray<{ readonly dataset: string, readonly decision: AccessDecision, readonly convention: string | null, readonly until: string | null }> } | null, readonly poleEmploi: { readonly id: string, readonly access: ReadonlyArray<{ readonly dataset: string, readonly decision: AccessDecision, readonly convention: string | null, readonly until: string | null }> } | null, readonly caf: { readonly id: string, readonly access: ReadonlyArray<{ readonly dataset: string, readonly decision: AccessDecision, readonly convention: string | null, readonly until: string | null }> } | null, readonly siae: { readonly id: string, readonly access: ReadonlyArray<{ readonly dataset: string, readonly decision: AccessDecision, readonly convention: string | null, readonly until: string | null }> } | null };

export type ActionsQueryVariables = Exact<{
  origin: Origin;
  invented: boolean;
  department: boolean;
  poleEmploi: boolean;
  caf: boolean;
  siae: boolean;
}>;


export type ActionsQuery = { readonly actions: ReadonlyArray<{ readonly id: string, readonly title: string, readonly year: number, readonly status: ActionStatus, readonly means: MeansOrigin, readonly steps: ReadonlyArray<{ readonly status: ActionStatus, readonly on: string }>, readonly operator: { readonly name: string }, readonly axis: { readonly number: number, readonly title: string } | null, readonly recommendations: ReadonlyArray<{ readonly code: string }>, readonly territory: { readonly code: string, readonly name: string }, readonly record: { readonly demonstration: boolean }, readonly fundingRequests: ReadonlyArray<{ readonly id: string, readonly amount: number, readonly budgetYear: number, readonly submittedOn: string, readonly answerExpectedBy: string | null, readonly amendedOn: string | null, readonly renews: string | null, readonly withdrawalAskedOn: string | null, readonly withdrawnOn: string | null, readonly line: { readonly id: string, readonly title: string }, readonly funder: { readonly id: string, readonly name: string } | null, readonly addressee: { readonly id: string, readonly name: string } | null }>, readonly department?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null, readonly caf?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null, readonly poleEmploi?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null, readonly siae?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null }> | null, readonly axes: ReadonlyArray<{ readonly number: number, readonly title: string, readonly recommendations: ReadonlyArray<{ readonly code: string, readonly title: string, readonly department?: { readonly outcomes: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedOutcomes?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null, readonly poleEmploi?: { readonly outcomes: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedOutcomes?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null, readonly caf?: { readonly outcomes: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedOutcomes?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null, readonly siae?: { readonly outcomes: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedOutcomes?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null }> }> | null };

export type ReportedFragment = { readonly id: string, readonly promisor: string, readonly state: CommitmentState, readonly on: string, readonly proof: string, readonly declared: boolean, readonly commitment: string };

export type CommitmentsQueryVariables = Exact<{
  day?: string | null | undefined;
  origin: Origin;
  department: boolean;
  poleEmploi: boolean;
  caf: boolean;
  siae: boolean;
}>;


export type CommitmentsQuery = { readonly commitments?: ReadonlyArray<{ readonly id: string, readonly text: string, readonly promisors: ReadonlyArray<string>, readonly pact: string }> | null, readonly institutions?: ReadonlyArray<{ readonly id: string, readonly name: string }> | null, readonly departmentCommitmentReports?: ReadonlyArray<{ readonly id: string, readonly promisor: string, readonly state: CommitmentState, readonly on: string, readonly proof: string, readonly declared: boolean, readonly commitment: string }> | null, readonly poleEmploiCommitmentReports?: ReadonlyArray<{ readonly id: string, readonly promisor: string, readonly state: CommitmentState, readonly on: string, readonly proof: string, readonly declared: boolean, readonly commitment: string }> | null, readonly cafCommitmentReports?: ReadonlyArray<{ readonly id: string, readonly promisor: string, readonly state: CommitmentState, readonly on: string, readonly proof: string, readonly declared: boolean, readonly commitment: string }> | null, readonly siaeCommitmentReports?: ReadonlyArray<{ readonly id: string, readonly promisor: string, readonly state: CommitmentState, readonly on: string, readonly proof: string, readonly declared: boolean, readonly commitment: string }> | null, readonly pact?: { readonly start: string, readonly end: string, readonly recommendationCount: number, readonly commitments: { readonly common: ReadonlyArray<{ readonly fr: string, readonly blocks: ReadonlyArray<{ readonly id: string, readonly line: number, readonly text: string }> }>, readonly pilot: { readonly fr: string, readonly blocks: ReadonlyArray<{ readonly id: string, readonly line: number, readonly text: string }> }, readonly means: ReadonlyArray<{ readonly id: string, readonly title: string, readonly kind: MeansKind, readonly origin: MeansOrigin, readonly start: string | null, readonly end: string | null, readonly durationYears: number | null, readonly blocks: ReadonlyArray<{ readonly id: string, readonly line: number, readonly text: string }> }>, readonly region: { readonly commitments: ReadonlyArray<{ readonly id: string, readonly fr: string, readonly blocks: ReadonlyArray<{ readonly id: string, readonly line: number, readonly text: string }> }> } } } | null, readonly conventions?: ReadonlyArray<{ readonly id: string, readonly start: string | null, readonly end: string | null, readonly signed: string | null, readonly expectedSignature: string | null, readonly title: string, readonly state: { readonly status: ConventionStatus, readonly sentence: string }, readonly parties: ReadonlyArray<{ readonly name: string }>, readonly blocks: ReadonlyArray<{ readonly id: string, readonly line: number, readonly text: string }> }> | null, readonly esfOperations?: ReadonlyArray<{ readonly amount: number, readonly start: string, readonly end: string }> | null, readonly territory?: { readonly department: { readonly insertionSpending: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null } | null };

export type CitedFragment = { readonly id: string, readonly line: number, readonly text: string };

export type OpeningFragment = { readonly dataset: string, readonly institution: string, readonly role: Role, readonly isEffective: boolean, readonly endsOn: string | null, readonly demonstration: boolean };

export type TitledFragment = { readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string }> };

export type ConventionsQueryVariables = Exact<{
  on?: string | null | undefined;
  department: boolean;
  poleEmploi: boolean;
  caf: boolean;
  siae: boolean;
}>;


export type ConventionsQuery = { readonly institutions: ReadonlyArray<{ readonly id: string, readonly name: string }> | null, readonly department?: { readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string }> } | null, readonly poleEmploi?: { readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string }> } | null, readonly caf?: { readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string }> } | null, readonly siae?: { readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string }> } | null, readonly conventions: ReadonlyArray<{ readonly id: string, readonly start: string | null, readonly end: string | null, readonly signed: string | null, readonly expectedSignature: string | null, readonly title: string, readonly state: { readonly status: ConventionStatus, readonly sentence: string }, readonly parties: ReadonlyArray<{ readonly name: string, readonly inferred: boolean }>, readonly territories: ReadonlyArray<{ readonly name: string }>, readonly department?: { readonly grants: ReadonlyArray<{ readonly dataset: string, readonly institution: string, readonly role: Role, readonly isEffective: boolean, readonly endsOn: string | null, readonly demonstration: boolean }>, readonly disagreements: ReadonlyArray<{ readonly explanation: string }> } | null, readonly poleEmploi?: { readonly grants: ReadonlyArray<{ readonly dataset: string, readonly institution: string, readonly role: Role, readonly isEffective: boolean, readonly endsOn: string | null, readonly demonstration: boolean }>, readonly disagreements: ReadonlyArray<{ readonly explanation: string }> } | null, readonly caf?: { readonly grants: ReadonlyArray<{ readonly dataset: string, readonly institution: string, readonly role: Role, readonly isEffective: boolean, readonly endsOn: string | null, readonly demonstration: boolean }>, readonly disagreements: ReadonlyArray<{ readonly explanation: string }> } | null, readonly siae?: { readonly grants: ReadonlyArray<{ readonly dataset: string, readonly institution: string, readonly role: Role, readonly isEffective: boolean, readonly endsOn: string | null, readonly demonstration: boolean }>, readonly disagreements: ReadonlyArray<{ readonly explanation: string }> } | null }> | null };

export type DecideQueryVariables = Exact<{
  origin: Origin;
  department: boolean;
  poleEmploi: boolean;
  caf: boolean;
  siae: boolean;
}>;


export type DecideQuery = { readonly actions: ReadonlyArray<{ readonly id: string, readonly title: string, readonly year: number, readonly status: ActionStatus, readonly means: MeansOrigin, readonly steps: ReadonlyArray<{ readonly status: ActionStatus, readonly on: string }>, readonly operator: { readonly name: string }, readonly axis: { readonly number: number, readonly title: string } | null, readonly recommendations: ReadonlyArray<{ readonly code: string }>, readonly territory: { readonly code: string, readonly name: string }, readonly record: { readonly demonstration: boolean }, readonly fundingRequests: ReadonlyArray<{ readonly id: string, readonly amount: number, readonly budgetYear: number, readonly submittedOn: string, readonly answerExpectedBy: string | null, readonly amendedOn: string | null, readonly renews: string | null, readonly withdrawalAskedOn: string | null, readonly withdrawnOn: string | null, readonly line: { readonly id: string, readonly title: string }, readonly funder: { readonly id: string, readonly name: string } | null, readonly addressee: { readonly id: string, readonly name: string } | null }>, readonly department?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null, readonly caf?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null, readonly poleEmploi?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null, readonly siae?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null }> | null, readonly blockingPoints?: ReadonlyArray<{ readonly id: string, readonly title: string, readonly missing: MissingResource, readonly openedOn: string, readonly solvedOn: string | null, readonly negotiation: ReadonlyArray<{ readonly on: string, readonly what: string }>, readonly record: { readonly demonstration: boolean }, readonly action: { readonly id: string, readonly title: string, readonly territory: { readonly code: string, readonly name: string } } | null, readonly funder: { readonly id: string, readonly name: string } | null, readonly referrals: ReadonlyArray<{ readonly on: string, readonly committee: { readonly title: string } | null }> }> | null, readonly axes?: ReadonlyArray<{ readonly number: number, readonly title: string, readonly recommendations: ReadonlyArray<{ readonly code: string, readonly title: string }> }> | null, readonly meetings?: ReadonlyArray<{ readonly id: string, readonly heldOn: string, readonly decisions: ReadonlyArray<string>, readonly committee: { readonly title: string, readonly level: CommitteeLevel } | null, readonly territory: { readonly name: string } | null }> | null, readonly conventions?: ReadonlyArray<{ readonly id: string, readonly end: string | null, readonly title: string, readonly state: { readonly status: ConventionStatus } }> | null, readonly department?: { readonly id: string, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly releases: ReadonlyArray<{ readonly period: string, readonly publishedAt: string }> }> } | null, readonly poleEmploi?: { readonly id: string, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly releases: ReadonlyArray<{ readonly period: string, readonly publishedAt: string }> }> } | null, readonly caf?: { readonly id: string, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly releases: ReadonlyArray<{ readonly period: string, readonly publishedAt: string }> }> } | null, readonly siae?: { readonly id: string, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly releases: ReadonlyArray<{ readonly period: string, readonly publishedAt: string }> }> } | null };

export type FreshFragment = { readonly id: string, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly releases: ReadonlyArray<{ readonly period: string, readonly publishedAt: string }> }> };

export type OverviewQueryVariables = Exact<{
  origin: Origin;
  invented: boolean;
  department: boolean;
  poleEmploi: boolean;
  caf: boolean;
  siae: boolean;
}>;


export type OverviewQuery = { readonly pact?: { readonly headlineFigures: ReadonlyArray<{ readonly id: string, readonly title: string, readonly value: number, readonly unit: Unit, readonly exact: boolean | null, readonly period: string | null }> } | null, readonly territory: { readonly name: string, readonly department?: { readonly start: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly allRegimes: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly participants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedParticipants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null, readonly caf?: { readonly rsaHouseholds: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly rsaPeopleCovered: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly rsaShareOfClaimants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly rsaHouseholdsPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly inventedRsaHouseholds?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedRsaPeopleCovered?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedRsaShareOfClaimants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly poleEmploi?: { readonly jobseekers: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly jobseekersPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly returnsToWork: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedJobseekers?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedReturnsToWork?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null, readonly siae?: { readonly structureCount: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly employees: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly employedMonthly: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly exits: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedEmployees?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedExits?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null } | null, readonly actions?: ReadonlyArray<{ readonly id: string, readonly status: ActionStatus, readonly year: number }> | null, readonly blockingPoints?: ReadonlyArray<{ readonly id: string, readonly title: string, readonly missing: MissingResource, readonly openedOn: string, readonly solvedOn: string | null, readonly negotiation: ReadonlyArray<{ readonly on: string, readonly what: string }>, readonly record: { readonly demonstration: boolean }, readonly action: { readonly id: string, readonly title: string, readonly territory: { readonly code: string, readonly name: string } } | null, readonly funder: { readonly id: string, readonly name: string } | null, readonly referrals: ReadonlyArray<{ readonly on: string, readonly committee: { readonly title: string } | null }> }> | null, readonly territories: ReadonlyArray<{ readonly code: string, readonly name: string, readonly department?: { readonly inventedParticipants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null, readonly caf?: { readonly rsaHouseholdsPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly poleEmploi?: { readonly jobseekersPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly siae?: { readonly structureCount: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null }> };

export type SignedFragment = { readonly id: string, readonly party: string, readonly act: SignatureAct, readonly on: string, readonly until: string | null, readonly subject: string | null, readonly declared: boolean, readonly convention: string, readonly record: { readonly recordedAt: string } };

export type AgreedFragment = { readonly id: string, readonly start: string | null, readonly end: string | null, readonly signed: string | null, readonly termsSince: string | null, readonly title: string, readonly parties: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type PartnershipQueryVariables = Exact<{
  origin: Origin;
  year?: number | null | undefined;
  department: boolean;
  poleEmploi: boolean;
  caf: boolean;
  siae: boolean;
}>;


export type PartnershipQuery = { readonly actions: ReadonlyArray<{ readonly id: string, readonly title: string, readonly year: number, readonly status: ActionStatus, readonly means: MeansOrigin, readonly steps: ReadonlyArray<{ readonly status: ActionStatus, readonly on: string }>, readonly operator: { readonly name: string }, readonly axis: { readonly number: number, readonly title: string } | null, readonly recommendations: ReadonlyArray<{ readonly code: string }>, readonly territory: { readonly code: string, readonly name: string }, readonly record: { readonly demonstration: boolean }, readonly fundingRequests: ReadonlyArray<{ readonly id: string, readonly amount: number, readonly budgetYear: number, readonly submittedOn: string, readonly answerExpectedBy: string | null, readonly amendedOn: string | null, readonly renews: string | null, readonly withdrawalAskedOn: string | null, readonly withdrawnOn: string | null, readonly line: { readonly id: string, readonly title: string }, readonly funder: { readonly id: string, readonly name: string } | null, readonly addressee: { readonly id: string, readonly name: string } | null }>, readonly department?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null, readonly caf?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null, readonly poleEmploi?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null, readonly siae?: { readonly fundingDecisions: ReadonlyArray<{ readonly request: string, readonly funder: string, readonly line: string, readonly budgetYear: number, readonly status: DecisionStatus, readonly amount: number | null, readonly decidedOn: string | null, readonly declared: boolean }> } | null }> | null, readonly partnership?: { readonly year: number | null, readonly on: string, readonly demonstration: boolean, readonly measures: ReadonlyArray<{ readonly id: string, readonly title: string, readonly value: number | null, readonly explanation: string, readonly demonstration: boolean }>, readonly participation: ReadonlyArray<{ readonly called: number, readonly present: number, readonly excused: number, readonly demonstration: boolean, readonly institution: { readonly name: string } | null }> } | null, readonly conventions?: ReadonlyArray<{ readonly id: string, readonly start: string | null, readonly end: string | null, readonly signed: string | null, readonly termsSince: string | null, readonly title: string, readonly parties: ReadonlyArray<{ readonly id: string, readonly name: string }> }> | null, readonly invented?: ReadonlyArray<{ readonly id: string, readonly start: string | null, readonly end: string | null, readonly signed: string | null, readonly termsSince: string | null, readonly title: string, readonly parties: ReadonlyArray<{ readonly id: string, readonly name: string }> }> | null, readonly departmentConventionSignatures?: ReadonlyArray<{ readonly id: string, readonly party: string, readonly act: SignatureAct, readonly on: string, readonly until: string | null, readonly subject: string | null, readonly declared: boolean, readonly convention: string, readonly record: { readonly recordedAt: string } }> | null, readonly cafConventionSignatures?: ReadonlyArray<{ readonly id: string, readonly party: string, readonly act: SignatureAct, readonly on: string, readonly until: string | null, readonly subject: string | null, readonly declared: boolean, readonly convention: string, readonly record: { readonly recordedAt: string } }> | null, readonly poleEmploiConventionSignatures?: ReadonlyArray<{ readonly id: string, readonly party: string, readonly act: SignatureAct, readonly on: string, readonly until: string | null, readonly subject: string | null, readonly declared: boolean, readonly convention: string, readonly record: { readonly recordedAt: string } }> | null, readonly siaeConventionSignatures?: ReadonlyArray<{ readonly id: string, readonly party: string, readonly act: SignatureAct, readonly on: string, readonly until: string | null, readonly subject: string | null, readonly declared: boolean, readonly convention: string, readonly record: { readonly recordedAt: string } }> | null };

export type ListedFragment = { readonly withheld: number | null, readonly contentHash: string | null, readonly state: ReleaseState, readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } };

export type HoldingsFragment = { readonly id: string, readonly name: string, readonly releases: ReadonlyArray<{ readonly withheld: number | null, readonly contentHash: string | null, readonly state: ReleaseState, readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } }> | null, readonly inventedReleases?: ReadonlyArray<{ readonly withheld: number | null, readonly contentHash: string | null, readonly state: ReleaseState, readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } }> | null, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly definition: string, readonly field: string | null }>, readonly access: ReadonlyArray<{ readonly dataset: string, readonly decision: AccessDecision, readonly isPublished: boolean, readonly finest: Level | null, readonly convention: string | null, readonly until: string | null }> };

export type SourcesQueryVariables = Exact<{
  invented: boolean;
  department: boolean;
  poleEmploi: boolean;
  caf: boolean;
  siae: boolean;
}>;


export type SourcesQuery = { readonly department?: { readonly id: string, readonly name: string, readonly releases: ReadonlyArray<{ readonly withheld: number | null, readonly contentHash: string | null, readonly state: ReleaseState, readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } }> | null, readonly inventedReleases?: ReadonlyArray<{ readonly withheld: number | null, readonly contentHash: string | null, readonly state: ReleaseState, readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } }> | null, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly definition: string, readonly field: string | null }>, readonly access: ReadonlyArray<{ readonly dataset: string, readonly decision: AccessDecision, readonly isPublished: boolean, readonly finest: Level | null, readonly convention: string | null, readonly until: string | null }> } | null, readonly poleEmploi?: { readonly id: string, readonly name: string, readonly releases: ReadonlyArray<{ readonly withheld: number | null, readonly contentHash: string | null, readonly state: ReleaseState, readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } }> | null, readonly inventedReleases?: ReadonlyArray<{ readonly withheld: number | null, readonly contentHash: string | null, readonly state: ReleaseState, readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } }> | null, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly definition: string, readonly field: string | null }>, readonly access: ReadonlyArray<{ readonly dataset: string, readonly decision: AccessDecision, readonly isPublished: boolean, readonly finest: Level | null, readonly convention: string | null, readonly until: string | null }> } | null, readonly caf?: { readonly id: string, readonly name: string, readonly releases: ReadonlyArray<{ readonly withheld: number | null, readonly contentHash: string | null, readonly state: ReleaseState, readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } }> | null, readonly inventedReleases?: ReadonlyArray<{ readonly withheld: number | null, readonly contentHash: string | null, readonly state: ReleaseState, readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } }> | null, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly definition: string, readonly field: string | null }>, readonly access: ReadonlyArray<{ readonly dataset: string, readonly decision: AccessDecision, readonly isPublished: boolean, readonly finest: Level | null, readonly convention: string | null, readonly until: string | null }> } | null, readonly siae?: { readonly id: string, readonly name: string, readonly releases: ReadonlyArray<{ readonly withheld: number | null, readonly contentHash: string | null, readonly state: ReleaseState, readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } }> | null, readonly inventedReleases?: ReadonlyArray<{ readonly withheld: number | null, readonly contentHash: string | null, readonly state: ReleaseState, readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } }> | null, readonly datasets: ReadonlyArray<{ readonly id: string, readonly title: string, readonly definition: string, readonly field: string | null }>, readonly access: ReadonlyArray<{ readonly dataset: string, readonly decision: AccessDecision, readonly isPublished: boolean, readonly finest: Level | null, readonly convention: string | null, readonly until: string | null }> } | null };

export type PartnersQueryVariables = Exact<{ [key: string]: never; }>;


export type PartnersQuery = { readonly partners: ReadonlyArray<{ readonly id: string, readonly field: string, readonly name: string }> };

export type MappedFragment = { readonly code: string, readonly name: string, readonly population: number | null, readonly caf?: { readonly rsaHouseholds: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedRsaHouseholds?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly rsaShareOfClaimants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly inventedRsaShareOfClaimants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly rsaHouseholdsPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly inventedRsaHouseholdsPerInhabitants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly poleEmploi?: { readonly jobseekers: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedJobseekers?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly jobseekersPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly inventedJobseekersPerInhabitants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly siae?: { readonly structureCount: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly employees: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedEmployees?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null };

export type TerritoriesQueryVariables = Exact<{
  invented: boolean;
  poleEmploi: boolean;
  caf: boolean;
  siae: boolean;
}>;


export type TerritoriesQuery = { readonly territories: ReadonlyArray<{ readonly code: string, readonly name: string, readonly population: number | null, readonly caf?: { readonly rsaHouseholds: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedRsaHouseholds?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly rsaShareOfClaimants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly inventedRsaShareOfClaimants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly rsaHouseholdsPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly inventedRsaHouseholdsPerInhabitants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly poleEmploi?: { readonly jobseekers: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedJobseekers?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly jobseekersPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly inventedJobseekersPerInhabitants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly siae?: { readonly structureCount: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly employees: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedEmployees?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null }>, readonly meuse: { readonly code: string, readonly name: string, readonly population: number | null, readonly caf?: { readonly rsaHouseholds: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedRsaHouseholds?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly rsaShareOfClaimants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly inventedRsaShareOfClaimants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly rsaHouseholdsPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly inventedRsaHouseholdsPerInhabitants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly poleEmploi?: { readonly jobseekers: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedJobseekers?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly jobseekersPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly inventedJobseekersPerInhabitants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly siae?: { readonly structureCount: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly employees: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedEmployees?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null } | null };

export type BesideFragment = { readonly code: string, readonly name: string, readonly population: number | null, readonly caf?: { readonly rsaHouseholdsPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly poleEmploi?: { readonly jobseekersPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly siae?: { readonly structureCount: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null };

export type TerritoryQueryVariables = Exact<{
  code: string;
  origin: Origin;
  invented: boolean;
  department: boolean;
  poleEmploi: boolean;
  caf: boolean;
  siae: boolean;
}>;


export type TerritoryQuery = { readonly territory: { readonly code: string, readonly name: string, readonly population: number | null, readonly populationVintage: string | null, readonly caf?: { readonly rsaHouseholds: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedRsaHouseholds?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly rsaShareOfClaimants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null, readonly inventedRsaShareOfClaimants?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly poleEmploi?: { readonly jobseekers: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null, readonly inventedJobseekers?: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null, readonly siae?: { readonly structures: ReadonlyArray<{ readonly siret: string, readonly name: string, readonly kind: StructureKind, readonly listedIn: string, readonly commune: { readonly name: string } }> } | null, readonly department?: { readonly actions: ReadonlyArray<{ readonly id: string, readonly title: string, readonly year: number, readonly status: ActionStatus, readonly recommendations: ReadonlyArray<{ readonly code: string }>, readonly blockingPoints: ReadonlyArray<{ readonly id: string, readonly title: string, readonly missing: MissingResource, readonly openedOn: string, readonly solvedOn: string | null, readonly negotiation: ReadonlyArray<{ readonly on: string, readonly what: string }>, readonly record: { readonly demonstration: boolean }, readonly action: { readonly id: string, readonly title: string, readonly territory: { readonly code: string, readonly name: string } } | null, readonly funder: { readonly id: string, readonly name: string } | null, readonly referrals: ReadonlyArray<{ readonly on: string, readonly committee: { readonly title: string } | null }> }> }>, readonly conventions: ReadonlyArray<{ readonly id: string, readonly title: string, readonly state: { readonly sentence: string } }> } | null } | null, readonly territories: ReadonlyArray<{ readonly code: string, readonly name: string, readonly population: number | null, readonly caf?: { readonly rsaHouseholdsPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly poleEmploi?: { readonly jobseekersPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly siae?: { readonly structureCount: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null }>, readonly meuse: { readonly code: string, readonly name: string, readonly population: number | null, readonly caf?: { readonly rsaHouseholdsPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly poleEmploi?: { readonly jobseekersPerInhabitants: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: RateStatus, readonly per: number, readonly unit: string, readonly bounds: { readonly min: number, readonly max: number } | null, readonly numerator: { readonly value: number | null }, readonly denominator: { readonly value: number | null }, readonly comparability: ReadonlyArray<{ readonly code: CautionCode, readonly sentence: string }>, readonly observations: ReadonlyArray<{ readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> }> | null } | null, readonly siae?: { readonly structureCount: ReadonlyArray<{ readonly territoryCode: string, readonly period: string, readonly value: number | null, readonly status: ObservationStatus, readonly roundedTo: number | null, readonly standardError: number | null, readonly bounds: { readonly min: number, readonly max: number } | null, readonly coverage: { readonly present: number, readonly expected: number } | null, readonly release: { readonly id: string, readonly period: string, readonly unit: Unit, readonly measure: Measure, readonly regime: string | null, readonly provisional: boolean, readonly demonstration: boolean, readonly publisher: string, readonly producer: string, readonly recordedAt: string, readonly producerPublishedOn: string | null, readonly correction: string | null, readonly source: { readonly title: string, readonly licence: string, readonly retrievedOn: string | null, readonly url: string | null }, readonly policy: { readonly kind: PolicyKind, readonly legalGround: string | null, readonly k: number | null, readonly base: number | null } } }> | null } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const BlockingFragmentDoc = new TypedDocumentString(`
    fragment Blocking on BlockingPoint {
  id
  title
  missing
  openedOn
  solvedOn
  negotiation {
    on
    what
  }
  record {
    demonstration
  }
  action {
    id
    title
    territory {
      code
      name
    }
  }
  funder {
    id
    name
  }
  referrals {
    on
    committee {
      title
    }
  }
}
    `, {"fragmentName":"Blocking"}) as unknown as TypedDocumentString<BlockingFragment, unknown>;
export const DecidedFragmentDoc = new TypedDocumentString(`
    fragment Decided on FundingDecision {
  request
  funder
  line
  budgetYear
  status
  amount
  decidedOn
  declared
}
    `, {"fragmentName":"Decided"}) as unknown as TypedDocumentString<DecidedFragment, unknown>;
export const FundedFragmentDoc = new TypedDocumentString(`
    fragment Funded on Action {
  id
  title
  year
  status
  steps {
    status
    on
  }
  means
  operator {
    name
  }
  axis {
    number
    title
  }
  recommendations {
    code
  }
  territory {
    code
    name
  }
  record {
    demonstration
  }
  fundingRequests {
    id
    amount
    budgetYear
    submittedOn
    answerExpectedBy
    amendedOn
    renews
    withdrawalAskedOn
    withdrawnOn
    line {
      id
      title
    }
    funder {
      id
      name
    }
    addressee {
      id
      name
    }
  }
  department @include(if: $department) {
    fundingDecisions {
      ...Decided
    }
  }
  caf @include(if: $caf) {
    fundingDecisions {
      ...Decided
    }
  }
  poleEmploi @include(if: $poleEmploi) {
    fundingDecisions {
      ...Decided
    }
  }
  siae @include(if: $siae) {
    fundingDecisions {
      ...Decided
    }
  }
}
    fragment Decided on FundingDecision {
  request
  funder
  line
  budgetYear
  status
  amount
  decidedOn
  declared
}`, {"fragmentName":"Funded"}) as unknown as TypedDocumentString<FundedFragment, unknown>;
export const OpenedFragmentDoc = new TypedDocumentString(`
    fragment Opened on Publisher {
  id
  access {
    dataset
    decision
    convention
    until
  }
}
    `, {"fragmentName":"Opened"}) as unknown as TypedDocumentString<OpenedFragment, unknown>;
export const ReportedFragmentDoc = new TypedDocumentString(`
    fragment Reported on CommitmentReport {
  id
  commitment: commitmentId
  promisor
  state
  on
  proof
  declared
}
    `, {"fragmentName":"Reported"}) as unknown as TypedDocumentString<ReportedFragment, unknown>;
export const CitedFragmentDoc = new TypedDocumentString(`
    fragment Cited on TextBlock {
  id
  line
  text
}
    `, {"fragmentName":"Cited"}) as unknown as TypedDocumentString<CitedFragment, unknown>;
export const OpeningFragmentDoc = new TypedDocumentString(`
    fragment Opening on Grant {
  dataset
  institution
  role
  isEffective
  endsOn
  demonstration
}
    `, {"fragmentName":"Opening"}) as unknown as TypedDocumentString<OpeningFragment, unknown>;
export const TitledFragmentDoc = new TypedDocumentString(`
    fragment Titled on Publisher {
  datasets {
    id
    title
  }
}
    `, {"fragmentName":"Titled"}) as unknown as TypedDocumentString<TitledFragment, unknown>;
export const FreshFragmentDoc = new TypedDocumentString(`
    fragment Fresh on Publisher {
  id
  datasets {
    id
    title
    releases(origin: $origin) {
      period
      publishedAt
    }
  }
}
    `, {"fragmentName":"Fresh"}) as unknown as TypedDocumentString<FreshFragment, unknown>;
export const SignedFragmentDoc = new TypedDocumentString(`
    fragment Signed on ConventionSignature {
  id
  convention: conventionId
  party
  act
  on
  until
  subject
  declared
  record {
    recordedAt
  }
}
    `, {"fragmentName":"Signed"}) as unknown as TypedDocumentString<SignedFragment, unknown>;
export const AgreedFragmentDoc = new TypedDocumentString(`
    fragment Agreed on Convention {
  id
  title: ownTitle
  start
  end
  signed
  termsSince
  parties {
    id
    name
  }
}
    `, {"fragmentName":"Agreed"}) as unknown as TypedDocumentString<AgreedFragment, unknown>;
export const PublishedFragmentDoc = new TypedDocumentString(`
    fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}
    `, {"fragmentName":"Published"}) as unknown as TypedDocumentString<PublishedFragment, unknown>;
export const ListedFragmentDoc = new TypedDocumentString(`
    fragment Listed on Release {
  ...Published
  withheld
  contentHash
  state
}
    fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}`, {"fragmentName":"Listed"}) as unknown as TypedDocumentString<ListedFragment, unknown>;
export const HoldingsFragmentDoc = new TypedDocumentString(`
    fragment Holdings on Publisher {
  id
  name
  releases(state: [PUBLISHED, EMBARGOED], origin: REAL, first: 500) {
    ...Listed
  }
  inventedReleases: releases(
    state: [PUBLISHED, EMBARGOED]
    origin: DEMONSTRATION
    first: 500
  ) @include(if: $invented) {
    ...Listed
  }
  datasets {
    id
    title
    definition
    field
  }
  access {
    dataset
    decision
    isPublished
    finest
    convention
    until
  }
}
    fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}
fragment Listed on Release {
  ...Published
  withheld
  contentHash
  state
}`, {"fragmentName":"Holdings"}) as unknown as TypedDocumentString<HoldingsFragment, unknown>;
export const SeenFragmentDoc = new TypedDocumentString(`
    fragment Seen on Observation {
  territoryCode
  period
  value
  status
  roundedTo
  standardError
  bounds {
    min
    max
  }
  coverage {
    present
    expected
  }
  release {
    ...Published
  }
}
    fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}`, {"fragmentName":"Seen"}) as unknown as TypedDocumentString<SeenFragment, unknown>;
export const RatioFragmentDoc = new TypedDocumentString(`
    fragment Ratio on Rate {
  territoryCode
  period
  value
  status
  per
  unit
  bounds {
    min
    max
  }
  numerator {
    value
  }
  denominator {
    value
  }
  comparability {
    code
    sentence
  }
  observations {
    release {
      ...Published
    }
  }
}
    fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}`, {"fragmentName":"Ratio"}) as unknown as TypedDocumentString<RatioFragment, unknown>;
export const MappedFragmentDoc = new TypedDocumentString(`
    fragment Mapped on Territory {
  code
  name
  population
  caf @include(if: $caf) {
    rsaHouseholds {
      ...Seen
    }
    inventedRsaHouseholds: rsaHouseholds(origin: DEMONSTRATION) @include(if: $invented) {
      ...Seen
    }
    rsaShareOfClaimants {
      ...Ratio
    }
    inventedRsaShareOfClaimants: rsaShareOfClaimants(origin: DEMONSTRATION) @include(if: $invented) {
      ...Ratio
    }
    rsaHouseholdsPerInhabitants {
      ...Ratio
    }
    inventedRsaHouseholdsPerInhabitants: rsaHouseholdsPerInhabitants(
      origin: DEMONSTRATION
    ) @include(if: $invented) {
      ...Ratio
    }
  }
  poleEmploi @include(if: $poleEmploi) {
    jobseekers {
      ...Seen
    }
    inventedJobseekers: jobseekers(origin: DEMONSTRATION) @include(if: $invented) {
      ...Seen
    }
    jobseekersPerInhabitants {
      ...Ratio
    }
    inventedJobseekersPerInhabitants: jobseekersPerInhabitants(
      origin: DEMONSTRATION
    ) @include(if: $invented) {
      ...Ratio
    }
  }
  siae @include(if: $siae) {
    structureCount {
      ...Seen
    }
    employees {
      ...Seen
    }
    inventedEmployees: employees(origin: DEMONSTRATION) @include(if: $invented) {
      ...Seen
    }
  }
}
    fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}
fragment Seen on Observation {
  territoryCode
  period
  value
  status
  roundedTo
  standardError
  bounds {
    min
    max
  }
  coverage {
    present
    expected
  }
  release {
    ...Published
  }
}
fragment Ratio on Rate {
  territoryCode
  period
  value
  status
  per
  unit
  bounds {
    min
    max
  }
  numerator {
    value
  }
  denominator {
    value
  }
  comparability {
    code
    sentence
  }
  observations {
    release {
      ...Published
    }
  }
}`, {"fragmentName":"Mapped"}) as unknown as TypedDocumentString<MappedFragment, unknown>;
export const BesideFragmentDoc = new TypedDocumentString(`
    fragment Beside on Territory {
  code
  name
  population
  caf @include(if: $caf) {
    rsaHouseholdsPerInhabitants {
      ...Ratio
    }
  }
  poleEmploi @include(if: $poleEmploi) {
    jobseekersPerInhabitants {
      ...Ratio
    }
  }
  siae @include(if: $siae) {
    structureCount {
      ...Seen
    }
  }
}
    fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}
fragment Seen on Observation {
  territoryCode
  period
  value
  status
  roundedTo
  standardError
  bounds {
    min
    max
  }
  coverage {
    present
    expected
  }
  release {
    ...Published
  }
}
fragment Ratio on Rate {
  territoryCode
  period
  value
  status
  per
  unit
  bounds {
    min
    max
  }
  numerator {
    value
  }
  denominator {
    value
  }
  comparability {
    code
    sentence
  }
  observations {
    release {
      ...Published
    }
  }
}`, {"fragmentName":"Beside"}) as unknown as TypedDocumentString<BesideFragment, unknown>;
export const OpeningDocument = new TypedDocumentString(`
    query Opening {
  pact {
    id
    title
  }
  conventions {
    id
    title
  }
  department {
    ...Opened
  }
  poleEmploi {
    ...Opened
  }
  caf {
    ...Opened
  }
  siae {
    ...Opened
  }
}
    fragment Opened on Publisher {
  id
  access {
    dataset
    decision
    convention
    until
  }
}`, {"hash":"6c08e78b1a41c6518d7be4135a74367be9e9e4e461fc0e7292b076dfbcbca2de"}) as unknown as TypedDocumentString<OpeningQuery, OpeningQueryVariables>;
export const ActionsDocument = new TypedDocumentString(`
    query Actions($origin: Origin!, $invented: Boolean!, $department: Boolean!, $poleEmploi: Boolean!, $caf: Boolean!, $siae: Boolean!) {
  actions(origin: $origin) {
    ...Funded
  }
  axes {
    number
    title
    recommendations {
      code
      title
      department @include(if: $department) {
        outcomes {
          ...Seen
        }
        inventedOutcomes: outcomes(origin: DEMONSTRATION) @include(if: $invented) {
          ...Seen
        }
      }
      poleEmploi @include(if: $poleEmploi) {
        outcomes {
          ...Seen
        }
        inventedOutcomes: outcomes(origin: DEMONSTRATION) @include(if: $invented) {
          ...Seen
        }
      }
      caf @include(if: $caf) {
        outcomes {
          ...Seen
        }
        inventedOutcomes: outcomes(origin: DEMONSTRATION) @include(if: $invented) {
          ...Seen
        }
      }
      siae @include(if: $siae) {
        outcomes {
          ...Seen
        }
        inventedOutcomes: outcomes(origin: DEMONSTRATION) @include(if: $invented) {
          ...Seen
        }
      }
    }
  }
}
    fragment Decided on FundingDecision {
  request
  funder
  line
  budgetYear
  status
  amount
  decidedOn
  declared
}
fragment Funded on Action {
  id
  title
  year
  status
  steps {
    status
    on
  }
  means
  operator {
    name
  }
  axis {
    number
    title
  }
  recommendations {
    code
  }
  territory {
    code
    name
  }
  record {
    demonstration
  }
  fundingRequests {
    id
    amount
    budgetYear
    submittedOn
    answerExpectedBy
    amendedOn
    renews
    withdrawalAskedOn
    withdrawnOn
    line {
      id
      title
    }
    funder {
      id
      name
    }
    addressee {
      id
      name
    }
  }
  department @include(if: $department) {
    fundingDecisions {
      ...Decided
    }
  }
  caf @include(if: $caf) {
    fundingDecisions {
      ...Decided
    }
  }
  poleEmploi @include(if: $poleEmploi) {
    fundingDecisions {
      ...Decided
    }
  }
  siae @include(if: $siae) {
    fundingDecisions {
      ...Decided
    }
  }
}
fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}
fragment Seen on Observation {
  territoryCode
  period
  value
  status
  roundedTo
  standardError
  bounds {
    min
    max
  }
  coverage {
    present
    expected
  }
  release {
    ...Published
  }
}`, {"hash":"38f6c8931cc739c365fe3ff7d1a5a6fef363a9b51ac9c301429a4d11377711c2"}) as unknown as TypedDocumentString<ActionsQuery, ActionsQueryVariables>;
export const CommitmentsDocument = new TypedDocumentString(`
    query Commitments($day: String, $origin: Origin!, $department: Boolean!, $poleEmploi: Boolean!, $caf: Boolean!, $siae: Boolean!) {
  commitments @include(if: $department) {
    id
    pact: pactId
    text
    promisors
  }
  institutions @include(if: $department) {
    id
    name
  }
  departmentCommitmentReports(origin: $origin) @include(if: $department) {
    ...Reported
  }
  poleEmploiCommitmentReports(origin: $origin) @include(if: $poleEmploi) {
    ...Reported
  }
  cafCommitmentReports(origin: $origin) @include(if: $caf) {
    ...Reported
  }
  siaeCommitmentReports(origin: $origin) @include(if: $siae) {
    ...Reported
  }
  pact @include(if: $department) {
    start
    end
    recommendationCount
    commitments {
      common {
        fr
        blocks {
          ...Cited
        }
      }
      pilot {
        fr
        blocks {
          ...Cited
        }
      }
      means {
        id
        title
        kind
        origin
        start
        end
        durationYears
        blocks {
          ...Cited
        }
      }
      region {
        commitments {
          id
          fr
          blocks {
            ...Cited
          }
        }
      }
    }
  }
  conventions(on: $day) @include(if: $department) {
    id
    title: ownTitle
    start
    end
    signed
    expectedSignature
    state {
      status
      sentence
    }
    parties {
      name
    }
    blocks {
      ...Cited
    }
  }
  esfOperations @include(if: $department) {
    amount
    start
    end
  }
  territory(code: "55") @include(if: $department) {
    department {
      insertionSpending {
        ...Seen
      }
    }
  }
}
    fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}
fragment Seen on Observation {
  territoryCode
  period
  value
  status
  roundedTo
  standardError
  bounds {
    min
    max
  }
  coverage {
    present
    expected
  }
  release {
    ...Published
  }
}
fragment Reported on CommitmentReport {
  id
  commitment: commitmentId
  promisor
  state
  on
  proof
  declared
}
fragment Cited on TextBlock {
  id
  line
  text
}`, {"hash":"de332825adbc47a1ff5ed93094eca5b74e00300ad9a1c3e50bf831898db36ba3"}) as unknown as TypedDocumentString<CommitmentsQuery, CommitmentsQueryVariables>;
export const ConventionsDocument = new TypedDocumentString(`
    query Conventions($on: String, $department: Boolean!, $poleEmploi: Boolean!, $caf: Boolean!, $siae: Boolean!) {
  institutions {
    id
    name
  }
  department @include(if: $department) {
    ...Titled
  }
  poleEmploi @include(if: $poleEmploi) {
    ...Titled
  }
  caf @include(if: $caf) {
    ...Titled
  }
  siae @include(if: $siae) {
    ...Titled
  }
  conventions(on: $on) {
    id
    title: ownTitle
    state {
      status
      sentence
    }
    start
    end
    signed
    expectedSignature
    parties {
      name
      inferred
    }
    territories {
      name
    }
    department @include(if: $department) {
      grants {
        ...Opening
      }
      disagreements {
        explanation
      }
    }
    poleEmploi @include(if: $poleEmploi) {
      grants {
        ...Opening
      }
      disagreements {
        explanation
      }
    }
    caf @include(if: $caf) {
      grants {
        ...Opening
      }
      disagreements {
        explanation
      }
    }
    siae @include(if: $siae) {
      grants {
        ...Opening
      }
      disagreements {
        explanation
      }
    }
  }
}
    fragment Opening on Grant {
  dataset
  institution
  role
  isEffective
  endsOn
  demonstration
}
fragment Titled on Publisher {
  datasets {
    id
    title
  }
}`, {"hash":"50f6c965d69b6bd757e017ec28a3f057cdf10e1e8884caed9e053f5e2ba22833"}) as unknown as TypedDocumentString<ConventionsQuery, ConventionsQueryVariables>;
export const DecideDocument = new TypedDocumentString(`
    query Decide($origin: Origin!, $department: Boolean!, $poleEmploi: Boolean!, $caf: Boolean!, $siae: Boolean!) {
  actions(origin: $origin) {
    ...Funded
  }
  blockingPoints(origin: $origin) @include(if: $department) {
    ...Blocking
  }
  axes @include(if: $department) {
    number
    title
    recommendations {
      code
      title
    }
  }
  meetings(origin: $origin) @include(if: $department) {
    id
    heldOn
    decisions
    committee {
      title
      level
    }
    territory {
      name
    }
  }
  conventions @include(if: $department) {
    id
    title: ownTitle
    end
    state {
      status
    }
  }
  department @include(if: $department) {
    ...Fresh
  }
  poleEmploi @include(if: $poleEmploi) {
    ...Fresh
  }
  caf @include(if: $caf) {
    ...Fresh
  }
  siae @include(if: $siae) {
    ...Fresh
  }
}
    fragment Blocking on BlockingPoint {
  id
  title
  missing
  openedOn
  solvedOn
  negotiation {
    on
    what
  }
  record {
    demonstration
  }
  action {
    id
    title
    territory {
      code
      name
    }
  }
  funder {
    id
    name
  }
  referrals {
    on
    committee {
      title
    }
  }
}
fragment Decided on FundingDecision {
  request
  funder
  line
  budgetYear
  status
  amount
  decidedOn
  declared
}
fragment Funded on Action {
  id
  title
  year
  status
  steps {
    status
    on
  }
  means
  operator {
    name
  }
  axis {
    number
    title
  }
  recommendations {
    code
  }
  territory {
    code
    name
  }
  record {
    demonstration
  }
  fundingRequests {
    id
    amount
    budgetYear
    submittedOn
    answerExpectedBy
    amendedOn
    renews
    withdrawalAskedOn
    withdrawnOn
    line {
      id
      title
    }
    funder {
      id
      name
    }
    addressee {
      id
      name
    }
  }
  department @include(if: $department) {
    fundingDecisions {
      ...Decided
    }
  }
  caf @include(if: $caf) {
    fundingDecisions {
      ...Decided
    }
  }
  poleEmploi @include(if: $poleEmploi) {
    fundingDecisions {
      ...Decided
    }
  }
  siae @include(if: $siae) {
    fundingDecisions {
      ...Decided
    }
  }
}
fragment Fresh on Publisher {
  id
  datasets {
    id
    title
    releases(origin: $origin) {
      period
      publishedAt
    }
  }
}`, {"hash":"013067f97801164759b03c60a7ada3f1199673127f66ea189a1a3805dd4fac62"}) as unknown as TypedDocumentString<DecideQuery, DecideQueryVariables>;
export const OverviewDocument = new TypedDocumentString(`
    query Overview($origin: Origin!, $invented: Boolean!, $department: Boolean!, $poleEmploi: Boolean!, $caf: Boolean!, $siae: Boolean!) {
  pact @include(if: $department) {
    headlineFigures {
      id
      title
      value
      unit
      exact
      period
    }
  }
  territory(code: "55") {
    name
    department @include(if: $department) {
      start: rsaHouseholdsAtStart {
        ...Seen
      }
      allRegimes: rsaHouseholdsAllRegimes {
        ...Seen
      }
      participants: actionParticipants {
        ...Seen
      }
      inventedParticipants: actionParticipants(origin: DEMONSTRATION) @include(if: $invented) {
        ...Seen
      }
    }
    caf @include(if: $caf) {
      rsaHouseholds {
        ...Seen
      }
      rsaPeopleCovered {
        ...Seen
      }
      rsaShareOfClaimants {
        ...Ratio
      }
      rsaHouseholdsPerInhabitants {
        ...Ratio
      }
      inventedRsaHouseholds: rsaHouseholds(origin: DEMONSTRATION) @include(if: $invented) {
        ...Seen
      }
      inventedRsaPeopleCovered: rsaPeopleCovered(origin: DEMONSTRATION) @include(if: $invented) {
        ...Seen
      }
      inventedRsaShareOfClaimants: rsaShareOfClaimants(origin: DEMONSTRATION) @include(if: $invented) {
        ...Ratio
      }
    }
    poleEmploi @include(if: $poleEmploi) {
      jobseekers {
        ...Seen
      }
      jobseekersPerInhabitants {
        ...Ratio
      }
      returnsToWork: actionReturnsToWork {
        ...Seen
      }
      inventedJobseekers: jobseekers(origin: DEMONSTRATION) @include(if: $invented) {
        ...Seen
      }
      inventedReturnsToWork: actionReturnsToWork(origin: DEMONSTRATION) @include(if: $invented) {
        ...Seen
      }
    }
    siae @include(if: $siae) {
      structureCount {
        ...Seen
      }
      employees {
        ...Seen
      }
      employedMonthly {
        ...Seen
      }
      exits: actionExits {
        ...Seen
      }
      inventedEmployees: employees(origin: DEMONSTRATION) @include(if: $invented) {
        ...Seen
      }
      inventedExits: actionExits(origin: DEMONSTRATION) @include(if: $invented) {
        ...Seen
      }
    }
  }
  actions(origin: $origin) @include(if: $department) {
    id
    status
    year
  }
  blockingPoints(origin: $origin) @include(if: $department) {
    ...Blocking
  }
  territories(level: EPCI) {
    code
    name
    department @include(if: $department) {
      inventedParticipants: actionParticipants(origin: DEMONSTRATION) @include(if: $invented) {
        ...Seen
      }
    }
    caf @include(if: $caf) {
      rsaHouseholdsPerInhabitants {
        ...Ratio
      }
    }
    poleEmploi @include(if: $poleEmploi) {
      jobseekersPerInhabitants {
        ...Ratio
      }
    }
    siae @include(if: $siae) {
      structureCount {
        ...Seen
      }
    }
  }
}
    fragment Blocking on BlockingPoint {
  id
  title
  missing
  openedOn
  solvedOn
  negotiation {
    on
    what
  }
  record {
    demonstration
  }
  action {
    id
    title
    territory {
      code
      name
    }
  }
  funder {
    id
    name
  }
  referrals {
    on
    committee {
      title
    }
  }
}
fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}
fragment Seen on Observation {
  territoryCode
  period
  value
  status
  roundedTo
  standardError
  bounds {
    min
    max
  }
  coverage {
    present
    expected
  }
  release {
    ...Published
  }
}
fragment Ratio on Rate {
  territoryCode
  period
  value
  status
  per
  unit
  bounds {
    min
    max
  }
  numerator {
    value
  }
  denominator {
    value
  }
  comparability {
    code
    sentence
  }
  observations {
    release {
      ...Published
    }
  }
}`, {"hash":"c96282c00b511b25aa1b67d26e3160fb835179b16b1b2846c16416d697d31186"}) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const PartnershipDocument = new TypedDocumentString(`
    query Partnership($origin: Origin!, $year: Int, $department: Boolean!, $poleEmploi: Boolean!, $caf: Boolean!, $siae: Boolean!) {
  actions(origin: $origin) {
    ...Funded
  }
  partnership(origin: $origin, year: $year) @include(if: $department) {
    year
    on
    demonstration
    measures {
      id
      title
      value
      explanation
      demonstration
    }
    participation {
      called
      present
      excused
      demonstration
      institution {
        name
      }
    }
  }
  conventions @include(if: $department) {
    ...Agreed
  }
  invented: conventions(origin: DEMONSTRATION) @include(if: $department) {
    ...Agreed
  }
  departmentConventionSignatures(origin: $origin) @include(if: $department) {
    ...Signed
  }
  cafConventionSignatures(origin: $origin) @include(if: $caf) {
    ...Signed
  }
  poleEmploiConventionSignatures(origin: $origin) @include(if: $poleEmploi) {
    ...Signed
  }
  siaeConventionSignatures(origin: $origin) @include(if: $siae) {
    ...Signed
  }
}
    fragment Decided on FundingDecision {
  request
  funder
  line
  budgetYear
  status
  amount
  decidedOn
  declared
}
fragment Funded on Action {
  id
  title
  year
  status
  steps {
    status
    on
  }
  means
  operator {
    name
  }
  axis {
    number
    title
  }
  recommendations {
    code
  }
  territory {
    code
    name
  }
  record {
    demonstration
  }
  fundingRequests {
    id
    amount
    budgetYear
    submittedOn
    answerExpectedBy
    amendedOn
    renews
    withdrawalAskedOn
    withdrawnOn
    line {
      id
      title
    }
    funder {
      id
      name
    }
    addressee {
      id
      name
    }
  }
  department @include(if: $department) {
    fundingDecisions {
      ...Decided
    }
  }
  caf @include(if: $caf) {
    fundingDecisions {
      ...Decided
    }
  }
  poleEmploi @include(if: $poleEmploi) {
    fundingDecisions {
      ...Decided
    }
  }
  siae @include(if: $siae) {
    fundingDecisions {
      ...Decided
    }
  }
}
fragment Signed on ConventionSignature {
  id
  convention: conventionId
  party
  act
  on
  until
  subject
  declared
  record {
    recordedAt
  }
}
fragment Agreed on Convention {
  id
  title: ownTitle
  start
  end
  signed
  termsSince
  parties {
    id
    name
  }
}`, {"hash":"59dd79e878c7cd392f7260d66eb7982ab54f0a769b3290dc620335b2aac76db8"}) as unknown as TypedDocumentString<PartnershipQuery, PartnershipQueryVariables>;
export const SourcesDocument = new TypedDocumentString(`
    query Sources($invented: Boolean!, $department: Boolean!, $poleEmploi: Boolean!, $caf: Boolean!, $siae: Boolean!) {
  department @include(if: $department) {
    ...Holdings
  }
  poleEmploi @include(if: $poleEmploi) {
    ...Holdings
  }
  caf @include(if: $caf) {
    ...Holdings
  }
  siae @include(if: $siae) {
    ...Holdings
  }
}
    fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}
fragment Listed on Release {
  ...Published
  withheld
  contentHash
  state
}
fragment Holdings on Publisher {
  id
  name
  releases(state: [PUBLISHED, EMBARGOED], origin: REAL, first: 500) {
    ...Listed
  }
  inventedReleases: releases(
    state: [PUBLISHED, EMBARGOED]
    origin: DEMONSTRATION
    first: 500
  ) @include(if: $invented) {
    ...Listed
  }
  datasets {
    id
    title
    definition
    field
  }
  access {
    dataset
    decision
    isPublished
    finest
    convention
    until
  }
}`, {"hash":"a3d2dfd8bc3acb19b044d0c625063c1c3f968713184021e4f43e592eb75e49df"}) as unknown as TypedDocumentString<SourcesQuery, SourcesQueryVariables>;
export const PartnersDocument = new TypedDocumentString(`
    query Partners {
  partners {
    id
    field
    name
  }
}
    `, {"hash":"599f1dbb497634d809eebe0f8426d1ba25422a8b503e568db9a4adfc8ba54c6a"}) as unknown as TypedDocumentString<PartnersQuery, PartnersQueryVariables>;
export const TerritoriesDocument = new TypedDocumentString(`
    query Territories($invented: Boolean!, $poleEmploi: Boolean!, $caf: Boolean!, $siae: Boolean!) {
  territories(level: EPCI) {
    ...Mapped
  }
  meuse: territory(code: "55") {
    ...Mapped
  }
}
    fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}
fragment Seen on Observation {
  territoryCode
  period
  value
  status
  roundedTo
  standardError
  bounds {
    min
    max
  }
  coverage {
    present
    expected
  }
  release {
    ...Published
  }
}
fragment Ratio on Rate {
  territoryCode
  period
  value
  status
  per
  unit
  bounds {
    min
    max
  }
  numerator {
    value
  }
  denominator {
    value
  }
  comparability {
    code
    sentence
  }
  observations {
    release {
      ...Published
    }
  }
}
fragment Mapped on Territory {
  code
  name
  population
  caf @include(if: $caf) {
    rsaHouseholds {
      ...Seen
    }
    inventedRsaHouseholds: rsaHouseholds(origin: DEMONSTRATION) @include(if: $invented) {
      ...Seen
    }
    rsaShareOfClaimants {
      ...Ratio
    }
    inventedRsaShareOfClaimants: rsaShareOfClaimants(origin: DEMONSTRATION) @include(if: $invented) {
      ...Ratio
    }
    rsaHouseholdsPerInhabitants {
      ...Ratio
    }
    inventedRsaHouseholdsPerInhabitants: rsaHouseholdsPerInhabitants(
      origin: DEMONSTRATION
    ) @include(if: $invented) {
      ...Ratio
    }
  }
  poleEmploi @include(if: $poleEmploi) {
    jobseekers {
      ...Seen
    }
    inventedJobseekers: jobseekers(origin: DEMONSTRATION) @include(if: $invented) {
      ...Seen
    }
    jobseekersPerInhabitants {
      ...Ratio
    }
    inventedJobseekersPerInhabitants: jobseekersPerInhabitants(
      origin: DEMONSTRATION
    ) @include(if: $invented) {
      ...Ratio
    }
  }
  siae @include(if: $siae) {
    structureCount {
      ...Seen
    }
    employees {
      ...Seen
    }
    inventedEmployees: employees(origin: DEMONSTRATION) @include(if: $invented) {
      ...Seen
    }
  }
}`, {"hash":"af10070a095975a56d6ef9caf38001b2aaf4e482efdf0c2eb73bad5a6b0e4f67"}) as unknown as TypedDocumentString<TerritoriesQuery, TerritoriesQueryVariables>;
export const TerritoryDocument = new TypedDocumentString(`
    query Territory($code: ID!, $origin: Origin!, $invented: Boolean!, $department: Boolean!, $poleEmploi: Boolean!, $caf: Boolean!, $siae: Boolean!) {
  territory(code: $code) {
    code
    name
    population
    populationVintage
    caf @include(if: $caf) {
      rsaHouseholds {
        ...Seen
      }
      inventedRsaHouseholds: rsaHouseholds(origin: DEMONSTRATION) @include(if: $invented) {
        ...Seen
      }
      rsaShareOfClaimants {
        ...Ratio
      }
      inventedRsaShareOfClaimants: rsaShareOfClaimants(origin: DEMONSTRATION) @include(if: $invented) {
        ...Ratio
      }
    }
    poleEmploi @include(if: $poleEmploi) {
      jobseekers {
        ...Seen
      }
      inventedJobseekers: jobseekers(origin: DEMONSTRATION) @include(if: $invented) {
        ...Seen
      }
    }
    siae @include(if: $siae) {
      structures {
        siret
        name
        kind
        listedIn
        commune {
          name
        }
      }
    }
    department @include(if: $department) {
      actions(origin: $origin) {
        id
        title
        year
        status
        recommendations {
          code
        }
        blockingPoints {
          ...Blocking
        }
      }
      conventions {
        id
        title: ownTitle
        state {
          sentence
        }
      }
    }
  }
  territories(level: EPCI) {
    ...Beside
  }
  meuse: territory(code: "55") {
    ...Beside
  }
}
    fragment Blocking on BlockingPoint {
  id
  title
  missing
  openedOn
  solvedOn
  negotiation {
    on
    what
  }
  record {
    demonstration
  }
  action {
    id
    title
    territory {
      code
      name
    }
  }
  funder {
    id
    name
  }
  referrals {
    on
    committee {
      title
    }
  }
}
fragment Published on Release {
  id
  period
  unit
  measure
  regime
  provisional
  demonstration
  publisher
  producer
  recordedAt
  producerPublishedOn
  correction
  source {
    title
    licence
    retrievedOn
    url
  }
  policy {
    kind
    legalGround
    k
    base
  }
}
fragment Seen on Observation {
  territoryCode
  period
  value
  status
  roundedTo
  standardError
  bounds {
    min
    max
  }
  coverage {
    present
    expected
  }
  release {
    ...Published
  }
}
fragment Ratio on Rate {
  territoryCode
  period
  value
  status
  per
  unit
  bounds {
    min
    max
  }
  numerator {
    value
  }
  denominator {
    value
  }
  comparability {
    code
    sentence
  }
  observations {
    release {
      ...Published
    }
  }
}
fragment Beside on Territory {
  code
  name
  population
  caf @include(if: $caf) {
    rsaHouseholdsPerInhabitants {
      ...Ratio
    }
  }
  poleEmploi @include(if: $poleEmploi) {
    jobseekersPerInhabitants {
      ...Ratio
    }
  }
  siae @include(if: $siae) {
    structureCount {
      ...Seen
    }
  }
}`, {"hash":"66193aa6382f89f5963fee196c5e406b33b72f5bb0858c6299192caabd7b9eed"}) as unknown as TypedDocumentString<TerritoryQuery, TerritoryQueryVariables>;