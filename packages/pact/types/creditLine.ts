import type { CreditLine } from "@pacte-hub/schema/model/creditLine";
import { departmentInService } from "@pacte-hub/schema/model/department";
import { enteredKinds, type Funder, type FunderKind, funderKinds } from "@pacte-hub/schema/model/funder";
import type { Wording } from "@pacte-hub/schema/model/wording";
import type { CoFunding, CoFundingShare } from "@pacte-hub/schema/rules/coFunding";
import { keyField } from "@pacte-hub/schema/types/decision.input";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { WordingType } from "./wording.ts";

@ObjectType("CreditCeiling", { description: "La plus grande part d'un financement qu'une ligne peut être." })
export class CreditCeilingType {
  @Field(() => Int, { description: "Pour cent de l'ensemble." })
  readonly percent!: number;
  @Field(() => String, { description: "Où c'est écrit." })
  readonly source!: string;
}

@ObjectType("CreditLine", {
  description:
    "Ligne de crédits qu'une demande peut solliciter : les crédits propres d'un financeur, ou d'autres qu'il attribue.",
})
export class CreditLineType implements CreditLine {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => String, { description: "Intitulé." })
  readonly title!: string;
  @Field(() => ID, {
    nullable: true,
    description:
      "Le financeur qui l'attribue, ou le début de l'identifiant de ceux qui le font ; null : tout financeur.",
  })
  readonly funder!: string | null;
  @Field(() => String, { nullable: true, description: "De qui sont les crédits, quand un autre les attribue." })
  readonly creditsOf!: string | null;
  @Field(() => Int, { nullable: true, description: "Première année budgétaire." })
  readonly firstYear!: number | null;
  @Field(() => Int, { nullable: true, description: "Dernière année budgétaire." })
  readonly lastYear!: number | null;
  @Field(() => CreditCeilingType, { nullable: true, description: "Plafond de cofinancement connu." })
  readonly ceiling!: CreditLine["ceiling"];
  @Field(() => [WordingType], { description: "Mots du Pacte qui la nomment ; aucun : la ligne est du hub." })
  readonly passages!: readonly Wording[];
}

export const FunderKindEnum = enumOf(funderKinds, "FunderKind", {
  description: "Qui peut être sollicité.",
  values: {
    SIGNATORY: "Un signataire du Pacte.",
    EPCI: "Un établissement public de coopération intercommunale.",
    COMMUNE: "Une commune.",
    MANAGING_AUTHORITY: "Une autorité de gestion des fonds européens.",
    FOUNDATION: "Une fondation.",
    OTHER: "Un autre financeur.",
  },
});

@ObjectType("Funder", {
  description: "Qui est sollicité ; ce qu'il décide est « déclaré » s'il n'a pas de sous-graphe.",
})
export class FunderType implements Funder {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => String, { description: "Nom." })
  readonly name!: string;
  @Field(() => FunderKindEnum, { description: "Sa nature." })
  readonly kind!: FunderKind;
}

@InputType("FunderInput", {
  description: `Financeur qui n'est ni signataire, ni EPCI, ni commune ${departmentInService.of}.`,
})
export class FunderInput {
  @Field(() => String, { description: "Nom." })
  readonly name!: string;
  @Field(() => FunderKindEnum, { description: `Sa nature : ${enteredKinds.join(", ")}.` })
  readonly kind!: FunderKind;
  @Field(() => String, keyField)
  readonly key!: string;
}

@ObjectType("CoFundingShare", { description: "Ce qu'une ligne de crédits est de l'ensemble." })
export class CoFundingShareType implements CoFundingShare {
  @Field(() => ID, { description: "Ligne de crédits." })
  readonly line!: string;
  @Field(() => Float, { description: "Euros." })
  readonly amount!: number;
  @Field(() => Float, { nullable: true, description: "Part de l'ensemble, en %, au centième." })
  readonly share!: number | null;
  @Field(() => Float, { description: "Contrepartie : euros des autres lignes." })
  readonly counterpart!: number;
  @Field(() => Int, { nullable: true, description: "Plafond, en % de l'ensemble ; null : aucun n'est connu." })
  readonly ceiling!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: "Euros de contrepartie qui manquent pour que le plafond soit tenu ; 0 : il l'est.",
  })
  readonly counterpartMissing!: number | null;
}

@ObjectType("CoFunding", { description: "Plan de financement, et taux de cofinancement de chaque ligne." })
export class CoFundingType implements CoFunding {
  @Field(() => Float, { description: "Euros, toutes lignes." })
  readonly total!: number;
  @Field(() => [CoFundingShareType], { description: "Par ligne de crédits." })
  readonly lines!: readonly CoFundingShare[];
}
