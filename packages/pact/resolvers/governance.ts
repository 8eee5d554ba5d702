import { foundAs } from "@pacte-hub/institution/graphql/checkArguments";
import type { Context } from "@pacte-hub/institution/server/context";
import { seatIdOf } from "@pacte-hub/schema/model/committeeAct";
import type { Committee, Seat } from "@pacte-hub/schema/model/governance";
import type { Institution } from "@pacte-hub/schema/model/pact";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { DepartmentStore } from "../store/read.ts";
import { CommitteeType, SeatType } from "../types/governance.ts";
import { InstitutionType } from "../types/institution.ts";
import { codeAndName, pactNamed } from "./assertInPact.ts";

type Ours = Context<DepartmentStore>;

@Resolver()
class RootResolver {
  @Query(() => [CommitteeType], {
    nullable: true,
    description: "Les instances, dans l'ordre du Pacte : celui en service, le dernier commencé.",
  })
  async committees(@Ctx() context: Ours): Promise<readonly Committee[]> {
    const pact = await pactNamed(context);
    return (await context.store.all("committee")).filter((committee) => committee.pact === pact?.id);
  }

  @Query(() => CommitteeType, { nullable: true, description: "Une instance par son identifiant." })
  async committee(@Arg("id", () => ID, { description: "Identifiant." }) id: string, @Ctx() { store }: Ours) {
    const committees = await store.all("committee");
    return foundAs("COMMITTEE", id, {
      found: committees.find((committee) => committee.id === id),
      candidates: () => committees.map(codeAndName),
    });
  }
}

@Resolver(() => CommitteeType)
class CommitteeResolver {
  @FieldResolver(() => [SeatType], { description: "Ceux qui y siègent, dans l'ordre du Pacte." })
  seats(@Root() { id, seats }: Committee): readonly (Seat & { readonly id: string })[] {
    return seats.map((seat, at) => ({ ...seat, id: seatIdOf(id, at + 1) }));
  }
}

@Resolver(() => SeatType)
class SeatResolver {
  @FieldResolver(() => [InstitutionType], { description: "Signataires à qui le siège revient." })
  async institutions(@Root() { institutions }: Seat, @Ctx() { store }: Ours): Promise<readonly Institution[]> {
    return (await store.all("institution")).filter(({ id }) => institutions.includes(id));
  }
}

export async function committeeById(store: DepartmentStore, id: string): Promise<Committee | undefined> {
  return (await store.all("committee")).find((committee) => committee.id === id);
}

export const governanceResolvers = [RootResolver, CommitteeResolver, SeatResolver] as const;
