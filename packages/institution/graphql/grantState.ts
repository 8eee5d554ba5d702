import { conventionEnd } from "@pacte-hub/data/pacts";
import type { Day } from "@pacte-hub/schema/model/period";
import { endFor, explainGrant, type GrantState, grantStateOf } from "@pacte-hub/schema/rules/grantState";
import { type GrantInState, GrantStateEnum, GrantType } from "@pacte-hub/schema/types/grant.type";
import { dayIn } from "@pacte-hub/server/day";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../server/context.ts";
import type { SignatureStore } from "./conventionSignatures.ts";

type Ours = Context<SignatureStore>;

/** A grant says itself that its convention is over: by the Pact's file, or by the institution's own last word on it. */
@Resolver(() => GrantType)
export class GrantStateResolver {
  @FieldResolver(() => GrantStateEnum, {
    description: "Où il en est aujourd'hui ; `LATE` : il ouvre encore, et sa convention a pris fin.",
  })
  async state(@Root() grant: GrantInState, @Ctx() context: Ours): Promise<GrantState> {
    return grantStateOf(grant, await endOf(grant, context), dayIn(null));
  }

  @FieldResolver(() => String, { description: "Le même en une phrase." })
  async sentence(@Root() grant: GrantInState, @Ctx() context: Ours): Promise<string> {
    const end = await endOf(grant, context);
    return explainGrant(grantStateOf(grant, end, dayIn(null)), grant, end);
  }
}

const endOf = async ({ convention }: GrantInState, { store }: Ours): Promise<Day | null> =>
  convention === null ? null : endFor(await store.about("convention-signature", convention), conventionEnd(convention));
