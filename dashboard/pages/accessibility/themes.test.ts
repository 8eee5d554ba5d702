import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { criteria, themes } from "./themes.ts";

const document = readFileSync(new URL("../../../docs/accessibilite.md", import.meta.url), "utf8");
const walked = [...document.matchAll(/^\| (\d+)\.(\d+) [^|]+ \| (C|NC|NA) \|/gm)].map(([, theme, , state]) => ({
  theme: Number(theme),
  state,
}));
const countOf = (state: string, of = walked): number => of.filter((criterion) => criterion.state === state).length;

describe("the declaration of accessibility says what was found", () => {
  test("of the RGAA's 106 criteria", () => {
    expect(walked).toHaveLength(106);
    expect({ met: countOf("C"), unmet: countOf("NC"), without: countOf("NA") }).toEqual(criteria);
    expect(document).toContain(
      `**${criteria.met} conformes, ${criteria.unmet} non conformes, ${criteria.without} sans objet**`,
    );
  });

  test.each(themes)("of theme $number, $title", ({ number, state }) => {
    const themeCriteria = walked.filter(({ theme }) => theme === number);
    const expectedState =
      countOf("NC", themeCriteria) > 0 ? "à compléter" : countOf("C", themeCriteria) > 0 ? "conforme" : "sans objet";
    expect(state).toBe(expectedState);
  });
});
