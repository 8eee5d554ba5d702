import { type CitedSignature, type SignatureAct, signatureMatches } from "@pacte-hub/schema/model/conventionSignature";
import { type CitedRequest, citationStandings } from "@pacte-hub/schema/model/funding";
import { enumOf } from "@pacte-hub/schema/types/enums";
import {
  CitedRequestWords,
  citedRequest,
  citedRequestKey,
  citesField,
  FundingDecisionWords,
  fundingDecision,
} from "@pacte-hub/schema/types/funding.type";
import {
  ConventionSignatureWords,
  conventionSignature,
  SignedConventionWords,
  signedConvention,
  signedConventionKey,
  signedField,
} from "@pacte-hub/schema/types/signature.type";
import { Directive, Field, ObjectType } from "type-graphql";

export const CitationStandingEnum = enumOf(citationStandings, "CitationStanding", {
  description: "Ce que dit le registre des demandes de celle qu'un financeur cite. Sa décision vaut dans tous les cas.",
  values: {
    ON_REGISTER: "Inscrite : même action, même financeur, même année.",
    ABOVE_REQUEST: "Inscrite, mais la décision accorde plus qu'elle ne demande.",
    WITHDRAWAL_ASKED: "Inscrite ; le Département demande son retrait, et attend la réponse du financeur.",
    WITHDRAWN: "Inscrite, puis retirée par le Département.",
    GRANTED_BUT_RENEWED: "Inscrite, puis reprise par une autre : la décision accorde ce qui n'est plus demandé.",
    OTHER_FUNDER: "Inscrite, mais adressée à un autre financeur.",
    OTHER_YEAR: "Inscrite pour une autre année budgétaire.",
    OTHER_LINE: "Inscrite sur une autre ligne de crédits.",
    UNKNOWN: "Inconnue du registre pour cette action.",
  },
});

/** What the Department says of a request that a funder cites. */
@ObjectType("DepartmentInCitedRequest", { description: "Ce que le Département dit d'une demande citée." })
export class DepartmentInCitedRequest implements CitedRequest {
  readonly id!: string;
  readonly action!: string;
  readonly funder!: string;
  readonly budgetYear!: number;
  readonly line!: string;
  readonly granted!: number;
}

@Directive(citedRequestKey)
@ObjectType("CitedRequest", citedRequest)
export class CitedRequestOfDepartment extends CitedRequestWords {}

@Directive("@shareable")
@ObjectType("FundingDecision", fundingDecision)
export class FundingDecisionOfDepartment extends FundingDecisionWords {
  @Field(() => CitedRequestOfDepartment, citesField)
  readonly cites!: CitedRequest;
}

export const SignatureMatchEnum = enumOf(signatureMatches, "SignatureStanding", {
  description:
    "Ce que dit le registre du Département d'une parole sur une convention. La parole reste celle de sa partie dans tous les cas.",
  values: {
    ON_REGISTER: "La convention est inscrite, et la partie en est.",
    NOT_A_PARTY: "La convention est inscrite, et qui parle n'en est pas, ou n'en est plus, partie.",
    TOO_EARLY: "Signée plus d'un an avant le premier jour inscrit, ou avant le premier jour du Pacte.",
    UNKNOWN: "La convention est inconnue du registre.",
    BEFORE_TERMS:
      "Inscrite avant la convention, ou avant son intitulé, ses parties ou ses jours d'aujourd'hui (`termsSince`) : elle ne compte pas, la partie la redit. `Convention.signing` seul le dit.",
  },
});

/** What the Department says of a convention that a party names. */
@ObjectType("DepartmentInSignedConvention", {
  description: "Ce que le Département dit d'une convention dont une partie parle.",
})
export class DepartmentInSignedConvention implements CitedSignature {
  readonly id!: string;
  readonly party!: string;
  readonly act!: SignatureAct;
  readonly on!: string;
}

@Directive(signedConventionKey)
@ObjectType("SignedConvention", signedConvention)
export class SignedConventionOfDepartment extends SignedConventionWords {}

@Directive("@shareable")
@ObjectType("ConventionSignature", conventionSignature)
export class ConventionSignatureOfDepartment extends ConventionSignatureWords {
  @Field(() => SignedConventionOfDepartment, signedField)
  readonly cites!: CitedSignature;
}
