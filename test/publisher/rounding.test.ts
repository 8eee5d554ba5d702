import { generate } from "@pacte-hub/demo/generate";
import { department } from "@pacte-hub/department/institution";
import { withClient } from "@pacte-hub/postgres/connect";
import { nobodyAbroad } from "@pacte-hub/publisher/hubClient";
import { reaudit } from "@pacte-hub/publisher/reaudit";
import type { RoundingPolicy } from "@pacte-hub/schema/model/release";
import { siae } from "@pacte-hub/siae/institution";
import { afterAll, beforeAll, expect, test } from "vitest";
import { csv, type Desk, openDesk, refusalOf } from "../desk.ts";

/** A department that rounds its orientations instead of withholding them. */
const rounding: RoundingPolicy = { kind: "ROUNDING", base: 10, k: 5 };
const institution = { ...department, policies: { ...department.policies, orientations: rounding } };
const roundingKey = "un secret de la maison";
const period = "2018-Q2";
const parts = generate("orientations", period);
const content = csv(parts, period, ["pathway"]);

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(institution);
});
afterAll(() => desk.close());

const cells = (vintage: number) =>
  desk.rows(
    `select territory, breakdown, status, value::int, lower_bound::int as min, upper_bound::int as max
       from published.cell where release = 'department:orientations:${period}:${vintage}' order by territory, breakdown`,
  );

test("a dataset under keyed rounding comes out in multiples of ten whose bounds hold the truth, and small counts as zero", async () => {
  const [outcome] = await desk.publishing("orientations", content, { roundingKey });
  expect(outcome).toMatchObject({ isNew: true, cells: 68 });
  const shown = (await cells(1)).filter(({ status }) => status === "ROUNDED");
  expect(shown.length).toBeGreaterThan(40);
  const truth = new Map(parts.map(({ territory, breakdown, value }) => [`${territory} ${breakdown}`, value]));
  for (const { territory, breakdown, value, min, max } of shown) {
    expect(Number(value) % 10).toBe(0);
    const true_ = truth.get(`${territory} ${breakdown}`);
    if (true_ === undefined) continue;
    expect(true_).toBeGreaterThanOrEqual(Number(min));
    expect(true_).toBeLessThanOrEqual(Number(max));
    if (true_ < 5) expect(value).toBe(0);
  }
});

test("its secret is nowhere in what is published, and its rule is", async () => {
  const [release] = await desk.rows("select policy, rounded_to, to_jsonb(release)::text as all from published.release");
  expect(release).toMatchObject({ policy: rounding, rounded_to: 10 });
  expect(String(release?.all)).not.toContain(roundingKey);
});

test("said again it is the same to the unit, and a revision leaves the figures of unchanged counts as they were", async () => {
  expect(await desk.publishing("orientations", content, { roundingKey })).toMatchObject([{ isNew: false }]);
  const [first] = parts;
  const revised = parts.map((part) => (part === first ? { ...part, value: part.value + 40 } : part));
  const again = await desk.publishing("orientations", csv(revised, period, ["pathway"]), { roundingKey });
  expect(again).toMatchObject([{ isNew: true }]);
  const [before, after] = [await cells(1), await cells(2)];
  const moved = after.filter((cell, at) => cell.status === "ROUNDED" && cell.value !== before[at]?.value);
  const touched = ["55", first?.territory];
  expect(moved.filter(({ territory }) => !touched.includes(String(territory)))).toEqual([]);
});

test("judged again, it tells nothing it should not", async () => {
  const found = await withClient(desk.urls.PUBLISHER, async (client) => {
    const all = [];
    for await (const one of reaudit(client, { institution, abroad: nobodyAbroad, release: null })) all.push(one);
    return all;
  });
  expect(found).toMatchObject([{ altered: [], attacked: { cells: 68, report: { findings: [] } } }]);
});

test("without its secret, or for what is no count, it is refused", async () => {
  expect(await refusalOf(desk.publishing("orientations", content))).toMatch(/Il manque DEPARTMENT_ROUNDING_KEY/);
  expect(await refusalOf(desk.publishing("orientations", content, { roundingKey: "court" }))).toMatch(/moins de 16/);
  const network = await openDesk({ ...siae, policies: { "siae-fte-worked": rounding } });
  const fte = csv(generate("siae-fte-worked", "2019"), "2019", ["structureKind"]).replace("structureKind", "kind");
  const refusal = await refusalOf(network.publishing("siae-fte-worked", fte, { roundingKey }));
  await network.close();
  expect(refusal).toMatch(/ne protège que des effectifs/);
});
