import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { atLevel } from "@pacte-hub/data/territories";
import { department } from "@pacte-hub/department/institution";
import { indicatorOf } from "@pacte-hub/institution/config";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { withClient } from "@pacte-hub/postgres/connect";
import { noHub } from "@pacte-hub/publisher/hubClient";
import type { Publication } from "@pacte-hub/publisher/publication";
import { publishLinkedTables } from "@pacte-hub/publisher/publish";
import type { RawTable } from "@pacte-hub/publisher/rawTable";
import { signingKey } from "@pacte-hub/release-file/signature";
import { breakdownText, type Dimension, dimensionValues } from "@pacte-hub/schema/model/dimension";
import type { RegisterEntry } from "@pacte-hub/schema/model/openRegister";
import type { RoundingPolicy } from "@pacte-hub/schema/model/release";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import { siae } from "@pacte-hub/siae/institution";
import { afterAll, expect, test } from "vitest";
import { csv, type Desk, openDesk } from "../desk.ts";

/** The Ed25519 key of RFC 9421, appendix B.1.4, which everybody has: its signatures are always the same. */
const key = signingKey(
  "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----",
);
const rounding: RoundingPolicy = { kind: "ROUNDING", base: 10, k: 5 };
const rounds = { ...department, policies: { ...department.policies, orientations: rounding } };

const fixture = (name: string) => readFile(join(import.meta.dirname, "../fixtures/publish", name), "utf8");
const epcis = atLevel("EPCI").map(({ code }) => code);
const [first = "", second = ""] = epcis;

/** The same people of each EPCI in every table, by crossing: always the same, some nought, many small, some large. */
function tableOf(dataset: string, dimensions: readonly Dimension[]): readonly Part[] {
  const breakdowns = dimensions.reduce<readonly Record<string, string>[]>(
    (done, name) => done.flatMap((at) => dimensionValues[name].map((value) => ({ ...at, [name]: value }))),
    [{}],
  );
  let seed = dataset.length;
  return epcis.flatMap((territory, row) => {
    let left = 7 + 13 * row;
    return breakdowns.map((at, column) => {
      seed = (seed * 48_271) % 2_147_483_647;
      const value = column === breakdowns.length - 1 ? left : seed % 5 === 0 ? 0 : seed % (left + 1);
      left -= value;
      return { territory, breakdown: breakdownText(at), value };
    });
  });
}
const generated = (dataset: string, dimension: Dimension): RawTable => ({
  dataset,
  period: "2019-Q2",
  unit: "PERSON",
  dimensions: [dimension],
  parts: tableOf(dataset, [dimension]),
  delivery: null,
});
const quarter = (dataset: string, period: string, dimensions: readonly Dimension[]) =>
  csv(tableOf(dataset, dimensions), period, dimensions);

/** An action of 2019 in each of two EPCI, as the open register shows it. */
const actions: readonly RegisterEntry[] = [first, second].map((territory) => ({
  territory,
  at: { recommendation: ["R1_1"] },
  first: "2019-01-10",
  last: "2019-12-01",
}));
const participants = epcis.flatMap((epci) => [
  `${epci};2019;${[first, second].includes(epci) ? 30 : 0};R1_1`,
  `${epci};2019;0;R1_2`,
]);

const desks: Desk[] = [];
afterAll(async () => {
  for (const desk of desks) await desk.close();
});

async function deskOf(institution: Parameters<typeof openDesk>[0]): Promise<Desk> {
  const desk = await openDesk(institution);
  desks.push(desk);
  return desk;
}

/** Every release of a database in the order of their names, as signed. */
const signedIn = (desk: Desk) =>
  desk.rows("select id, content_hash as hash, signature from published.release order by id");

/** The same counts under several periods. */
const likely = { unusualBecause: "inventé pour l'épreuve" };

/** What `publications` of one institution leave signed. */
async function signedBy(
  institution: Parameters<typeof openDesk>[0],
  publications: (
    publish: (dataset: string, content: string, also?: Partial<Publication>) => Promise<unknown>,
    desk: Desk,
  ) => Promise<void>,
) {
  const desk = await deskOf(institution);
  await publications(
    (dataset, content, also) =>
      desk.publishing(dataset, content, { ...also, declared: { ...likely, ...also?.declared }, key }),
    desk,
  );
  return signedIn(desk);
}

test("an extract gives, to the byte, the release that was signed of it before publication became a pipeline", {
  timeout: 120_000,
}, async () => {
  const open = await signedBy(poleEmploi, async (publish) => {
    await publish("jobseekers", "code_commune;periode;value\n55001;2021-T4;5\n55002;2021-T4;20\n55001;2020-T4;15\n");
    await publish("jobseekers", "code_commune;periode;value\n55001;2021-T4;10\n55002;2021-T4;20\n");
  });
  const suppressed = await signedBy(department, async (publish, { fileOf }) => {
    const indicator = indicatorOf(department, "orientation-delays");
    if (!indicator) throw new Error("no indicator");
    const delays = await fileOf("delays", quarter("orientation-delays", "2019-Q2", ["delay"]));
    const beside = [{ indicator, file: delays }];
    await publish("orientations", quarter("orientations", "2019-Q2", ["pathway"]), { beside });
    await publish("adults-with-duties", quarter("adults-with-duties", "2018-Q2", ["sex", "age"]));
    const revised = tableOf("adults-with-duties", ["sex", "age"]).map((part, at) =>
      at % 7 === 0 ? { ...part, value: part.value + 1 } : part,
    );
    await publish("adults-with-duties", csv(revised, "2018-Q2", ["sex", "age"]));
    const registers = () => Promise.resolve(actions);
    const abroad = Object.assign(() => Promise.resolve([]), { registers });
    const file = `territoire;periode;valeur;recommendation\n${participants.join("\n")}\n`;
    await publish("action-participants", file, { abroad });
  });
  const rounded = await signedBy(rounds, async (publish) => {
    const roundingKey = "un secret de la maison";
    await publish("orientations", quarter("orientations", "2018-Q2", ["pathway"]), { roundingKey });
  });
  const byStructure = await signedBy(siae, async (publish, { urls }) => {
    await publish("structures", await fixture("91_siae_ok.csv"), { declared: { period: "2022-07" } });
    const mark = "insert into authority.mark (demonstration) values (true)";
    await withClient(urls.OWNER, (client) => client.query(mark));
    await publish("siae-fte-worked", await fixture("siae_singleton.csv"), { demonstration: true });
  });
  const linked = await signedBy(department, async (_, { urls }) => {
    const datasets = ["orientations", "orientation-delays"];
    const policy = department.demonstrationPolicies.orientations;
    if (!policy) throw new Error("no policy");
    await publishLinkedTables(urls.PUBLISHER, {
      institution: department,
      source: { title: "essai", licence: "EUPL-1.2", retrievedOn: null, url: null },
      provisional: false,
      demonstration: true,
      embargoUntil: null,
      policy,
      people: { datasets, tiesPeriods: false },
      tables: [generated("orientations", "pathway"), generated("orientation-delays", "delay")],
      key,
      abroad: noHub,
    });
  });
  const signed = [...open, ...suppressed, ...rounded, ...byStructure, ...linked];
  expect(signed).toEqual(JSON.parse(await fixture("signed.json")));
});
