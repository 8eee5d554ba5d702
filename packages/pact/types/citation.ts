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
