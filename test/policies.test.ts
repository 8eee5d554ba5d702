import { faultOf, type Policy } from "@pacte-hub/disclosure/policy";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import { describe, expect, test } from "vitest";
import { institutions } from "../hub/cli/institutions.ts";
import { isSame } from "../packages/publisher/priorReleases.ts";

describe.each(Object.values(institutions).map((one) => [one.partner.id, one] as const))("the rules of %s", (_, one) => {
  const { indicators, policies, demonstrationPolicies, peoples } = one;

  test("cover every dataset, and each of them can apply", () => {
    const without = indicators.filter(({ id }) => !policies[id]);
    expect(without.map(({ id }) => id)).toEqual([]);
    const all = [...Object.values(policies), ...Object.values(demonstrationPolicies)];
    const faults = all.map((policy) =>
      faultOf((policy.kind === "ROUNDING" ? { ...policy, keyed: "x".repeat(16) } : policy) as Policy),
    );
    expect(faults.filter(Boolean)).toEqual([]);
  });

  test("are one for the datasets of the same people, open ones aside: they are protected as one problem", () => {
    for (const { datasets } of peoples) {
      const rules = datasets.flatMap((id) => {
        const policy = policies[id];
        return policy && policy.kind !== "NONE" ? [policy] : [];
      });
      expect(rules.filter((rule) => rules[0] && !isSame(rule, rules[0]))).toEqual([]);
    }
  });

  test("leave open only what its source rounds, names structures, counts jobs in open data, or publishes as a total of the whole department", () => {
    const open = indicators.filter(({ id }) => policies[id]?.kind === "NONE");
    const isAsGiven = ({ id, finest, dimensions }: (typeof open)[number]) =>
      id === "structures" || id === "private-employees" || (finest === "DEPARTMENT" && dimensions.length === 0);
    expect(open.filter((one) => one.roundedTo === null && !isAsGiven(one)).map(({ id }) => id)).toEqual([]);
  });

  test("round no magnitude", () => {
    const rounded = indicators.filter(({ id, unit }) => isMagnitude(unit) && policies[id]?.kind === "ROUNDING");
    expect(rounded).toEqual([]);
  });
});
