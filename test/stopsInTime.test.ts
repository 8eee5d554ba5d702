import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { urlsOf } from "./database.ts";
import { freePorts } from "./hub.ts";
import { institutionProcess, signedQuestion } from "./institutionProcess.ts";
import { Way } from "./way.ts";

const keyOf = (name: string): string => join(inject("hub").dataDir, "keys", `${name}.pem`);
const question = `{ _entities(representations: [{ __typename: "Territory", code: "55" }]) { ... on Territory { caf {
  rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } } }`;

let way: Way | undefined;
afterAll(() => way?.cut());

test("an institution whose database has fallen silent still stops when it is told to, and says why it waits no longer", async () => {
  const ports = await freePorts();
  way = new Way(ports.PG_PORT, Number(inject("hub").ports.PG_PORT));
  await way.lay();
  const institution = await institutionProcess("caf", ports.CAF_PORT, {
    CAF_READER_URL: urlsOf("caf").READER.replace(/:\d+\//, `:${way.port}/`),
    CAF_CONTEXT_KEY: keyOf("caf-context"),
    CAF_JOURNAL_KEY: keyOf("caf-journal"),
  });
  const answer = await signedQuestion(institution, readFileSync(keyOf("gateway"), "utf8"), question);
  expect(answer.status).toBe(200);
  way.hush();
  const ended = new Promise((resolve) => institution.child.once("exit", (code) => resolve(code)));
  institution.child.kill("SIGTERM");
  expect(await ended).toBe(0);
}, 60_000);
