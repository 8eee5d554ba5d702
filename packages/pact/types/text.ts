import { type TextBlock, type TextBlockKind, type TextSection, textBlockKinds } from "@pacte-hub/schema/model/pactText";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { Field, ID, Int, ObjectType } from "type-graphql";

const TextBlockKindEnum = enumOf(textBlockKinds, "TextBlockKind", {
  description: "Ce qu'est un bloc du texte.",
  values: { HEADING: "Titre.", PARAGRAPH: "Paragraphe.", ITEM: "Élément d'une liste." },
});

@ObjectType("TextBlock", {
  description: "Bloc du texte du Pacte, mot pour mot : tous, dans l'ordre, sont le document entier.",
})
export class TextBlockType implements Omit<TextBlock, "pact"> {
  @Field(() => ID, { description: "« ligne- » et la ligne de la source où il commence." })
  readonly id!: string;
  @Field(() => TextBlockKindEnum, { description: "Titre, paragraphe ou élément de liste." })
  readonly kind!: TextBlockKind;
  @Field(() => Int, { nullable: true, description: "De 1 à 4 pour un titre." })
  readonly level!: number | null;
  @Field(() => String, { nullable: true, description: "Ce qui précède un élément de liste : « - », « ✓ », « 3. »." })
  readonly marker!: string | null;
  @Field(() => String, { description: "Ses mots." })
  readonly text!: string;
  @Field(() => Int, { description: "Ligne de la source où il commence." })
  readonly line!: number;
  @Field(() => ID, { nullable: true, description: "Ancre du titre sous lequel il est ; null avant le premier." })
  readonly section!: string | null;
}

@ObjectType("TextSection", { description: "Titre du Pacte, et ce qui est dessous jusqu'au suivant." })
export class TextSectionType implements TextSection {
  @Field(() => ID, { description: "Ancre, tirée des mots du titre." })
  readonly id!: string;
  @Field(() => String, { description: "Titre, mot pour mot." })
  readonly title!: string;
  @Field(() => Int, { description: "De 1 à 4." })
  readonly level!: number;
  @Field(() => ID, { nullable: true, description: "Ancre de la section dont elle est une partie." })
  readonly parent!: string | null;
  @Field(() => [TextBlockType], { description: "Blocs, dans l'ordre." })
  readonly blocks!: readonly TextBlock[];
}
