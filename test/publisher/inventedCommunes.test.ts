import { caf } from "@pacte-hub/caf/institution";
import { atLevel } from "@pacte-hub/data/territories";
import { withClient } from "@pacte-hub/postgres/connect";
import type { Publication } from "@pacte-hub/publisher/publication";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk } from "../desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(caf);
  const mark = "insert into authority.mark (demonstration) values (true)";
  await withClient(desk.urls.OWNER, (client) => client.query(mark));
});
afterAll(() => desk.close());

test("invented figures of every commune are added up by EPCI and published: nobody is told that communes lack", async () => {
  const lines = atLevel("COMMUNE").map(({ code }, at) => `${code};2025-12;${10 + 5 * (at % 3)}`);
  const unusual: string[] = [];
  const read: Publication["read"] = (_indicator, { unusual: sentences }) => unusual.push(...sentences.map(String));
  const file = `code_commune;periode;valeur\n${lines.join("\n")}\n`;
  const [outcome] = await desk.publishing("rsa-households", file, { demonstration: true, read });
  expect(outcome).toMatchObject({ isNew: true, cells: 17 });
  expect(unusual.join("\n")).not.toMatch(/aucune commune/);
});
