import type { Context } from "@pacte-hub/institution/server/context";
import type { RecordedBy } from "@pacte-hub/schema/model/record";
import { RecordType } from "@pacte-hub/schema/types/record.type";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { DepartmentRegisters, DepartmentStore } from "../store/read.ts";
import { ActionType, FundingRequestType } from "../types/action.ts";
import { BlockingPointType } from "../types/blocking.ts";
import { ConventionType } from "../types/convention.ts";
import { MeetingType, NoteType, WorkingGroupType } from "../types/meeting.ts";

/** The resolver class that tells who said what of a noun, and when. */
function versionsOf(type: () => object, register: keyof DepartmentRegisters & string) {
  @Resolver(type as never)
  class VersionsResolver {
    @FieldResolver(() => [RecordType], {
      description: "Toutes ses inscriptions au registre, de la première à la dernière.",
    })
    async versions(
      @Root() { id }: { readonly id: string },
      @Ctx() { store }: Context<DepartmentStore>,
    ): Promise<readonly RecordedBy[]> {
      return (await store.history(register, id)).map(({ record }) => record);
    }
  }
  return VersionsResolver;
}

export const versionResolvers = [
  versionsOf(() => ActionType, "action"),
  versionsOf(() => FundingRequestType, "funding-request"),
  versionsOf(() => BlockingPointType, "blocking-point"),
  versionsOf(() => ConventionType, "convention"),
  versionsOf(() => MeetingType, "meeting"),
  versionsOf(() => WorkingGroupType, "working-group"),
  versionsOf(() => NoteType, "note"),
] as const;
