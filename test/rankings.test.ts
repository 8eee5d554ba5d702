import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

interface Line {
  readonly rank: number | null;
  readonly total: number;
  readonly territory: { readonly code: string; readonly name: string; readonly poleEmploi: { jobseekers: object[] } };
  readonly observation: { readonly value: number } | null;
  readonly rate: { readonly value: number; readonly unit: string } | null;
}

const rows = async (args: string): Promise<readonly Line[]> => {
  const { data, errors } = await ask(
    `{ cafRanking(${args}) { rank total territory { code name poleEmploi { jobseekers(from: "2020-Q4", to: "2020-Q4") { value } } }
       observation { value status } rate { value unit status } } }`,
  );
  expect(errors).toBeUndefined();
  return data.cafRanking;
};

describe("a list that crosses partners", () => {
  test("is ranked by the institution whose figure it is, and completed by the others in the same document", async () => {
    const lines = await rows('of: "rsa-households", period: "2020-12"');
    expect(lines).toHaveLength(16);
    const values = lines.map(({ observation }) => observation?.value ?? 0);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(lines.map(({ rank }) => rank)).toEqual(values.map((value) => 1 + values.indexOf(value)));
    for (const { territory } of lines) {
      expect(territory.name).not.toBe("");
      expect(territory.poleEmploi.jobseekers).toHaveLength(1);
    }
  });

  test("is ranked by a rate too, between the values asked, and no longer than asked", async () => {
    const all = await rows('of: "rsa-households-per-inhabitants", period: "2020-12", order: ASC');
    const values = all.map(({ rate }) => rate?.value ?? 0);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    const middle = values[8] ?? 0;
    const above = await rows(`of: "rsa-households-per-inhabitants", period: "2020-12", order: ASC, atLeast: ${middle}`);
    expect(above.map(({ territory }) => territory.code)).toEqual(
      all.filter(({ rate }) => (rate?.value ?? 0) >= middle).map(({ territory }) => territory.code),
    );
    expect(await rows('of: "rsa-households", period: "2020-12", first: 3')).toHaveLength(3);
    const communes = await rows('of: "rsa-households", period: "2020-12", level: COMMUNE, first: 50');
    expect(communes).toHaveLength(50);
  });

  test("is read page by page to its last line, and no page lies after it", async () => {
    const page = (said: string) => rows(`of: "rsa-households", period: "2020-12", level: COMMUNE, ${said}`);
    const pages = await Promise.all(
      [0, 50, 100, 150, 200, 250, 300, 350, 400, 450].map((offset) => page(`offset: ${offset}`)),
    );
    const [first] = pages.flat();
    expect(pages.flat()).toHaveLength(first?.total ?? -1);
    expect(new Set(pages.flat().map(({ territory }) => territory.code)).size).toBe(499);
    const values = pages.flat().flatMap(({ observation }) => observation?.value ?? []);
    expect(values).toEqual(values.toSorted((one, other) => other - one));
    const { errors } = await ask(
      '{ cafRanking(of: "rsa-households", period: "2020-12", level: COMMUNE, offset: 499) { rank } }',
    );
    expect(errors?.[0]?.message).toBe("« offset » vaut de 0 à 498 ; 499 n'en est pas.");
  });

  test("of what is not published, or does not exist, is refused with what does", async () => {
    for (const period of ["2003-12", "2020", "2020-Q4"]) {
      const { errors } = await ask(`{ cafRanking(of: "rsa-households", period: "${period}") { rank } }`);
      const { code, suggestion } = errors?.[0]?.extensions ?? {};
      expect([period, code, suggestion]).toEqual([period, "PERIOD_NOT_PUBLISHED", "2020-12"]);
    }
    const { data, errors } = await ask('{ cafRanking(of: "jobseekers", period: "2020-Q4") { rank } }');
    expect([data.cafRanking, errors?.[0]?.extensions?.code]).toEqual([null, "UNKNOWN_DATASET"]);
    expect(errors?.[0]?.message).toContain("rsa-households");
  });
});

test("an institution is timely by its producer's days, never by the day the hub took the figures in; where none is known, nothing is said", async () => {
  const { data, errors } = await ask(
    "{ caf { timeliness(withinDays: 30) { releases undated medianDays longestDays within } releases(origin: REAL) { period vintage producerPublishedOn } } }",
  );
  expect(errors).toBeUndefined();
  const { timeliness, releases } = data.caf;
  const firsts = releases.filter(({ vintage }: { vintage: number }) => vintage === 1);
  expect(firsts.length).toBeGreaterThan(0);
  expect(firsts.map((one: { producerPublishedOn: unknown }) => one.producerPublishedOn)).toEqual(
    firsts.map(() => null),
  );
  expect(timeliness.undated).toBe(firsts.length);
  expect(timeliness).toMatchObject({ releases: 0, medianDays: null, longestDays: null, within: null });
});
