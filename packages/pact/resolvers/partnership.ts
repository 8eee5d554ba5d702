import { assertYearOfRegister } from "@pacte-hub/institution/graphql/checkArguments";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Institution } from "@pacte-hub/schema/model/pact";
import type { Origin } from "@pacte-hub/schema/model/release";
import type { Participation } from "@pacte-hub/schema/rules/partnership";
import { OriginEnum } from "@pacte-hub/schema/types/series.args";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { partnershipOf } from "../store/partnership.ts";
import type { DepartmentStore } from "../store/read.ts";
import { InstitutionType } from "../types/institution.ts";
import { ParticipationType, PartnershipType } from "../types/partnership.ts";

type Ours = Context<DepartmentStore>;

@Resolver()
class RootResolver {
  @Query(() => PartnershipType, {
    nullable: true,
    description: "La démarche partenariale en mesures, d'après les registres du Département.",
  })
  partnership(
    @Arg("year", () => Int, { nullable: true, description: "Une année ; sans elle, toute la période." })
    year: number | undefined,
    @Arg("on", () => String, {
      nullable: true,
      description: "Jour auquel les états sont jugés ; celui de `Hub-As-Of`, ou aujourd'hui, par défaut.",
    })
    on: string | undefined,
    @Arg("origin", () => OriginEnum, { defaultValue: "REAL", description: "Lignes réelles, ou de démonstration." })
    origin: Origin,
    @Ctx() { store, asOf }: Ours,
  ): Promise<PartnershipType> {
    assertYearOfRegister(year, []);
    return partnershipOf(store, { year: year ?? null, on: dayIn(on, asOf), origin });
  }
}

@Resolver(() => ParticipationType)
class ParticipationResolver {
  @FieldResolver(() => InstitutionType, { nullable: true, description: "L'institution." })
  async institution(@Root() { institution }: Participation, @Ctx() { store }: Ours): Promise<Institution | undefined> {
    return (await store.all("institution")).find(({ id }) => id === institution);
  }
}

export const partnershipResolvers = [RootResolver, ParticipationResolver] as const;
