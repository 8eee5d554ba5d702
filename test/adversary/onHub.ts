import { beforeAll, describe, expect, test } from "vitest";
import type { StartedHub } from "../hub.ts";
import { isProof } from "../proof.ts";
import { gathered } from "./fetch/gather.ts";
import { releaseFile } from "./fetch/reader.ts";
import type { Seen } from "./fetch/seen.ts";
import { isProtected } from "./knowledge/cells.ts";
import { knowledgeOf } from "./knowledge/known.ts";
import { type Attempt, tableOf } from "./report.ts";
import { derivationOf } from "./solve/derivation.ts";
import { intrude, type Outcome } from "./solve/intruder.ts";
import { attackAs, type RespondentFinding } from "./solve/respondent.ts";
import { intakeOf } from "./stage/intake.ts";
import { anonymousOf, everyReader } from "./stage/readers.ts";
import { respondentsOf } from "./stage/respondents.ts";
import { type Referee, refereeOf } from "./stage/truth.ts";

/** `npm run prove` attacks every year, as every reader and every structure; `npm test` one year, and the coalition of all. */
const periods = isProof ? undefined : ["2019", "2018-Q4"];
const years = isProof ? ["2017", "2018", "2019", "2020", "2021"] : ["2019"];

/** The adversary against a running hub on which all generated figures are published. */
export function attacksOfTheAdversary(hub: () => StartedHub): void {
  describe("an adversary of its own, against the running hub", () => {
    let seen: Seen;
    let referee: Referee;
    const lines: Attempt[] = [];
    const told = (intruder: string, { cells, breaches, exact, attacked: { undecided } }: Outcome) =>
      lines.push({
        intruder,
        attacked: cells,
        findings: breaches.length,
        note: `${exact.length} exact of k or more, ${undecided.length} undecided`,
      });

    beforeAll(async () => {
      const readers = [...(await everyReader(hub())).values()];
      seen = await gathered(readers, anonymousOf(hub()), { periods });
      referee = refereeOf(await intakeOf(hub(), seen), seen.territories);
    }, 300_000);

    test("is shown every release, and believes nothing that the counts deny", () => {
      const files = seen.releases.filter((one) => isProtected(one) && one.state === "PUBLISHED");
      expect(files.filter(({ file }) => file === null)).toEqual([]);
      const { cells, relations, facts } = knowledgeOf(seen);
      const countOf = (at: number) => referee.truth(cells[at] as (typeof cells)[number]) ?? Number.NaN;
      const wrong = relations.filter(({ cells: places, times, min, max }) => {
        const value = places.reduce((sum, place, at) => sum + (times[at] ?? 0) * countOf(place), 0);
        return value < min - 1e-6 || value > max + 1e-6;
      });
      expect(wrong.map(({ because }) => because)).toEqual([]);
      expect(facts.filter(({ cell, min, max }) => countOf(cell) < min - 1e-6 || countOf(cell) > max + 1e-6)).toEqual(
        [],
      );
    });

    test("the coalition of all readers, with registers, definitions, sister tables and bounds, narrows no withheld cell", {
      timeout: 1_800_000,
    }, async () => {
      const outcome = await intrude(seen, referee.truth, { exact: false, whole: isProof });
      told("coalition of all readers", outcome);
      expect(outcome.cells).toBeGreaterThan(1_000);
      expect(outcome.attacked.undecided).toEqual([]);
      expect(outcome.breaches.slice(0, 10).map((one) => derivationOf(one, outcome))).toEqual([]);
    });

    test("each reader alone is shown a part of what the coalition is shown, and no cell otherwise", {
      timeout: 1_800_000,
    }, async () => {
      const all = new Map(seen.releases.map(({ id, file }) => [id, file]));
      const readers = [["anonymous", anonymousOf(hub())] as const, ...(await everyReader(hub()))];
      for (const [name, reader] of readers) {
        const releases = [];
        for (const release of seen.releases.filter((one) => isProof || /:2019(-Q2|-06)?:/.test(one.id))) {
          const { text } = await releaseFile(reader, release.id);
          if (text !== null) expect([name, release.id, text === all.get(release.id)]).toEqual([name, release.id, true]);
          releases.push({ ...release, file: text });
        }
        if (!isProof) continue;
        told(name, await intrude({ ...seen, releases }, referee.truth, { exact: false, whole: false }));
        expect([name, lines.at(-1)?.findings]).toEqual([name, 0]);
      }
    });

    test("no structure, nor those of one holding, comes within p % of another's figures with its own", {
      timeout: 1_800_000,
    }, async () => {
      const findings: RespondentFinding[] = [];
      let attacked = 0;
      for (const year of years) {
        const ofYear = { ...seen, releases: seen.releases.filter(({ period }) => period === year) };
        const knowledge = knowledgeOf(ofYear);
        const respondents = respondentsOf(referee, [year]);
        // Every structure in the long form; in the short one those of the smallest kinds, who are alone most often.
        for (const one of respondents.filter(({ name }) => isProof || !name.startsWith("ACI"))) {
          const result = await attackAs(one, knowledge, ofYear.territories);
          attacked += result.attacked;
          findings.push(...result.findings);
        }
      }
      lines.push({ intruder: `structures, each with its own figures`, attacked, findings: findings.length, note: "" });
      const sentences = findings.map(
        ({ respondent, cell, interval, own, others }) =>
          `${respondent} of ${cell}: ${interval.low} to ${interval.high}, own ${own}, others ${others}`,
      );
      expect(attacked).toBeGreaterThan(100);
      expect(sentences.slice(0, 10)).toEqual([]);
    });

    test("what it attacked and found, by kind of intruder", () => {
      console.log(tableOf(`the running hub, attacked (${isProof ? "all years" : "2019"})`, lines));
      expect(lines.length).toBeGreaterThan(1);
    });
  });
}
