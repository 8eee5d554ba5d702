import { commitmentById, shippedCommitments } from "@pacte-hub/data/commitments";
import { foundAs } from "@pacte-hub/institution/graphql/checkArguments";
import type { Commitment } from "@pacte-hub/schema/model/commitment";
import { Arg, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { CommitmentType, DepartmentInCommitment } from "../types/commitment.ts";

@Resolver()
class RootResolver {
  @Query(() => [CommitmentType], {
    nullable: true,
    description: "Ce que les Pactes promettent, et qui le promet, dans leur ordre.",
  })
  commitments(): readonly Commitment[] {
    return shippedCommitments();
  }

  @Query(() => CommitmentType, { nullable: true, description: "Un engagement par son identifiant." })
  commitment(@Arg("id", () => ID, { description: "Identifiant." }) id: string): Commitment {
    return foundAs("COMMITMENT", id, {
      found: commitmentById(id),
      candidates: () => shippedCommitments().map((commitment) => ({ code: commitment.id, name: commitment.text })),
    });
  }
}

@Resolver(() => CommitmentType)
class CommitmentResolver {
  @FieldResolver(() => DepartmentInCommitment, {
    nullable: true,
    description: "Ce que le Département dit de cet engagement, et déclare de qui n'a pas de voix propre dans le hub.",
  })
  department(@Root() { id }: Commitment): DepartmentInCommitment {
    return { id };
  }
}

export const commitmentResolvers = [RootResolver, CommitmentResolver] as const;
