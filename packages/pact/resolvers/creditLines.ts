import type { Context } from "@pacte-hub/institution/server/context";
import type { Action } from "@pacte-hub/schema/model/action";
import { type CreditLine, ownCredits } from "@pacte-hub/schema/model/creditLine";
import type { Funder } from "@pacte-hub/schema/model/funder";
import { type FundingRequest, isWithdrawn, lineOf } from "@pacte-hub/schema/model/funding";
import { renewedAmong } from "@pacte-hub/schema/rules/acts/funding";
import { coFundingOf } from "@pacte-hub/schema/rules/coFunding";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { creditLines } from "../store/creditLines.ts";
import { funderById } from "../store/funders.ts";
import type { DepartmentStore } from "../store/read.ts";
import { ActionType, FundingRequestType } from "../types/action.ts";
import { CoFundingType, CreditLineType, FunderType } from "../types/creditLine.ts";

type Ours = Context<DepartmentStore>;

@Resolver()
class RootResolver {
  @Query(() => [CreditLineType], {
    nullable: true,
    description: "Lignes de crédits qu'une demande peut solliciter, chacune avec les mots du Pacte qui la nomment.",
  })
  creditLines(): readonly CreditLine[] {
    return creditLines();
  }

  @Query(() => [FunderType], {
    nullable: true,
    description:
      "Financeurs inscrits par leur nom : ni signataires (`institutions`), ni EPCI (« epci:SIREN »), ni communes (« commune:INSEE »).",
  })
  funders(@Ctx() { store }: Ours): Promise<readonly Funder[]> {
    return store.all("funder");
  }
}

@Resolver(() => FundingRequestType)
class FundingRequestLineResolver {
  @FieldResolver(() => CreditLineType, { description: "La ligne de crédits sollicitée." })
  line(@Root() request: FundingRequest): CreditLine | undefined {
    const lineById = (id: string) => creditLines().find((line) => line.id === id);
    return lineById(lineOf(request)) ?? lineById(ownCredits);
  }

  @FieldResolver(() => FunderType, {
    nullable: true,
    description: "Le financeur sollicité, signataire ou non (`funder` ne nomme que les signataires).",
  })
  addressee(@Root() { funder }: FundingRequest, @Ctx() { store }: Ours): Promise<Funder | undefined> {
    return funderById(store, funder);
  }
}

@Resolver(() => ActionType)
class FundingPlanResolver {
  @FieldResolver(() => CoFundingType, {
    description:
      "Plan de financement demandé : les demandes qui tiennent, et la part de chaque ligne. Ce qui est accordé se calcule de même (`schema/rules/coFunding.ts`) sur les décisions de chaque financeur.",
  })
  async fundingPlan(
    @Root() { id }: Action,
    @Arg("budgetYear", () => Int, { nullable: true, description: "Seulement les demandes de cette année budgétaire." })
    budgetYear: number | undefined,
    @Ctx() { store }: Ours,
  ): Promise<CoFundingType> {
    const requests = await store.about("funding-request", id);
    const renewed = renewedAmong(requests);
    const requestsInForce = requests.filter(
      (request) =>
        !isWithdrawn(request) && !renewed.has(request.id) && (budgetYear == null || request.budgetYear === budgetYear),
    );
    const parts = requestsInForce.map(({ funder, amount, line }) => ({
      funder,
      amount,
      line: lineOf({ line: line ?? ownCredits }),
    }));
    return coFundingOf(parts, creditLines());
  }
}

export const creditLineResolvers = [RootResolver, FundingRequestLineResolver, FundingPlanResolver] as const;
