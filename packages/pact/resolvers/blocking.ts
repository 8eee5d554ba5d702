import { assertWithin } from "@pacte-hub/institution/graphql/checkArguments";
import { byDay, ListArgs, listed } from "@pacte-hub/institution/graphql/listFilters";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Action } from "@pacte-hub/schema/model/action";
import type { BlockingPoint, MissingResource } from "@pacte-hub/schema/model/blocking";
import type { Committee, CommitteeId } from "@pacte-hub/schema/model/governance";
import type { Institution } from "@pacte-hub/schema/model/pact";
import { isOpenFor } from "@pacte-hub/schema/rules/partnership";
import { dayIn } from "@pacte-hub/server/day";
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { DepartmentStore } from "../store/read.ts";
import { ActionType } from "../types/action.ts";
import { BlockingPointType, MissingResourceEnum, ReferralType } from "../types/blocking.ts";
import { CommitteeType } from "../types/governance.ts";
import { InstitutionType } from "../types/institution.ts";
import { actionById } from "./action.ts";
import { assertInPact } from "./assertInPact.ts";
import { committeeById } from "./governance.ts";

type Ours = Context<DepartmentStore>;
type Referral = BlockingPoint["referrals"][number];

/** A century. */
const mostMonths = 1200;

@ArgsType()
class BlockingArgs extends ListArgs {
  @Field(() => ID, {
    nullable: true,
    description: "Seulement ceux dont cette instance est saisie : « ce qui nous bloque ».",
  })
  readonly committee?: CommitteeId;
  @Field(() => MissingResourceEnum, { nullable: true, description: "Seulement ceux où cette ressource manque." })
  readonly missing?: MissingResource;
  @Field(() => ID, { nullable: true, description: "Seulement ceux où ce financeur a été sollicité." })
  readonly funder?: string;
  @Field(() => Int, {
    nullable: true,
    description: "Seulement ceux qui restaient ouverts au jour `on` depuis plus que ce nombre de mois.",
  })
  readonly openForMonths?: number;
  @Field(() => String, {
    nullable: true,
    description: "Jour auquel l'ouverture est jugée ; celui de `Hub-As-Of`, ou aujourd'hui, par défaut.",
  })
  readonly on?: string;
}

@Resolver()
class RootResolver {
  @Query(() => [BlockingPointType], {
    nullable: true,
    description: "Points de blocage, du plus ancien au plus récent.",
  })
  async blockingPoints(
    @Args(() => BlockingArgs) args: BlockingArgs,
    @Ctx() { store, asOf }: Ours,
  ): Promise<readonly BlockingPoint[]> {
    const { committee, missing, funder, openForMonths } = args;
    const on = dayIn(args.on, asOf);
    assertWithin("openForMonths", openForMonths, { least: 0, most: mostMonths });
    await assertInPact(store, { committee, institution: funder });
    return listed(
      byDay(await store.all("blocking-point"), ({ openedOn }) => openedOn),
      args,
      (point) =>
        (committee == null || point.referrals.some((referral) => referral.committee === committee)) &&
        (missing == null || point.missing === missing) &&
        (funder == null || point.funder === funder) &&
        (openForMonths == null || isOpenFor(point, openForMonths, on)),
    );
  }
}

@Resolver(() => BlockingPointType)
class BlockingPointResolver {
  @FieldResolver(() => ActionType, { nullable: true, description: "L'action qu'il empêche." })
  action(@Root() { action }: BlockingPoint, @Ctx() { store }: Ours): Promise<Action | undefined> {
    return actionById(store, action);
  }

  @FieldResolver(() => InstitutionType, { nullable: true, description: "Le financeur sollicité, si l'argent manque." })
  async funder(@Root() { funder }: BlockingPoint, @Ctx() { store }: Ours): Promise<Institution | undefined> {
    return (await store.all("institution")).find(({ id }) => id === funder);
  }

  @FieldResolver(() => [ReferralType], {
    description: "Instances saisies : toujours le comité technique et celui de pilotage.",
  })
  referrals(@Root() { referrals }: BlockingPoint): readonly Referral[] {
    return referrals;
  }
}

@Resolver(() => ReferralType)
class ReferralResolver {
  @FieldResolver(() => CommitteeType, { nullable: true, description: "L'instance saisie." })
  committee(@Root() { committee }: Referral, @Ctx() { store }: Ours): Promise<Committee | undefined> {
    return committeeById(store, committee);
  }
}

@Resolver(() => ActionType)
class BlockedActionResolver {
  @FieldResolver(() => [BlockingPointType], { description: "Ses points de blocage." })
  async blockingPoints(@Root() { id }: Action, @Ctx() { store }: Ours): Promise<readonly BlockingPoint[]> {
    return store.about("blocking-point", id);
  }
}

export const blockingResolvers = [
  RootResolver,
  BlockingPointResolver,
  ReferralResolver,
  BlockedActionResolver,
] as const;
