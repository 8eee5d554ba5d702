import type { EvaluationLevel } from "@pacte-hub/schema/model/programme";
import type { DecisionRule, Passage, Remark, Wording } from "@pacte-hub/schema/model/wording";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { RemarkType, remarksField } from "./remark.ts";

const fr = "Mots du Pacte, en français ; voir `verbatim`.";
const verbatim = "Faux si le registre abrège ou récrit ce que le Pacte imprime.";
const id = "Identifiant stable.";

@ObjectType("Wording", { description: "Mots du Pacte." })
export class WordingType implements Omit<Wording, "lines"> {
  @Field(() => String, { description: fr })
  readonly fr!: string;
  @Field(() => String, {
    nullable: true,
    description: "Toujours null : le hub ne répond qu'en français.",
    deprecationReason: "Lisez `fr`.",
  })
  readonly en!: string | null;
  @Field(() => Boolean, { description: verbatim })
  readonly verbatim!: boolean;
}

@ObjectType("Passage", { description: "Mots du Pacte qui ont un identifiant." })
export class PassageType extends WordingType implements Omit<Passage, "lines"> {
  @Field(() => ID, { description: id })
  readonly id!: string;
}

@ObjectType("DecisionRule", { description: "Règle du circuit décisionnel." })
export class DecisionRuleType extends PassageType implements Omit<DecisionRule, "lines"> {
  @Field(() => String, { description: "Note du hub : ce qu'il en fait.", deprecationReason: "Lisez `remarks`." })
  readonly hubConsequence!: string;
  @Field(() => [RemarkType], remarksField)
  readonly remarks!: readonly Remark[];
}

@ObjectType("EvaluationLevel", { description: "Niveau d'évaluation." })
export class EvaluationLevelType extends PassageType implements Omit<EvaluationLevel, "lines"> {
  @Field(() => Int, { description: "1 : les actions ; 2 : la démarche partenariale." })
  readonly number!: number;
}
