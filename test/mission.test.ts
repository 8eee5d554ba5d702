import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { as } from "./persona.ts";

const mission = readFileSync(inClone("gateway/explorer/examples/12-mission.graphql"), "utf8");

test("conventions, beneficiary counts and action outcomes of the four partners come in one document, each under its name", async () => {
  const { url } = inject("hub");
  const { data, errors } = await ask(mission, {}, url, await as("steering@department", inject("hub")));
  expect(errors).toBeUndefined();
  expect(data.conventions).toHaveLength(24);
  const { caf, poleEmploi, siae, department } = data.territory;
  const publishers = [
    caf.rsaHouseholds[0],
    poleEmploi.jobseekers[0],
    siae.structureCount[0],
    department.rsaHouseholdsAtStart[0],
  ].map(({ value, release }) => [value > 0, release.demonstration]);
  expect(publishers).toEqual([true, true, true, true].map((has) => [has, false]));
  const recommendations = data.axes.flatMap((axis: { recommendations: object[] }) => axis.recommendations);
  expect(recommendations).toHaveLength(24);
  // No real outcome is published by anyone: empty lists, never zeros.
  for (const { department, poleEmploi, caf, siae } of recommendations)
    expect([department.outcomes, poleEmploi.outcomes, caf.outcomes, siae.outcomes]).toEqual([[], [], [], []]);
});

test("whoever nobody knows is given conventions and open counts all the same, and told why no outcome", async () => {
  const { data, errors } = await ask(mission);
  expect(data.conventions).toHaveLength(24);
  expect(data.territory.caf.rsaHouseholds[0].value).toBeGreaterThan(0);
  // Closed to who shows no token, where anything is published of it.
  const codes = [...new Set(errors?.map(({ extensions }) => extensions?.code))];
  expect([["NOT_GRANTED"], ["NOT_PUBLISHED"]]).toContainEqual(codes);
  expect(new Set(errors?.map(({ extensions }) => extensions?.institution))).toEqual(
    new Set(["department", "pole-emploi", "caf", "siae"]),
  );
});
