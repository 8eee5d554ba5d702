import type { ConventionStatus } from "@pacte-hub/schema/model/convention";
import { departmentInService } from "@pacte-hub/schema/model/department";
import type { Amendment, OtherBody } from "@pacte-hub/schema/model/pact";
import type {
  Commitments,
  EvaluationLevel,
  HeadlineFigure,
  Instrument,
  LegalBasis,
  Programme,
  TargetPublic,
  Transcription,
} from "@pacte-hub/schema/model/programme";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import type { Unit } from "@pacte-hub/schema/model/release";
import type { DecisionRule, Passage, Remark, Wording } from "@pacte-hub/schema/model/wording";
import { ConventionStatusEnum, UnitEnum } from "@pacte-hub/schema/types/enums";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { remarkedElsewhere, titleEnField } from "./deprecated.ts";
import { CommitmentsType } from "./means.ts";
import { RemarkType, remarksField } from "./remark.ts";
import { DecisionRuleType, EvaluationLevelType, PassageType, WordingType } from "./wording.ts";

@ObjectType("LegalBasis", { description: "Loi sur laquelle le Pacte se fonde." })
export class LegalBasisType extends PassageType implements Omit<LegalBasis, "lines"> {
  @Field(() => String, { nullable: true, description: "Ce que le Pacte en dit, mot pour mot." })
  readonly quote!: string | null;
  @Field(() => String, { nullable: true, description: "Jour ou année." })
  readonly date!: string | null;
}

@ObjectType("Instrument", { description: "Outil structurant : PDI ou PTI." })
export class InstrumentType implements Omit<Instrument, "lines"> {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Sigle." })
  readonly acronym!: string;
  @Field(() => String, { description: "Nom, mot pour mot." })
  readonly title!: string;
  @Field(() => String, titleEnField)
  readonly titleEn!: string;
  @Field(() => String, { description: "À quoi il sert, mot pour mot." })
  readonly purpose!: string;
}

@ObjectType("HeadlineFigure", {
  description: "Chiffre que le Pacte imprime. Foyers et personnes ne s'additionnent ni ne se comparent.",
})
export class HeadlineFigureType implements Omit<HeadlineFigure, "lines"> {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Mots du Pacte ; voir `verbatim`." })
  readonly title!: string;
  @Field(() => Float, { description: "Valeur." })
  readonly value!: number;
  @Field(() => UnitEnum, { description: "Unité." })
  readonly unit!: Unit;
  @Field(() => String, { description: "Ce qui est compté, en mots du Pacte." })
  readonly unitNote!: string;
  @Field(() => String, { nullable: true, description: "Mois, année, ou intervalle de jours." })
  readonly period!: string | null;
  @Field(() => String, { nullable: true, description: "Le territoire." })
  readonly place!: string | null;
  @Field(() => String, { nullable: true, description: "À qui est le chiffre." })
  readonly owner!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Faux pour « environ 10 000 » ; null si la question ne se pose pas.",
  })
  readonly exact!: boolean | null;
  @Field(() => Boolean, { description: "Vrai si le registre l'a calculé." })
  readonly derived!: boolean;
  @Field(() => Boolean, { description: "Faux si le registre abrège ce que le Pacte imprime." })
  readonly verbatim!: boolean;
  @Field(() => String, { ...remarkedElsewhere, description: "Note du hub sur ce chiffre." })
  readonly note!: string | null;
  @Field(() => [RemarkType], remarksField)
  readonly remarks!: readonly Remark[];
}

@ObjectType("TargetPublic", { description: "Ceux pour qui la politique d'insertion est faite." })
export class TargetPublicType implements Omit<TargetPublic, "lines"> {
  @Field(() => String, { nullable: true, description: "L'enjeu, mot pour mot." })
  readonly stake!: string;
  @Field(() => String, { description: "Tous, quel que soit leur statut : mot pour mot." })
  readonly all!: string;
  @Field(() => [String], { description: "Exemples que le Pacte donne." })
  readonly examples!: readonly string[];
  @Field(() => WordingType, { description: "Définition du public fragilisé." })
  readonly definition!: Wording;
  @Field(() => String, { description: "Définition du parcours d'insertion." })
  readonly pathway!: string;
  @Field(() => [String], { description: "Ce que le parcours recouvre." })
  readonly pathwayCovers!: readonly string[];
}

@ObjectType("DecisionCircuit", { description: "Le circuit décisionnel et l'articulation des instances." })
export class DecisionCircuitType {
  @Field(() => String, { description: "Titre, mot pour mot." })
  readonly title!: string;
  @Field(() => [DecisionRuleType], { description: "Règles." })
  readonly rules!: readonly DecisionRule[];
}

@ObjectType("Evaluation", { description: "Les deux niveaux d'évaluation." })
export class EvaluationType {
  @Field(() => String, { description: "Titre, mot pour mot." })
  readonly title!: string;
  @Field(() => [EvaluationLevelType], { description: "Niveaux." })
  readonly levels!: readonly EvaluationLevel[];
}

@ObjectType("Transcription", {
  description: "Le fichier d'où le registre vient, et les règles du hub pour le transcrire.",
})
export class TranscriptionType implements Transcription {
  @Field(() => String, { description: "Fichier source." })
  readonly source!: string;
  @Field(() => Int, { description: "Nombre de lignes de la source." })
  readonly lines!: number;
  @Field(() => String, { description: "Langue." })
  readonly language!: string;
  @Field(() => String, { description: "Règle des libellés." })
  readonly labelRule!: string;
  @Field(() => String, { description: "Règle des identifiants." })
  readonly idRule!: string;
  @Field(() => String, { description: "Règle des numéros de ligne." })
  readonly lineRule!: string;
}

@ObjectType("PactProgramme", { description: "Le programme départemental d'insertion, tel que le Pacte le rappelle." })
export class PactProgrammeType {
  @Field(() => String, { description: "Titre, mot pour mot." })
  readonly title!: string;
  @Field(() => [String], { description: "Ce qui l'introduit, paragraphe par paragraphe." })
  readonly introduction!: readonly string[];
  @Field(() => [String], { description: "Comment il se met en œuvre, paragraphe par paragraphe." })
  readonly implementation!: readonly string[];
}

@ObjectType("PactAmendment", {
  description: "Ce qui prolonge un Pacte : ses nouvelles années, et rien d'autre de changé.",
})
export class PactAmendmentType implements Amendment {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Titre." })
  readonly title!: string;
  @Field(() => String, { nullable: true, description: "Jour de signature, s'il est connu." })
  readonly signedOn!: string | null;
  @Field(() => String, { description: "Dernier jour qu'elle donne au Pacte." })
  readonly end!: string;
  @Field(() => [Int], { description: "Années qu'elle ajoute." })
  readonly years!: readonly number[];
  @Field(() => [RemarkType], remarksField)
  readonly remarks!: readonly Remark[];
}

@ObjectType("Pact", {
  description: `Un Pacte territorial pour l'insertion ${departmentInService.of} : ce qu'il dit de lui-même.`,
})
export class PactType
  implements Omit<Programme, "territory" | "lines" | "prefix" | "decisionCircuit" | "evaluation" | "signatories">
{
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Titre, mot pour mot." })
  readonly title!: string;
  @Field(() => String, titleEnField)
  readonly titleEn!: string;
  @Field(() => WordingType, { description: "Le département." })
  readonly department!: Wording;
  @Field(() => String, { description: "Premier jour ; voir `remarks`." })
  readonly start!: string;
  @Field(() => String, { description: "Dernier jour, avec ce qui le prolonge ; voir `remarks`." })
  readonly end!: string;
  @Field(() => [Int], { description: "Ses années, une par sous-programme." })
  readonly years!: readonly number[];
  @Field(() => [Int], {
    description: "Années budgétaires dont les crédits peuvent répondre à ses demandes de financement.",
  })
  readonly budgetYears!: readonly number[];
  @Field(() => [PactAmendmentType], { description: "Ce qui l'a prolongé, du plus ancien au plus récent." })
  readonly amendments!: readonly Amendment[];
  @Field(() => String, { description: "Note du hub sur la période.", deprecationReason: "Lisez `remarks`." })
  readonly periodNote!: string;
  @Field(() => String, { description: "Le Pacte précédent." })
  readonly previousPact!: string;
  @Field(() => Int, { description: "Année des engagements concrets." })
  readonly concreteCommitmentsYear!: number;
  @Field(() => TranscriptionType, { description: "D'où vient le registre." })
  readonly transcription!: Transcription;
  @Field(() => [String], { description: "Le préambule, paragraphe par paragraphe." })
  readonly preamble!: readonly string[];
  @Field(() => WordingType, { nullable: true, description: "Le rôle de chef de file du Département." })
  readonly leadRole!: Wording;
  @Field(() => PactProgrammeType, { nullable: true, description: "Le PDI que le Pacte rappelle." })
  readonly pdi!: Programme["pdi"];
  @Field(() => [LegalBasisType], { description: "Fondements juridiques." })
  readonly legalBasis!: readonly LegalBasis[];
  @Field(() => [InstrumentType], { description: "PDI et PTI." })
  readonly instruments!: readonly Instrument[];
  @Field(() => [HeadlineFigureType], { description: "Chiffres que le Pacte imprime." })
  readonly headlineFigures!: readonly HeadlineFigure[];
  @Field(() => TargetPublicType, { description: "Publics." })
  readonly targetPublic!: TargetPublic;
  @Field(() => Int, { description: "Nombre de préconisations." })
  readonly recommendationCount!: number;
  @Field(() => String, { description: "Ce que le Pacte dit des signataires." })
  readonly signatoryClause!: string;
  @Field(() => CommitmentsType, { description: "Engagements et moyens." })
  readonly commitments!: Commitments;
  @Field(() => String, { description: "La liste des conventions n'est pas limitative." })
  readonly conventionsOpenList!: string;
  @Field(() => [ConventionStatusEnum], { description: "États que le registre connaît." })
  readonly conventionStatuses!: readonly ConventionStatus[];
  @Field(() => String, { nullable: true, description: "Titre de ce que le Pacte dit de ses instances." })
  readonly governanceTitle!: string;
  @Field(() => String, { description: "Les instances prolongent celles du Pacte précédent." })
  readonly governanceContinuity!: string;
  @Field(() => [PassageType], { description: "Autres instances et services que le Pacte nomme." })
  readonly otherBodies!: readonly OtherBody[];
  @Field(() => DecisionCircuitType, { description: "Circuit décisionnel." })
  readonly decisionCircuit!: Programme["decisionCircuit"];
  @Field(() => EvaluationType, { description: "Évaluation." })
  readonly evaluation!: Programme["evaluation"];
  @Field(() => WordingType, { description: "Ce que le Pacte dit des sous-programmes annuels." })
  readonly subProgrammes!: Wording;
  @Field(() => [WordingType], { description: "D'où viennent les actions." })
  readonly actionSources!: readonly Wording[];
  @Field(() => String, { description: "Les trois entrées complémentaires." })
  readonly threeEntries!: string;
  @Field(() => [PassageType], { description: "Dispositifs que le Pacte articule." })
  readonly systems!: readonly Passage[];
  @Field(() => [String], {
    description: "Notes du hub : ambiguïtés du Pacte, relevées et non tranchées.",
    deprecationReason: "Lisez `remarks`.",
  })
  readonly ambiguities!: readonly string[];
  @Field(() => [RemarkType], remarksField)
  readonly remarks!: readonly Remark[];
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}
