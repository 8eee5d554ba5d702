import { byDay, firstOf, ListArgs, listed, ofOrigin } from "@pacte-hub/institution/graphql/listFilters";
import type { Context } from "@pacte-hub/institution/server/context";
import type { CommitteeAct, CommitteeActKind, SeatPresence } from "@pacte-hub/schema/model/committeeAct";
import { seatIdOf } from "@pacte-hub/schema/model/committeeAct";
import type { Committee } from "@pacte-hub/schema/model/governance";
import type { Meeting } from "@pacte-hub/schema/model/meeting";
import { type Institution, recommendationsOf } from "@pacte-hub/schema/model/pact";
import type { Entry } from "@pacte-hub/schema/model/record";
import { ambiguousSeats, hasRole, seatRuling } from "@pacte-hub/schema/rules/acts/committeeActs";
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { DepartmentStore } from "../store/read.ts";
import { OrientationType, RecommendationType } from "../types/axis.ts";
import { AmbiguousSeatType, CommitteeActKindEnum, CommitteeActType, SeatPresenceType } from "../types/committeeAct.ts";
import { CommitteeType } from "../types/governance.ts";
import { InstitutionType } from "../types/institution.ts";
import { MeetingType } from "../types/meeting.ts";
import { committeeById } from "./governance.ts";

type Ours = Context<DepartmentStore>;

@ArgsType()
class CommitteeActsArgs extends ListArgs {
  @Field(() => CommitteeActKindEnum, { nullable: true, description: "Seulement ceux de cette nature." })
  readonly kind?: CommitteeActKind;
}

/** A seat that the Pact says in two ways, as its committee stands. */
interface Ambiguous extends AmbiguousSeatType {
  readonly signatory: Institution;
  readonly ruling: Entry<CommitteeAct> | null;
}

@Resolver()
class RootResolver {
  @Query(() => [CommitteeActType], {
    nullable: true,
    description: "Ce que les instances ont validé, mis en priorité ou décidé de leurs sièges, dans l'ordre des jours.",
  })
  async committeeActs(@Args(() => CommitteeActsArgs) args: CommitteeActsArgs, @Ctx() { store }: Ours) {
    const acts = byDay(await store.all("committee-act"), ({ on }) => on);
    return listed(acts, args, (act) => args.kind == null || act.kind === args.kind);
  }
}

@Resolver(() => CommitteeActType)
class CommitteeActResolver {
  @FieldResolver(() => CommitteeType, { nullable: true, description: "L'instance." })
  committee(@Root() { committee }: CommitteeAct, @Ctx() { store }: Ours): Promise<Committee | undefined> {
    return committeeById(store, committee);
  }

  @FieldResolver(() => MeetingType, { nullable: true, description: "La réunion." })
  async meeting(@Root() { meeting }: CommitteeAct, @Ctx() { store }: Ours): Promise<Meeting | undefined> {
    return (await store.all("meeting")).find(({ id }) => id === meeting);
  }

  @FieldResolver(() => [OrientationType], { description: "Orientations dont il dispose." })
  async orientations(@Root() { orientations }: CommitteeAct, @Ctx() { store }: Ours) {
    return (await store.all("orientation")).filter(({ id }) => orientations.includes(id));
  }

  @FieldResolver(() => [RecommendationType], { description: "Préconisations dont il dispose, dans son ordre." })
  async recommendations(@Root() { recommendations }: CommitteeAct, @Ctx() { store }: Ours) {
    const allRecommendations = recommendationsOf(await store.all("axis"));
    return recommendations.flatMap(
      (code) => allRecommendations.find((recommendation) => recommendation.code === code) ?? [],
    );
  }

  @FieldResolver(() => InstitutionType, { nullable: true, description: "Le signataire, pour un siège." })
  async institution(@Root() { institution }: CommitteeAct, @Ctx() { store }: Ours): Promise<Institution | undefined> {
    return (await store.all("institution")).find(({ id }) => id === institution);
  }
}

@Resolver(() => CommitteeType)
class CommitteeSeatsResolver {
  @FieldResolver(() => [AmbiguousSeatType], {
    description:
      "Signataires dont le siège se lit de deux façons (clause de signature, composition) : les deux lectures, et ce que l'instance a décidé. Vide pour une instance qui ne décide pas de sa composition.",
  })
  async ambiguousSeats(
    @Root() committee: Committee,
    @Args(() => ListArgs) { origin, first }: ListArgs,
    @Ctx() { store }: Ours,
  ): Promise<readonly Ambiguous[]> {
    if (!hasRole(committee, "SEATS")) return firstOf([], { first });
    const [institutions, allActs, [programme]] = await Promise.all([
      store.all("institution"),
      store.all("committee-act"),
      store.all("programme"),
    ]);
    const acts = ofOrigin(allActs, origin);
    return firstOf(ambiguousSeats(committee, institutions), { first }).map((signatory) => ({
      signatory,
      byTheClause: programme?.signatoryClause ?? "",
      byTheList: `La composition que donne le Pacte pour « ${committee.title} » ne nomme pas « ${signatory.name} ».`,
      ruling: seatRuling(acts, committee.id, signatory.id) as Entry<CommitteeAct> | null,
    }));
  }

  @FieldResolver(() => [SeatPresenceType], {
    description:
      "Présences comptées par siège à ses réunions, dans l'ordre du Pacte ; seulement les sièges dont une réunion dit la présence.",
  })
  async seatParticipation(
    @Root() committee: Committee,
    @Args(() => ListArgs) { origin, first }: ListArgs,
    @Ctx() { store }: Ours,
  ) {
    const attendances = ofOrigin(await store.all("seat-attendance"), origin).filter(
      (attendance) => attendance.committee === committee.id,
    );
    const presences = attendances.flatMap(({ seats }) => seats);
    const sum = (seat: string, of: "present" | "excused" | "absent") =>
      presences.filter((presence) => presence.seat === seat).reduce((total, presence) => total + presence[of], 0);
    const countedSeats = committee.seats.flatMap(({ name }, at) => {
      const seat = seatIdOf(committee.id, at + 1);
      if (!presences.some((presence) => presence.seat === seat)) return [];
      return [
        { seat, name, present: sum(seat, "present"), excused: sum(seat, "excused"), absent: sum(seat, "absent") },
      ];
    });
    return firstOf(countedSeats, { first });
  }
}

@Resolver(() => AmbiguousSeatType)
class AmbiguousSeatResolver {
  @FieldResolver(() => InstitutionType, { description: "Le signataire." })
  institution(@Root() { signatory }: Ambiguous): Institution {
    return signatory;
  }

  @FieldResolver(() => CommitteeActType, {
    nullable: true,
    description: "Le dernier acte de l'instance sur ce siège ; null tant qu'elle n'en a rien décidé.",
  })
  ruling(@Root() { ruling }: Ambiguous): CommitteeAct | null {
    return ruling;
  }
}

@Resolver(() => MeetingType)
class MeetingSeatsResolver {
  @FieldResolver(() => [SeatPresenceType], {
    description: "Qui est venu, siège par siège : des fonctions comptées ; vide tant que rien n'en est inscrit.",
  })
  async seatAttendance(@Root() { id, committee }: Meeting, @Ctx() { store }: Ours) {
    const [attendances, committeeOf] = await Promise.all([
      store.all("seat-attendance"),
      committeeById(store, committee),
    ]);
    const seats: readonly SeatPresence[] = attendances.find((attendance) => attendance.meeting === id)?.seats ?? [];
    const names = new Map(committeeOf?.seats.map(({ name }, at) => [seatIdOf(committee, at + 1), name]));
    return seats.map((presence) => ({ ...presence, name: names.get(presence.seat) ?? null }));
  }
}

export const committeeActResolvers = [
  RootResolver,
  CommitteeActResolver,
  CommitteeSeatsResolver,
  AmbiguousSeatResolver,
  MeetingSeatsResolver,
] as const;
