import { pactInService } from "@pacte-hub/data/pactInService";
import { ofOrigin } from "@pacte-hub/institution/graphql/listFilters";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Convention } from "@pacte-hub/schema/model/convention";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { DepartmentStore } from "../store/read.ts";
import { ConventionType } from "../types/convention.ts";
import { DepartmentInTerritory, TerritoryOfDepartment } from "../types/territory.ts";

type Ours = Context<DepartmentStore>;

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
    const conventions = ofOrigin(await store.all("convention"), "REAL");
    return code === pactInService.department
      ? conventions
      : conventions.filter(({ territories }) => territories.includes(code));
  }
}

export const territoryResolvers = [TerritoryResolver, DepartmentInTerritoryResolver] as const;
