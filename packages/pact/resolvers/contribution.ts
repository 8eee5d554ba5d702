import { atLevel, territories } from "@pacte-hub/data/territories";
import { assertExists, foundAs } from "@pacte-hub/institution/graphql/checkArguments";
import { byDay, ListArgs, listed } from "@pacte-hub/institution/graphql/listFilters";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Action } from "@pacte-hub/schema/model/action";
import {
  type Contribution,
  type ContributionAnswer,
  type ContributionKind,
  type ContributionStatus,
  type ProposedAction,
  statusOfContribution,
} from "@pacte-hub/schema/model/contribution";
import type { Committee } from "@pacte-hub/schema/model/governance";
import { type Institution, recommendationsOf } from "@pacte-hub/schema/model/pact";
import { hasVoice } from "@pacte-hub/schema/rules/acts/contributions";
import { contributionRemarks } from "@pacte-hub/schema/rules/contributionRemarks";
import { asVoice } from "@pacte-hub/schema/rules/partyName";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { DepartmentStore } from "../store/read.ts";
import { ActionType } from "../types/action.ts";
import { RecommendationType } from "../types/axis.ts";
import {
  ContributionAnswerType,
  ContributionKindEnum,
  ContributionStatusEnum,
  ContributionType,
  ProposedActionType,
} from "../types/contribution.ts";
import { CommitteeType } from "../types/governance.ts";
import { InstitutionType } from "../types/institution.ts";
import { TerritoryOfDepartment } from "../types/territory.ts";
import { actionById } from "./action.ts";
import { committeeById } from "./governance.ts";

type Ours = Context<DepartmentStore>;

@ArgsType()
class ContributionsArgs extends ListArgs {
  @Field(() => ContributionKindEnum, { nullable: true, description: "Seulement ceux de cette nature." })
  readonly kind?: ContributionKind;
  @Field(() => ContributionStatusEnum, { nullable: true, description: "Seulement ceux qui en sont là." })
  readonly status?: ContributionStatus;
  @Field(() => ID, { nullable: true, description: "Seulement ceux de cette voix : « caf », « epci-200049187 »…" })
  readonly from?: string;
}

/** @throws UNKNOWN_REFERENCE, with the nearest, for who has no voice in the Pact. */
async function assertVoice(store: DepartmentStore, from: string): Promise<void> {
  const institutions = await store.all("institution");
  const epcis = atLevel("EPCI");
  if (hasVoice(from, { institutions, isEpci: (siren) => epcis.some(({ code }) => code === siren) })) return;
  const voices = [
    ...institutions.map(({ id, name }) => ({ code: id, name })),
    ...epcis.map(({ code, name }) => ({ code: `epci-${code}`, name })),
  ];
  assertExists("INSTITUTION", from, voices);
}

/** What a contribution says of others without their known consent, with the names of who brings it. */
export function remarksOn(contribution: Contribution, institutions: readonly Institution[]): readonly string[] {
  const { from, proposal } = contribution;
  const ownNames = [
    institutions.find(({ id }) => id === from)?.name,
    territories.get(from.replace(/^epci-/, ""))?.name,
  ];
  const place = proposal ? territories.get(proposal.territory) : undefined;
  const epci = place?.level === "COMMUNE" && place.parent !== null ? territories.get(place.parent) : place;
  return contributionRemarks(contribution, {
    ownNames: ownNames.flatMap((name) => name ?? []),
    epci: epci?.level === "EPCI" ? { id: epci.code, name: epci.name } : null,
  });
}

@Resolver()
class RootResolver {
  @Query(() => [ContributionType], {
    nullable: true,
    description: "Ce que signataires, EPCI et structures ont apporté sous leur nom, du plus ancien au plus récent.",
  })
  async contributions(@Args(() => ContributionsArgs) args: ContributionsArgs, @Ctx() { store }: Ours) {
    const { kind, status } = args;
    const from = args.from == null ? null : asVoice(args.from);
    if (from != null) await assertVoice(store, from);
    return listed(
      byDay(await store.all("contribution"), ({ submittedOn }) => submittedOn),
      args,
      (contribution) =>
        (kind == null || contribution.kind === kind) &&
        (status == null || statusOfContribution(contribution) === status) &&
        (from == null || contribution.from === from),
    );
  }

  @Query(() => ContributionType, { nullable: true, description: "Un apport par son identifiant." })
  async contribution(@Arg("id", () => ID, { description: "Identifiant." }) id: string, @Ctx() { store }: Ours) {
    const contributions = await store.all("contribution");
    const candidates = () => contributions.map((contribution) => ({ code: contribution.id, name: contribution.title }));
    return foundAs("CONTRIBUTION", id, {
      found: contributions.find((contribution) => contribution.id === id),
      candidates,
    });
  }
}

@Resolver(() => ContributionType)
class ContributionResolver {
  @FieldResolver(() => ContributionStatusEnum, { description: "Où il en est." })
  status(@Root() contribution: Contribution): ContributionStatus {
    return statusOfContribution(contribution);
  }

  @FieldResolver(() => InstitutionType, { nullable: true, description: "Le signataire qui parle, si c'en est un." })
  async institution(@Root() { from }: Contribution, @Ctx() { store }: Ours): Promise<Institution | undefined> {
    return (await store.all("institution")).find(({ id }) => id === from);
  }

  @FieldResolver(() => [String], {
    description:
      "Ce que le registre en remarque : une proposition sur le territoire d'un autre EPCI, ou qui nomme un autre opérateur, n'engage ni l'un ni l'autre tant que leur accord n'est pas connu.",
  })
  async remarks(@Root() contribution: Contribution, @Ctx() { store }: Ours): Promise<readonly string[]> {
    return remarksOn(contribution, await store.all("institution"));
  }

  @FieldResolver(() => ProposedActionType, { nullable: true, description: "L'action qu'il propose." })
  proposal(@Root() { proposal }: Contribution): ProposedAction | null {
    return proposal;
  }

  @FieldResolver(() => ActionType, { nullable: true, description: "L'action dont il parle, ou qui en est née." })
  async action(@Root() { action, answer }: Contribution, @Ctx() { store }: Ours): Promise<Action | undefined> {
    const id = action ?? answer?.became;
    return id == null ? undefined : actionById(store, id);
  }

  @FieldResolver(() => CommitteeType, { nullable: true, description: "L'instance à qui une note s'adresse." })
  async to(@Root() { to }: Contribution, @Ctx() { store }: Ours): Promise<Committee | undefined> {
    return to === null ? undefined : committeeById(store, to);
  }

  @FieldResolver(() => ContributionAnswerType, { nullable: true, description: "La réponse du comité technique." })
  answer(@Root() { answer }: Contribution): ContributionAnswer | null {
    return answer;
  }
}

@Resolver(() => ProposedActionType)
class ProposedActionResolver {
  @FieldResolver(() => [RecommendationType], { description: "Ses préconisations." })
  async recommendations(@Root() { recommendations }: ProposedAction, @Ctx() { store }: Ours) {
    return recommendationsOf(await store.all("axis")).filter(({ code }) => recommendations.includes(code));
  }

  @FieldResolver(() => TerritoryOfDepartment, { description: "Son territoire." })
  territory(@Root() { territory }: ProposedAction): TerritoryOfDepartment {
    return { code: territory };
  }
}

@Resolver(() => ActionType)
class ContributedActionResolver {
  @FieldResolver(() => [ContributionType], {
    description: "Les apports dont elle est née, ou qui parlent d'elle, sous le nom de leurs auteurs.",
  })
  contributions(@Root() { id }: Action, @Ctx() { store }: Ours): Promise<readonly Contribution[]> {
    return store.about("contribution", id);
  }
}

export const contributionResolvers = [
  RootResolver,
  ContributionResolver,
  ProposedActionResolver,
  ContributedActionResolver,
] as const;
