import { signatureDraftOf, signatureEntry } from "@pacte-hub/institution/graphql/conventionSignatures";
import { runRegisterMutation, type Verdict } from "@pacte-hub/institution/graphql/runRegisterMutation";
import type { Context } from "@pacte-hub/institution/server/context";
import { declined } from "@pacte-hub/schema/model/pactRefusal";
import { unknownOf } from "@pacte-hub/schema/rules/acts/actions";
import { faultInWord, voiceOf } from "@pacte-hub/schema/rules/acts/signatures";
import { byId } from "@pacte-hub/schema/rules/nearest";
import { asParty } from "@pacte-hub/schema/rules/partyName";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import { ConventionSignatureInput } from "@pacte-hub/schema/types/signature.type";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { conventionById } from "../resolvers/convention.ts";
import { firstDay } from "../store/pacts.ts";
import type { DepartmentRegisters, DepartmentStore } from "../store/read.ts";

@InputType("DeclaredSignatureInput", {
  description: "Ce qu'une partie sans voix propre dans le hub a dit d'une convention, déclaré par le Département.",
})
export class DeclaredSignatureInput extends ConventionSignatureInput {
  @Field(() => ID, { description: "La partie : un signataire, ou « epci: » suivi du SIREN." })
  readonly party!: string;
}

interface SignatureAct {
  readonly party: string;
  readonly declared: boolean;
  readonly input: ConventionSignatureInput;
}

@Resolver()
class SignatureActs {
  @Mutation(() => ActResultType, {
    name: "departmentSignConvention",
    nullable: true,
    description:
      "Département : signer une convention dont il est partie, un avenant, la renouveler ou y mettre fin ; pour lui seul.",
  })
  signConvention(
    @Arg("input", () => ConventionSignatureInput) input: ConventionSignatureInput,
    @Ctx() context: Context,
  ) {
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "SignConvention",
      about: { convention: input.convention },
      input,
      judge: (records, party) => judgeSignature(records, { party, declared: false, input }),
    });
  }

  @Mutation(() => ActResultType, {
    name: "departmentDeclareSignature",
    nullable: true,
    description:
      "Département : déclarer ce qu'a dit une partie qui n'a pas de voix propre dans le hub ; c'est marqué, et refusé pour qui y parle en son nom.",
  })
  declareSignature(@Arg("input", () => DeclaredSignatureInput) input: DeclaredSignatureInput, @Ctx() context: Context) {
    const party = asParty(input.party);
    return runRegisterMutation<DepartmentRegisters>(context, {
      name: "DeclareSignature",
      about: { convention: input.convention, party },
      input,
      judge: async (records) => {
        const partner = voiceOf(party);
        if (partner !== undefined) return declined({ code: "PARTY_SIGNS_ITSELF", party, partner });
        return judgeSignature(records, { party, declared: true, input });
      },
    });
  }
}

/** The Department holds the register: it knows who the parties are, and refuses whoever is none. */
async function judgeSignature(records: DepartmentStore, { party, declared, input }: SignatureAct): Promise<Verdict> {
  const convention = await conventionById(records, input.convention);
  if (!convention)
    return declined(unknownOf("CONVENTION", input.convention, (await records.all("convention")).map(byId)));
  const draft = signatureDraftOf(input, party);
  const fault = faultInWord(convention, draft, await firstDay(records));
  if (fault) return declined(fault);
  return signatureEntry(records, draft, { declared, input });
}

export const signatureActs = [SignatureActs] as const;
