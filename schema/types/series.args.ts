import { ArgsType, Field } from "type-graphql";
import { type Origin, origins } from "../model/release.ts";
import { DimensionEnum } from "./dimension.enums.ts";
import { enumOf } from "./enums.ts";

export const OriginEnum = enumOf(origins, "Origin", {
  description: "Origine des chiffres : réels ou engendrés, jamais mêlés.",
  values: { REAL: "Chiffres réels.", DEMONSTRATION: "Chiffres engendrés pour la démonstration, marqués comme tels." },
});

@ArgsType()
export class SeriesArgs {
  @Field(() => String, {
    nullable: true,
    description: "Première période voulue (incluse) : « 2020 », « 2020-Q4 », « 2020-12 ».",
  })
  readonly from?: string;
  @Field(() => String, { nullable: true, description: "Dernière période voulue (incluse)." })
  readonly to?: string;
  @Field(() => [DimensionEnum], {
    nullable: true,
    description: "Ventilation : une ligne par croisement de ces dimensions ; sans elle, le total.",
  })
  readonly by?: readonly string[];
  @Field(() => OriginEnum, { defaultValue: "REAL", description: "Chiffres réels, ou de démonstration." })
  readonly origin!: Origin;
}
