import type { EsfOperation } from "@pacte-hub/schema/model/esfOperation";
import type { Source } from "@pacte-hub/schema/model/provenance";
import { SourceType } from "@pacte-hub/schema/types/release.type";
import { Field, Float, ID, ObjectType } from "type-graphql";

@ObjectType("EsfOperation", {
  description:
    "Opération cofinancée par le Fonds social européen (2014-2020) dans le département, telle que la Commission européenne la publie. Seules les opérations localisées y sont : leur somme n'est pas tout le FSE du département.",
})
export class EsfOperationType implements Omit<EsfOperation, "commune"> {
  @Field(() => ID, { description: "Identifiant de la Commission (Kohesio)." })
  readonly id!: string;
  @Field(() => String, { description: "Intitulé, tel que la source le donne." })
  readonly title!: string;
  @Field(() => Float, { description: "Part du FSE, en euros." })
  readonly amount!: number;
  @Field(() => Float, { description: "Coût total éligible, en euros." })
  readonly eligibleCost!: number;
  @Field(() => Float, { description: "Part du FSE pour 100 euros de coût éligible, telle que la source la donne." })
  readonly rate!: number;
  @Field(() => String, { description: "Premier jour." })
  readonly start!: string;
  @Field(() => String, { description: "Dernier jour." })
  readonly end!: string;
  @Field(() => String, { description: "Autorité de gestion." })
  readonly managingAuthority!: string;
  @Field(() => SourceType, { description: "D'où le hub la tient." })
  readonly source!: Source;
}
