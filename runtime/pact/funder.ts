import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ActionId } from "../../schema/language/action.ts";
import type { FundingDecision } from "../../schema/language/funding.ts";
import { FundingDecisionType } from "../../schema/types/funding.type.ts";
import type { Context } from "../serve/context.ts";
import type { Records } from "./records.ts";

/** The registers every funder keeps, in its own database. */
export interface FunderRegisters {
  readonly "funding-decision": FundingDecision;
}

export type FunderStore = Pick<Records<FunderRegisters>, "about">;

/** The resolver class that gives an institution's word on an action what every funder says alike. */
export function funderFields(type: () => new () => { readonly id: ActionId }) {
  @Resolver(type)
  class FunderResolver {
    @FieldResolver(() => [FundingDecisionType], {
      description: "Ses décisions de financement pour cette action, qu'elle prend seule.",
    })
    fundingDecisions(@Root() { id }: { readonly id: ActionId }, @Ctx() { store }: Context<FunderStore>) {
      return store.about("funding-decision", id);
    }
  }
  return FunderResolver;
}
