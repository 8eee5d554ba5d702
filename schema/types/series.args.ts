import { ArgsType, Field } from "type-graphql";

@ArgsType()
export class SeriesArgs {
  @Field(() => String, {
    nullable: true,
    description: "Première période voulue (incluse) : « 2020 », « 2020-Q4 », « 2020-12 ».",
  })
  readonly from?: string;
  @Field(() => String, { nullable: true, description: "Dernière période voulue (incluse)." })
  readonly to?: string;
}
