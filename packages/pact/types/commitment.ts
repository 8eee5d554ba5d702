import type { Commitment } from "@pacte-hub/schema/model/commitment";
import { Directive, Field, ID, ObjectType } from "type-graphql";

@Directive('@key(fields: "id")')
@ObjectType("Commitment", { description: "Ce que le Pacte dit que des signataires feront." })
export class CommitmentType implements Commitment {
  @Field(() => ID, {
    description:
      "Identifiant stable : celui du moyen ou du passage dans `pact { commitments }`, « pilot », « common-1 », ou « open-point- » et une convention.",
  })
  readonly id!: string;
  @Field(() => ID, { name: "pactId", description: "Le Pacte." })
  readonly pact!: string;
  @Field(() => String, { description: "Mots du Pacte." })
  readonly text!: string;
  @Field(() => [ID], { description: "Les signataires qui le prennent, chacun pour soi (`institutions`)." })
  readonly promisors!: readonly string[];
}

@ObjectType("DepartmentInCommitment", {
  description:
    "Ce que l'institution « Département » dit d'un engagement : le sien, et ce qu'elle déclare de qui n'a pas de voix ici.",
})
export class DepartmentInCommitment {
  readonly id!: string;
}
