import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import {
  type CommitmentId,
  type CommitmentReport,
  type CommitmentState,
  commitmentStates,
} from "../model/commitment.ts";
import type { RecordedBy } from "../model/record.ts";
import { keyField } from "./decision.input.ts";
import { enumOf } from "./enums.ts";
import { RecordType, recordField } from "./record.type.ts";

export const CommitmentStateEnum = enumOf(commitmentStates, "CommitmentState", {
  description: "Ce qu'un signataire dit lui-même de ce qu'il a promis.",
  values: {
    HELD: "Tenu.",
    PARTLY: "Tenu en partie.",
    NOT_HELD: "Pas tenu.",
    NO_LONGER_DUE: "N'est plus dû.",
  },
});

@Directive("@shareable")
@ObjectType("CommitmentReport", {
  description: "Parole d'un signataire sur un engagement qu'il a pris, à son propre registre : elle n'engage que lui.",
})
export class CommitmentReportType implements Omit<CommitmentReport, "commitment"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => ID, { name: "commitmentId", description: "L'engagement (`commitments`)." })
  readonly commitment!: CommitmentId;
  @Field(() => ID, { description: "Le signataire qui l'a pris." })
  readonly promisor!: string;
  @Field(() => CommitmentStateEnum, { description: "Ce qu'il en dit." })
  readonly state!: CommitmentState;
  @Field(() => String, { description: "Jour auquel il en est ainsi." })
  readonly on!: string;
  @Field(() => String, { description: "Ce qui le montre, en mots." })
  readonly proof!: string;
  @Field(() => Boolean, {
    description: "Vrai si le Département l'a déclaré pour un signataire qui ne répond pas lui-même dans le hub.",
  })
  readonly declared!: boolean;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}

@InputType("CommitmentReportInput", {
  description: "Ce que votre institution dit d'un engagement qu'elle a pris : une parole par année, pour elle seule.",
})
export class CommitmentReportInput {
  @Field(() => ID, { description: "L'engagement (`commitments`)." })
  readonly commitment!: CommitmentId;
  @Field(() => CommitmentStateEnum, { description: "Tenu, en partie, pas tenu, ou plus dû." })
  readonly state!: CommitmentState;
  @Field(() => String, {
    nullable: true,
    description: "Jour auquel il en est ainsi (AAAA-MM-JJ) ; aujourd'hui par défaut.",
  })
  readonly on?: string | null;
  @Field(() => String, { description: "Ce qui le montre, en mots : une délibération, un bilan, une publication." })
  readonly proof!: string;
  @Field(() => Int, {
    nullable: true,
    description: "La version lue, pour redire ce qui est déjà dit de la même année ; absente : une nouvelle parole.",
  })
  readonly expectedVersion?: number | null;
  @Field(() => String, keyField)
  readonly key!: string;
}
