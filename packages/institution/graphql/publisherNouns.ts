import type { ActionId } from "@pacte-hub/schema/model/action";
import type { ActionOutcomeCell } from "@pacte-hub/schema/model/actionOutcome";
import type { Partner } from "@pacte-hub/schema/model/partner";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { ActionOutcomeCellType } from "@pacte-hub/schema/types/actionOutcome.type";
import { PublisherType } from "@pacte-hub/schema/types/publisher.type";
import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../server/context.ts";

/** How an institution is named where the graph speaks of it. */
export interface PublisherNames {
  /** Its field, at the root and under each noun: `poleEmploi`. */
  readonly field: string;
  /** Alone, in French: "CAF". */
  readonly name: string;
  /** As the subject of a French sentence: "la CAF". */
  readonly subject: string;
  /** A French sentence that says who it is. */
  readonly presentation: string;
}

/** What the register of actions tells of each figure that holds an action's outcomes. */
const cellFields = "year territory recommendation grain otherActions reason origin";

/** How its types begin: `PoleEmploi`, of `poleEmploi`. */
export const typePrefixOf = ({ field }: PublisherNames): string => field.charAt(0).toUpperCase() + field.slice(1);

/**
 * What an institution says of the nouns that others own: an entity for each (known by its key alone), the type of what the
 * institution says of it (`CafInTerritory`), and the field that leads from one to the other (`Territory.caf`).
 */
export function publisherNouns(names: PublisherNames) {
  const { field, subject, presentation } = names;
  const prefix = typePrefixOf(names);
  const lead = { name: field, nullable: true } as const;

  @Directive('@key(fields: "code")')
  @ObjectType("Territory")
  class Territory {
    @Field(() => ID)
    readonly code!: TerritoryCode;
  }

  @ObjectType(`${prefix}InTerritory`, { description: `Ce que ${subject} dit d'un territoire.` })
  class InTerritory {
    readonly code!: TerritoryCode;
  }

  @Directive('@key(fields: "id")')
  @ObjectType("Action")
  class Action {
    @Field(() => ID)
    readonly id!: ActionId;
    /** Which figures hold its outcomes, as the register of actions tells. */
    @Directive("@external")
    @Field(() => [ActionOutcomeCellType])
    readonly outcomes!: readonly ActionOutcomeCell[];
  }

  @ObjectType(`${prefix}InAction`, { description: `Ce que ${subject} dit d'une action.` })
  class InAction {
    readonly id!: ActionId;
    readonly cells!: readonly ActionOutcomeCell[];
  }

  @Directive('@key(fields: "code")')
  @ObjectType("Recommendation")
  class Recommendation {
    @Field(() => String)
    readonly code!: string;
  }

  @ObjectType(`${prefix}InRecommendation`, { description: `Ce que ${subject} dit d'une préconisation.` })
  class InRecommendation {
    readonly code!: string;
  }

  @Resolver()
  class RootResolver {
    @Query(() => PublisherType, { ...lead, description: presentation })
    publisher(@Ctx() { institution }: Context): Partner {
      return institution.partner;
    }
  }

  @Resolver(() => Territory)
  class TerritoryResolver {
    @FieldResolver(() => InTerritory, { ...lead, description: `Ce que ${subject} dit de ce territoire.` })
    inTerritory(@Root() { code }: Territory): InTerritory {
      return { code };
    }
  }

  @Resolver(() => Action)
  class ActionResolver {
    @Directive(`@requires(fields: "outcomes { ${cellFields} }")`)
    @FieldResolver(() => InAction, { ...lead, description: `Ce que ${subject} dit de cette action.` })
    inAction(@Root() { id, outcomes }: Action): InAction {
      return { id, cells: outcomes };
    }
  }

  @Resolver(() => Recommendation)
  class RecommendationResolver {
    @FieldResolver(() => InRecommendation, { ...lead, description: `Ce que ${subject} dit de cette préconisation.` })
    inRecommendation(@Root() { code }: Recommendation): InRecommendation {
      return { code };
    }
  }

  return {
    types: { Territory, InTerritory, Action, InAction, Recommendation, InRecommendation },
    resolvers: [RootResolver, TerritoryResolver, ActionResolver, RecommendationResolver],
    /** The one of them that leads to recommendations: only who counts outcomes says anything of them. */
    ofRecommendations: RecommendationResolver,
  } as const;
}

/** The classes of an institution's nouns, and the resolvers that lead to them. */
export type PublisherNouns = ReturnType<typeof publisherNouns>;
