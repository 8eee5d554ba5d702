import { generate } from "@pacte-hub/demo/generate";
import { department } from "@pacte-hub/department/institution";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { withClient } from "@pacte-hub/postgres/connect";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csv, type Desk, openDesk } from "../desk.ts";

let open: Desk;
let closed: Desk;
beforeAll(async () => {
  [open, closed] = [await openDesk(poleEmploi), await openDesk(department)];
});
afterAll(async () => {
  await open.close();
  await closed.close();
});

const withdraw = (desk: Desk, release: string) =>
  withClient(desk.urls.OWNER, (client) =>
    client.query("insert into published.withdrawal (release, reason) values ($1, 'essai')", [release]),
  );
const file = (period: string) => `code_commune;periode;value\n55001;${period};10\n55545;${period};1250\n`;
const released = async (desk: Desk, dataset: string, content: string, also = {}) =>
  (await desk.publishing(dataset, content, also)).map(({ release, isNew }) => [release.split(":").at(-1), isNew]);

describe("a release is mended by a new vintage, and said again it is none", () => {
  test("the same file again, under another name of its source, is nothing new", async () => {
    expect(await released(open, "jobseekers", file("2012-T4"))).toEqual([["1", true]]);
    const source = { title: "autre nom", licence: "non précisée", retrievedOn: null, url: null };
    expect(await released(open, "jobseekers", file("2012-T4"), { source })).toEqual([["1", false]]);
  });

  test("what was provisional becomes final, and a source or a licence is corrected, each with its reason", async () => {
    expect(await released(open, "jobseekers", file("2011-T4"), { provisional: true })).toEqual([["1", true]]);
    expect(await released(open, "jobseekers", file("2011-T4"))).toEqual([["2", true]]);
    const correction = {
      correction: "La licence est ouverte.",
      source: { title: "Dares", licence: "Licence Ouverte", retrievedOn: null, url: null },
    };
    expect(await released(open, "jobseekers", file("2011-T4"), correction)).toEqual([["3", true]]);
    expect(await released(open, "jobseekers", file("2011-T4"), correction)).toEqual([["3", false]]);
  });

  test("after a withdrawal the same figures may return", async () => {
    await released(open, "jobseekers", file("2010-T4"));
    await withdraw(open, "pole-emploi:jobseekers:2010-Q4:1");
    expect(await released(open, "jobseekers", file("2010-T4"))).toEqual([["2", true]]);
  });

  test("protected counts said again withhold neither more nor less; after a withdrawal they return as they were", async () => {
    const counts = csv(generate("cer-signed", "2018-Q2"), "2018-Q2", ["pathway"]);
    expect(await released(closed, "cer-signed", counts)).toEqual([["1", true]]);
    expect(await released(closed, "cer-signed", counts)).toEqual([["1", false]]);
    await withdraw(closed, "department:cer-signed:2018-Q2:1");
    expect(await released(closed, "cer-signed", counts)).toEqual([["2", true]]);
    const shown = (vintage: number) =>
      closed.rows(
        `select territory, breakdown, value::int from published.cell where release = 'department:cer-signed:2018-Q2:${vintage}'
            and status = 'PUBLISHED' order by territory, breakdown`,
      );
    // What was read stays known: nothing that was withheld may be shown now, and what was shown is told as it was.
    const before = new Map(
      (await shown(1)).map(({ territory, breakdown, value }) => [`${territory} ${breakdown}`, value]),
    );
    for (const { territory, breakdown, value } of await shown(2))
      expect(before.get(`${territory} ${breakdown}`)).toBe(value);
  });
});
