import {
  type CommitmentRegisters,
  reportCommitment,
  reportEntry,
} from "@pacte-hub/institution/graphql/commitmentReports";
import { runRegisterMutation } from "@pacte-hub/institution/graphql/runRegisterMutation";
import type { Context } from "@pacte-hub/institution/server/context";
import { declined } from "@pacte-hub/schema/model/pactRefusal";
import { voiceOf } from "@pacte-hub/schema/rules/acts/signatures";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { CommitmentReportInput } from "@pacte-hub/schema/types/commitment.type";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";

@InputType("DeclaredCommitmentReportInput", {
  description: "Ce qu'un signataire sans voix propre dans le hub a dit d'un engagement, déclaré par le Département.",
})
export class DeclaredCommitmentReportInput extends CommitmentReportInput {
  @Field(() => ID, { description: "Le signataire qui a pris l'engagement." })
  readonly promisor!: string;
}

@Resolver()
class DeclarationActs {
  @Mutation(() => ActResultType, {
    name: "departmentDeclareCommitment",
    nullable: true,
    description:
      "Département : déclarer ce qu'a dit de son engagement un signataire qui n'a pas de voix propre dans le hub ; c'est marqué, et refusé pour qui y parle en son nom.",
  })
  declareCommitment(
    @Arg("input", () => DeclaredCommitmentReportInput) input: DeclaredCommitmentReportInput,
    @Ctx() context: Context,
  ) {
    return runRegisterMutation<CommitmentRegisters>(context, {
      name: "DeclareCommitment",
      about: { commitment: input.commitment, promisor: input.promisor },
      input,
      judge: async () => {
        const { promisor } = input;
        const partner = voiceOf(promisor);
        if (partner !== undefined) return declined({ code: "PROMISOR_REPORTS_ITSELF", promisor, partner });
        return reportEntry(input, promisor, true);
      },
    });
  }
}

export const commitmentActs = [reportCommitment("department", "Département"), DeclarationActs] as const;
