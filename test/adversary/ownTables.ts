import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type StartedHub, typed } from "../hub.ts";
import { isProof } from "../proof.ts";
import { gathered } from "./fetch/gather.ts";
import { geography, listOfStructures } from "./fetch/registers.ts";
import { knowledgeOf } from "./knowledge/known.ts";
import { derivationOf } from "./solve/derivation.ts";
import { intrude } from "./solve/intruder.ts";
import { attackAs } from "./solve/respondent.ts";
import { intakeOf } from "./stage/intake.ts";
import { chanceOf, type InventedTable, inventedPeople, inventedStructures } from "./stage/invented.ts";
import { anonymousOf, everyReader } from "./stage/readers.ts";
import { respondentsOf } from "./stage/respondents.ts";
import { refereeOf } from "./stage/truth.ts";

/** Years that no generated figure covers: each brings tables of its own. */
const years = isProof ? [2022, 2023, 2024, 2025] : [2022];

/** Tables that the adversary invents, has published as a steward would, and attacks with what it is shown of them. */
export function attacksOnOwnTables(hub: () => StartedHub): void {
  const environment = () => ({
    HUB_DATA_DIR: hub().dataDir,
    ...Object.fromEntries(Object.entries(hub().ports).map(([name, port]) => [name, String(port)])),
  });

  /** All tables of one institution at once, as those of the same people must be; what was said if it is refused. */
  async function published(
    tables: readonly InventedTable[],
  ): Promise<{ readonly code: number | null; readonly said: string }> {
    const folder = await mkdtemp(join(tmpdir(), "adversary-"));
    try {
      const words: string[] = [];
      for (const { dataset, text } of tables) {
        const file = join(folder, `${dataset}.csv`);
        await writeFile(file, text);
        words.push(dataset, file);
      }
      return await typed(
        ["publish", tables[0]?.institution ?? "", ...words, "--demonstration", "--unusual", "tables d'épreuve"],
        environment(),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  describe("tables that the adversary brings itself", () => {
    test.each(years)(
      "of %i: whatever is published of them, no withheld cell is narrowed, and nobody behind them",
      {
        timeout: 900_000,
      },
      async (year) => {
        const anonymous = anonymousOf(hub());
        const territories = await geography(anonymous);
        const epcis = territories.filter(({ level }) => level === "EPCI").map(({ code }) => code);
        const chance = chanceOf(year);
        const people = inventedPeople(epcis, year, chance);
        const structures = inventedStructures(await listOfStructures(anonymous), territories, year, chance);
        const said: string[] = [];
        const refused: string[] = [];
        for (const institution of ["caf", "department", "siae"]) {
          const result = await published([...people, ...structures].filter((one) => one.institution === institution));
          // Refused is safe: what cannot be protected is not published. A fault of ours would be neither.
          expect([institution, result.code, result.said]).toEqual([
            institution,
            expect.toSatisfy(isAnswer),
            result.said,
          ]);
          if (result.code === 0) said.push(institution);
          else refused.push(`${institution} : ${result.said.trim().split("\n").at(-1)}`);
        }
        expect(said.length).toBeGreaterThan(0);
        const readers = [...(await everyReader(hub())).values()];
        const seen = await gathered(readers, anonymous, { periods: [String(year)] });
        const referee = refereeOf(await intakeOf(hub(), seen), territories);
        const outcome = await intrude(seen, referee.truth, { exact: false, whole: true });
        expect(outcome.cells).toBeGreaterThan(20);
        expect(outcome.breaches.slice(0, 10).map((one) => derivationOf(one, outcome))).toEqual([]);
        for (const respondent of respondentsOf(referee, [String(year)])) {
          const { findings } = await attackAs(respondent, knowledgeOf(seen), territories);
          expect(findings).toEqual([]);
        }
        console.log(
          `${year}: ${said.join(", ")} published, ${outcome.cells} withheld cells attacked; ${refused.join("; ")}`,
        );
      },
    );
  });
}

const isAnswer = (code: number | null): boolean => code === 0 || code === 1;
