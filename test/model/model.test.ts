import { demonstrationDatasets } from "@pacte-hub/demo/generate";
import { namedCells, wholeProblemOf } from "@pacte-hub/publisher/rawTable";
import { periodOf } from "@pacte-hub/schema/model/period";
import { counts, populations } from "@pacte-hub/schema/rules/concepts/model";
import { groupsOf, modelRelations } from "@pacte-hub/schema/rules/concepts/relations";
import { inclusions, memberships } from "@pacte-hub/schema/rules/concepts/ties";
import { describe, expect, test } from "vitest";
import { quarterCode, quarters } from "../../demo/quarter.ts";
import { institutions } from "../../hub/cli/institutions.ts";
import { rawTable } from "../../hub/start/demonstration.ts";
import { relationsAmong } from "../../packages/publisher/relations.ts";
import { isProof } from "../proof.ts";
import { coincidences, isDismissed } from "./dismissed.ts";
import { aggregates, type Candidate, datasetOf, found, isImplied, patternOf } from "./search.ts";

const all = Object.values(institutions);
const lastDays = quarters.map((one) => periodOf(quarterCode(one))?.last ?? "");
/** `npm run prove` searches every quarter; `npm test` the last of each year, where yearly counts stand too. */
const days = isProof ? lastDays : lastDays.filter((day) => day.endsWith("-12-31"));

describe("the conceptual model", () => {
  test("knows every dataset of every institution, by what it is told apart and what it measures", () => {
    const declared = all.flatMap(({ partner, indicators }) =>
      indicators.map(({ id, measure, dimensions }) => [
        id,
        { partner: partner.id, measure, by: dimensions.map(({ name }) => name).sort() },
      ]),
    );
    const modelled = Object.entries(counts).map(([id, { partner, measure, by }]) => [
      id,
      { partner, measure, by: [...by].sort() },
    ]);
    expect(Object.fromEntries(modelled)).toEqual(Object.fromEntries(declared));
  });

  test("counts each population in its own unit, and names none that is not defined", () => {
    for (const { indicators } of all)
      for (const { id, unit } of indicators)
        expect([id, populations[counts[id]?.population ?? ""]?.unit]).toEqual([id, unit]);
    const named = [
      ...inclusions.flatMap(({ part, whole }) => [part, whole]),
      ...memberships.flatMap(({ container, member }) => [container, member]),
    ];
    expect(named.filter((one) => !populations[one])).toEqual([]);
  });

  test("bounds adults by their households' family situation, and outcomes by participants", () => {
    const written = modelRelations.map(({ terms }) =>
      terms.map(({ dataset, times, at }) => `${times} ${[dataset, ...Object.values(at)].join(" ")}`).join(" "),
    );
    expect(written).toContain(
      "1 rsa-households SINGLE 1 rsa-households LONE_PARENT 2 rsa-households COUPLE -1 adults-with-duties",
    );
    expect(written).toContain(
      "1 rsa-households SINGLE 1 rsa-households LONE_PARENT 2 rsa-households COUPLE -1 rsa-jobseekers",
    );
    expect(written).toContain("1 action-participants -1 action-returns-to-work");
    expect(written).toContain("1 action-participants -1 action-rights-opened");
    expect(written).toContain("1 action-participants -1 action-returns-to-work -1 action-no-answer-6-months");
    expect(written).toContain(
      "1 action-participants -1 action-returns-to-work-12-months -1 action-no-answer-12-months",
    );
    expect(modelRelations.every(({ because }) => because.length > 0)).toBe(true);
  });

  test("makes one problem of sister tables: the FTE and the people of the same structures", () => {
    const groups = groupsOf(Object.keys(counts).filter((one) => counts[one]?.partner === "siae"));
    const [group] = groups.filter(({ datasets }) => datasets.includes("siae-employees"));
    const ofJobs = groupsOf(Object.keys(counts).filter((one) => counts[one]?.partner === "pole-emploi"));
    expect(ofJobs.find(({ datasets }) => datasets.includes("action-returns-to-work"))?.datasets).toContain(
      "action-no-answer-6-months",
    );
    expect(group?.datasets).toEqual(expect.arrayContaining(["siae-fte-agreed", "siae-fte-worked", "siae-exits"]));
  });
});

test("every relation that the model implies holds of the demonstration's counts, in each place and period", {
  timeout: 240_000,
}, () => {
  const tables = all.flatMap((institution) =>
    demonstrationDatasets()
      .filter(
        ({ institution: of, dataset, grain }) => of === institution.partner.id && grain === "EPCI" && counts[dataset],
      )
      .flatMap(({ dataset, periods }) =>
        periods
          .filter((period) => days.includes(periodOf(period)?.last ?? ""))
          .map((period) => rawTable(institution, dataset, period)),
      ),
  );
  const truth = new Map(
    tables.flatMap((table) => wholeProblemOf(table).cells.map(({ id, value }) => [id, value] as const)),
  );
  const relations = relationsAmong(tables.map(namedCells));
  const broken = relations.filter(({ terms, min, max }) => {
    const sum = terms.reduce((total, { cell, times }) => total + times * (truth.get(cell) ?? 0), 0);
    return sum < min - 1e-6 || sum > max + 1e-6;
  });
  console.log(`${relations.length} relations of the model hold on ${truth.size} cells of ${days.length} days`);
  expect(relations.length).toBeGreaterThan(1_000);
  expect(broken.map(({ id }) => id)).toEqual([]);
});

test("every relation of small coefficients that always holds and is ever reached is implied by the model, or argued", {
  timeout: 240_000,
}, () => {
  const all = aggregates(days);
  const candidates = found(all, 1);
  const left = candidates.filter((one) => !isImplied(one));
  const datasets = ({ more }: Candidate) => [...new Set(more.map(({ of }) => datasetOf(of)))];
  const unexplained = left.filter((one) => !isDismissed(datasetOf(one.fewer), datasets(one)));
  console.log(
    `${all.size} aggregates: ${candidates.length} relations always hold and are reached, ${candidates.length - left.length} implied by the model, ${left.length} argued`,
  );
  expect([...new Set(unexplained.map(patternOf))]).toEqual([]);
  // What is reached as often as this is no matter of size: it would have to be declared.
  const places = days.length * 16;
  const isArgued = ({ fewer, more }: Candidate) =>
    coincidences.has(`${fewer} <= ${more.map(({ of }) => of).join(" + ")}`);
  const often = left.filter((one) => one.reached > 0.2 * places && !isArgued(one));
  expect(often.map((one) => [one.fewer, one.more, one.reached])).toEqual([]);
});

test("the search finds a relation that the model would forget", () => {
  const all = aggregates(days);
  const known = found(all, 1).filter(isImplied).map(patternOf);
  expect(known).toContain("orientations <= orientation-delays");
});
