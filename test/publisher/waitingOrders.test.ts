import { withClient } from "@pacte-hub/postgres/connect";
import { type ReleaseRequestOutcome, runReleaseRequest } from "@pacte-hub/publisher/releaseRequests";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migratedDatabase } from "../database.ts";

let urls: Awaited<ReturnType<typeof migratedDatabase>>;
beforeAll(async () => {
  urls = await migratedDatabase("siae");
  await withClient(urls.PUBLISHER, (client) =>
    client.query(
      `insert into authority.deposit (id, datasets, file_names, seal, provisional, demonstration)
       select 'siae:depot:' || name, '{employees}', '{f.csv}', repeat('0', 64), false, true from unnest('{one,two}'::text[]) as name`,
    ),
  );
  await withClient(urls.STEWARD, (client) =>
    client.query(
      `insert into authority.publication_order (id, deposit, ordered_by, ordered_at, needs_approval)
       values ('order-1', 'siae:depot:one', 'a', now(), false), ('order-2', 'siae:depot:two', 'a', now() + interval '1 second', false)`,
    ),
  );
}, 120_000);
afterAll(() => urls.drop());

const states = () =>
  withClient(urls.PUBLISHER, async (client) => {
    const { rows } = await client.query("select id, state from authority.publication_standing order by id");
    return rows.map(({ id, state }) => `${id} ${state}`);
  });
const carried = (outcomeOf: (id: string) => ReleaseRequestOutcome) =>
  withClient(urls.PUBLISHER, (client) => runReleaseRequest(client, async ({ id }) => outcomeOf(id)));

test("an order that waits for a partner stays ordered, keeps no other from being carried out, and is taken up the next time", async () => {
  const waitsFor = "La CAF ne répond pas.";
  const first = await carried((id) => (id === "order-1" ? { waitsFor } : { refusal: "Non." }));
  expect(first).toMatchObject([
    { id: "order-1", waitsFor },
    { id: "order-2", refusal: "Non." },
  ]);
  expect(await states()).toEqual(["order-1 ORDERED", "order-2 REFUSED"]);
  expect(await carried(() => ({ releases: ["siae:employees:2020:1"] }))).toMatchObject([{ id: "order-1" }]);
  expect(await states()).toEqual(["order-1 PUBLISHED", "order-2 REFUSED"]);
});
