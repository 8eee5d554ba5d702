import { expect, test } from "vitest";
import { type Convention, groupOf, openedBy } from "./model.ts";

test("a convention in force whose end is within six months is one to renew; without an end it stays in force", () => {
  const at = (status: Convention["status"], end: string | null) => groupOf({ status, end }, "2021-01-01");
  expect(at("IN_FORCE", "2021-06-30")).toBe("expiring");
  expect(at("IN_FORCE_PARTIAL", "2021")).toBe("inForce");
  expect(at("IN_FORCE", null)).toBe("inForce");
  expect(at("AWAITING_SIGNATURE", "2021-02-01")).toBe("coming");
  expect(at("EXPIRED", "2020-12-31")).toBe("expired");
});

test("what a convention opens is told once a dataset, and what was revoked is not told", () => {
  const grant = (dataset: string, institution: string, isEffective = true) => ({
    dataset,
    institution,
    role: "ANALYST",
    isEffective,
    endsOn: null,
    demonstration: true,
  });
  const convention = {
    department: { grants: [grant("sanctions", "caf"), grant("sanctions", "amie", false)] },
    caf: { grants: [grant("rsa-households", "department-meuse"), grant("rsa-households", "amie")] },
    poleEmploi: null,
    siae: null,
  } as unknown as Convention;
  expect(openedBy(convention)).toEqual([
    { dataset: "sanctions", institutions: ["caf"], isDemonstration: true },
    { dataset: "rsa-households", institutions: ["amie", "department-meuse"], isDemonstration: true },
  ]);
});
