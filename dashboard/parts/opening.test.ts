import { expect, test } from "vitest";
import type { OpeningQuery } from "../hub/operations.ts";
import { datasetOf, openingOf } from "./opening.ts";

test("a figure finds what opens it by its institution and dataset, under the convention's own title", () => {
  const access = (dataset: string, decision: string, convention: string | null) => ({
    dataset,
    decision,
    convention,
    until: null,
  });
  const data = {
    conventions: [{ id: "cdap", title: "Convention CDAP" }],
    caf: { id: "caf", access: [access("rsa-households", "GRANTED", "cdap"), access("rsa-amounts", "REFUSED", null)] },
    department: { id: "department", access: [access("sanctions", "GRANTED", "unknown")] },
    poleEmploi: null,
    siae: null,
  } as unknown as OpeningQuery;
  const opening = openingOf(data);
  expect(opening.get(datasetOf("caf:rsa-households:2021-12:1"))).toEqual({
    decision: "GRANTED",
    until: null,
    convention: "Convention CDAP",
  });
  expect(opening.get("caf:rsa-amounts")).toMatchObject({ decision: "REFUSED", convention: null });
  expect(opening.get("department:sanctions")?.convention).toBe("unknown");
  expect(openingOf(null).size).toBe(0);
});
