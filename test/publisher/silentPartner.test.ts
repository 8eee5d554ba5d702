import { caf } from "@pacte-hub/caf/institution";
import { atLevel } from "@pacte-hub/data/territories";
import { withClient } from "@pacte-hub/postgres/connect";
import { type ForeignRequest, type HubClient, hubClient } from "@pacte-hub/publisher/hubClient";
import { partnerAnswers } from "@pacte-hub/publisher/partnerAnswers";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { auditDue } from "../../hub/cli/auditDue.ts";
import { type Desk, openDesk } from "../desk.ts";
import { tokenOf } from "../persona.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(caf);
}, 120_000);
afterAll(() => desk.close());

/** Where nobody listens: to whoever publishes, every institution is silent. */
const silent = "http://127.0.0.1:9/graphql";
const reading = (url: string, usesStaleAnswers = false): HubClient =>
  hubClient({
    url,
    token: () => tokenOf("steward@caf", inject("hub")),
    answers: partnerAnswers(desk.urls.PUBLISHER),
    usesStaleAnswers,
  });
const quarters: ForeignRequest = {
  tied: [{ partner: "pole-emploi", dataset: "jobseekers" }],
  lastDay: "2021-12-31",
  demonstration: false,
};

test("what an institution has shown is used while it is silent, where that is allowed, and only what it has shown", async () => {
  const shown = await reading(inject("hub").url)(quarters);
  expect(shown[0]?.cells.length).toBeGreaterThan(100);
  await expect(reading(silent)(quarters)).rejects.toMatchObject({ code: "HUB_SILENT" });
  const abroad = reading(silent, true);
  expect(await abroad(quarters)).toEqual(shown);
  expect([...(abroad.stale?.() ?? [])]).toEqual([["pole-emploi", expect.any(Date)]]);
  const other = { ...quarters, tied: [{ partner: "siae", dataset: "employees" }] };
  await expect(abroad(other)).rejects.toMatchObject({ code: "HUB_SILENT" });
});

test("a file of before is believed by its signature, as one of today", async () => {
  await withClient(desk.urls.PUBLISHER, (client) =>
    client.query(`update intake.partner_answer set answer = replace(answer::text, ',ROUNDED,', ',PUBLISHED,')::jsonb`),
  );
  await expect(reading(silent, true)(quarters)).rejects.toMatchObject({ code: "SIGNATURE_INVALID" });
  await desk.rows("update intake.partner_answer set answer = replace(answer::text, ',PUBLISHED,', ',ROUNDED,')::jsonb");
});

const covered = `territoire;periode;valeur\n${atLevel("EPCI")
  .map(({ code }) => `${code};2016-12;75`)
  .join("\n")}\n`;
const due = () => desk.rows("select release, partner, findings from intake.reaudit_due order by partner");
const audited = async (abroad: HubClient): Promise<readonly [number, string]> => {
  const lines: string[] = [];
  const means = { institution: caf, abroad, seconds: 60, say: (line: string) => void lines.push(line) };
  return [await withClient(desk.urls.PUBLISHER, (client) => auditDue(client, means)), lines.join("\n")];
};

test("what is published so is attacked again once the silent answer, and until then its audit is due", async () => {
  await expect(desk.publishing("rsa-people-covered", covered, { abroad: reading(silent, true) })).rejects.toMatchObject(
    {
      code: "HUB_SILENT",
    },
  );
  // A rehearsal reads what the others show today.
  await desk.publishing("rsa-people-covered", covered, { abroad: reading(inject("hub").url), rehearsal: true });
  expect(await due()).toEqual([]);
  const [outcome] = await desk.publishing("rsa-people-covered", covered, { abroad: reading(silent, true) });
  const { release } = outcome ?? {};
  expect(await due()).toEqual([
    { release, partner: "department", findings: null },
    { release, partner: "pole-emploi", findings: null },
  ]);
  expect(await audited(reading(silent))).toEqual([
    0,
    expect.stringMatching(/Audit dû : caf:rsa-people-covered:.* attend/),
  ]);
  expect(await audited(reading(inject("hub").url))).toEqual([0, expect.stringContaining("0 constats")]);
  expect((await due()).map(({ findings }) => findings)).toEqual([0, 0]);
  expect(await audited(reading(inject("hub").url))).toEqual([0, ""]);
  const [line] = await desk.rows("select 1 from intake.reaudit_due where audited_at is null");
  expect(line).toBeUndefined();
});
