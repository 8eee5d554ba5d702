import type { Context } from "@pacte-hub/institution/server/context";
import type { EsfOperation } from "@pacte-hub/schema/model/esfOperation";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { isWithin } from "../store/esfOperations.ts";
import type { DepartmentStore } from "../store/read.ts";
import { EsfOperationType } from "../types/esfOperation.ts";
import { DepartmentInTerritory, TerritoryOfDepartment } from "../types/territory.ts";

type Ours = Context<DepartmentStore>;

@Resolver()
class RootResolver {
  @Query(() => [EsfOperationType], {
    nullable: true,
    description: "Les opérations du FSE (2014-2020) situées dans le département, par commune puis montant.",
  })
  esfOperations(@Ctx() { store }: Ours): Promise<readonly EsfOperation[]> {
    return store.all("esf-operation");
  }
}

@Resolver(() => DepartmentInTerritory)
class InTerritoryResolver {
  @FieldResolver(() => [EsfOperationType], { description: "Opérations du FSE que la source situe dans ce territoire." })
  async esfOperations(
    @Root() { code }: DepartmentInTerritory,
    @Ctx() { store }: Ours,
  ): Promise<readonly EsfOperation[]> {
    return (await store.all("esf-operation")).filter((operation) => isWithin(operation, code));
  }
}

@Resolver(() => EsfOperationType)
class OperationResolver {
  @FieldResolver(() => TerritoryOfDepartment, {
    description: "Commune où la source la situe : plus souvent le siège de qui la porte que le lieu de l'aide.",
  })
  commune(@Root() { commune }: EsfOperation): TerritoryOfDepartment {
    return { code: commune };
  }

  @FieldResolver(() => RecordType, recordField)
  record(@Root() { record }: EsfOperation & { readonly record: RecordedBy }): RecordedBy {
    return record;
  }
}

export const esfOperationResolvers = [RootResolver, InTerritoryResolver, OperationResolver] as const;
