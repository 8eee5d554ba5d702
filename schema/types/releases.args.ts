import { ArgsType, Field, ID, Int } from "type-graphql";
import type { DatasetId, Origin, ReleaseState } from "../model/release.ts";
import { ReleaseStateEnum } from "./release.type.ts";
import { OriginEnum } from "./series.args.ts";

@ArgsType()
export class ReleasesArgs {
  @Field(() => ID, { nullable: true, description: "Seulement celles de ce jeu de données." })
  readonly dataset?: DatasetId;
  @Field(() => String, { nullable: true, description: "Première période voulue (incluse) : « 2020 », « 2020-Q4 »." })
  readonly from?: string;
  @Field(() => String, { nullable: true, description: "Dernière période voulue (incluse)." })
  readonly to?: string;
  @Field(() => [ReleaseStateEnum], { nullable: true, description: "Seulement celles dans l'un de ces états." })
  readonly state?: readonly ReleaseState[];
  @Field(() => OriginEnum, {
    defaultValue: "REAL",
    description: "Publications réelles, ou de démonstration : jamais les deux.",
  })
  readonly origin!: Origin;
  @Field(() => Int, { defaultValue: 100, description: "Combien au plus, de 1 à 500." })
  readonly first!: number;
}
