import type { ConventionStatus } from "@pacte-hub/schema/model/convention";
import { keyField } from "@pacte-hub/schema/types/decision.input";
import { ConventionStatusEnum } from "@pacte-hub/schema/types/enums";
import { Field, ID, InputType, Int } from "type-graphql";
import { onField } from "./action.ts";

@InputType("ConventionInput", { description: "Convention telle que le Département l'inscrit : nouvelle, ou changée." })
export class ConventionInput {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => String, { description: "Intitulé." })
  readonly title!: string;
  @Field(() => String, {
    description:
      "Nature, de celles que le Pacte nomme : « Contrat local de santé », ou son code (local-health-contract).",
  })
  readonly kind!: string;
  @Field(() => String, {
    description: "Champ, de ceux que le Pacte distingue : « Recherche », ou son code (research).",
  })
  readonly scope!: string;
  @Field(() => [ID], { description: "Parties : identifiants de signataires, ou « epci: » suivi du SIREN." })
  readonly parties!: readonly string[];
  @Field(() => ConventionStatusEnum, {
    description:
      "En attente de signature, en préparation, en perspective ou échue ; en vigueur, ses parties seules le disent.",
  })
  readonly status!: ConventionStatus;
  @Field(() => String, { nullable: true, description: "Premier jour." })
  readonly start?: string | null;
  @Field(() => String, { nullable: true, description: "Dernier jour." })
  readonly end?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Jour de signature que le Pacte dit ; toute autre signature est l'acte de sa partie.",
  })
  readonly signed?: string | null;
  @Field(() => String, { nullable: true, description: "Jour ou mois de signature attendu." })
  readonly expectedSignature?: string | null;
  @Field(() => [ID], { defaultValue: [], description: "Territoires d'un contrat local." })
  readonly territories!: readonly string[];
  @Field(() => Int, {
    nullable: true,
    description: "Version que vous avez lue, pour la changer ; absente : la convention est nouvelle.",
  })
  readonly expectedVersion?: number | null;
  @Field(() => String, keyField)
  readonly key!: string;
}

@InputType("SubProgrammeReviewInput", { description: "Revue annuelle d'un sous-programme, et ses ajustements." })
export class SubProgrammeReviewInput {
  @Field(() => Int, { description: "L'année du sous-programme." })
  readonly year!: number;
  @Field(() => ID, { nullable: true, description: "Son Pacte ; à défaut, celui dont c'est une année." })
  readonly pact?: string | null;
  @Field(() => String, onField)
  readonly heldOn?: string | null;
  @Field(() => String, { description: "Ce qu'a dit la revue." })
  readonly review!: string;
  @Field(() => [String], { defaultValue: [], description: "Ajustements décidés." })
  readonly adjustments!: readonly string[];
  @Field(() => Int, {
    nullable: true,
    description: "Version que vous avez lue, pour la changer ; absente : la revue est nouvelle.",
  })
  readonly expectedVersion?: number | null;
  @Field(() => String, keyField)
  readonly key!: string;
}
