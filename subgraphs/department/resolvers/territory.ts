import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ofOrigin } from "../../../packages/institution/graphql/listFilters.ts";
import { rateFields } from "../../../packages/institution/graphql/rateFields.ts";
import { seriesFields } from "../../../packages/institution/graphql/seriesFields.ts";
import type { Context } from "../../../packages/institution/server/context.ts";
import type { DepartmentStore } from "../../../packages/pact/store/read.ts";
import { ConventionType } from "../../../packages/pact/types/convention.ts";
import { DepartmentInTerritory, TerritoryOfDepartment } from "../../../packages/pact/types/territory.ts";
import type { Convention } from "../../../schema/model/convention.ts";
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
    return code === "55" ? all : all.filter(({ territories }) => territories.includes(code));
  }
}

export const territoryResolvers = [
  TerritoryResolver,
  DepartmentInTerritoryResolver,
  seriesFields(() => DepartmentInTerritory, indicators),
  rateFields(() => DepartmentInTerritory, rates),
] as const;
