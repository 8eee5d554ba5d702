import { pactInService } from "@pacte-hub/data/pactInService";
import { type Order, orders, type Ranking } from "@pacte-hub/schema/model/ranked";
import type { Origin } from "@pacte-hub/schema/model/release";
import type { Level, TerritoryCode } from "@pacte-hub/schema/model/territory";
import { enumOf, LevelEnum } from "@pacte-hub/schema/types/enums";
import { OriginEnum } from "@pacte-hub/schema/types/series.args";
import { ArgsType, Field, Float, ID, Int } from "type-graphql";

const OrderEnum = enumOf(orders, "Order", {
  description: "Sens d'un classement.",
  values: { DESC: "Du plus grand au plus petit.", ASC: "Du plus petit au plus grand." },
});

/** A ranking is never longer than this, whatever is asked. */
export const longestRanking = 50;

@ArgsType()
export class RankingArgs {
  @Field(() => String, { description: "La période, exactement : « 2020-12 », « 2021-Q4 », « 2021 »." })
  readonly period!: string;
  @Field(() => OrderEnum, { defaultValue: "DESC", description: "Sens." })
  readonly order!: Order;
  @Field(() => Float, { nullable: true, description: "Seulement les valeurs publiées d'au moins tant." })
  readonly atLeast?: number | null;
  @Field(() => Float, { nullable: true, description: "Seulement les valeurs publiées d'au plus tant." })
  readonly atMost?: number | null;
  @Field(() => Int, {
    defaultValue: longestRanking,
    description: `Nombre de lignes au plus, de 1 à ${longestRanking}.`,
  })
  readonly first!: number;
  @Field(() => Int, {
    defaultValue: 0,
    description: "Combien de lignes passer d'abord ; chaque ligne dit combien il y en a en tout (`total`).",
  })
  readonly offset!: number;
  @Field(() => OriginEnum, { defaultValue: "REAL", description: "Chiffres réels, ou de démonstration." })
  readonly origin!: Origin;
}

@ArgsType()
export class TerritoryRankingArgs extends RankingArgs {
  @Field(() => ID, { description: "Le jeu de données, ou le taux, par son identifiant." })
  readonly of!: string;
  @Field(() => LevelEnum, { defaultValue: "EPCI", description: "Niveau des territoires classés." })
  readonly level!: Level;
}

@ArgsType()
export class OutcomeRankingArgs extends RankingArgs {
  @Field(() => ID, {
    defaultValue: pactInService.department,
    description: `« ${pactInService.department} », ou le SIREN d'un EPCI.`,
  })
  readonly territory!: TerritoryCode;
}

export const rankingIn = ({ order, atLeast, atMost }: RankingArgs): Ranking => ({
  order,
  atLeast: atLeast ?? null,
  atMost: atMost ?? null,
});
