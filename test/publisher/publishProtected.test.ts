import { generate } from "@pacte-hub/demo/generate";
import { department } from "@pacte-hub/department/institution";
import type { Institution } from "@pacte-hub/institution/config";
import { withClient } from "@pacte-hub/postgres/connect";
import type { Publication } from "@pacte-hub/publisher/publication";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csv, type Desk, openDesk, refusalOf } from "../desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(department);
});
afterAll(() => desk.close());

const period = "2018-Q2";
const duties = csv(generate("adults-with-duties", period), period, ["sex", "age"]);

describe("a file of raw counts that no open source gives", () => {
  test("comes out as every margin, protected, audited and signed, and its stewards are told how much is withheld", async () => {
    const [outcome] = await desk.publishing("adults-with-duties", duties);
    expect(outcome).toMatchObject({
      isNew: true,
      cells: 17 * 12,
      release: `department:adults-with-duties:${period}:1`,
    });
    expect(outcome?.report.primary).toBeGreaterThan(0);
    expect(outcome?.report.added).toBeGreaterThan(0);
    expect((outcome?.report.primary ?? 0) + (outcome?.report.added ?? 0)).toBe(outcome?.withheld);
    expect(outcome?.report.shares.map(({ level, by, cells }) => [level, by, cells])).toEqual([
      ["DEPARTMENT", "", 1],
      ["DEPARTMENT", "age", 3],
      ["DEPARTMENT", "sex", 2],
      ["DEPARTMENT", "age;sex", 6],
      ["EPCI", "", 16],
      ["EPCI", "age", 48],
      ["EPCI", "sex", 32],
      ["EPCI", "age;sex", 96],
    ]);
    const small = await desk.rows("select * from published.cell where value between 1 and 4 and status = 'PUBLISHED'");
    expect(small).toEqual([]);
    const [audit] = await desk.rows("select findings from published.audit");
    expect(audit).toEqual({ findings: 0 });
  });

  test("is published by its producer here and today, and is in no past before that", async () => {
    const [dated] = await desk.rows(
      `select producer_published_on::text as day, (now() at time zone 'UTC')::date::text as today,
              known_at = effective_at as from_now from published.standing where dataset = 'adults-with-duties'`,
    );
    expect(dated).toEqual({ day: dated?.today, today: dated?.today, from_now: true });
  });

  test("said again is no new release, and corrected is a new vintage that reopens nothing", async () => {
    expect(await desk.publishing("adults-with-duties", duties)).toMatchObject([{ isNew: false }]);
    const revised = generate("adults-with-duties", period).map((part, at) =>
      at % 7 === 0 ? { ...part, value: part.value + 1 } : part,
    );
    const [outcome] = await desk.publishing("adults-with-duties", csv(revised, period, ["sex", "age"]));
    expect(outcome).toMatchObject({ isNew: true, release: `department:adults-with-duties:${period}:2` });
    expect(outcome?.report.since).toMatchObject({
      release: `department:adults-with-duties:${period}:1`,
      newlyShown: [],
    });
    expect(outcome?.report.since?.changed.length).toBeGreaterThan(0);
  });

  test("rehearsed, tells what would be withheld and writes nothing", async () => {
    const before = await desk.rows("select count(*) from intake.count");
    const later = csv(generate("adults-with-duties", "2018-Q3"), "2018-Q3", ["sex", "age"]);
    const [outcome] = await desk.publishing("adults-with-duties", later, { rehearsal: true });
    expect(outcome).toMatchObject({ isNew: true, report: { since: null, notGuaranteed: [] } });
    expect(await desk.rows("select count(*) from intake.count")).toEqual(before);
    expect(await desk.rows("select id from published.release where period = '2018-Q3'")).toEqual([]);
  });

  test("is protected under its own rule: sanctions hide everything under eleven", async () => {
    const sanctions = csv(generate("sanctions", period), period, ["sanctionLevel"]).replace("sanctionLevel", "niveau");
    await desk.publishing("sanctions", sanctions);
    const [release] = await desk.rows("select policy from published.release where dataset = 'sanctions'");
    expect(release).toMatchObject({ policy: { kind: "SUPPRESSION", k: 11 } });
    const small = await desk.rows(
      `select * from published.cell where release like '%:sanctions:%' and status = 'PUBLISHED' and value between 1 and 10`,
    );
    expect(small).toEqual([]);
  });
});

describe("a file that cannot be protected is refused with the reason, and nothing is published", () => {
  const whole = csv(generate("cer-signed", period), period, []);
  const [header, ...lines] = whole.trimEnd().split("\n");
  const total = generate("cer-signed", period).reduce((sum, { value }) => sum + value, 0);
  const attempt = (content: string, also: Partial<Publication> = {}) =>
    refusalOf(desk.publishing("cer-signed", content, also));

  test.each([
    ["a total that its parts contradict", `${whole}55;${period};${total + 1}\n`, "MARGIN_DIFFERS"],
    ["an EPCI without a line", [header, ...lines.slice(1)].join("\n"), "MISSING_TERRITORY"],
    ["an EPCI given twice", `${whole}${lines[0]}\n`, "DUPLICATE_CELL"],
    ["a half person", whole.replace(/;\d+\n/, ";0,5\n"), "NOT_AN_INTEGER"],
  ])("%s", async (_, content, code) => expect(await attempt(content)).toBe(code));

  test("a value of a breakdown that nobody knows, or a sum over it that does not add", async () => {
    const unknown = refusalOf(desk.publishing("adults-with-duties", duties.replace(";LT25", ";SENIOR")));
    expect(await unknown).toBe("UNKNOWN_BREAKDOWN");
    const [first] = generate("adults-with-duties", period);
    const wrong = `${duties}${first?.territory};${period};99999;F;_T\n`;
    expect(await refusalOf(desk.publishing("adults-with-duties", wrong))).toBe("MARGIN_DIFFERS");
  });

  test("a solver that runs out of time", async () => {
    const later = csv(generate("adults-with-duties", "2018-Q4"), "2018-Q4", ["sex", "age"]);
    const hurried = refusalOf(desk.publishing("adults-with-duties", later, { seconds: 0.001 }));
    expect(await hurried).toMatch(/dépassé le temps accordé/);
    expect(await desk.rows("select id from published.release where period = '2018-Q4'")).toEqual([]);
  });

  test("a rule that cannot apply, and a dataset without a rule", async () => {
    const [impossible] = [
      { ...department, policies: { "cer-signed": { ...department.policies["cer-signed"], k: 1 } } },
    ];
    expect(await attempt(whole, { institution: impossible as Institution })).toMatch(/le seuil 1 n'est pas un entier/);
    expect(await attempt(whole, { institution: { ...department, policies: {} } })).toMatch(/Aucune règle de secret/);
  });

  test("a file that says less than the vintage before it", async () => {
    const coarser = generate("adults-with-duties", period).filter(({ breakdown }) => breakdown.includes("sex=F"));
    const bySex = coarser.map((part) => ({ ...part, breakdown: part.breakdown.replace(";sex=F", "") }));
    const byAge = csv(bySex, period, ["age"]);
    const declared = { unusualBecause: "les femmes seules" };
    expect(await refusalOf(desk.publishing("adults-with-duties", byAge, { declared }))).toMatch(
      /le fichier doit le faire aussi/,
    );
  });

  test("invented counts in the institution's own base, and real ones in a base for demonstration", async () => {
    expect(await attempt(whole, { demonstration: true })).toMatch(/aucun chiffre engendré n'y entre/);
    const marked = await openDesk(department);
    const mark = "insert into authority.mark (demonstration) values (true)";
    await withClient(marked.urls.OWNER, (client) => client.query(mark));
    const refusal = await refusalOf(marked.publishing("cer-signed", whole));
    const done = await refusalOf(marked.publishing("cer-signed", whole, { demonstration: true }));
    await marked.close();
    expect([refusal, done]).toEqual([expect.stringMatching(/aucun comptage réel à protéger n'y entre/), "published"]);
  });

  test("of all these files nothing was loaded", async () => {
    expect(await desk.rows("select id from published.release where dataset = 'cer-signed'")).toEqual([]);
    expect(await desk.rows("select id from intake.delivery where dataset = 'cer-signed'")).toEqual([]);
  });

  test("totals that their parts confirm are welcome, and counted once", async () => {
    await desk.publishing("cer-signed", `${whole}55;${period};${total}\n`);
    const [cell] = await desk.rows(
      "select value::int from published.cell where release like '%cer-signed%' and territory = '55'",
    );
    expect(cell).toEqual({ value: total });
  });
});
