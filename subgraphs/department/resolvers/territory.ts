import { pactInService } from "@pacte-hub/data/pactInService";
import { ofOrigin } from "@pacte-hub/institution/graphql/listFilters";
import { rateFields } from "@pacte-hub/institution/graphql/rateFields";
import { seriesFields } from "@pacte-hub/institution/graphql/seriesFields";
import type { Context } from "@pacte-hub/institution/server/context";
import type { DepartmentStore } from "@pacte-hub/pact/store/read";
import { ConventionType } from "@pacte-hub/pact/types/convention";
import { DepartmentInTerritory, TerritoryOfDepartment } from "@pacte-hub/pact/types/territory";
import type { Convention } from "@pacte-hub/schema/model/convention";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { indicators, rates } from "../indicators.ts";

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
    const all = ofOrigin(await store.all("convention"), "REAL");
    return code === pactInService.department ? all : all.filter(({ territories }) => territories.includes(code));
  }
}

export const territoryResolvers = [
  TerritoryResolver,
  DepartmentInTerritoryResolver,
  seriesFields(() => DepartmentInTerritory, indicators),
  rateFields(() => DepartmentInTerritory, rates),
] as const;
