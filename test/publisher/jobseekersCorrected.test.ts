import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shippedFile } from "@pacte-hub/data/shipped";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { withClient } from "@pacte-hub/postgres/connect";
import { noHub } from "@pacte-hub/publisher/hubClient";
import { publish } from "@pacte-hub/publisher/publish";
import { publishShipped } from "@pacte-hub/publisher/publishShipped";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migratedDatabase } from "../database.ts";

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let folder: string;
beforeAll(async () => {
  database = await migratedDatabase("pole-emploi");
  folder = await mkdtemp(join(tmpdir(), "jobseekers-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.drop();
});

const key = signingKey(newSigningKeyPem());

/** The three cells as they stood in this project until 29 November 2026: [line's start, what was copied, what the source says]. */
const mistyped = [
  ["55104;Chassey-Beaupré;200066108;2018-T4", "5", "10"],
  ["55479;Seigneulles;200066140;2019-T4", "5", "0"],
  ["55156;Dombras;200066173;2021-T4", "5", "10"],
] as const;

test("the three cells that had been copied wrongly are corrected by vintages that say so; the other years have none", async () => {
  const shipped = poleEmploi.shipped[0]!;
  let content = await readFile(shippedFile(shipped.file), "utf8");
  for (const [line, wrong, right] of mistyped) {
    expect(content).toMatch(new RegExp(`^${line};${right}\\r?$`, "m"));
    content = content.replace(`${line};${right}`, `${line};${wrong}`);
  }
  const file = join(folder, "as-it-was.csv");
  await writeFile(file, content);
  const said = { source: shipped.source, provisional: false, demonstration: false, embargoUntil: null };
  const indicator = poleEmploi.indicators.find(({ id }) => id === shipped.dataset)!;
  await publish(database.PUBLISHER, {
    ...said,
    institution: poleEmploi,
    indicator,
    file,
    key,
    abroad: noHub,
    declared: {},
  });
  await publishShipped(poleEmploi, { urls: database, key }, () => undefined);
  const { rows } = await withClient(database.PUBLISHER, (client) =>
    client.query(
      `select period, vintage, value::int, correction is not null as corrected
         from published.standing join published.cell on cell.release = standing.id and territory = '55' and breakdown = ''
        where dataset = 'jobseekers' and period in ('2017-Q4', '2018-Q4', '2019-Q4', '2021-Q4') order by period, vintage`,
    ),
  );
  expect(rows.map(({ period, vintage, value, corrected }) => [period, vintage, value, corrected])).toEqual([
    ["2017-Q4", 1, 14_500, false],
    ["2018-Q4", 1, 14_275, false],
    ["2018-Q4", 2, 14_280, true],
    ["2019-Q4", 1, 13_560, false],
    ["2019-Q4", 2, 13_555, true],
    ["2021-Q4", 1, 13_515, false],
    ["2021-Q4", 2, 13_520, true],
  ]);
});
