import { beforeAll, describe, expect, test } from "vitest";
import { isProof } from "../proof.ts";
import { extracts, guess, guessSigned, revisions } from "./digests/guess.ts";
import { oraclesOfReleases } from "./digests/shown.ts";
import type { Seen } from "./fetch/seen.ts";
import { linesOf } from "./knowledge/cells.ts";
import { knowledgeOf } from "./knowledge/known.ts";
import { type Attempt, tableOf } from "./report.ts";
import { derivationOf } from "./solve/derivation.ts";
import type { Finding } from "./solve/findings.ts";
import { intrude, type Outcome } from "./solve/intruder.ts";
import { attackAs, type RespondentFinding } from "./solve/respondent.ts";
import { formerDigests, formerIntake, formerSeen } from "./stage/fixtures.ts";
import { respondentsOf } from "./stage/respondents.ts";
import { refereeOf } from "./stage/truth.ts";

/** The adversary against the hub as it was: an attacker who finds nothing there would prove nothing elsewhere. */
const former = formerSeen();
const referee = refereeOf(formerIntake(), former.territories);
const years = ["2017", "2018", "2019", "2020", "2021"] as const;
const lines: Attempt[] = [];

const only = (choose: (dataset: string, period: string) => boolean): Seen => ({
  ...former,
  releases: former.releases.filter(({ dataset, period }) => choose(dataset, period)),
});
const ofBoth = ["rsa-households", "rsa-people-covered", "adults-with-duties", "adults-oriented"];
const ofDataset = (findings: readonly Finding[], dataset: string) =>
  findings.filter(({ cell }) => cell.dataset === dataset);
const isExact = ({ interval }: Finding) => interval.high - interval.low < 1e-6;
const told = (intruder: string, { cells, breaches, exact }: Outcome) =>
  lines.push({ intruder, attacked: cells, findings: breaches.length, note: `${exact.length} exact of k or more` });

test("what the adversary believes is true: no figure of the former hub contradicts a relation, a register or a bound", () => {
  const { cells, relations, facts, zeros } = knowledgeOf(former);
  const countOf = (at: number) => referee.truth(cells[at] as (typeof cells)[number]) ?? Number.NaN;
  const isWrong = (value: number, min: number, max: number) => value < min - 1e-6 || value > max + 1e-6;
  const wrong = [
    ...relations.filter(({ cells: places, times, min, max }) =>
      isWrong(
        places.reduce((sum, place, at) => sum + (times[at] ?? 0) * countOf(place), 0),
        min,
        max,
      ),
    ),
    ...facts.filter(({ cell, min, max }) => isWrong(countOf(cell), min, max)),
    ...zeros.filter(({ pair: [one, other] }) => (countOf(one) === 0) !== (countOf(other) === 0)),
  ];
  expect(wrong.map(({ kind, because }) => `${kind} ${because}`)).toEqual([]);
  expect(relations.length + facts.length + zeros.length).toBeGreaterThan(30_000);
});

describe("the former release files fall", () => {
  const outcomes = new Map<string, Outcome>();
  beforeAll(async () => {
    for (const year of years) {
      const seen = only((dataset, period) => dataset.startsWith("action-") && period === year);
      const outcome = await intrude(seen, referee.truth, { exact: true, whole: false });
      outcomes.set(year, outcome);
      told(`register of actions, ${year}`, outcome);
    }
  });

  test("the open register of actions makes 144 to 156 withheld cells of each outcome table a certain zero, by definition alone", async () => {
    for (const year of isProof ? years : (["2019", "2021"] as const)) {
      const seen = only((dataset, period) => dataset.startsWith("action-") && period === year);
      const { breaches } = await intrude(seen, () => undefined, { exact: false, whole: false }, ["PLACE"]);
      for (const dataset of ["action-participants", "action-returns-to-work", "action-rights-opened"]) {
        const zeros = ofDataset(breaches, dataset).filter(({ interval }) => interval.high === 0);
        expect([year, dataset, zeros.length >= 144]).toEqual([year, dataset, true]);
      }
    }
  });

  test("counted where they take place, all but fifteen of the 278 withheld figures that are not zero are exact, 46 of them 1 to 4", () => {
    const found = [...outcomes.values()].flatMap(({ breaches, exact }) => [...breaches, ...exact]);
    const known = found.filter((one) => isExact(one) && one.interval.low > 0 && one.cell.dataset !== "action-exits");
    const small = known.filter(({ interval }) => interval.low < 5);
    expect(known.length).toBeGreaterThanOrEqual(263);
    expect(small.length).toBeGreaterThanOrEqual(46);
    for (const { interval, truth } of known) expect(interval.low).toBe(truth);
  });

  test("exits after an action fall too, through crossings that are never shown", () => {
    for (const year of years) {
      const { breaches } = outcomes.get(year) as Outcome;
      expect(ofDataset(breaches, "action-exits").length).toBeGreaterThanOrEqual(60);
    }
  });

  test("full-time equivalents shown as zero open 93 to 132 cells of employees a year, and six are exact that are not zero", async () => {
    for (const year of years) {
      const seen = only((dataset, period) => dataset.startsWith("siae-") && period === year);
      const outcome = await intrude(seen, referee.truth, { exact: true, whole: false });
      const open = ofDataset([...outcome.breaches, ...outcome.exact], "siae-employees");
      expect(open.filter(({ interval }) => interval.high === 0).length).toBeGreaterThanOrEqual(93);
      expect(open.filter((one) => isExact(one) && one.interval.low > 0).length).toBeGreaterThanOrEqual(6);
      told(`sister tables of the SIAE, ${year}`, outcome);
    }
  });

  test("the CAF's households by type show 28 cells of the Department's adults to be under k, to a reader of both", async () => {
    const seen = only((dataset) => ofBoth.includes(dataset));
    const outcome = await intrude(seen, referee.truth, { exact: false, whole: false });
    expect(ofDataset(outcome.breaches, "adults-with-duties").length).toBeGreaterThanOrEqual(28);
    told("CAF and Department together", outcome);
    const [first] = outcome.breaches;
    expect(first && derivationOf(first, outcome)).toMatch(/DEFINITIONS les adultes d'un foyer au RSA/);
  });

  test("a structure alone in several cells closes the sum on the others: five figures of FTE worked a year, exact", {
    timeout: 120_000,
  }, async () => {
    for (const year of isProof ? years : (["2019"] as const)) {
      const seen = only((dataset, period) => dataset.startsWith("siae-fte") && period === year);
      const findings: RespondentFinding[] = [];
      let attacked = 0;
      for (const respondent of respondentsOf(referee, [year])) {
        const result = await attackAs(respondent, knowledgeOf(seen), seen.territories);
        attacked += result.attacked;
        findings.push(...result.findings);
      }
      const worked = findings.filter(
        ({ cell, interval }) => cell.includes("fte-worked") && interval.low === interval.high,
      );
      expect(worked.length).toBeGreaterThanOrEqual(5);
      expect(worked.some(({ cell }) => cell.endsWith("structureKind=EI"))).toBe(true);
      lines.push({
        intruder: `29 structures, FTE ${year}`,
        attacked,
        findings: findings.length,
        note: `${worked.length} exact`,
      });
    }
  });
});

describe("the former digests open what they were of", () => {
  const { releases, embargoedTruth, withdrawnTruth, deposit } = formerDigests();
  const [before, embargoed, withdrawn] = releases;
  const places = Object.keys(embargoedTruth);
  if (!before?.file || !embargoed || !withdrawn) throw new Error("fixtures are missing");
  const revision = { before: before.file, from: before.id, to: embargoed.id, places, step: 5, most: 4 };

  test("the hash of an embargoed revision, and its signature, tell each figure of it", () => {
    const digests = new Set([embargoed.contentHash ?? ""]);
    const found = guess(revisions(revision, former.territories), digests);
    expect(figuresOf(found.text)).toEqual(embargoedTruth);
    const narrow = { ...revision, most: 3 };
    const signed = guessSigned(revisions(narrow, former.territories), embargoed.signature ?? "", embargoed.publicKey);
    expect(figuresOf(signed.text)).toEqual(embargoedTruth);
    lines.push({
      intruder: "hash under embargo",
      attacked: places.length,
      findings: places.length,
      note: `${found.tried} hashes`,
    });
  });

  test("the hash of a withdrawn release tells it again, from the year before", () => {
    const another = { ...revision, from: /2022-12:1/g as unknown as string, to: "2023-12:1" };
    const found = guess(revisions(another, former.territories), new Set([withdrawn.contentHash ?? ""]));
    expect(figuresOf(found.text)).toEqual(withdrawnTruth);
    lines.push({
      intruder: "hash of a withdrawn release",
      attacked: places.length,
      findings: places.length,
      note: `${found.tried} hashes`,
    });
  });

  test("the digest of a deposit gives a steward the four raw counts that its release withholds", () => {
    const shown = former.releases.find(({ id }) => id === "department:cer-signed:2020-Q2:1");
    const cells = linesOf(shown as NonNullable<typeof shown>);
    const parts = cells
      .filter(({ territory }) => territory !== "55")
      .toSorted((a, b) => (a.territory < b.territory ? -1 : 1));
    const unknown = parts.filter(({ value }) => value === null);
    const total = cells.find(({ territory }) => territory === "55")?.value ?? 0;
    const sum = total - parts.reduce((all, { value }) => all + (value ?? 0), 0);
    const rows = parts.map(({ territory, value, min, max }) =>
      value === null
        ? { before: `${territory};2020-Q2;`, min: min ?? 0, max: max ?? 0 }
        : `${territory};2020-Q2;${value}`,
    );
    const found = guess(
      extracts({ lines: ["territoire;periode;valeur", ...rows, ""], sum }),
      new Set([deposit.sha256]),
    );
    expect(found.text).toBe(deposit.truth);
    expect(unknown).toHaveLength(4);
    lines.push({ intruder: "digest of a deposit", attacked: 4, findings: 4, note: `${found.tried} hashes` });
  });

  test("they are found by looking for them: each digest shown of what nobody may read is listed", () => {
    expect(oraclesOfReleases(releases).map(({ of, field }) => `${of} ${field}`)).toEqual([
      `${embargoed.id} contentHash`,
      `${embargoed.id} signature`,
      `${withdrawn.id} contentHash`,
      `${withdrawn.id} signature`,
    ]);
  });

  test("all that the adversary found on the former hub, by kind of intruder", () => {
    console.log(tableOf("the former hub, attacked", lines));
    expect(lines.every(({ findings }) => findings > 0)).toBe(true);
  });
});

/** The figures of the three communes in a guessed file. */
function figuresOf(text: string | null): Readonly<Record<string, number | null>> {
  const cells = linesOf({ file: text });
  const communes = cells.filter(({ status }) => status === "ROUNDED");
  return Object.fromEntries(communes.map(({ territory, value }) => [territory, value]));
}
