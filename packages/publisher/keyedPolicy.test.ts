import type { DisclosurePolicy } from "@pacte-hub/schema/model/release";
import { expect, test } from "vitest";
import type { PublicationContext } from "./context.ts";
import { keyedPolicy } from "./keyedPolicy.ts";
import type { RawTable } from "./rawTable.ts";

const suppression = { kind: "SUPPRESSION", k: 5, zeroRule: "SHOWN", magnitudeShare: 0.1 } as const;
const rounding = { kind: "ROUNDING", base: 10, k: 5 } as const;
const judging = (policy: object, table: { readonly dataset: string; readonly unit: string }, demonstration = false) =>
  keyedPolicy(
    {
      institution: { partner: { id: "caf" } },
      policy: policy as DisclosurePolicy,
      roundingKey: "a secret of the test",
      demonstration,
    } as PublicationContext,
    [table as RawTable],
  );

test("real amounts under a rule that would withhold none of them are refused, not published as protected", () => {
  const amounts = { dataset: "siae-fte-worked", unit: "FTE" };
  const heedless = { ...suppression, minContributors: 0, dominanceShare: 1 };
  expect(() => judging(heedless, amounts)).toThrow("siae-fte-worked n'est pas un effectif : sans nombre minimal");
  for (const rule of [
    { ...heedless, minContributors: 3 },
    { ...heedless, dominanceShare: 0.85 },
  ])
    expect(judging(rule, amounts)).toBe(rule);
  expect(judging(heedless, { dataset: "rsa-people-covered", unit: "PERSON" })).toBe(heedless);
});

test("what others' counts are tied to is not rounded: they would open it without knowing", () => {
  expect(() => judging(rounding, { dataset: "action-rights-opened", unit: "PERSON" })).toThrow(
    "qui ne peut garder ce qu'un arrondi cache",
  );
  expect(judging(rounding, { dataset: "sanctions", unit: "PERSON" })).toMatchObject({ keyed: "a secret of the test" });
});
