import { assertExists, assertTerritory } from "@pacte-hub/institution/graphql/checkArguments";
import type { Committee, CommitteeId } from "@pacte-hub/schema/model/governance";
import { recommendationsOf } from "@pacte-hub/schema/model/pact";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { DepartmentStore } from "../store/read.ts";

/** What a list of the registers may be narrowed by. */
interface RegisterFilters {
  readonly year?: number | undefined;
  readonly axis?: number | undefined;
  readonly recommendation?: string | undefined;
  readonly territory?: TerritoryCode | undefined;
  readonly committee?: CommitteeId | undefined;
  readonly institution?: string | undefined;
}

/** @throws UNKNOWN_REFERENCE or UNKNOWN_TERRITORY, with the nearest: a word that the Pact does not have lists nothing. */
export async function assertInPact(store: DepartmentStore, filters: RegisterFilters): Promise<void> {
  assertTerritory(filters.territory);
  if (filters.year != null) {
    const years = await store.all("sub-programme");
    assertExists("YEAR", filters.year, years.map(codedBy(({ year }) => year)));
  }
  if (filters.axis != null || filters.recommendation != null) {
    const axes = await store.all("axis");
    assertExists("AXIS", filters.axis, axes.map(codedBy(({ number }) => number)));
    assertExists("RECOMMENDATION", filters.recommendation, recommendationsOf(axes));
  }
  if (filters.committee != null)
    assertExists("COMMITTEE", filters.committee, (await store.all("committee")).map(named));
  if (filters.institution != null) {
    const institutions = await store.all("institution");
    assertExists(
      "INSTITUTION",
      filters.institution,
      institutions.map(({ id, name }) => ({ code: id, name })),
    );
  }
}

const codedBy =
  <One>(code: (one: One) => number) =>
  (one: One) => ({ code: String(code(one)) });
/** A committee by its identifier and its French title. */
export const named = ({ id, title }: Pick<Committee, "id" | "title">) => ({ code: id, name: title });
