import { shippedConventions, shippedPacts } from "@pacte-hub/data/pacts";
import type { CitedSignature, ConventionSignature } from "@pacte-hub/schema/model/conventionSignature";
import { declined, type PactRefusal } from "@pacte-hub/schema/model/pactRefusal";
import { faultInSigningDay, faultInWord, type SignatureDraft, signed } from "@pacte-hub/schema/rules/acts/signatures";
import { ActResultType } from "@pacte-hub/schema/types/acts.type";
import {
  ConventionSignatureInput,
  ConventionSignatureType,
  type ConventionSignatureWords,
} from "@pacte-hub/schema/types/signature.type";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Records } from "../registers/records.ts";
import type { Context } from "../server/context.ts";
import { ListArgs, listed } from "./listFilters.ts";
import { entering, runRegisterMutation, type Verdict } from "./runRegisterMutation.ts";

/** The register in which every institution keeps its own words on conventions. */
export interface SignatureRegisters {
  readonly "convention-signature": ConventionSignature;
}

export type SignatureStore = Pick<Records<SignatureRegisters>, "about" | "all">;

/** The input's words, for the party that speaks. */
export const signatureDraftOf = (input: ConventionSignatureInput, party: string): SignatureDraft => ({
  convention: input.convention,
  party,
  act: input.act,
  on: dayIn(input.on),
  until: input.until ? dayIn(input.until) : null,
  subject: input.subject ?? null,
});

/** A party's word as it is entered: its convention is what the register is asked by. */
export async function signatureEntry(
  records: Records<SignatureRegisters>,
  draft: SignatureDraft,
  { declared, input }: { readonly declared: boolean; readonly input: ConventionSignatureInput },
): Promise<Verdict> {
  const before = await records.about("convention-signature", draft.convention);
  const corrected = input.signature ?? null;
  const judged = signed(draft, { before, corrected, today: dayIn(null) }, declared);
  if (judged.kind === "REFUSED") return judged;
  return entering({
    register: "convention-signature",
    id: judged.noun.id,
    subject: draft.convention,
    body: judged.noun,
    over: corrected === null ? "NEW" : (input.expectedVersion ?? "NEW"),
  });
}

/**
 * What can be refused without the Department's register: a word that the Pact's own list of conventions contradicts, and of any
 * other convention a signature of before the first Pact. What the register alone knows is told beside the word (`cites`).
 */
export function faultHere(draft: SignatureDraft): PactRefusal | null {
  const pactStart = shippedPacts()[0]?.start ?? null;
  const shipped = shippedConventions().get(draft.convention);
  if (shipped) return faultInWord(shipped, draft, pactStart);
  return draft.act === "SIGNED" ? faultInSigningDay({ id: draft.convention, start: pactStart }, draft.on, null) : null;
}

/** What a party's own register cannot know of a convention that no Pact gives. */
const remarksHere = ({ convention, act }: SignatureDraft): readonly string[] =>
  act !== "SIGNED" || shippedConventions().has(convention)
    ? []
    : [
        `« ${convention} » n'est pas une convention du Pacte : votre acte ne compte que si le registre du Département la dit déjà, dans les termes que vous signez (\`cites\`, \`signing\`).`,
      ];

/** The resolver class by which an institution's own stewards, and nobody else, speak for it of a convention. */
export function signConvention(field: string, name: string) {
  @Resolver()
  class SignConvention {
    @Mutation(() => ActResultType, {
      name: `${field}SignConvention`,
      nullable: true,
      description: `${name} : signer une convention dont elle est partie, un avenant, la renouveler ou y mettre fin ; pour elle seule.`,
    })
    signConvention(
      @Arg("input", () => ConventionSignatureInput) input: ConventionSignatureInput,
      @Ctx() context: Context,
    ) {
      return runRegisterMutation<SignatureRegisters>(context, {
        name: "SignConvention",
        about: { convention: input.convention },
        input,
        judge: async (records, party) => {
          const draft = signatureDraftOf(input, party);
          const fault = faultHere(draft);
          if (fault) return declined(fault);
          const verdict = await signatureEntry(records, draft, { declared: false, input });
          return verdict.kind === "REFUSED" ? verdict : { ...verdict, remarks: remarksHere(draft) };
        },
      });
    }
  }
  return SignConvention;
}

/** ConventionSignature as an institution shapes it: the Department says more of what is cited. */
type SignatureClass = new () => ConventionSignatureWords;

const citing = <Word extends ConventionSignature>(word: Word) => ({
  ...word,
  cites: { id: word.convention, party: word.party, act: word.act, on: word.on } satisfies CitedSignature,
});

/** The resolver classes by which an institution's words on conventions are read: under each, and all of them. */
export function signatureFields(
  field: string,
  name: string,
  type: () => new () => { readonly id: string },
  signatureType: SignatureClass = ConventionSignatureType,
) {
  @Resolver(type)
  class SignaturesResolver {
    @FieldResolver(() => [signatureType], {
      description:
        "Ce qu'elle dit elle-même de cette convention, du plus ancien au plus récent ; rien d'une autre partie.",
    })
    async signatures(
      @Root() { id }: { readonly id: string },
      @Args(() => ListArgs) args: ListArgs,
      @Ctx() { store }: Context<SignatureStore>,
    ) {
      return listed(await store.about("convention-signature", id), args).map(citing);
    }

    @Directive("@inaccessible")
    @FieldResolver(() => [signatureType], {
      description: "Les mêmes, réelles et inventées : ce que demande `Convention.signing`, et nul lecteur.",
    })
    async everySignature(@Root() { id }: { readonly id: string }, @Ctx() { store }: Context<SignatureStore>) {
      return (await store.about("convention-signature", id)).map(citing);
    }
  }

  @Resolver()
  class RootResolver {
    @Query(() => [signatureType], {
      name: `${field}ConventionSignatures`,
      nullable: true,
      description: `${name} : toutes ses paroles sur des conventions, y compris que le registre du Département ne connaît pas.`,
    })
    async conventionSignatures(@Args(() => ListArgs) args: ListArgs, @Ctx() { store }: Context<SignatureStore>) {
      return listed(await store.all("convention-signature"), args).map(citing);
    }
  }
  return [SignaturesResolver, RootResolver] as const;
}
