import { ListArgs, listed, ofOrigin } from "@pacte-hub/institution/graphql/listFilters";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Convention } from "@pacte-hub/schema/model/convention";
import type { Committee } from "@pacte-hub/schema/model/governance";
import type { Axis, Institution, Orientation, SubProgramme, SubProgrammeReview } from "@pacte-hub/schema/model/pact";
import type { Partner } from "@pacte-hub/schema/model/partner";
import type { Programme } from "@pacte-hub/schema/model/programme";
import { PublisherType } from "@pacte-hub/schema/types/publisher.type";
import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { Judged } from "../store/conventionState.ts";
import type { DepartmentStore } from "../store/read.ts";
import { ActionType } from "../types/action.ts";
import { AxisType, OrientationType, SubProgrammeReviewType, SubProgrammeType } from "../types/axis.ts";
import { institutionKindName } from "../types/codes.ts";
import { ConventionType } from "../types/convention.ts";
import { CommitteeType } from "../types/governance.ts";
import { InstitutionType } from "../types/institution.ts";
import { PactType } from "../types/programme.ts";
import { TerritoryOfDepartment } from "../types/territory.ts";

type Ours = Context<DepartmentStore>;

@Resolver()
class RootResolver {
  @Query(() => PublisherType, { nullable: true, description: "Le Département de la Meuse." })
  department(@Ctx() { institution }: Context): Partner {
    return institution.partner;
  }

  @Query(() => PactType, { nullable: true, description: "Le Pacte territorial pour l'insertion 2017-2021." })
  async pact(@Ctx() { store }: Ours): Promise<Programme | undefined> {
    return (await store.all("programme"))[0];
  }

  @Query(() => [InstitutionType], { nullable: true, description: "Les 21 signataires du Pacte, dans son ordre." })
  institutions(@Ctx() { store }: Ours): Promise<readonly Institution[]> {
    return store.all("institution");
  }

  @Query(() => [OrientationType], { nullable: true, description: "Les 6 orientations stratégiques du PDI." })
  orientations(@Ctx() { store }: Ours): Promise<readonly Orientation[]> {
    return store.all("orientation");
  }

  @Query(() => [AxisType], { nullable: true, description: "Les 3 axes du Pacte et leurs 24 préconisations." })
  axes(@Ctx() { store }: Ours): Promise<readonly Axis[]> {
    return store.all("axis");
  }

  @Query(() => [SubProgrammeType], { nullable: true, description: "Les sous-programmes annuels, 2017 à 2021." })
  subProgrammes(@Ctx() { store }: Ours): Promise<readonly SubProgramme[]> {
    return store.all("sub-programme");
  }
}

@Resolver(() => PactType)
class PactResolver {
  @FieldResolver(() => TerritoryOfDepartment, { description: "Son territoire." })
  territory(@Root() { territory }: Programme): TerritoryOfDepartment {
    return { code: territory };
  }
}

@Resolver(() => SubProgrammeType)
class SubProgrammeResolver {
  @FieldResolver(() => [SubProgrammeReviewType], {
    description: "Sa revue annuelle ; vide tant qu'elle n'est pas inscrite.",
  })
  async reviews(
    @Root() { year }: SubProgramme,
    @Args(() => ListArgs) args: ListArgs,
    @Ctx() { store }: Ours,
  ): Promise<readonly SubProgrammeReview[]> {
    return listed(await store.about("review", String(year)), args);
  }

  @FieldResolver(() => [ActionType], { description: "Ses actions." })
  async actions(@Root() { year }: SubProgramme, @Args(() => ListArgs) args: ListArgs, @Ctx() { store }: Ours) {
    return listed(await store.all("action"), args, (one) => one.year === year);
  }
}

@Resolver(() => AxisType)
class AxisResolver {
  @FieldResolver(() => Int, { description: "Nombre de ses préconisations." })
  recommendationCount(@Root() { recommendations }: Axis): number {
    return recommendations.length;
  }
}

@Resolver(() => InstitutionType)
class InstitutionResolver {
  @FieldResolver(() => String, { description: "Sa nature." })
  kindName(@Root() { kind }: Institution): string {
    return institutionKindName(kind);
  }

  @FieldResolver(() => [ConventionType], { description: "Conventions dont elle est partie." })
  async conventions(
    @Root() { id, judgedOn }: Institution & Judged,
    @Ctx() { store }: Ours,
  ): Promise<readonly (Convention & Judged)[]> {
    return ofOrigin(await store.all("convention"), "REAL")
      .filter(({ parties }) => parties.some((party) => party.id === id))
      .map((one) => ({ ...one, judgedOn }));
  }

  @FieldResolver(() => [CommitteeType], { description: "Instances où le Pacte lui donne un siège." })
  async committees(@Root() { id }: Institution, @Ctx() { store }: Ours): Promise<readonly Committee[]> {
    return (await store.all("committee")).filter(({ seats }) =>
      seats.some(({ institutions }) => institutions.includes(id)),
    );
  }
}

export const pactResolvers = [
  RootResolver,
  PactResolver,
  SubProgrammeResolver,
  AxisResolver,
  InstitutionResolver,
] as const;
