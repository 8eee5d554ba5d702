import { expect, expectTypeOf, test } from "vitest";
import type { PublicationApprovalInput } from "../types/publicationOrder.type.ts";
import type { ActionId } from "./action.ts";
import type { ConventionId } from "./convention.ts";
import type { CommitteeId } from "./governance.ts";
import type { GrantId } from "./grant.ts";
import type { PartnerId } from "./partner.ts";
import type { Day, Instant, PeriodCode } from "./period.ts";
import type { DepositId, OrderId } from "./publicationOrder.ts";
import type { DatasetId, ReleaseId } from "./release.ts";
import type { TerritoryCode } from "./territory.ts";
import { type InstitutionId, institutionIdIn } from "./viewer.ts";

test("a name of one kind is never taken for one of another: no dataset for a territory, no day for an instant", () => {
  expectTypeOf<ActionId>().not.toExtend<ConventionId>();
  expectTypeOf<ConventionId>().not.toExtend<CommitteeId>();
  expectTypeOf<PeriodCode>().not.toExtend<Day>();
  expectTypeOf<DatasetId>().not.toExtend<TerritoryCode>();
  expectTypeOf<Day>().not.toExtend<Instant>();
  expectTypeOf<ReleaseId>().not.toExtend<DatasetId>();
  expectTypeOf<GrantId>().not.toExtend<DepositId>();
  expectTypeOf<OrderId>().not.toExtend<DepositId>();
  // What an act is asked about, as its input reads it.
  expectTypeOf<PublicationApprovalInput["order"]>().not.toExtend<DepositId>();
});

test("a partner is no signatory, though some are spelt alike: only what was read as a signatory's id is one", () => {
  expectTypeOf<PartnerId>().not.toExtend<InstitutionId>();
  expectTypeOf<string>().not.toExtend<InstitutionId>();
  expect([institutionIdIn("department-meuse"), institutionIdIn("Le Département"), institutionIdIn("")]).toEqual([
    "department-meuse",
    null,
    null,
  ]);
});

test("a text that names nothing yet may be given a kind", () => {
  expectTypeOf<string>().toExtend<DatasetId>();
  expectTypeOf<DatasetId>().toExtend<string>();
});
