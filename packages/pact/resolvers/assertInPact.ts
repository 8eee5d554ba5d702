import { pactOn } from "@pacte-hub/data/pacts";
import { assertExists, assertTerritory, foundAs } from "@pacte-hub/institution/graphql/checkArguments";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Committee, CommitteeId } from "@pacte-hub/schema/model/governance";
import type { OfPact } from "@pacte-hub/schema/model/ofPact";
import { recommendationsOf } from "@pacte-hub/schema/model/pact";
import type { Programme } from "@pacte-hub/schema/model/programme";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { dayIn } from "@pacte-hub/server/day";
import { pactsOf } from "../store/pacts.ts";
import type { DepartmentStore } from "../store/read.ts";

/** What a list of the registers may be narrowed by. */
interface RegisterFilters {
  readonly pact?: string | undefined;
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
  const { pact } = filters;
  const isMeant = (noun: OfPact): boolean => pact == null || noun.pact === pact;
  if (pact != null) assertExists("PACT", pact, (await pactsOf(store)).map(pactByCode));
  if (filters.year != null) {
    const years = (await store.all("sub-programme")).filter(isMeant);
    assertExists("YEAR", filters.year, years.map(codedBy(({ year }) => year)));
  }
  if (filters.axis != null || filters.recommendation != null) {
    const axes = (await store.all("axis")).filter(isMeant);
    assertExists("AXIS", filters.axis, axes.map(codedBy(({ number }) => number)));
    assertExists("RECOMMENDATION", filters.recommendation, recommendationsOf(axes));
  }
  if (filters.committee != null)
    assertExists("COMMITTEE", filters.committee, (await store.all("committee")).map(codeAndName));
  if (filters.institution != null) {
    const institutions = await store.all("institution");
    assertExists(
      "INSTITUTION",
      filters.institution,
      institutions.map(({ id, name }) => ({ code: id, name })),
    );
  }
}

/**
 * A Pact by its identifier; without one, the Pact in service on the reader's day.
 * @throws UNKNOWN_REFERENCE, with the nearest.
 */
export async function pactNamed(
  { store, asOf }: Pick<Context<DepartmentStore>, "store" | "asOf">,
  id?: string | null,
): Promise<Programme | undefined> {
  const pacts = await pactsOf(store);
  if (id == null) return pactOn(pacts, dayIn(null, asOf));
  return foundAs("PACT", id, {
    found: pacts.find((candidate) => candidate.id === id),
    candidates: () => pacts.map(pactByCode),
  });
}

const pactByCode = ({ id, title }: Programme) => ({ code: id, name: title });

const codedBy =
  <One>(code: (noun: One) => number) =>
  (noun: One) => ({ code: String(code(noun)) });
/** A committee by its identifier and its French title. */
export const codeAndName = ({ id, title }: Pick<Committee, "id" | "title">) => ({ code: id, name: title });
