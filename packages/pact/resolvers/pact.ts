import { ListArgs, listed, ofOrigin } from "@pacte-hub/institution/graphql/listFilters";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Convention } from "@pacte-hub/schema/model/convention";
import { departmentInService } from "@pacte-hub/schema/model/department";
import type { Committee } from "@pacte-hub/schema/model/governance";
import type { InstitutionName } from "@pacte-hub/schema/model/institutionName";
import type { OfPact } from "@pacte-hub/schema/model/ofPact";
import type { Axis, Institution, Orientation, SubProgramme, SubProgrammeReview } from "@pacte-hub/schema/model/pact";
import type { Partner } from "@pacte-hub/schema/model/partner";
import type { Programme } from "@pacte-hub/schema/model/programme";
import { nameOn, namesOf } from "@pacte-hub/schema/rules/institutionNames";
import { PublisherType } from "@pacte-hub/schema/types/publisher.type";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { JudgedOn } from "../store/conventionState.ts";
import { nameOfCode } from "../store/namedCodes.ts";
import { isOfPact, pactsOf, subjectOfYear } from "../store/pacts.ts";
import type { DepartmentStore } from "../store/read.ts";
import { ActionType } from "../types/action.ts";
import { AxisType, OrientationType, SubProgrammeReviewType, SubProgrammeType } from "../types/axis.ts";
import { ConventionType } from "../types/convention.ts";
import { CommitteeType } from "../types/governance.ts";
import { InstitutionNameType, InstitutionType } from "../types/institution.ts";
import { PactType } from "../types/programme.ts";
import { TerritoryOfDepartment } from "../types/territory.ts";
import { pactNamed } from "./assertInPact.ts";

type Ours = Context<DepartmentStore>;

const inService = "celui en service, le dernier commencé";

/** Whether a noun is of a Pact. */
const isOf =
  (pact: Programme | undefined) =>
  (noun: OfPact): boolean =>
    noun.pact === pact?.id;

/** Who signed a Pact, each in its words; of one that was entered before it named them, all of the register. */
async function signatoriesOf(store: DepartmentStore, pact: Programme | undefined): Promise<readonly Institution[]> {
  const institutions = await store.all("institution");
  if (!pact || pact.signatories.length === 0) return institutions;
  return pact.signatories.flatMap((signatory) => {
    const entered = institutions.find(({ id }) => id === signatory.id);
    return entered ? [{ ...entered, ...signatory }] : [];
  });
}

@Resolver()
class RootResolver {
  @Query(() => PublisherType, { nullable: true, description: `Le Département ${departmentInService.of}.` })
  department(@Ctx() { institution }: Context): Partner {
    return institution.partner;
  }

  @Query(() => [PactType], { nullable: true, description: "Les Pactes, du plus ancien au plus récent." })
  pacts(@Ctx() { store }: Ours): Promise<readonly Programme[]> {
    return pactsOf(store);
  }

  @Query(() => PactType, { nullable: true, description: `Un Pacte par son identifiant ; à défaut, ${inService}.` })
  pact(
    @Arg("id", () => ID, { nullable: true, description: "Identifiant." }) id: string | undefined,
    @Ctx() context: Ours,
  ): Promise<Programme | undefined> {
    return pactNamed(context, id);
  }

  @Query(() => [InstitutionType], {
    nullable: true,
    description: `Les signataires, dans l'ordre du Pacte : ${inService}.`,
  })
  async institutions(@Ctx() context: Ours): Promise<readonly Institution[]> {
    return signatoriesOf(context.store, await pactNamed(context));
  }

  @Query(() => [OrientationType], {
    nullable: true,
    description: `Les orientations stratégiques du PDI : ${inService}.`,
  })
  async orientations(@Ctx() context: Ours): Promise<readonly Orientation[]> {
    return (await context.store.all("orientation")).filter(isOf(await pactNamed(context)));
  }

  @Query(() => [AxisType], { nullable: true, description: `Les axes et leurs préconisations : ${inService}.` })
  async axes(@Ctx() context: Ours): Promise<readonly Axis[]> {
    return (await context.store.all("axis")).filter(isOf(await pactNamed(context)));
  }

  @Query(() => [SubProgrammeType], { nullable: true, description: `Les sous-programmes annuels : ${inService}.` })
  async subProgrammes(@Ctx() context: Ours): Promise<readonly SubProgramme[]> {
    return (await context.store.all("sub-programme")).filter(isOf(await pactNamed(context)));
  }
}

@Resolver(() => PactType)
class PactResolver {
  @FieldResolver(() => [InstitutionType], { description: "Ses signataires, tels qu'il les nomme et dans son ordre." })
  signatories(@Root() pact: Programme, @Ctx() { store }: Ours): Promise<readonly Institution[]> {
    return signatoriesOf(store, pact);
  }

  @FieldResolver(() => [OrientationType], { description: "Ses orientations stratégiques." })
  async orientations(@Root() pact: Programme, @Ctx() { store }: Ours): Promise<readonly Orientation[]> {
    return (await store.all("orientation")).filter(isOf(pact));
  }

  @FieldResolver(() => [AxisType], { description: "Ses axes et leurs préconisations." })
  async axes(@Root() pact: Programme, @Ctx() { store }: Ours): Promise<readonly Axis[]> {
    return (await store.all("axis")).filter(isOf(pact));
  }

  @FieldResolver(() => [CommitteeType], { description: "Ses instances, dans son ordre." })
  async committees(@Root() pact: Programme, @Ctx() { store }: Ours): Promise<readonly Committee[]> {
    return (await store.all("committee")).filter(isOf(pact));
  }

  @FieldResolver(() => [SubProgrammeType], { description: "Ses sous-programmes annuels." })
  async annualSubProgrammes(@Root() pact: Programme, @Ctx() { store }: Ours): Promise<readonly SubProgramme[]> {
    return (await store.all("sub-programme")).filter(isOf(pact));
  }

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
    @Root() { year, pact }: SubProgramme,
    @Args(() => ListArgs) args: ListArgs,
    @Ctx() { store }: Ours,
  ): Promise<readonly SubProgrammeReview[]> {
    const prefix = (await pactsOf(store)).find(({ id }) => id === pact)?.prefix ?? "";
    return listed(await store.about("review", subjectOfYear({ prefix }, year)), args);
  }

  @FieldResolver(() => [ActionType], { description: "Ses actions." })
  async actions(@Root() { year, pact }: SubProgramme, @Args(() => ListArgs) args: ListArgs, @Ctx() { store }: Ours) {
    const ofPact = await isOfPact(store, pact);
    return listed(await store.all("action"), args, (action) => action.year === year && ofPact(action));
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
  @FieldResolver(() => String, {
    description: "Nom : celui qu'elle portait au jour demandé ; à défaut, tel que le Pacte l'écrit.",
  })
  name(
    @Root() { id, name }: Institution,
    @Arg("on", () => String, { nullable: true, description: "Jour (AAAA-MM-JJ)." }) on: string | undefined,
  ): string {
    return on == null ? name : nameOn({ name, signatories: [id] }, dayIn(on));
  }

  @FieldResolver(() => [InstitutionNameType], {
    description:
      "Les noms qu'elle a portés, du plus ancien au plus récent ; tel que le Pacte l'écrit, s'il n'a pas changé.",
  })
  names(@Root() { id, name }: Institution): readonly InstitutionName[] {
    return namesOf({ name, signatories: [id] });
  }

  @FieldResolver(() => String, { description: "Sa nature." })
  kindName(@Root() { kind }: Institution): string {
    return nameOfCode("institutionKinds", kind);
  }

  @FieldResolver(() => [ConventionType], { description: "Conventions dont elle est partie." })
  async conventions(
    @Root() { id, judgedOn }: Institution & JudgedOn,
    @Ctx() { store }: Ours,
  ): Promise<readonly (Convention & JudgedOn)[]> {
    return ofOrigin(await store.all("convention"), "REAL")
      .filter(({ parties }) => parties.some((party) => party.id === id))
      .map((institution) => ({ ...institution, judgedOn }));
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
