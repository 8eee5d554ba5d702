import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { department } from "@pacte-hub/department/institution";
import { withClient } from "@pacte-hub/postgres/connect";
import { noHub } from "@pacte-hub/publisher/hubClient";
import { publish } from "@pacte-hub/publisher/publish";
import { pending, publishShipped } from "@pacte-hub/publisher/publishShipped";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migratedDatabase } from "../database.ts";

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let folder: string;
beforeAll(async () => {
  database = await migratedDatabase("department");
  folder = await mkdtemp(join(tmpdir(), "starting-point-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.drop();
});

const key = signingKey(newSigningKeyPem());
const dataset = "rsa-households-at-start";

/** As this hub published it until 28 November 2026: with regimes that the Pact does not name. */
async function publishedAsItWas(): Promise<void> {
  const file = join(folder, "rsa-households-at-start.csv");
  await writeFile(file, "code;periode;allocataires_rsa\n55;2017-03;4902\n");
  const [shipped] = department.shipped;
  const indicator = department.indicators.find(({ id }) => id === dataset)!;
  await publish(database.PUBLISHER, {
    institution: department,
    indicator: { ...indicator, regime: "CAF et MSA ensemble" },
    file,
    source: shipped!.source,
    provisional: false,
    demonstration: false,
    embargoUntil: null,
    key,
    abroad: noHub,
    declared: {},
  });
}

const vintages = () =>
  withClient(database.PUBLISHER, async (client) => {
    const { rows } = await client.query(
      `select vintage, regime, correction, state, value::int, producer_published_on as "producerDay"
         from published.standing join published.cell on cell.release = standing.id
        where dataset = $1 order by vintage`,
      [dataset],
    );
    return rows;
  });

test("where it was said to count CAF and MSA, the Pact's 4 902 is corrected by a vintage that says why; the old one stays", async () => {
  await publishedAsItWas();
  await publishShipped(department, { urls: database, key }, () => undefined);
  const [wrong, right, ...more] = await vintages();
  expect(more).toEqual([]);
  expect(wrong).toMatchObject({ vintage: 1, regime: "CAF et MSA ensemble", state: "SUPERSEDED", value: 4902 });
  expect(right).toMatchObject({ vintage: 2, state: "PUBLISHED", value: 4902, producerDay: null });
  expect(right.correction).toMatch(/le Pacte ne dit rien des régimes/);
  expect(right.regime).toMatch(/ne dit pas quels régimes/);
  expect(await pending(department, database.PUBLISHER)).toEqual([]);
  await publishShipped(department, { urls: database, key }, () => undefined);
  expect(await vintages()).toHaveLength(2);
});
