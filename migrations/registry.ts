import { type PartnerId, partnerOf } from "@pacte-hub/schema/model/partner";
import type { Knex } from "knex";
import { stepsInFolder } from "./folderSteps.ts";

/** A step of a database's history, loaded when it is run. */
type Step = () => Promise<Knex.Migration>;

/** The steps of a database, by the names that it keeps. */
export type Steps = Readonly<Record<string, Step>>;

/** What every institution's database went through. Names are history: they never change. */
const shared: Steps = {
  "0001_intake": () => import("./shared/0001_intake.ts"),
  "0002_published": () => import("./shared/0002_published.ts"),
  "0003_authority": () => import("./shared/0003_authority.ts"),
  "0005_contributors": () => import("./shared/0005_contributors.ts"),
  "0006_notices": () => import("./shared/0006_notices.ts"),
  "0010_readers": () => import("./shared/0010_readers.ts"),
  "0011_carrier": () => import("./shared/0011_carrier.ts"),
  "0012_grants": () => import("./shared/0012_grants.ts"),
  "0013_journal": () => import("./shared/0013_journal.ts"),
  "0014_journal_read": () => import("./shared/0014_journal_read.ts"),
  "0015_publication_orders": () => import("./shared/0015_publication_orders.ts"),
  "0020_records": () => import("./shared/0020_records.ts"),
  "0021_release_size": () => import("./shared/0021_release_size.ts"),
  "0022_no_oracle": () => import("./shared/0022_no_oracle.ts"),
  "0030_context": () => import("./shared/0030_context.ts"),
  "0031_witness": () => import("./shared/0031_witness.ts"),
  "0032_standing_wall": () => import("./shared/0032_standing_wall.ts"),
  "0034_silent_releases": () => import("./shared/0034_silent_releases.ts"),
  "0035_holdings": () => import("./shared/0035_holdings.ts"),
  "0036_producer_publication": () => import("./shared/0036_producer_publication.ts"),
  "0037_declared": () => import("./shared/0037_declared.ts"),
  "0041_action_counts": () => import("./shared/0041_action_counts.ts"),
  "0045_lines_by_period": () => import("./shared/0045_lines_by_period.ts"),
  "0046_withdrawal_by_two": () => import("./shared/0046_withdrawal_by_two.ts"),
  "0047_word_of_its_release": () => import("./shared/0047_word_of_its_release.ts"),
  "0048_partner_answers": () => import("./shared/0048_partner_answers.ts"),
  "0049_withdrawn_unread": () => import("./shared/0049_withdrawn_unread.ts"),
};

/** Each institution's history, by the names that its database keeps; knex runs them in the order of their names. */
export const migrations: Readonly<Record<PartnerId, Steps>> = {
  department: {
    ...shared,
    "0004_registers": () => import("./department/0004_registers.ts"),
    "0021_registers": () => import("./department/0021_registers.ts"),
    "0033_two_persons": () => import("./department/0033_two_persons.ts"),
    "0040_open_datasets": () => import("./department/0040_open_datasets.ts"),
    "0041_open_datasets": () => import("./department/0041_open_datasets.ts"),
    "0043_contributions": () => import("./department/0043_contributions.ts"),
  },
  "pole-emploi": {
    ...shared,
    "0033_two_persons": () => import("./pole-emploi/0033_two_persons.ts"),
    "0041_open_datasets": () => import("./pole-emploi/0041_open_datasets.ts"),
    "0042_registers": () => import("./pole-emploi/0042_registers.ts"),
  },
  caf: {
    ...shared,
    "0033_two_persons": () => import("./caf/0033_two_persons.ts"),
    "0040_open_datasets": () => import("./caf/0040_open_datasets.ts"),
  },
  siae: {
    ...shared,
    "0004_structures": () => import("./siae/0004_structures.ts"),
    "0033_two_persons": () => import("./siae/0033_two_persons.ts"),
    "0040_open_datasets": () => import("./siae/0040_open_datasets.ts"),
  },
};

/** An institution's history; of one that joined, everybody's and its folder's. @throws Error for one that has none: a fault of ours. */
export function stepsOf(partner: PartnerId): Steps {
  const { folder } = partnerOf(partner);
  const steps = folder === undefined ? migrations[partner] : { ...shared, ...stepsInFolder(folder) };
  if (!steps) throw new Error(`the database of ${partner} has no history`);
  return steps;
}
