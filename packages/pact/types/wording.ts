import type { EvaluationLevel } from "@pacte-hub/schema/model/programme";
import type { DecisionRule, Passage, Wording } from "@pacte-hub/schema/model/wording";
import { Field, ID, Int, ObjectType } from "type-graphql";

const fr = "Mots du Pacte, en français ; voir `verbatim`.";
const en = "Traduction anglaise du registre.";
const verbatim = "Faux si le registre abrège ou récrit ce que le Pacte imprime.";
const id = "Identifiant stable.";

@ObjectType("Wording", { description: "Mots du Pacte." })
export class WordingType implements Wording {
  @Field(() => String, { description: fr })
  readonly fr!: string;
  @Field(() => String, { nullable: true, description: en })
  readonly en!: string | null;
  @Field(() => Boolean, { description: verbatim })
  readonly verbatim!: boolean;
}

@ObjectType("Passage", { description: "Mots du Pacte qui ont un identifiant." })
export class PassageType extends WordingType implements Passage {
  @Field(() => ID, { description: id })
  readonly id!: string;
}

@ObjectType("DecisionRule", { description: "Règle du circuit décisionnel." })
export class DecisionRuleType extends PassageType implements DecisionRule {
  @Field(() => String, { description: "Ce que le hub en fait (en anglais)." })
  readonly hubConsequence!: string;
}

@ObjectType("EvaluationLevel", { description: "Niveau d'évaluation." })
export class EvaluationLevelType extends PassageType implements EvaluationLevel {
  @Field(() => Int, { description: "1 : les actions ; 2 : la démarche partenariale." })
  readonly number!: number;
}
