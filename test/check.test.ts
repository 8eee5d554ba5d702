import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, expect, inject, test } from "vitest";
import { typed } from "./hub.ts";

const folder = mkdtempSync(join(tmpdir(), "hub-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

const served = readFileSync(inClone("subgraphs", "caf", "schema.graphql"), "utf8");
/** The CAF's schema with one of its series under another name. */
const without = served.replace(/(type CafInTerritory \{[\s\S]*?) {2}rsaHouseholds\(/, "$1  householdsOfRsa(");

const checked = (...words: readonly string[]) => typed(["check", "caf", ...words], { HUB_DATA_DIR: folder });

test("the schema that this very version serves breaks nothing of what the gateway says of itself", async () => {
  const { code, said } = await checked("--against", inject("hub").url);
  expect([code, said]).toEqual([0, expect.stringContaining("n'est cassé")]);
  expect(said).toMatch(/Les \d+ opérations enregistrées restent valables/);
}, 60_000);

test("a field taken away is told with the pages and the questions that ask it, by another exit code", async () => {
  expect(without).not.toBe(served);
  const file = join(folder, "caf.graphql");
  writeFileSync(file, without);
  const { code, said } = await checked("--schema", file);
  expect([code, said]).toEqual([
    6,
    expect.stringContaining("le champ CafInTerritory.rsaHouseholds n'est plus là : tableau de bord : "),
  ]);
  expect(said).toContain("question : 01-rsa-et-demande-emploi.graphql");
  expect(said).toMatch(/NE MARCHERAIENT PLUS : \d+ opérations enregistrées sur \d+/);
}, 60_000);

test("a schema that does not compose, and a gateway that is not there, are one sentence each", async () => {
  const file = join(folder, "wrong.graphql");
  writeFileSync(file, served.replace("type CafInTerritory", "type Elsewhere"));
  const wrong = await checked("--schema", file);
  expect([wrong.code, wrong.said]).toEqual([
    1,
    expect.stringMatching(/^Les schémas ne se composent pas[\s\S]*\[GRAPH_REFUSED\]\n$/),
  ]);
  const silent = await checked("--against", "http://127.0.0.1:9/graphql");
  expect([silent.code, silent.said]).toEqual([
    1,
    expect.stringMatching(/^La passerelle ne répond pas.*\[HUB_SILENT\]\n$/),
  ]);
}, 60_000);
