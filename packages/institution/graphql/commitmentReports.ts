import { shippedCommitments } from "@pacte-hub/data/commitments";
import { shippedPacts } from "@pacte-hub/data/pacts";
import type { CommitmentReport } from "@pacte-hub/schema/model/commitment";
import { type ReportDraft, reported } from "@pacte-hub/schema/rules/acts/commitments";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { CommitmentReportInput, CommitmentReportType } from "@pacte-hub/schema/types/commitment.type";
import { dayIn } from "@pacte-hub/server/day";
import {
  Arg,
  Args,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { Records } from "../registers/records.ts";
import type { Context } from "../server/context.ts";
import { ListArgs, listed } from "./listFilters.ts";
import { entering, runRegisterMutation, type Verdict } from "./runRegisterMutation.ts";

/** The register in which every institution keeps its own words on what it promised. */
export interface CommitmentRegisters {
  readonly "commitment-report": CommitmentReport;
}

export type CommitmentStore = Pick<Records<CommitmentRegisters>, "about" | "all">;

interface OnCommitment {
  readonly id: string;
}

/** A promisor's word as it is entered: its commitment is what the register is asked by. */
export function reportEntry(input: CommitmentReportInput, promisor: string, declared: boolean): Verdict {
  const { commitment, state, proof } = input;
  const draft: ReportDraft = { commitment, promisor, state, on: dayIn(input.on), proof };
  const among = { commitments: shippedCommitments(), pacts: shippedPacts(), today: dayIn(null) };
  const judged = reported(draft, among, declared);
  if (judged.kind === "REFUSED") return judged;
  return entering({
    register: "commitment-report",
    id: judged.noun.id,
    subject: commitment,
    body: judged.noun,
    over: input.expectedVersion ?? "NEW",
  });
}

/** The resolver class by which an institution's own stewards, and nobody else, report on what it promised. */
export function reportCommitment(field: string, name: string) {
  @Resolver()
  class ReportCommitment {
    @Mutation(() => ActResultType, {
      name: `${field}ReportCommitment`,
      nullable: true,
      description: `${name} : dire si un engagement du Pacte qu'elle a pris est tenu, et ce qui le montre ; pour elle seule.`,
    })
    reportCommitment(@Arg("input", () => CommitmentReportInput) input: CommitmentReportInput, @Ctx() context: Context) {
      return runRegisterMutation<CommitmentRegisters>(context, {
        name: "ReportCommitment",
        about: { commitment: input.commitment },
        input,
        judge: async (_, promisor) => reportEntry(input, promisor, false),
      });
    }
  }
  return ReportCommitment;
}

/** `Commitment.caf { reports }`: what an institution that keeps no register of the Pact says of a commitment. */
export function commitmentField(field: string, name: string) {
  const prefix = field.charAt(0).toUpperCase() + field.slice(1);

  @ObjectType(`${prefix}InCommitment`, {
    description: `Ce que l'institution « ${name} » dit d'un engagement du Pacte qu'elle a pris.`,
  })
  class InCommitment implements OnCommitment {
    readonly id!: string;
  }

  @Directive('@key(fields: "id")')
  @ObjectType("Commitment")
  class CommitmentHere implements OnCommitment {
    @Field(() => ID)
    readonly id!: string;
  }

  @Resolver(() => CommitmentHere)
  class CommitmentResolver {
    @FieldResolver(() => InCommitment, {
      name: field,
      nullable: true,
      description: `Ce que l'institution « ${name} » dit de cet engagement.`,
    })
    here(@Root() { id }: CommitmentHere): OnCommitment {
      return { id };
    }
  }

  return { entity: CommitmentHere, type: InCommitment, resolvers: [CommitmentResolver] as const };
}

/** The resolver classes by which an institution's words on commitments are read: under each, and all of them. */
export function reportFields(field: string, name: string, type: () => new () => OnCommitment) {
  @Resolver(type)
  class ReportsResolver {
    @FieldResolver(() => [CommitmentReportType], {
      description: "Ce qu'elle dit elle-même de cet engagement, une parole par année ; rien d'un autre signataire.",
    })
    async reports(
      @Root() { id }: OnCommitment,
      @Args(() => ListArgs) args: ListArgs,
      @Ctx() { store }: Context<CommitmentStore>,
    ) {
      return listed(await store.about("commitment-report", id), args);
    }
  }

  @Resolver()
  class RootResolver {
    @Query(() => [CommitmentReportType], {
      name: `${field}CommitmentReports`,
      nullable: true,
      description: `${name} : tout ce qu'elle dit des engagements qu'elle a pris.`,
    })
    async commitmentReports(@Args(() => ListArgs) args: ListArgs, @Ctx() { store }: Context<CommitmentStore>) {
      return listed(await store.all("commitment-report"), args);
    }
  }
  return [ReportsResolver, RootResolver] as const;
}
