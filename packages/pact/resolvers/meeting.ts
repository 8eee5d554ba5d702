import { assertYearOfRegister } from "@pacte-hub/institution/graphql/checkArguments";
import { byDay, ListArgs, listed } from "@pacte-hub/institution/graphql/listFilters";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Action } from "@pacte-hub/schema/model/action";
import type { Committee, CommitteeId } from "@pacte-hub/schema/model/governance";
import {
  type Attendance,
  type Direction,
  directionOf,
  type Meeting,
  type Note,
  type Vote,
  type WorkingGroup,
} from "@pacte-hub/schema/model/meeting";
import type { Institution } from "@pacte-hub/schema/model/pact";
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { DepartmentStore } from "../store/read.ts";
import { ActionType } from "../types/action.ts";
import { CommitteeType } from "../types/governance.ts";
import { InstitutionType } from "../types/institution.ts";
import { AttendanceType, DirectionEnum, MeetingType, NoteType, VoteType, WorkingGroupType } from "../types/meeting.ts";
import { TerritoryOfDepartment } from "../types/territory.ts";
import { assertInPact } from "./assertInPact.ts";
import { committeeById } from "./governance.ts";

type Ours = Context<DepartmentStore>;

@ArgsType()
class MeetingsArgs extends ListArgs {
  @Field(() => ID, { nullable: true, description: "Seulement celles de cette instance." })
  readonly committee?: CommitteeId;
  @Field(() => Int, { nullable: true, description: "Seulement celles de cette année." })
  readonly year?: number;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
const isIn = (day: string, year: number | null | undefined): boolean => year == null || yearOf(day) === year;

@Resolver()
class RootResolver {
  @Query(() => [MeetingType], { nullable: true, description: "Réunions des instances, de la première à la dernière." })
  async meetings(@Args(() => MeetingsArgs) args: MeetingsArgs, @Ctx() { store }: Ours): Promise<readonly Meeting[]> {
    const { committee, year } = args;
    await assertInPact(store, { committee });
    const meetings = await store.all("meeting");
    assertYearOfRegister(
      year,
      meetings.map(({ heldOn }) => yearOf(heldOn)),
    );
    return listed(
      byDay(meetings, ({ heldOn }) => heldOn),
      args,
      (meeting) => (committee == null || meeting.committee === committee) && isIn(meeting.heldOn, year),
    );
  }

  @Query(() => [NoteType], { nullable: true, description: "Notes qui montent et descendent entre les instances." })
  async notes(@Args(() => MeetingsArgs) args: MeetingsArgs, @Ctx() { store }: Ours): Promise<readonly Note[]> {
    const { committee, year } = args;
    await assertInPact(store, { committee });
    const notes = await store.all("note");
    assertYearOfRegister(
      year,
      notes.map(({ sentOn }) => yearOf(sentOn)),
    );
    return listed(
      byDay(notes, ({ sentOn }) => sentOn),
      args,
      (note) => (committee == null || [note.from, note.to].includes(committee)) && isIn(note.sentOn, year),
    );
  }
}

@Resolver(() => CommitteeType)
class CommitteeResolver {
  @FieldResolver(() => [MeetingType], { description: "Ses réunions." })
  async meetings(@Root() { id }: Committee, @Args(() => ListArgs) args: ListArgs, @Ctx() { store }: Ours) {
    return listed(await store.all("meeting"), args, ({ committee }) => committee === id);
  }

  @FieldResolver(() => [WorkingGroupType], { description: "Ses groupes de travail." })
  async groups(@Root() { id }: Committee, @Args(() => ListArgs) args: ListArgs, @Ctx() { store }: Ours) {
    return listed(await store.all("working-group"), args, ({ committee }) => committee === id);
  }
}

@Resolver(() => WorkingGroupType)
class WorkingGroupResolver {
  @FieldResolver(() => [InstitutionType], { description: "Membres." })
  institutions(@Root() { institutions }: WorkingGroup, @Ctx() { store }: Ours): Promise<readonly Institution[]> {
    return institutionsAmong(store, institutions);
  }
}

@Resolver(() => MeetingType)
class MeetingResolver {
  @FieldResolver(() => CommitteeType, { nullable: true, description: "L'instance." })
  committee(@Root() { committee }: Meeting, @Ctx() { store }: Ours): Promise<Committee | undefined> {
    return committeeById(store, committee);
  }

  @FieldResolver(() => TerritoryOfDepartment, {
    nullable: true,
    description: "L'EPCI d'un comité territorialisé ; null pour le département.",
  })
  territory(@Root() { territory }: Meeting): TerritoryOfDepartment | null {
    return territory === null ? null : { code: territory };
  }

  @FieldResolver(() => WorkingGroupType, { nullable: true, description: "Le groupe de travail, s'il s'agit du sien." })
  async workingGroup(@Root() { workingGroup }: Meeting, @Ctx() { store }: Ours): Promise<WorkingGroup | undefined> {
    return (await store.all("working-group")).find(({ id }) => id === workingGroup);
  }

  @FieldResolver(() => [AttendanceType], { description: "Présence des membres." })
  attendance(@Root() { attendance }: Meeting): readonly Attendance[] {
    return attendance;
  }

  @FieldResolver(() => [VoteType], { description: "Votes des membres ; les invités n'en ont pas." })
  votes(@Root() { votes }: Meeting): readonly Vote[] {
    return votes;
  }

  @FieldResolver(() => [ActionType], { description: "Actions dont l'avancement y a été dit." })
  progressOf(@Root() { progressOf }: Meeting, @Ctx() { store }: Ours): Promise<readonly Action[]> {
    return actionsAmong(store, progressOf);
  }
}

@Resolver(() => AttendanceType)
class AttendanceResolver {
  @FieldResolver(() => InstitutionType, { nullable: true, description: "L'institution." })
  async institution(@Root() { institution }: Attendance, @Ctx() { store }: Ours): Promise<Institution | undefined> {
    return (await institutionsAmong(store, [institution]))[0];
  }
}

@Resolver(() => VoteType)
class VoteResolver {
  @FieldResolver(() => InstitutionType, { nullable: true, description: "L'institution." })
  async institution(@Root() { institution }: Vote, @Ctx() { store }: Ours): Promise<Institution | undefined> {
    return (await institutionsAmong(store, [institution]))[0];
  }
}

@Resolver(() => NoteType)
class NoteResolver {
  @FieldResolver(() => DirectionEnum, { nullable: true, description: "Vers le haut ou vers le bas." })
  direction(@Root() note: Note): Direction | null {
    return directionOf(note);
  }

  @FieldResolver(() => CommitteeType, { nullable: true, description: "L'instance qui l'envoie." })
  from(@Root() { from }: Note, @Ctx() { store }: Ours): Promise<Committee | undefined> {
    return committeeById(store, from);
  }

  @FieldResolver(() => CommitteeType, { nullable: true, description: "L'instance qui la reçoit." })
  to(@Root() { to }: Note, @Ctx() { store }: Ours): Promise<Committee | undefined> {
    return committeeById(store, to);
  }

  @FieldResolver(() => [ActionType], { description: "Actions dont elle parle." })
  actions(@Root() { actions }: Note, @Ctx() { store }: Ours): Promise<readonly Action[]> {
    return actionsAmong(store, actions);
  }

  @FieldResolver(() => NoteType, { nullable: true, description: "La note qui lui répond." })
  async answer(@Root() { id }: Note, @Ctx() { store }: Ours): Promise<Note | undefined> {
    return (await store.all("note")).find(({ answers }) => answers === id);
  }
}

@Resolver(() => ActionType)
class ReportedActionResolver {
  @FieldResolver(() => [MeetingType], { description: "Réunions où son avancement a été dit." })
  async reportedTo(@Root() { id }: Action, @Ctx() { store }: Ours): Promise<readonly Meeting[]> {
    return (await store.all("meeting")).filter(({ progressOf }) => progressOf.includes(id));
  }
}

const institutionsAmong = async (store: DepartmentStore, ids: readonly string[]): Promise<readonly Institution[]> =>
  (await store.all("institution")).filter(({ id }) => ids.includes(id));

const actionsAmong = async (store: DepartmentStore, ids: readonly string[]): Promise<readonly Action[]> =>
  (await store.all("action")).filter(({ id }) => ids.includes(id));

export const meetingResolvers = [
  RootResolver,
  CommitteeResolver,
  WorkingGroupResolver,
  MeetingResolver,
  AttendanceResolver,
  VoteResolver,
  NoteResolver,
  ReportedActionResolver,
] as const;
