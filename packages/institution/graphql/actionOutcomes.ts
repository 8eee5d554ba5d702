import type { ActionOutcomeCell } from "@pacte-hub/schema/model/actionOutcome";
import { recommendationNamed } from "@pacte-hub/schema/model/dimension";
import type { Observation } from "@pacte-hub/schema/model/observation";
import { levelOf } from "@pacte-hub/schema/model/territory";
import { ActionOutcomeCellType } from "@pacte-hub/schema/types/actionOutcome.type";
import { UnitEnum } from "@pacte-hub/schema/types/enums";
import { ObservationType } from "@pacte-hub/schema/types/observation.type";
import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import type { Indicator } from "../config.ts";
import type { Context } from "../server/context.ts";
import { querySeries } from "./querySeries.ts";

@Directive("@shareable")
@ObjectType("ActionOutcome", {
  description: "Ce qu'une institution a compté des issues d'une action pour une année, au plus fin qu'elle publie.",
})
class ActionOutcomeType extends ActionOutcomeCellType {
  @Field(() => ID, { description: "Le jeu de données." })
  readonly dataset!: string;
  @Field(() => String, { description: "Ce qui est compté." })
  readonly title!: string;
  @Field(() => String, { description: "Sa définition." })
  readonly definition!: string;
  @Field(() => UnitEnum, { description: "Son unité." })
  readonly unit!: Indicator["unit"];
}

/** What is read of an outcome: its cell, and the series that holds it. */
interface Outcome extends ActionOutcomeCell {
  readonly indicator: Indicator;
}

@Resolver(() => ActionOutcomeType)
class ActionOutcomeResolver {
  @FieldResolver(() => ObservationType, {
    nullable: true,
    description: "Le chiffre, protégé comme tout autre ; null s'il n'est pas publié, ou pas ouvert à ce lecteur.",
  })
  async observation(@Root() outcome: Outcome, @Ctx() context: Context): Promise<Observation | null> {
    const { indicator, territory, year, recommendation, origin } = outcome;
    const period = String(year);
    const args = { from: period, to: period, origin, by: ["RECOMMENDATION"] };
    const observations = await querySeries(context, { indicator, code: territory, args });
    return observations.find((candidate) => candidate.recommendation === recommendationNamed(recommendation)) ?? null;
  }
}

/** Whether a dataset counts what came of actions: it rests on their open register. */
export const countsOutcomes = ({ structuralZeros = [] }: Indicator): boolean =>
  structuralZeros.some(({ register }) => register === "ACTION");

/** Crossed with anything else a recommendation is published for the whole department alone. */
const finestOf = ({ dimensions }: Indicator) => (dimensions.length > 1 ? "DEPARTMENT" : "EPCI");

/** Of the cells of an action, those in which a dataset is published: of the finest territory it has. */
function cellsIn(indicator: Indicator, cells: readonly ActionOutcomeCell[]): readonly ActionOutcomeCell[] {
  const finest = finestOf(indicator);
  return cells.filter((cell) => {
    if (finest === "DEPARTMENT") return levelOf(cell.territory) === "DEPARTMENT";
    const sameAction = cells.some(
      (otherCell) => otherCell.year === cell.year && levelOf(otherCell.territory) === "EPCI",
    );
    return sameAction ? levelOf(cell.territory) === "EPCI" : true;
  });
}

/**
 * The resolver classes by which an institution says what came of an action: from its own published figures only, each
 * opened and refused as it is under its territory.
 */
export function actionOutcomeFields<InAction>(
  type: () => new () => InAction,
  indicators: readonly Indicator[],
  cellsOf: (action: InAction, context: never) => Promise<readonly ActionOutcomeCell[]>,
) {
  const counting = indicators.filter(countsOutcomes);

  @Resolver(type)
  class ActionOutcomesResolver {
    @FieldResolver(() => [ActionOutcomeType], {
      description:
        "Ce qu'elle a compté des issues de cette action, par année et par jeu, au plus fin qu'elle publie ; vide tant que l'action n'a pas couru.",
    })
    async outcomes(@Root() action: InAction, @Ctx() context: Context) {
      const cells = await cellsOf(action, context as never);
      return counting.flatMap((indicator) => {
        const { id: dataset, title, definition, unit } = indicator;
        return cellsIn(indicator, cells).map((cell) => ({ ...cell, dataset, title, definition, unit, indicator }));
      });
    }
  }

  return [ActionOutcomesResolver, ActionOutcomeResolver] as const;
}
