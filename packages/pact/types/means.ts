import {
  type Commitments,
  type Means,
  type MeansKind,
  type MeansOrigin,
  meansKinds,
  meansOrigins,
} from "@pacte-hub/schema/model/programme";
import type { Passage, Remark, Wording } from "@pacte-hub/schema/model/wording";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { RemarkType, remarksField } from "./remark.ts";
import { PassageType, WordingType } from "./wording.ts";

const MeansKindEnum = enumOf(meansKinds, "MeansKind", {
  description: "Nature d'un moyen.",
  values: { HUMAN: "Humain.", FINANCIAL: "Financier." },
});

export const MeansOriginEnum = enumOf(meansOrigins, "MeansOrigin", {
  description: "Le Pacte demande de déployer les moyens existants avant d'en chercher d'autres.",
  values: { EXISTING: "Moyens existants.", ADDITIONAL: "Moyens complémentaires." },
});

@ObjectType("Means", { description: "Moyen que le Département engage." })
export class MeansType implements Omit<Means, "lines"> {
  @Field(() => ID, { description: "Identifiant stable." })
  readonly id!: string;
  @Field(() => MeansKindEnum, { description: "Humain ou financier." })
  readonly kind!: MeansKind;
  @Field(() => String, { nullable: true, description: "Mots qui ouvrent la liste dont il est." })
  readonly introduction!: string;
  @Field(() => String, { description: "Mots du Pacte." })
  readonly title!: string;
  @Field(() => Float, { nullable: true, description: "Équivalents temps plein ; null si le Pacte ne les compte pas." })
  readonly fte!: number | null;
  @Field(() => Float, { nullable: true, description: "Euros ; le Pacte n'en donne aucun." })
  readonly amount!: number | null;
  @Field(() => MeansOriginEnum, { description: "Existant ou complémentaire ; voir `originInferred`." })
  readonly origin!: MeansOrigin;
  @Field(() => Boolean, {
    description: "Vrai : le Pacte ne trie pas ses moyens, le registre le déduit de ses mots et de ses dates.",
  })
  readonly originInferred!: boolean;
  @Field(() => String, { nullable: true, description: "Premier jour." })
  readonly start!: string | null;
  @Field(() => String, { nullable: true, description: "Dernier jour." })
  readonly end!: string | null;
  @Field(() => Int, { nullable: true, description: "Durée en années." })
  readonly durationYears!: number | null;
  @Field(() => [String], { description: "Missions, mot pour mot." })
  readonly missions!: readonly string[];
  @Field(() => [String], { description: "Politiques concernées." })
  readonly fields!: readonly string[];
  @Field(() => String, { nullable: true, description: "Comment le montant est fixé, mot pour mot." })
  readonly rule!: string | null;
  @Field(() => String, { nullable: true, description: "Cadre." })
  readonly frame!: string | null;
  @Field(() => String, { nullable: true, description: "Partenaire." })
  readonly partner!: string | null;
  @Field(() => String, { nullable: true, description: "Thème." })
  readonly theme!: string | null;
  @Field(() => [RemarkType], remarksField)
  readonly remarks!: readonly Remark[];
}

@ObjectType("RegionCommitments", { description: "Engagements de la Région Grand Est." })
export class RegionCommitmentsType {
  @Field(() => String, { description: "Mots du Pacte." })
  readonly title!: string;
  @Field(() => [PassageType], { description: "Engagements." })
  readonly commitments!: readonly Passage[];
}

@ObjectType("Commitments", { description: "Les engagements des signataires." })
export class CommitmentsType implements Omit<Commitments, "lines"> {
  @Field(() => [WordingType], { description: "Engagements communs." })
  readonly common!: readonly Wording[];
  @Field(() => WordingType, { description: "Le Département, pilote." })
  readonly pilot!: Wording;
  @Field(() => [MeansType], { description: "Moyens du Département." })
  readonly means!: readonly Means[];
  @Field(() => RegionCommitmentsType, { description: "La Région Grand Est." })
  readonly region!: Commitments["region"];
}
