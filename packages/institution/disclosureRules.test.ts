import { describe, expect, test } from "vitest";
import { disclosureRules, suppression } from "./disclosureRules.ts";

const open = { kind: "NONE", legalGround: "Données déjà publiques." } as const;
const strict = { ...suppression, k: 11 };

describe("an institution's table of rules", () => {
  const rules = disclosureRules("caf", {
    "people-covered": { policy: open },
    "rsa-households": { policy: open, generated: suppression, unlockedBy: "an-agreement" },
    "rsa-people-covered": { policy: strict },
  });

  test("protects generated figures as it would protect real ones, and generates none of what is open only", () => {
    expect(rules.policies).toEqual({ "people-covered": open, "rsa-households": open, "rsa-people-covered": strict });
    expect(rules.demonstrationPolicies).toEqual({ "rsa-households": suppression, "rsa-people-covered": strict });
  });

  test("names a convention for what one could open, and for nothing else", () => {
    expect(rules.unlockedBy).toEqual({ "rsa-households": "an-agreement" });
  });

  test("counts together the people that the model ties, protected datasets first", () => {
    for (const { datasets } of rules.peoples)
      expect(datasets[0]).toSatisfy((id: string) => id in rules.demonstrationPolicies);
    expect(rules.peoples.flatMap(({ datasets }) => datasets)).toContain("rsa-people-covered");
  });
});
