import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { publisherResolvers } from "../../runtime/read/publisher.ts";
import { rateFields } from "../../runtime/read/rateFields.ts";
import { seriesFields } from "../../runtime/read/seriesFields.ts";
import type { Context } from "../../runtime/serve/context.ts";
import { dayIn } from "../../runtime/serve/day.ts";
import type { Graph } from "../../runtime/serve/graph.ts";
import type { Convention, ConventionStatus, Party } from "../../schema/language/convention.ts";
import type { Axis, Institution } from "../../schema/language/pact.ts";
import type { Partner } from "../../schema/language/partner.ts";
import { statusOn } from "../../schema/rules/conventionStatus.ts";
import { ConventionStatusEnum } from "../../schema/types/enums.ts";
import { PublisherType } from "../../schema/types/publisher.type.ts";
import { indicators, rates } from "./indicators.ts";
import { type DepartmentStore, departmentStore } from "./store/read.ts";
import {
  AxisType,
  ConventionType,
  DepartmentInTerritory,
  InstitutionType,
  PartyType,
  TerritoryOfDepartment,
} from "./types.ts";

type Ours = Context<DepartmentStore>;
const dayDescription = "Jour auquel l'état est jugé (AAAA-MM-JJ) ; aujourd'hui par défaut.";

@ArgsType()
class ConventionsArgs {
  @Field(() => ConventionStatusEnum, { nullable: true, description: "Seulement celles dans cet état." })
  readonly status?: ConventionStatus;
  @Field(() => ID, {
    nullable: true,
    description: "Seulement celles dont cette institution est partie (« caf », « epci:200033025 »).",
  })
  readonly with?: string;
  @Field(() => String, { nullable: true, description: dayDescription })
  readonly on?: string;
}

@Resolver()
class RootResolver {
  @Query(() => PublisherType, { nullable: true, description: "Le Département de la Meuse." })
  department(@Ctx() { institution }: Context): Partner {
    return institution.partner;
  }

  @Query(() => [InstitutionType], { nullable: true, description: "Les 21 signataires du Pacte, dans son ordre." })
  institutions(@Ctx() { store }: Ours): Promise<readonly Institution[]> {
    return store.institutions.load("all");
  }

  @Query(() => [AxisType], { nullable: true, description: "Les 3 axes du Pacte et leurs 24 préconisations." })
  axes(@Ctx() { store }: Ours): Promise<readonly Axis[]> {
    return store.axes.load("all");
  }

  @Query(() => [ConventionType], { nullable: true, description: "Les conventions que le Pacte cite, dans son ordre." })
  async conventions(
    @Args(() => ConventionsArgs) { status, with: party, on }: ConventionsArgs,
    @Ctx() { store }: Ours,
  ): Promise<readonly Convention[]> {
    const day = dayIn(on);
    return (await store.conventions.load("all")).filter(
      (one) => (!status || statusOn(one, day) === status) && (!party || one.parties.some(({ id }) => id === party)),
    );
  }

  @Query(() => ConventionType, { nullable: true, description: "Une convention par son identifiant." })
  convention(@Arg("id", () => ID, { description: "Identifiant." }) id: string, @Ctx() { store }: Ours) {
    return conventionById(store, id);
  }
}

@Resolver(() => TerritoryOfDepartment)
class TerritoryResolver {
  @FieldResolver(() => DepartmentInTerritory, {
    nullable: true,
    description: "Ce que le Département dit de ce territoire.",
  })
  department(@Root() { code }: TerritoryOfDepartment): DepartmentInTerritory {
    return { code };
  }
}

@Resolver(() => DepartmentInTerritory)
class DepartmentInTerritoryResolver {
  @FieldResolver(() => [ConventionType], {
    description: "Conventions qui nomment ce territoire ; toutes, pour le département entier.",
  })
  async conventions(@Root() { code }: DepartmentInTerritory, @Ctx() { store }: Ours): Promise<readonly Convention[]> {
    const all = await store.conventions.load("all");
    return code === "55" ? all : all.filter(({ territories }) => territories.includes(code));
  }
}

@Resolver(() => ConventionType)
class ConventionResolver {
  @FieldResolver(() => ConventionStatusEnum, { description: "État au jour demandé." })
  status(
    @Root() convention: Convention,
    @Arg("on", () => String, { nullable: true, description: dayDescription }) on?: string,
  ): ConventionStatus {
    return statusOn(convention, dayIn(on));
  }

  @FieldResolver(() => [PartyType], { description: "Parties." })
  parties(@Root() { parties }: Convention): readonly Party[] {
    return parties;
  }

  @FieldResolver(() => [TerritoryOfDepartment], {
    description: "Territoires d'un contrat local ; vide pour tout le département.",
  })
  territories(@Root() { territories }: Convention): readonly TerritoryOfDepartment[] {
    return territories.map((code) => ({ code }));
  }
}

@Resolver(() => PartyType)
class PartyResolver {
  @FieldResolver(() => InstitutionType, { nullable: true, description: "Le signataire, si la partie en est un." })
  async institution(@Root() { institution }: Party, @Ctx() { store }: Ours): Promise<Institution | undefined> {
    return (await store.institutions.load("all")).find(({ id }) => id === institution);
  }

  @FieldResolver(() => TerritoryOfDepartment, { nullable: true, description: "L'EPCI, si la partie en est un." })
  territory(@Root() { territory }: Party): TerritoryOfDepartment | null {
    return territory === null ? null : { code: territory };
  }
}

@Resolver(() => InstitutionType)
class InstitutionResolver {
  @FieldResolver(() => [ConventionType], { description: "Conventions dont elle est partie." })
  async conventions(@Root() { id }: Institution, @Ctx() { store }: Ours): Promise<readonly Convention[]> {
    return (await store.conventions.load("all")).filter(({ parties }) => parties.some((party) => party.id === id));
  }
}

async function conventionById(store: DepartmentStore, id: string): Promise<Convention | undefined> {
  return (await store.conventions.load("all")).find((one) => one.id === id);
}

/** The Department's part of the graph. */
export const graph: Graph<DepartmentStore> = {
  resolvers: [
    RootResolver,
    TerritoryResolver,
    DepartmentInTerritoryResolver,
    seriesFields(() => DepartmentInTerritory, indicators),
    rateFields(() => DepartmentInTerritory, rates),
    ConventionResolver,
    PartyResolver,
    InstitutionResolver,
    ...publisherResolvers,
  ],
  entities: [TerritoryOfDepartment],
  references: {
    Convention: ({ id }, { store }: Ours) => conventionById(store, id ?? ""),
    Institution: async ({ id }, { store }: Ours) =>
      (await store.institutions.load("all")).find((one) => one.id === id) ?? null,
  },
  store: departmentStore,
};
