import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { ConventionId } from "../model/convention.ts";
import {
  type CitedSignature,
  type ConventionSignature,
  type SignatureAct,
  signatureActs,
} from "../model/conventionSignature.ts";
import type { RecordedBy } from "../model/record.ts";
import { keyField } from "./decision.input.ts";
import { enumOf } from "./enums.ts";
import { RecordType, recordField } from "./record.type.ts";

export const SignatureActEnum = enumOf(signatureActs, "SignatureAct", {
  description: "Ce qu'une partie dit elle-même d'une convention.",
  values: {
    SIGNED: "Elle la signe.",
    AMENDED: "Elle signe un avenant.",
    RENEWED: "Elle la renouvelle jusqu'à un nouveau terme.",
    ENDED: "Elle y met fin.",
  },
});

/** What a party's word is held against: the Department alone can say whether its register agrees. */
@ObjectType()
export class SignedConventionWords implements CitedSignature {
  @Field(() => ID, { description: "La convention, telle que la partie la nomme." })
  readonly id!: ConventionId;
  @Field(() => ID, { description: "La partie." })
  readonly party!: string;
  @Field(() => SignatureActEnum, { description: "Ce qu'elle en dit." })
  readonly act!: SignatureAct;
  @Field(() => String, { description: "Jour." })
  readonly on!: string;
}

export const signedConvention = {
  description: "La convention dont une partie parle, telle que cette partie la nomme.",
};
export const signedConventionKey = '@key(fields: "id party act on")';

@Directive(signedConventionKey)
@ObjectType("SignedConvention", signedConvention)
export class SignedConventionType extends SignedConventionWords {}

/** What every institution says of a word on a convention; what its register says of it, the Department alone completes. */
@ObjectType()
export class ConventionSignatureWords implements Omit<ConventionSignature, "convention"> {
  @Field(() => ID, { description: "Identifiant." })
  readonly id!: string;
  @Field(() => ID, { name: "conventionId", description: "La convention, telle que la partie la nomme." })
  readonly convention!: ConventionId;
  @Field(() => ID, { description: "La partie : un signataire du Pacte, ou « epci: » suivi du SIREN." })
  readonly party!: string;
  @Field(() => SignatureActEnum, { description: "Ce qu'elle en dit." })
  readonly act!: SignatureAct;
  @Field(() => String, { description: "Jour." })
  readonly on!: string;
  @Field(() => String, { nullable: true, description: "Nouveau dernier jour, pour un renouvellement." })
  readonly until!: string | null;
  @Field(() => String, { nullable: true, description: "Objet de l'avenant, ou raison de la fin." })
  readonly subject!: string | null;
  @Field(() => Boolean, {
    description: "Vrai si le Département l'a déclaré pour une partie qui ne répond pas elle-même dans le hub.",
  })
  readonly declared!: boolean;
  @Field(() => RecordType, recordField)
  readonly record!: RecordedBy;
}

export const conventionSignature = {
  description: "Parole d'une partie sur une convention, au registre de cette partie : elle n'engage qu'elle.",
};
export const signedField = {
  description:
    "La convention nommée ; sous `department`, son registre dit s'il la connaît, si la partie en est et si le jour s'accorde.",
};

@Directive("@shareable")
@ObjectType("ConventionSignature", conventionSignature)
export class ConventionSignatureType extends ConventionSignatureWords {
  @Field(() => SignedConventionType, signedField)
  readonly cites!: CitedSignature;
}

@InputType("ConventionSignatureInput", {
  description: "Ce que votre institution dit d'une convention dont elle est partie : pour elle seule.",
})
export class ConventionSignatureInput {
  @Field(() => ID, { description: "La convention (registre du Département)." })
  readonly convention!: ConventionId;
  @Field(() => SignatureActEnum, { description: "Ce que vous en dites." })
  readonly act!: SignatureAct;
  @Field(() => String, { nullable: true, description: "Jour (AAAA-MM-JJ) ; aujourd'hui par défaut." })
  readonly on?: string | null;
  @Field(() => String, { nullable: true, description: "Nouveau dernier jour : pour un renouvellement, et lui seul." })
  readonly until?: string | null;
  @Field(() => String, { nullable: true, description: "Objet d'un avenant (nécessaire), ou raison d'une fin." })
  readonly subject?: string | null;
  @Field(() => ID, { nullable: true, description: "Votre dernière parole, pour la corriger ; absente : une nouvelle." })
  readonly signature?: string | null;
  @Field(() => Int, { nullable: true, description: "La version lue, pour la corriger." })
  readonly expectedVersion?: number | null;
  @Field(() => String, keyField)
  readonly key!: string;
}
