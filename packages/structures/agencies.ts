import { containing } from "@pacte-hub/data/territories";
import { foundAs } from "@pacte-hub/institution/graphql/checkArguments";
import type { PublisherNouns } from "@pacte-hub/institution/graphql/publisherNouns";
import type { Records } from "@pacte-hub/institution/registers/records";
import type { Context } from "@pacte-hub/institution/server/context";
import { type Agency, type AgencyKind, agencyKinds } from "@pacte-hub/schema/model/agency";
import type { Source } from "@pacte-hub/schema/model/provenance";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { enumOf } from "@pacte-hub/schema/types/enums";
import { RecordType, recordField } from "@pacte-hub/schema/types/record.type";
import { SourceType } from "@pacte-hub/schema/types/release.type";
import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from "type-graphql";

type Ours = Context<Records<{ readonly agency: Agency }>>;

const AgencyKindEnum = enumOf(agencyKinds, "AgencyKind", {
  description: "Type de site, par le code de la liste.",
  values: { ALE: "Agence locale pour l'emploi.", DDA: "Direction (DDA dans la liste, qui ne développe pas le sigle)." },
});

@ObjectType("Agency", {
  description:
    "Site de Pôle emploi dans le département, tel que la liste de novembre 2019 le nomme ; elle ne dit pas ses services.",
})
class AgencyType implements Omit<Agency, "commune"> {
  @Field(() => ID, { description: "Code du site chez Pôle emploi (SAFIR)." })
  readonly id!: string;
  @Field(() => String, { description: "Nom, tel que la liste l'écrit." })
  readonly name!: string;
  @Field(() => AgencyKindEnum, { description: "Type de site." })
  readonly kind!: AgencyKind;
  @Field(() => String, { description: "Mois de la liste où il figure." })
  readonly listedIn!: string;
  @Field(() => SourceType, { description: "D'où la liste a été obtenue." })
  readonly source!: Source;
}

/** `Query.agency`, and the agencies in a territory. */
export function agencyResolvers({
  Territory,
  InTerritory,
}: Pick<PublisherNouns["types"], "Territory" | "InTerritory">) {
  @Resolver()
  class RootResolver {
    @Query(() => AgencyType, { nullable: true, description: "Un site de Pôle emploi par son code." })
    async agency(
      @Arg("id", () => ID, { description: "Code SAFIR." }) id: string,
      @Ctx() { store }: Ours,
    ): Promise<Agency> {
      const listed = await store.all("agency");
      const candidates = () => listed.map(({ id: code, name }) => ({ code, name }));
      return foundAs("AGENCY", id, { found: listed.find((agency) => agency.id === id), candidates });
    }
  }

  @Resolver(() => InTerritory)
  class InTerritoryResolver {
    @FieldResolver(() => [AgencyType], { description: "Sites de Pôle emploi dans ce territoire (novembre 2019)." })
    async agencies(
      @Root() { code }: { readonly code: TerritoryCode },
      @Ctx() { store }: Ours,
    ): Promise<readonly Agency[]> {
      return (await store.all("agency")).filter(({ commune }) => containing(commune).includes(code));
    }
  }

  @Resolver(() => AgencyType)
  class AgencyResolver {
    @FieldResolver(() => Territory, { description: "Commune du site." })
    commune(@Root() { commune }: Agency): { readonly code: TerritoryCode } {
      return { code: commune };
    }

    @FieldResolver(() => RecordType, recordField)
    record(@Root() { record }: Agency & { readonly record: RecordedBy }): RecordedBy {
      return record;
    }
  }

  return [RootResolver, InTerritoryResolver, AgencyResolver] as const;
}
