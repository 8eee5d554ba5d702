import type { ActionId } from "@pacte-hub/schema/model/action";
import { citedIn, type DecisionStatus, type FundingDecision, lineOf } from "@pacte-hub/schema/model/funding";
import {
  DecisionStatusEnum,
  FundingDecisionType,
  FundingDecisionVersionType,
  type FundingDecisionWords,
} from "@pacte-hub/schema/types/funding.type";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { Records } from "../registers/records.ts";
import type { Context } from "../server/context.ts";
import { assertYearOfRegister } from "./checkArguments.ts";
import { ListArgs, listed } from "./listFilters.ts";

/** The registers every funder keeps, in its own database. */
export interface FunderRegisters {
  readonly "funding-decision": FundingDecision;
}

export type FunderStore = Pick<Records<FunderRegisters>, "about" | "all" | "history">;

/** FundingDecision as an institution shapes it: the Department says more of what is cited. */
type DecisionClass = new () => FundingDecisionWords;

/** As it is told: rows older than credit lines, conditions and instalments are of own credits, without any. */
const withDefaultTerms = <Decision extends FundingDecision>(decision: Decision) => ({
  ...decision,
  line: lineOf(decision),
  conditions: decision.conditions ?? null,
  instalments: decision.instalments ?? [],
});
const citing = <Decision extends FundingDecision>(decision: Decision) => ({
  ...withDefaultTerms(decision),
  cites: citedIn(decision),
});

@ArgsType()
class DecisionsArgs extends ListArgs {
  @Field(() => Int, { nullable: true, description: "Seulement celles de cette année budgétaire." })
  readonly budgetYear?: number;
  @Field(() => DecisionStatusEnum, { nullable: true, description: "Seulement celles de ce sens." })
  readonly status?: DecisionStatus;
}

/** The resolver class that gives an institution's word on an action what every funder says alike. */
export function funderFields(
  type: () => new () => { readonly id: ActionId },
  decisionType: DecisionClass = FundingDecisionType,
) {
  @Resolver(type)
  class FunderResolver {
    @FieldResolver(() => [decisionType], {
      description: "Ses décisions de financement pour cette action, qu'elle prend seule.",
    })
    async fundingDecisions(@Root() { id }: { readonly id: ActionId }, @Ctx() { store }: Context<FunderStore>) {
      return (await store.about("funding-decision", id)).map(citing);
    }
  }
  return FunderResolver;
}

/** The resolver class by which an institution lists all its decisions: `cafFundingDecisions`... */
export function fundingDecisions(field: string, name: string, decisionType: DecisionClass = FundingDecisionType) {
  @Resolver()
  class FundingDecisions {
    @Query(() => [decisionType], {
      name: `${field}FundingDecisions`,
      nullable: true,
      description: `${name} : toutes ses décisions de financement, y compris sur des demandes que le Département n'a pas inscrites.`,
    })
    async fundingDecisions(@Args(() => DecisionsArgs) args: DecisionsArgs, @Ctx() { store }: Context<FunderStore>) {
      const { budgetYear, status } = args;
      const decisions = await store.all("funding-decision");
      assertYearOfRegister(
        budgetYear,
        decisions.map((decision) => decision.budgetYear),
      );
      const isWanted = (decision: FundingDecision) =>
        (budgetYear == null || decision.budgetYear === budgetYear) && (status == null || decision.status === status);
      return listed(decisions, args, isWanted).map(citing);
    }
  }
  return FundingDecisions;
}

/** The resolver class by which a decision tells what its funder decided before it: a later one supersedes, and erases nothing. */
export function decisionVersions(decisionType: DecisionClass = FundingDecisionType) {
  @Resolver(() => decisionType)
  class DecisionVersions {
    @FieldResolver(() => [FundingDecisionVersionType], {
      description: "Ce qu'elle a dit à chaque version, la plus ancienne d'abord ; la dernière est celle qui vaut.",
    })
    async versions(@Root() { id }: { readonly id: string }, @Ctx() { store }: Context<FunderStore>) {
      return (await store.history("funding-decision", id)).map(withDefaultTerms);
    }
  }
  return DecisionVersions;
}
