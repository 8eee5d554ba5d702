import type { ActionId } from "@pacte-hub/schema/model/action";
import type { CommitteeId } from "@pacte-hub/schema/model/governance";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { expectTypeOf, test } from "vitest";
import type { FundingRequestInput } from "./funding.ts";
import type { MeetingInput, NoteInput } from "./meeting.ts";

test("what an act is about keeps its kind from the input on: no committee is taken for a territory or an action", () => {
  expectTypeOf<MeetingInput["committee"]>().toEqualTypeOf<CommitteeId>();
  expectTypeOf<MeetingInput["committee"]>().not.toExtend<TerritoryCode>();
  expectTypeOf<NoteInput["from"]>().not.toExtend<ActionId>();
  expectTypeOf<FundingRequestInput["action"]>().not.toExtend<CommitteeId>();
});
