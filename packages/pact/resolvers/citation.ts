import type { Context } from "@pacte-hub/institution/server/context";
import type { CitedSignature, SignatureMatch } from "@pacte-hub/schema/model/conventionSignature";
import {
  type CitationStanding,
  type CitedRequest,
  citationStatusOf,
  type FundingRequest,
} from "@pacte-hub/schema/model/funding";
import { renewedAmong } from "@pacte-hub/schema/rules/acts/funding";
import { matchOf } from "@pacte-hub/schema/rules/acts/signatures";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { firstDay } from "../store/pacts.ts";
import type { DepartmentStore } from "../store/read.ts";
import { FundingRequestType } from "../types/action.ts";
import {
  CitationStandingEnum,
  CitedRequestOfDepartment,
  DepartmentInCitedRequest,
  DepartmentInSignedConvention,
  SignatureMatchEnum,
  SignedConventionOfDepartment,
} from "../types/citation.ts";
import { conventionById } from "./convention.ts";

type Ours = Context<DepartmentStore>;

/** A funder cannot read the register of requests; whoever asks both sees what it cites, and what the register says of it. */
@Resolver(() => CitedRequestOfDepartment)
class CitedRequestResolver {
  @FieldResolver(() => DepartmentInCitedRequest, {
    nullable: true,
    description: "Ce que dit le registre des demandes, que tient le Département.",
  })
  department(@Root() { id, action, funder, budgetYear, line, granted }: CitedRequest): CitedRequest {
    return { id, action, funder, budgetYear, line, granted };
  }
}

@Resolver(() => DepartmentInCitedRequest)
class DepartmentInCitedRequestResolver {
  @FieldResolver(() => CitationStandingEnum, { description: "Ce que le registre en dit." })
  async standing(@Root() cited: CitedRequest, @Ctx() { store }: Ours): Promise<CitationStanding> {
    const ofAction = await store.about("funding-request", cited.action);
    const request = ofAction.find((candidate) => candidate.id === cited.id);
    return citationStatusOf(cited, request, renewedAmong(ofAction).has(cited.id));
  }

  @FieldResolver(() => FundingRequestType, { nullable: true, description: "La demande inscrite, si le registre l'a." })
  request(@Root() cited: CitedRequest, @Ctx() { store }: Ours): Promise<FundingRequest | undefined> {
    return registered(store, cited);
  }
}

/** A party cannot read the register of conventions either: the same way, for its words. */
@Resolver(() => SignedConventionOfDepartment)
class SignedConventionResolver {
  @FieldResolver(() => DepartmentInSignedConvention, {
    nullable: true,
    description: "Ce que dit le registre des conventions, que tient le Département.",
  })
  department(@Root() { id, party, act, on }: CitedSignature): CitedSignature {
    return { id, party, act, on };
  }
}

@Resolver(() => DepartmentInSignedConvention)
class DepartmentInSignedConventionResolver {
  @FieldResolver(() => SignatureMatchEnum, { description: "Ce que le registre en dit." })
  async standing(@Root() cited: CitedSignature, @Ctx() { store }: Ours): Promise<SignatureMatch> {
    return matchOf(cited, await conventionById(store, cited.id), await firstDay(store));
  }
}

const registered = async (store: DepartmentStore, { action, id }: CitedRequest): Promise<FundingRequest | undefined> =>
  (await store.about("funding-request", action)).find((request) => request.id === id);

export const citationResolvers = [
  CitedRequestResolver,
  DepartmentInCitedRequestResolver,
  SignedConventionResolver,
  DepartmentInSignedConventionResolver,
] as const;
