import { Directive, Field, Int, ObjectType } from "type-graphql";
import type { RecordedBy } from "../model/record.ts";

@Directive("@shareable")
@ObjectType("RegisterRecord", {
  description:
    "Qui a inscrit cette ligne au registre, et quand. Un registre ne fait que croître : une ligne ne change que par sa version suivante.",
})
export class RecordType implements RecordedBy {
  @Field(() => Int, { description: "1, 2, 3… : la ligne a été dite autant de fois." })
  readonly version!: number;
  @Field(() => String, { description: "Instant de l'inscription (ISO 8601) ; Hub-As-Of à cet instant la retrouve." })
  readonly recordedAt!: string;
  @Field(() => String, { description: "Fonction ou fichier d'où vient l'inscription, jamais un nom de personne." })
  readonly recordedBy!: string;
  @Field(() => Boolean, { description: "Vrai si la ligne est inventée pour la démonstration." })
  readonly demonstration!: boolean;
}

/** What every type says of its `record` field. */
export const recordField = { description: "Qui l'a inscrit au registre, et quand." };
