import { readFileSync } from "node:fs";
import { ownVariables } from "@pacte-hub/server/ownVariables";
import { inClone } from "@pacte-hub/server/repository";
import { variableDescriptions } from "@pacte-hub/server/variableDescription";
import { expect, test } from "vitest";
import { settingsReferenceText } from "./settingsReference.ts";

const reference = readFileSync(inClone("docs/operations/configuration.md"), "utf8");

test("the page of the settings is what the schema says: `hub settings > docs/operations/configuration.md`", () => {
  expect(reference).toBe(`${settingsReferenceText()}\n`);
});

test("every variable is described in French, and stands on the page of who reads it", () => {
  const described = variableDescriptions();
  for (const { name, says } of described)
    expect([name, says.length > 10, /\bthe\b/.test(says)]).toEqual([name, true, false]);
  const [, gateway = "", institution = ""] = reference.split(/^## /m);
  const rowsOf = (text: string) => (text.match(/(?<=^\| `)\w+/gm) ?? []).sort();
  const isToldByCaf = (name: string) => !/^(DEPARTMENT|POLE_EMPLOI|SIAE)_/.test(name);
  expect(rowsOf(gateway)).toEqual([...ownVariables("gateway")].filter(isToldByCaf).sort());
  expect(rowsOf(institution)).toEqual([...ownVariables("caf")].sort());
});

test("nobody who serves is told the addresses and keys of those who publish", () => {
  const [, ...parts] = reference.split(/^## /m);
  const serving = parts.slice(0, 3).join("");
  expect(serving).not.toMatch(/OWNER_URL|PUBLISHER_URL|SIGNING_KEY|ROUNDING_KEY/);
  expect(parts[3]).toMatch(/CAF_OWNER_URL` ¹[\s\S]*CAF_SIGNING_KEY/);
});
