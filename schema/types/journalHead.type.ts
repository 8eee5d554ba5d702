import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { JournalHead } from "../model/journalHead.ts";

@Directive("@shareable")
@ObjectType("JournalHead", {
  description:
    "Fin du journal d'une institution, signée : qui en garde une peut dire plus tard si une ligne d'avant a été changée, déplacée ou ôtée.",
})
export class JournalHeadType implements JournalHead {
  @Field(() => ID, { description: "department, pole-emploi, caf ou siae." })
  readonly institution!: JournalHead["institution"];
  @Field(() => Int, { description: "Nombre de lignes." })
  readonly seq!: number;
  @Field(() => String, { description: "Empreinte (SHA-256) de la dernière ligne, qui couvre toutes celles d'avant." })
  readonly hash!: string;
  @Field(() => String, { description: "Instant de la dernière ligne." })
  readonly at!: string;
  @Field(() => String, { description: "Signature Ed25519 (base64) par la clé du journal de l'institution." })
  readonly signature!: string;
}
