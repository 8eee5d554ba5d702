import { pactInService } from "@pacte-hub/data/pactInService";
import type { ConventionId } from "@pacte-hub/schema/model/convention";
import type { Dimension } from "@pacte-hub/schema/model/dimension";
import { partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import type { DatasetId } from "@pacte-hub/schema/model/release";
import type { Level } from "@pacte-hub/schema/model/territory";
import type { Role } from "@pacte-hub/schema/model/viewer";

/**
 * Access that an institution opens on a demonstration database, so that the hub can be seen at work: the same rows as its
 * stewards' own decisions, marked as demonstration. A real database begins with none.
 */
export interface DemonstrationGrant {
  readonly datasets: readonly DatasetId[] | "ALL";
  /** Ids of signatories. */
  readonly institutions: readonly string[];
  readonly role: Role;
  readonly finest: Level;
  readonly dimensions: readonly Dimension[] | "ALL";
  /** null: the institution's own staff. */
  readonly convention: ConventionId | null;
}

/** An institution's own analysts and stewards see all that it has published, as fine as it goes. */
export const ownStaff = (institutions: readonly string[]): readonly DemonstrationGrant[] =>
  (["ANALYST", "STEWARD"] as const).map((role) => ({
    datasets: "ALL",
    institutions,
    role,
    finest: "COMMUNE",
    dimensions: "ALL",
    convention: null,
  }));

/**
 * The stewards of the other partners: who publishes later must reckon with all that was published of the same people,
 * and withholds the more where they cannot.
 */
export const peers = (ownSignatories: readonly string[]): DemonstrationGrant => ({
  datasets: "ALL",
  institutions: partnerIds
    .flatMap((id) => partnerOf(id).signatories)
    .filter((signatoryId) => !ownSignatories.includes(signatoryId)),
  role: "STEWARD",
  finest: "COMMUNE",
  dimensions: "ALL",
  get convention() {
    return pactInService.convention;
  },
});

/** What came of the actions is reported under the Pact, for all of its members to evaluate. */
export const evaluation = (datasets: readonly DatasetId[]): DemonstrationGrant => ({
  datasets,
  get institutions() {
    return pactInService.members;
  },
  role: "ANALYST",
  finest: "EPCI",
  dimensions: "ALL",
  get convention() {
    return pactInService.convention;
  },
});

/** Members of the steering committee see the published aggregates of all partners. */
export const committee: DemonstrationGrant = {
  datasets: "ALL",
  get institutions() {
    return pactInService.members;
  },
  role: "STEERING",
  finest: "EPCI",
  dimensions: "ALL",
  get convention() {
    return pactInService.convention;
  },
};
